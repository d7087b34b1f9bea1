"""Every way to tamper with one file of a published log: where, how, and what an audit has to say of it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from adapters.tlog.note import Signature
from adapters.tlog.tiles import bundle
from application.log_audits import Check
from tests.support.tiled_log import Signers, entry, files_of, root_of_first

SIZE, OLDER = 600, 555
HOWS = ("flip", "delete", "insert", "reorder", "truncate", "replay", "swap")
FILES = {
    "entry": ["tile/entries/000", "tile/entries/001", "tile/entries/002.p/88"],
    "level-0 tile": ["tile/0/000", "tile/0/001"],
    "partial tile": ["tile/0/002.p/88"],
    "higher tile": ["tile/1/000.p/2"],
}
LINES = ("checkpoint text", "signature", "cosignature")
WHERES = (*FILES, *LINES)
MATRIX = [
    *((where, how) for where in WHERES for how in HOWS),
    ("whole checkpoint", "replay"),
    ("whole checkpoint", "swap"),
]
OF_CHECKPOINT = {
    "checkpoint text": {Check.FORM, Check.SIGNATURE, Check.ROLLBACK},
    "signature": {Check.FORM, Check.SIGNATURE},
    "cosignature": {Check.FORM, Check.COSIGNATURE, Check.QUORUM},
}
Files = dict[str, bytes]


@dataclass(frozen=True)
class Tampered:
    """The files that differ, None for one that is gone, and what must be named."""

    files: dict[str, bytes | None]
    file: str
    record: int | None
    checks: set[Check]


def rewritten(index: int) -> bytes:
    """Another history of the same log."""
    return entry(index).upper()


class Tampering:
    """One log of 600 witnessed records, an older state of it, and another history under the same keys."""

    def __init__(self, signers: Signers) -> None:
        self.signers = signers
        self.log = self._files(SIZE, entry)
        self.older = self._files(OLDER, entry)
        self.other = self._files(SIZE, rewritten)

    def one(self, random: Random, where: str, how: str) -> Tampered:
        """At a random place; what is read afterwards is never what was read before."""
        while True:
            made = self._somewhere(random, where, how)
            if all(data != self.log[name] for name, data in made.files.items()):
                return made

    def _files(self, size: int, content: Callable[[int], bytes]) -> Files:
        files = dict(files_of(size, content))
        root = files.pop("root")
        return {**files, "checkpoint": self.signers.signed(size, root)}

    def _somewhere(self, random: Random, where: str, how: str) -> Tampered:
        if where in FILES:
            return self._file(random, where, how)
        return self._line(random, where, how) if where in LINES else self._whole(how)

    def _file(self, random: Random, where: str, how: str) -> Tampered:
        name = random.choice(FILES[where])
        if how == "delete" and random.random() < 0.3:
            return Tampered({name: None}, name, None, {Check.MISSING})
        if how == "swap" and len(FILES[where]) > 1:
            return self._swapped(random, where)
        units = _units(where, self.log[name])
        join = bundle if where == "entry" else b"".join
        if how in {"replay", "swap"}:
            data = self._replayed(random, name)
        elif random.random() < 0.5 and how in {"delete", "insert", "reorder"}:
            data = join(_units_moved(random, how, units))
        else:
            data = _bytes_moved(random, how, self.log[name])
        check = {Check.ENTRY, Check.FORM} if where == "entry" else {Check.TILE}
        return Tampered({name: data}, name, _record(where, name, units, data), check)

    def _swapped(self, random: Random, where: str) -> Tampered:
        """The first of the two is named."""
        first, second = sorted(random.sample(FILES[where], 2))
        data = self.log[second]
        record = _record(where, first, _units(where, self.log[first]), data)
        check = {Check.ENTRY, Check.FORM} if where == "entry" else {Check.TILE}
        return Tampered({first: data, second: self.log[first]}, first, record, check)

    def _replayed(self, random: Random, name: str) -> bytes:
        """As it was in an older state, or in another history."""
        same = name.partition(".p/")[0]
        older = [data for path, data in self.older.items() if path.partition(".p/")[0] == same]
        return random.choice([*older, self.other[name]])

    def _line(self, random: Random, where: str, how: str) -> Tampered:
        text, below = self.log["checkpoint"].decode().split("\n\n")
        log, *witnesses = below.splitlines()
        at = random.randrange(len(witnesses))
        part = {"checkpoint text": text + "\n", "signature": log + "\n"}.get(where, witnesses[at] + "\n")
        whole = how in {"replay", "swap"}
        changed = (
            self._line_replayed(where, how, at, random) if whole else _text_moved(random, where, how, part)
        )
        data = self.log["checkpoint"].replace(part.encode(), changed)
        return Tampered({"checkpoint": data}, "checkpoint", None, OF_CHECKPOINT[where])

    def _line_replayed(self, where: str, how: str, at: int, random: Random) -> bytes:
        """Out of an older checkpoint, another history, or one made with other keys."""
        note = self._another(random, how)
        text, below = note.decode().split("\n\n")
        log, *witnesses = below.splitlines()
        line = {"checkpoint text": text, "signature": log}.get(where, witnesses[at])
        if how == "swap" and where != "checkpoint text" and random.random() < 0.5:
            line = self._as_if_by(where, at, line)
        return (line + "\n").encode()

    def _another(self, random: Random, how: str) -> bytes:
        if how == "replay":
            return random.choice([self.older, self.other])["checkpoint"]
        return Signers.witnessed().signed(SIZE, root_of_first(random.choice([3, SIZE])))

    def _as_if_by(self, where: str, at: int, line: str) -> str:
        """Another's signature under the id of our own key."""
        key = self.signers.log if where == "signature" else self.signers.witnesses[at]
        return str(replace(Signature.parse(line), key_id=key.verifier.key_id)).rstrip("\n")

    def _whole(self, how: str) -> Tampered:
        """Checkpoints that the log has indeed signed, but not after the one that somebody keeps."""
        found = {"replay": (self.older, Check.ROLLBACK), "swap": (self.other, Check.SPLIT)}
        files, check = found[how]
        return Tampered({"checkpoint": files["checkpoint"]}, "checkpoint", None, {check})


