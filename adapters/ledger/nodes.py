"""Inner nodes of the tree, from full tiles where they are stored and from the records at the right edge."""

from adapters.ledger.database import Database
from adapters.ledger.frontier import TILE_HEIGHT, TILE_WIDTH
from adapters.ledger.tree import HASH_SIZE, root_of


class StoredTree:
    """The tree of the first `size` records. Reads each tile once; make one for each proof."""

    def __init__(self, database: Database, size: int) -> None:
        self._database = database
        self._size = size
        self._tiles: dict[tuple[int, int], list[bytes]] = {}

    def subtree(self, height: int, index: int) -> bytes:
        """The root of the perfect subtree of 2**height leaves that is the index-th of its height."""
        level, rest = divmod(height, TILE_HEIGHT)
        tile_index, first = divmod(index << rest, TILE_WIDTH)
        hashes = self._tile(level, tile_index)[first : first + (1 << rest)]
        if len(hashes) < 1 << rest:
            raise IndexError(f"the ledger has fewer than {self._size} records")
        while len(hashes) > 1:
            hashes = [root_of(hashes[at : at + 2]) for at in range(0, len(hashes), 2)]
        return hashes[0]

    def _tile(self, level: int, tile_index: int) -> list[bytes]:
        key = level, tile_index
        if key not in self._tiles:
            full = (tile_index + 1) << TILE_HEIGHT * (level + 1) <= self._size
            self._tiles[key] = self._stored_tile(*key) if full else self._edge(*key)
        return self._tiles[key]

    def _stored_tile(self, level: int, tile_index: int) -> list[bytes]:
        rows = self._database.fetch(self._database.reading.tile, (level, tile_index))
        return [row[0][at : at + HASH_SIZE] for row in rows for at in range(0, len(row[0]), HASH_SIZE)]

    def _edge(self, level: int, tile_index: int) -> list[bytes]:
        reading, first = self._database.reading, tile_index * TILE_WIDTH
        last = min(first + TILE_WIDTH, self._size >> TILE_HEIGHT * level)
        if level == 0:
            rows = self._database.fetch(reading.leaf_hashes, (first, last))
        else:
            rows = self._database.fetch(reading.tile_roots, (level - 1, first, last))
        return [row[0] for row in rows]
