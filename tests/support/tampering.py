"""The ways to tamper with a case bundle: bytes, members, structure, and spellings that two readers might read in two ways."""

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from random import Random

from msgspec import structs

from adapters.case_bundle.archive import archived, members_of
from adapters.case_bundle.manifest import Manifest, MemberTold, canonical, read
from adapters.case_bundle.verifier import Verdict
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.note import Note
from tests.support.bundles import COURT, LOG, ORIGIN, UNION
from tests.support.spellings import HARMLESS, SPELLINGS

Members = dict[str, bytes]


def unpacked(bundle: bytes) -> Members:
    """The members in their order."""
    return {name: bytes(member.content) for name, member in members_of(memoryview(bundle)).items()}


def packed(members: Members) -> bytes:
    """An archive of these, whatever they are."""
    return archived(list(members.items()))


def told_anew(members: Members) -> Members:
    """What somebody clever does after tampering: a manifest that fits."""
    manifest = read(Manifest, members["manifest.json"])
    assert manifest is not None
    members_told = [
        MemberTold(one.name, len(members[one.name]), sha256(members[one.name]).hexdigest())
        if one.name in members
        else one
        for one in manifest.members
    ]
    changed = structs.replace(manifest, members=members_told)
    return {**members, "manifest.json": canonical(changed)}


def flip(content: bytes, random: Random) -> bytes:
    """One bit."""
    at = random.randrange(len(content))
    return content[:at] + bytes([content[at] ^ 1 << random.randrange(8)]) + content[at + 1 :]


def delete(content: bytes, random: Random) -> bytes:
    """A few bytes."""
    at = random.randrange(len(content))
    return content[:at] + content[at + random.randint(1, 9) :]


def insert(content: bytes, random: Random) -> bytes:
    """A few bytes."""
    at = random.randrange(len(content) + 1)
    return content[:at] + random.randbytes(random.randint(1, 9)) + content[at:]


def truncate(content: bytes, random: Random) -> bytes:
    """The end is missing."""
    return content[: random.randrange(len(content))]


CHANGES: tuple[Callable[[bytes, Random], bytes], ...] = (flip, delete, insert, truncate)
UNSIGNED = ("report.html", "report.pdf", "verify.html")
"""What no signature covers: a manifest made to fit hides a change."""


@dataclass(frozen=True)
class Tampered:
    """One altered file; `detected`: it must be found out."""

    how: str
    bundle: bytes
    detected: bool = True
    names: str = ""
    """The member that a finding must name, where it is known."""


def tampered(bundle: bytes, earlier: bytes, random: Random, rounds: int = 1) -> Iterator[Tampered]:
    """The matrix: each change to each part, by somebody careless and by somebody who makes the manifest fit."""
    for _ in range(rounds):
        yield from _as_bytes(bundle, random)
        yield from _as_members(bundle, earlier, random)
        yield from _as_structure(bundle, random)
    yield from _as_spelt(bundle)


def _as_bytes(bundle: bytes, random: Random) -> Iterator[Tampered]:
    for change in CHANGES:
        for _ in range(4):
            yield Tampered(f"{change.__name__} file", change(bundle, random))
    yield Tampered("prefixed", b"MZ" + bundle)
    yield Tampered("appended", bundle + b"\0")
    yield Tampered("twice", bundle + bundle)
    yield Tampered("empty", b"")


def _as_members(bundle: bytes, earlier: bytes, random: Random) -> Iterator[Tampered]:
    whole, old = unpacked(bundle), unpacked(earlier)
    by_kind: dict[str, list[str]] = {}
    for name in whole:
        by_kind.setdefault(name.partition("/")[0], []).append(name)
    for names in by_kind.values():
        name = random.choice(names)
        for change in CHANGES:
            yield from _both(change.__name__, whole, {name: change(whole[name], random)}, name)
        others = [one for one in names if whole[one] != whole[name]]
        if others:
            other = random.choice(others)
            yield from _both("swap", whole, {name: whole[other], other: whole[name]}, name)
        if old.get(name, whole[name]) != whole[name]:
            yield from _both("replay", whole, {name: old[name]}, name)