def write(folder: Path, files: dict[str, bytes | None]) -> None:
    """Put these files there, and take away what is None."""
    for name, data in files.items():
        if data is None:
            (folder / name).unlink()
        else:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)


def _units(where: str, data: bytes) -> list[bytes]:
    if where != "entry":
        return [data[at : at + 32] for at in range(0, len(data), 32)]
    units, at = [], 0
    while at + 2 <= len(data):
        end = at + 2 + int.from_bytes(data[at : at + 2], "big")
        units.append(data[at + 2 : end] if end <= len(data) else data[at : end - 1] + b"\0cut")
        at = end
    return units


def _record(where: str, name: str, units: list[bytes], data: bytes) -> int | None:
    """The first that is not what it was; one hash of a higher tile stands for many."""
    if where == "higher tile":
        return None
    found = _units(where, data)
    index = int(name.split("/")[2].removesuffix(".p"))
    for at, unit in enumerate(units):
        if at >= len(found) or found[at] != unit:
            return index * 256 + at
    return None


def _units_moved(random: Random, how: str, units: list[bytes]) -> list[bytes]:
    one, other = random.sample(range(len(units)), 2)
    moved = list(units)
    if how == "delete":
        del moved[one]
    elif how == "insert":
        moved.insert(one, random.randbytes(32))
    else:
        moved[one], moved[other] = moved[other], moved[one]
    return moved


def _bytes_moved(random: Random, how: str, data: bytes) -> bytes:
    at, to = sorted(random.sample(range(len(data)), 2))
    if how == "flip":
        return data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :]
    if how == "delete":
        return data[:at] + data[to:]
    if how == "insert":
        return data[:at] + random.randbytes(random.randint(1, 40)) + data[at:]
    if how == "reorder":
        return data[:at] + data[to : to + 1] + data[at + 1 : to] + data[at : at + 1] + data[to + 1 :]
    return data[:at]


def _text_moved(random: Random, where: str, how: str, part: str) -> bytes:
    if how == "reorder" and where == "checkpoint text":
        lines = part.splitlines(keepends=True)
        random.shuffle(lines)
        return "".join(lines).encode()
    if how == "delete" and random.random() < 0.3:
        return b""
    return _bytes_moved(random, how, part.encode())
