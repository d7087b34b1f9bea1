"""Tiles of the ledger's own tree: full ones as they were stored, the right edge recomputed from the records."""

from functools import cache

from adapters.ledger.database import Database
from adapters.tlog.tiles import TILE_HEIGHT, TILE_WIDTH, Tile, TiledTree
from adapters.tlog.tree import HASH_SIZE, Subtree, hash_node


def stored_tree(database: Database, size: int) -> TiledTree:
    """The tree of the first `size` records. Reads each tile once; make one for each proof."""
    return TiledTree(size, lambda tile: stored_tile(database, tile))


def remembered(subtree: Subtree) -> Subtree:
    """The same subtrees, each from the two below it, for whoever asks for many."""

    @cache
    def one(height: int, index: int) -> bytes:
        if height % TILE_HEIGHT == 0:
            return subtree(height, index)
        return hash_node(one(height - 1, 2 * index), one(height - 1, 2 * index + 1))

    return one


def stored_tile(database: Database, tile: Tile) -> bytes:
    """The hashes of a tile of any level; raises IndexError where the ledger has not grown so far."""
    level, reading, first = tile.level or 0, database.reading, tile.index * TILE_WIDTH
    if tile.width == TILE_WIDTH:
        rows = database.fetch(reading.tile, (level, tile.index))
    elif level == 0:
        rows = database.fetch(reading.leaf_hashes, (first, first + tile.width))
    else:
        rows = database.fetch(reading.tile_roots, (level - 1, first, first + tile.width))
    hashes = b"".join(row[0] for row in rows)
    if len(hashes) != tile.width * HASH_SIZE:
        raise IndexError(f"the ledger has no {tile.path}")
    return hashes
