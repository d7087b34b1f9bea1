"""The tiles and bundles of one size of a log: fetched, and read in their form alone; nothing here is verified yet."""

from dataclasses import dataclass

from adapters.log_audit.findings import missing, of_tile
from adapters.log_audit.sources import Source, Unreadable, limit_of
from adapters.tlog.tiles import TILE_HEIGHT, TILE_WIDTH, Tile
from adapters.tlog.tree import HASH_SIZE, hash_leaf, hash_node
from application.log_audits import Check


@dataclass(frozen=True)
class Fetched:
    """What stood there for a tile: the file itself, or the full one where the partial one is gone."""

    tile: Tile
    served: Tile
    data: bytes


class LogFiles:
    """A log's files at one size."""

    def __init__(self, source: Source, size: int) -> None:
        self._source = source
        self.size = size

    def tile(self, level: int, index: int) -> Tile | None:
        """The tile that a tree of this size has there."""
        width = min((self.size >> TILE_HEIGHT * level) - index * TILE_WIDTH, TILE_WIDTH)
        return Tile(level, index, width) if width > 0 else None

    def fetch(self, tile: Tile) -> Fetched:
        """Raises Wrong where it is missing or longer than such a file can be."""
        for served in dict.fromkeys((tile, Tile(tile.level, tile.index))):
            try:
                data = self._source.read(served.path, limit_of(served))
            except Unreadable as error:
                said = "文件比规定的长，或者不能解压。"
                raise of_tile(Check.FORM, tile, said, str(error), served=served) from error
            if data is not None:
                return Fetched(tile, served, data)
        raise missing(tile)

    def serves(self, name: str) -> bool:
        """Whether there is such a file, whatever its length."""
        try:
            return self._source.read(name, HASH_SIZE) is not None
        except Unreadable:
            return True


def hashes_in(fetched: Fetched) -> list[bytes]:
    """The hashes that stand in a tile, as many as there are and no more than it is wide."""
    whole = min(len(fetched.data) // HASH_SIZE, fetched.tile.width)
    return [fetched.data[at : at + HASH_SIZE] for at in range(0, whole * HASH_SIZE, HASH_SIZE)]


def is_whole(fetched: Fetched) -> bool:
    """Whether a tile has exactly the length of its width."""
    return len(fetched.data) == fetched.served.width * HASH_SIZE


def entries_in(fetched: Fetched) -> tuple[list[bytes], bool]:
    """The entries of a bundle as far as they can be read, and whether the file holds these and nothing else."""
    entries: list[bytes] = []
    data, at = fetched.data, 0
    while len(entries) < fetched.served.width:
        start = at + 2
        end = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or end > len(data):
            return entries[: fetched.tile.width], False
        entries.append(data[start:end])
        at = end
    return entries[: fetched.tile.width], at == len(data)


def leaf_hashes(entries: list[bytes]) -> list[bytes]:
    """The leaf hash of each entry."""
    return list(map(hash_leaf, entries))


def perfect_root(hashes: list[bytes]) -> bytes:
    """The root over a power of two of hashes."""
    while len(hashes) > 1:
        hashes = list(map(hash_node, hashes[::2], hashes[1::2]))
    return hashes[0]


def peaks_of(hashes: list[bytes]) -> list[bytes]:
    """The roots of the perfect subtrees over the hashes of one partial tile, left to right."""
    peaks, at = [], 0
    for height in range(TILE_HEIGHT, -1, -1):
        if len(hashes) >> height & 1:
            peaks.append(perfect_root(hashes[at : at + (1 << height)]))
            at += 1 << height
    return peaks
