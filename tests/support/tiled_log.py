"""A tiled log in a folder, as any implementation would publish it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.frontier import Frontier
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.suites import COSIGNATURE, ML_DSA_COSIGNATURE
from adapters.tlog.tiles import TILE_HEIGHT, Tile, bundle
from adapters.tlog.tree import hash_leaf

ORIGIN = "log.example/one"
AT = 1_790_000_000


@dataclass(frozen=True)
class Signers:
    """The keys of one log and of those who witness it."""

    log: SigningKey = field(default_factory=lambda: SigningKey.generate(ORIGIN))
    witnesses: tuple[SigningKey, ...] = ()

    @classmethod
    def witnessed(cls) -> "Signers":
        """By an Ed25519 and by an ML-DSA-44 witness."""
        court = SigningKey.generate("court.example/w", COSIGNATURE)
        union = SigningKey.generate("union.example/w", ML_DSA_COSIGNATURE)
        return cls(witnesses=(court, union))

    @property
    def vkey(self) -> str:
        """The log's."""
        return str(self.log.verifier)

    def policy(self, quorum: str = "all") -> str:
        """All of the witnesses, or any."""
        names = [f"w{at}" for at, _ in enumerate(self.witnesses)]
        lines = [f"log {self.vkey}"]
        lines += [f"witness {name} {key.verifier}" for name, key in zip(names, self.witnesses, strict=True)]
        return "\n".join([*lines, f"group needed {quorum} {' '.join(names)}", "quorum needed", ""])

    def signed(self, size: int, root: bytes, origin: str = "") -> bytes:
        """The checkpoint with every signature."""
        note = Note(str(Checkpoint(origin or self.log.name, size, root))).signed(self.log)
        for witness in self.witnesses:
            note = note.signed(witness, at=AT)
        return str(note).encode()


def entry(index: int) -> bytes:
    """Each different, of different lengths."""
    return f"record {index} ".encode() + b"." * (index % 7)


def files_of(size: int, content: Callable[[int], bytes] = entry) -> Iterator[tuple[str, bytes]]:
    """Every tile and bundle of a log, as it grows; only one tile a level is held."""
    frontier, entries = Frontier(), []
    open_tiles: dict[int, list[bytes]] = {}
    for index in range(size):
        entries.append(content(index))
        leaf = hash_leaf(entries[-1])
        open_tiles.setdefault(0, []).append(leaf)
        for level, tile_index, root in frontier.push(leaf):
            yield Tile(level, tile_index).path, b"".join(open_tiles.pop(level))
            open_tiles.setdefault(level + 1, []).append(root)
            if level == 0:
                yield Tile(None, tile_index).path, bundle(entries)
                entries.clear()
    for level, hashes in open_tiles.items():
        index = size >> TILE_HEIGHT * (level + 1)
        yield Tile(level, index, len(hashes)).path, b"".join(hashes)
    if entries:
        yield Tile(None, size >> TILE_HEIGHT, len(entries)).path, bundle(entries)
    yield "root", frontier.root()


def write_log(folder: Path, size: int, signers: Signers, content: Callable[[int], bytes] = entry) -> Path:
    """The whole log; returns the folder."""
    for path, data in files_of(size, content):
        if path == "root":
            (folder / "checkpoint").parent.mkdir(parents=True, exist_ok=True)
            (folder / "checkpoint").write_bytes(signers.signed(size, data))
        else:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(data)
    return folder


def root_of_first(size: int, content: Callable[[int], bytes] = entry) -> bytes:
    """The root of the log's first records."""
    frontier = Frontier()
    for index in range(size):
        frontier.push(hash_leaf(content(index)))
    return frontier.root()


def names_of(log: Path) -> Sequence[str]:
    """Every file of the log, sorted."""
    return sorted(file.relative_to(log).as_posix() for file in log.rglob("*") if file.is_file())