def _both(how: str, whole: Members, changed: Members, name: str) -> Iterator[Tampered]:
    if name == "manifest.json":
        yield Tampered(
            f"{how} {name}", packed({**whole, **changed}), detected=_proves(whole[name], changed[name])
        )
        return
    yield Tampered(f"{how} {name}", packed({**whole, **changed}), names=name)
    less = how != "flip" and name in {
        "policy",
        "openings.json",
    }  # an empty line, fewer openings: nothing is untrue
    fitting = packed(told_anew({**whole, **changed}))
    yield Tampered(f"{how} {name}, manifest fits", fitting, detected=name not in UNSIGNED and not less)


def _proves(manifest: bytes, changed: bytes) -> bool:
    """Whether the change is to what the proofs speak of, and not only to what the exporter says of himself."""
    before, after = read(Manifest, manifest), read(Manifest, changed)
    if before is None or after is None:
        return True
    said = ("format", "v", "origin", "signed", "size", "records", "members")
    return any(getattr(before, name) != getattr(after, name) for name in said)


def _as_structure(bundle: bytes, random: Random) -> Iterator[Tampered]:
    whole = unpacked(bundle)
    names = list(whole)
    gone = random.choice(names)
    yield Tampered(f"without {gone}", packed({name: whole[name] for name in names if name != gone}))
    first, second = random.sample(range(1, len(names)), 2)
    names[first], names[second] = names[second], names[first]
    yield Tampered("members in another order", packed({name: whole[name] for name in names}))
    for how, method in (("stored again", zipfile.ZIP_STORED), ("compressed", zipfile.ZIP_DEFLATED)):
        again = BytesIO()
        with zipfile.ZipFile(again, "w", method) as packing:
            for name, content in whole.items():
                packing.writestr(name, content)
        yield Tampered(how, again.getvalue())
    yield Tampered("one more member", packed({**whole, "records/999999.json": b"{}"}))
    yield Tampered("a name that leads out", packed({**whole, "../../etc/passwd": b"x"}))
    yield Tampered("an absolute name", packed({**whole, "/etc/passwd": b"x"}))
    twice = archived([*whole.items(), ("policy", b"x")])
    yield Tampered("a name twice", twice)
    signatures = whole["checkpoint"].decode().splitlines(keepends=True)
    for at in (-1, -2, -3):
        fewer = "".join(signatures[:at] + signatures[len(signatures) + at + 1 :]).encode()
        everywhere = {
            name: content.replace(whole["checkpoint"], fewer)
            for name, content in whole.items()
            if name == "checkpoint" or name.startswith("proofs/")
        }
        yield Tampered(f"signature {at} gone", packed(told_anew({**whole, **everywhere})))
    other = Note(str(Checkpoint(ORIGIN, 5, bytes(32)))).signed(LOG).signed(COURT, 1).signed(UNION, 1)
    yield Tampered("another tree, signed", packed(told_anew({**whole, "checkpoint": str(other).encode()})))


def _as_spelt(bundle: bytes) -> Iterator[Tampered]:
    whole = unpacked(bundle)
    for name in _one_of_each(whole):
        yield Tampered(f"{name} with a mark", packed(_fitting(whole, {name: b"\xef\xbb\xbf" + whole[name]})))
        yield Tampered(f"{name} not UTF-8", packed(_fitting(whole, {name: b"\xff" + whole[name]})))
        for old, new in SPELLINGS:
            if old.encode() in whole[name]:
                changed = whole[name].replace(old.encode(), new.encode(), 1)
                everywhere = {name: changed}
                if name == "checkpoint":
                    everywhere |= {
                        each: whole[each].replace(whole[name], changed)
                        for each in whole
                        if each.startswith("proofs/")
                    }
                yield Tampered(
                    f"{name}: {new!r}", packed(_fitting(whole, everywhere)), new.startswith(HARMLESS) is False
                )


def _one_of_each(whole: Members) -> list[str]:
    """The second of each kind, where there are several."""
    kinds: dict[str, list[str]] = {}
    for name in whole:
        if not name.startswith(("report", "verify", "documents")):
            kinds.setdefault(name.partition("/")[0], []).append(name)
    return [names[1:2][0] if len(names) > 1 else names[0] for names in kinds.values()]


def _fitting(whole: Members, changed: Members) -> Members:
    if "manifest.json" in changed:
        return {**whole, **changed}
    return told_anew({**whole, **changed})


def told(verdict: Verdict) -> list[list[str]]:
    """Everything found, as the page tells it too."""
    return [[one.code, one.where, one.sentence] for one in verdict.findings]
