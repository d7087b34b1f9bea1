"""Tiles and entry bundles (C2SP tlog-tiles): where they lie, what is in them, and a tree read from them."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Self

from adapters.tlog.encoding import Malformed
from adapters.tlog.tree import HASH_SIZE, root_of

TILE_HEIGHT = 8
TILE_WIDTH = 1 << TILE_HEIGHT
HIGHEST_LEVEL = 63
LONGEST_ENTRY = 0xFFFF
_PATH = re.compile(
    r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII
)


@dataclass(frozen=True)
class Tile:
    """Up to 256 hashes of one level, or the entries beneath them; its path says which."""

    level: int | None
    """None: the bundle of the entries themselves."""
    index: int
    width: int = TILE_WIDTH

    @property
    def path(self) -> str:
        """Below the log's prefix, as in `tile/0/x001/x234/067.p/8`."""
        level = "entries" if self.level is None else self.level
        partial = "" if self.width == TILE_WIDTH else f".p/{self.width}"
        return f"tile/{level}/{_written(self.index)}{partial}"

    @classmethod
    def parse(cls, path: str) -> Self:
        """Only the one spelling that `path` has."""
        found = _PATH.fullmatch(path)
        if not found:
            raise Malformed(f"not the path of a tile: {path[:80]!r}")
        level = None if found[1] == "entries" else int(found[1])
        index = int(re.sub(r"[x/]", "", found[2]))
        tile = cls(level, index, int(found[3] or TILE_WIDTH))
        if tile.path != path or (level or 0) > HIGHEST_LEVEL or tile.width > TILE_WIDTH:
            raise Malformed(f"not the path of a tile: {path[:80]!r}")
        return tile


def tiles_of(size: int) -> Iterable[Tile]:
    """Every tile of hashes in a tree of `size` records, lowest level first."""
    level = 0
    while size >> TILE_HEIGHT * level:
        yield from tiles_of_level(size, level)
        level += 1


def tiles_of_level(size: int, level: int) -> Iterable[Tile]:
    """The tiles of one level in a tree of `size` records, the partial one last."""
    full, rest = divmod(size >> TILE_HEIGHT * level, TILE_WIDTH)
    yield from (Tile(level, index) for index in range(full))
    if rest:
        yield Tile(level, full, rest)


def bundles_of(size: int) -> Iterable[Tile]:
    """Every bundle of entries in a tree of `size` records."""
    return (Tile(None, tile.index, tile.width) for tile in tiles_of_level(size, 0))


def hashes_of(tile: Tile, data: bytes) -> list[bytes]:
    """The hashes of a tile; raises Malformed unless there are exactly as many as it is wide."""
    if len(data) != tile.width * HASH_SIZE:
        raise Malformed(f"{tile.path} has {len(data)} bytes, not {tile.width * HASH_SIZE}")
    return [data[at : at + HASH_SIZE] for at in range(0, len(data), HASH_SIZE)]


def bundle(entries: Iterable[bytes]) -> bytes:
    """Entries one after another, each after its length in two bytes, big-endian."""
    parts = []
    for entry in entries:
        if len(entry) > LONGEST_ENTRY:
            raise Malformed(f"an entry has at most {LONGEST_ENTRY} bytes, not {len(entry)}")
        parts += [len(entry).to_bytes(2, "big"), entry]
    return b"".join(parts)


def entries_of(tile: Tile, data: bytes) -> list[bytes]:
    """The entries of a bundle; raises Malformed unless there are exactly as many as it is wide."""
    entries: list[bytes] = []
    at = 0
    while at < len(data) and len(entries) < tile.width:
        length, at = int.from_bytes(data[at : at + 2], "big"), at + 2
        entries.append(data[at : at + length])
        at += length
    if at != len(data) or len(entries) != tile.width:
        raise Malformed(f"{tile.path} does not hold exactly {tile.width} entries")
    return entries


class TiledTree:
    """Roots of perfect subtrees out of tiles that somebody fetches; what they lead to is for a proof to check."""

    def __init__(self, size: int, fetch: Callable[[Tile], bytes]) -> None:
        self._size = size
        self._fetch = fetch
        self._tiles: dict[Tile, list[bytes]] = {}

    def subtree(self, height: int, index: int) -> bytes:
        """The root of the perfect subtree of 2**height leaves that is the index-th of its height."""
        level, rest = divmod(height, TILE_HEIGHT)
        tile_index, first = divmod(index << rest, TILE_WIDTH)
        hashes = self._hashes(level, tile_index)[first : first + (1 << rest)]
        if len(hashes) < 1 << rest:
            raise IndexError(f"a tree of {self._size} records has no such subtree")
        while len(hashes) > 1:
            hashes = [root_of(hashes[at : at + 2]) for at in range(0, len(hashes), 2)]
        return hashes[0]

    def _hashes(self, level: int, index: int) -> list[bytes]:
        width = min((self._size >> TILE_HEIGHT * level) - index * TILE_WIDTH, TILE_WIDTH)
        tile = Tile(level, index, width)
        if width > 0 and tile not in self._tiles:
            self._tiles[tile] = hashes_of(tile, self._fetch(tile))
        return self._tiles.get(tile, [])


def _written(index: int) -> str:
    parts = [f"{index % 1000:03}"]
    while index := index // 1000:
        parts.append(f"x{index % 1000:03}")
    return "/".join(reversed(parts))
