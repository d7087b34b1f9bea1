"""A case bundle with everything in it, signed and witnessed by keys made here, and the ways to tamper with it."""

import asyncio
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

from msgspec import structs

from adapters.case_bundle.archive import archived, members_of
from adapters.case_bundle.manifest import Manifest, MemberTold, canonical, read
from adapters.case_bundle.verifier import Verdict
from adapters.case_bundle.writer import CaseBundleWriter
from adapters.ledger import Ledger
from adapters.settings import Settings
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.suites import COSIGNATURE, ED25519, ML_DSA_COSIGNATURE
from adapters.vault import SealedVault
from api.main import build_app, build_house
from application.case_bundles import bundle_of
from application.house import House
from tests.api.given import APPLIED, DISPUTE, Official, accepted, visitor
from tests.support.clock import CLOCK, TODAY

ON = TODAY.isoformat()
ORIGIN = Settings().origin
LOG = SigningKey(ORIGIN, ED25519, bytes(range(32)))
COURT = SigningKey("witness.court.test", COSIGNATURE, bytes(range(1, 33)))
UNION = SigningKey("witness.union.test", ML_DSA_COSIGNATURE, bytes(range(2, 34)))
POLICY = (
    f"log {LOG.verifier}\nwitness court {COURT.verifier}\nwitness union {UNION.verifier}\n"
    "group both all court union\nquorum both\n"
)
SIGNED_AT = 1_795_000_000
TEXT = "劳动合同扫描件：月工资六千元"


@dataclass(frozen=True)
class Head:
    size: int
    root: bytes
    note: str


@dataclass
class SigningTrail:
    """Signs whatever the ledger holds when it is asked."""

    ledger: Ledger
    policy: str = POLICY

    def latest(self) -> Head:
        size, root = self.ledger.head()
        note = Note(str(Checkpoint(ORIGIN, size, root))).signed(LOG)
        for witness in (COURT, UNION):
            note = note.signed(witness, SIGNED_AT)
        return Head(size, root, str(note))


def signing(house: House) -> House:
    """The house with signed checkpoints."""
    ledger, vault = house.ledger, house.vault
    assert isinstance(ledger, Ledger)
    assert isinstance(vault, SealedVault)
    return replace(house, bundles=CaseBundleWriter(ledger, vault, SigningTrail(ledger)))


@dataclass(frozen=True)
class Made:
    """The same case exported by its mediator, by a court, earlier, and without signatures."""

    mediators: bytes
    courts: bytes
    earlier: bytes
    unsigned: bytes


def made(furnished: Path) -> Made:
    """In a furnished folder that nobody else uses."""
    tokens = json.loads((furnished / "tokens.json").read_text())

    async def make() -> Made:
        house = build_house(Settings(data_folder=furnished), clock=CLOCK)
        await house.open_doors()
        app = build_app(house, Settings())
        told = await _happened(Official(visitor(app, tokens["mediator"])), signing(house), house)
        await house.close_doors()
        return told

    return asyncio.run(make())


async def _happened(mediator: Official, signed: House, house: House) -> Made:
    dispute = (await mediator.took("dispute/steps/register", DISPUTE))["case_id"]
    case = (await mediator.took("mediation-case/steps/apply-for", {**APPLIED, "dispute_id": dispute}))[
        "case_id"
    ]
    path = f"mediation-case/{case}"
    await mediator.took(f"{path}/steps/accept", accepted(), 1)
    by = {name: house.accounts.actor(mediator.client.headers["Authorization"][7:]) for name in ("mediator",)}
    court = dict(house.accounts.enrolled())["judge"]

    async def exported(of: House, who: str = "mediator") -> bytes:
        await house.settled()
        return await bundle_of(of, by.get(who, court), "mediation-case", UUID(case), "庭审举证")

    await house.settled()
    earlier = await exported(signed)
    await mediator.took(f"{path}/steps/appoint-mediators", {"on": ON, "mediators": 1}, 2)
    session = {"on": ON, "attended": "both", "course": "双方陈述", "notes": "底线捌仟元"}
    await mediator.took(f"{path}/steps/hold-session", session, 3)
    for version, (volume, name, text) in enumerate(
        (("main", "title", TEXT), ("side", "inner_title", "评议记录：不公开")), start=4
    ):
        sent = await mediator.client.post("/api/v1/documents", content=text.encode())
        filing = {"on": ON, "document_kind": "evidence", "volume": volume, name: f"材料{version}"}
        await mediator.took(
            f"{path}/steps/file-document", {**filing, "digest": sent.json()["digest"]}, version
        )
    return Made(await exported(signed), await exported(signed, "judge"), earlier, await exported(house))


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


def told(verdict: Verdict) -> list[list[str]]:
    """Everything found, as the page tells it too."""
    return [[one.code, one.where, one.sentence] for one in verdict.findings]
