"""What a tile ought to hold, taken from what lies below it: asked only when a tile is wrong, to say where."""

from adapters.log_audit.files import (
    Fetched,
    LogFiles,
    entries_in,
    hashes_in,
    is_whole,
    leaf_hashes,
    perfect_root,
)
from adapters.log_audit.findings import Wrong
from adapters.tlog.tiles import TILE_WIDTH, Tile


def from_below(files: LogFiles, tile: Tile, *, entries: bool) -> list[bytes] | None:
    """The leaf hashes of its bundle, or the roots of the tiles below; None where one of those is not whole."""
    try:
        if tile.level:
            return [_root(files.fetch(Tile(tile.level - 1, child))) for child in _children(tile)]
        return _leaves(files.fetch(Tile(None, tile.index, tile.width))) if entries else None
    except Wrong:
        return None


def first_difference(written: list[bytes], right: list[bytes]) -> int | None:
    """The first place where what is written is not what is right; None where only something follows it."""
    for at, expected in enumerate(right):
        if at >= len(written) or written[at] != expected:
            return at
    return None


def _children(tile: Tile) -> range:
    return range(tile.index * TILE_WIDTH, tile.index * TILE_WIDTH + tile.width)


def _root(fetched: Fetched) -> bytes:
    """Of what is too short there is none, and a wrong one says the same."""
    return perfect_root(hashes_in(fetched)) if is_whole(fetched) else b""


def _leaves(fetched: Fetched) -> list[bytes] | None:
    entries, _ = entries_in(fetched)
    return leaf_hashes(entries) if len(entries) == fetched.tile.width else None
