"""The tree from the top down: the checkpoint's root vouches for the tiles at the edge, each hash for one tile below.

So whatever does not fit is itself what is wrong, and one tile a level is all that has to be remembered.
"""

from collections.abc import Iterator
from itertools import combinations

from adapters.log_audit.files import Fetched, LogFiles, hashes_in, is_whole, peaks_of, perfect_root
from adapters.log_audit.findings import Wrong, of_checkpoint, of_tile
from adapters.log_audit.lower import first_difference, from_below
from adapters.tlog.tiles import TILE_HEIGHT, TILE_WIDTH, Tile
from adapters.tlog.tree import root_of
from application.log_audits import Check

Edge = dict[int, list[bytes]]
"""The hashes of the partial tiles by level, highest first."""


class TrustedTree:
    """The hashes of a log that the root of its checkpoint vouches for."""

    def __init__(self, files: LogFiles, root: bytes, *, entries: bool) -> None:
        self._files = files
        self._root = root
        self._entries = entries
        self._edge: Edge = {}
        self._last: dict[int, tuple[int, list[bytes]]] = {}
        """The tile last accepted of each level: (index, hashes)."""

    @property
    def levels(self) -> range:
        """Highest first."""
        return range((max(self._files.size.bit_length(), 1) - 1) // TILE_HEIGHT, -1, -1)

    def partial_tiles(self) -> Iterator[Tile]:
        """Those at the right edge, highest first."""
        for level in self.levels:
            full, width = divmod(self._files.size >> TILE_HEIGHT * level, TILE_WIDTH)
            if width:
                yield Tile(level, full, width)

    def read_edge(self) -> list[tuple[Tile, list[bytes]]]:
        """Accept the partial tiles, or raise Wrong naming the one that keeps them from making up the root."""
        found = [self._files.fetch(tile) for tile in self.partial_tiles()]
        edge = {fetched.tile.level or 0: hashes_in(fetched) for fetched in found}
        if not all(map(is_whole, found)) or _root(edge) != self._root:
            raise self._edge_wrong(found, edge)
        self._edge = edge
        return [(fetched.tile, edge[fetched.tile.level or 0]) for fetched in found]

    def accept(self, fetched: Fetched) -> list[bytes]:
        """The hashes of a full tile whose parent was accepted before it; raises Wrong."""
        tile, hashes = fetched.tile, hashes_in(fetched)
        level = tile.level or 0
        parent = self.hashes(level + 1, tile.index // TILE_WIDTH)
        expected = parent[tile.index % TILE_WIDTH]
        if not is_whole(fetched) or perfect_root(hashes) != expected:
            raise self._tile_wrong(fetched, expected)
        self._last[level] = tile.index, hashes
        return hashes

    def hashes(self, level: int, index: int) -> list[bytes]:
        """Of a tile at the edge, or the one last accepted of its level."""
        if level in self._edge and (self._files.size >> TILE_HEIGHT * (level + 1)) == index:
            return self._edge[level]
        at, hashes = self._last.get(level, (-1, []))
        if at != index:
            raise KeyError(f"tile {index} of level {level} was not accepted")
        return hashes

    def root_at(self, size: int) -> bytes:
        """The root of the first `size` records, no more than there are; the tiles it takes are accepted on the way."""
        needed = [level for level in self.levels if (size >> TILE_HEIGHT * level) % TILE_WIDTH]
        peaks = []
        for level in self.levels if needed else ():
            index, width = divmod(size >> TILE_HEIGHT * level, TILE_WIDTH)
            tile = self._files.tile(level, index)
            if tile is not None and tile.width == TILE_WIDTH:
                self.accept(self._files.fetch(tile))
            if width:
                peaks += peaks_of(self.hashes(level, index)[:width])
            if level == needed[-1]:
                break
        return root_of(peaks)

    def _tile_wrong(self, fetched: Fetched, expected: bytes) -> Wrong:
        below = from_below(self._files, fetched.tile, entries=self._entries)
        if below is None or perfect_root(below) != expected:
            return _tile(fetched, "与上一层瓦片中它的哈希不符；它下面的内容也不能说明是哪一处。", None)
        at = first_difference(hashes_in(fetched), below)
        return _tile(fetched, "与上一层瓦片不符，而它下面的内容是相符的：被改动的是这个瓦片文件。", at)

    def _edge_wrong(self, found: list[Fetched], edge: Edge) -> Wrong:
        """Whatever, taken from below instead, makes up the root again, is what is wrong."""
        below = {
            fetched: hashes
            for fetched in found
            if (hashes := from_below(self._files, fetched.tile, entries=self._entries)) is not None
        }
        suspects = [each for each in below if below[each] != edge[each.tile.level or 0] or not is_whole(each)]
        for several in range(1, len(suspects) + 1):
            for guilty in combinations(suspects, several):
                mended = edge | {each.tile.level or 0: below[each] for each in guilty}
                if _root(mended) == self._root:
                    at = first_difference(edge[guilty[0].tile.level or 0], below[guilty[0]])
                    said = "与检查点签名的根哈希不符，而它下面的内容是相符的：被改动的是这个瓦片文件。"
                    return _tile(guilty[0], said, at)
        unknown = [each for each in found if each not in below or not is_whole(each)]
        if suspects or unknown:
            said = "与检查点签名的根哈希或者它下面的内容不符，也可能不止这一处。"
            return _tile((unknown or suspects)[0], said, None)
        return of_checkpoint(
            Check.ROOT,
            "日志的文件彼此相符，但根哈希不是检查点签名的那一个：记录连同哈希被改写过，或者检查点属于另一份历史。",
            f"the tiles lead to {_root(edge).hex()}, the checkpoint says {self._root.hex()}",
        )


def _tile(fetched: Fetched, sentence: str, at: int | None) -> Wrong:
    form = "" if is_whole(fetched) else "文件的长度不对，"
    detail = f"{fetched.served.path}: {len(fetched.data)} bytes do not hash to what the tree above says"
    return of_tile(Check.TILE, fetched.tile, form + sentence, detail, at=at, served=fetched.served)


def _root(edge: Edge) -> bytes:
    return root_of([peak for hashes in edge.values() for peak in peaks_of(hashes)])
