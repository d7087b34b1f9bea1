"""Recomputes the whole tree from the stored events and compares it with what is stored."""

from collections.abc import Callable, Iterator
from typing import Any

from adapters.ledger.database import Database
from adapters.ledger.leaf import leaf_hash
from adapters.ledger.refusals import LedgerDamaged
from adapters.tlog.frontier import Frontier, FullTile
from adapters.tlog.tiles import TILE_HEIGHT, TILE_WIDTH

ROWS_AT_ONCE = 4 * TILE_WIDTH

Progress = Callable[[int, int], object]


def check(database: Database, origin: str, progress: Progress | None = None) -> int:
    """The number of events found whole; raises LedgerDamaged at the first record or tile that is not.

    Finds what was altered, removed or added behind the ledger's back. That nobody recomputed everything
    afterwards, only a checkpoint kept elsewhere can show: compare the root with a witness's.
    """
    ((size, stored),) = database.fetch(database.reading.head)
    try:
        head = Frontier(size, stored)
    except ValueError as error:
        raise LedgerDamaged("ledger head", str(error)) from error
    frontier = Frontier()
    expected: dict[int, list[bytes]] = {}
    for row in _rows(database, size, progress):
        leaf = _leaf_of(database, origin, row, frontier.size)
        expected.setdefault(0, []).append(leaf)
        for tile in frontier.push(leaf):
            _compare_tile(database, tile, expected)
    if frontier.peaks != head.peaks:
        raise LedgerDamaged("ledger head", f"its frontier is not that of its {size} records")
    _nothing_beyond(database)
    return head.size


def _rows(database: Database, size: int, progress: Progress | None) -> Iterator[Any]:
    for first in range(0, size, ROWS_AT_ONCE):
        last = min(first + ROWS_AT_ONCE, size)
        rows = database.fetch(database.reading.audited, (first, last))
        yield from rows
        if len(rows) < last - first:
            missing = first + len(rows)
            raise LedgerDamaged(f"record {missing}", "it is missing", log_index=missing)
        if progress:
            progress(last, size)


def _leaf_of(database: Database, origin: str, row: Any, expected_index: int) -> bytes:
    log_index, stream_id, version, topic, state, stored, first_index, events = row
    if log_index != expected_index:
        raise LedgerDamaged(f"record {expected_index}", "it is missing", log_index=expected_index)
    leaf = leaf_hash(origin, database.uuid(stream_id), version, topic, state)
    if leaf != stored:
        raise LedgerDamaged(
            f"record {log_index}", "its content is not what was recorded", log_index=log_index
        )
    if first_index is None or not first_index <= log_index < first_index + events:
        raise LedgerDamaged(f"record {log_index}", "it is not in its command's receipt", log_index=log_index)
    return leaf


def _compare_tile(database: Database, tile: FullTile, expected: dict[int, list[bytes]]) -> None:
    """A full tile stands in the database with these hashes; its root is the next hash of the level above."""
    level, tile_index, root = tile
    hashes, expected[level] = expected[level], []
    expected.setdefault(level + 1, []).append(root)
    rows = database.fetch(database.reading.whole_tile, (level, tile_index))
    if [tuple(row) for row in rows] != [(b"".join(hashes), root)]:
        raise LedgerDamaged(f"tile {level}/{tile_index}", "it does not hold the hashes of its records")


def _nothing_beyond(database: Database) -> None:
    """No record and no tile beyond what the head accounts for. The head is read last: it may grow meanwhile."""
    ((last_index,),) = database.fetch(database.reading.last_index)
    highest = database.fetch(database.reading.highest_tiles)
    ((size, _),) = database.fetch(database.reading.head)
    if last_index is not None and last_index >= size:
        raise LedgerDamaged(f"record {size}", "the head does not account for it", log_index=size)
    for level, tile_index in highest:
        if (tile_index + 1) << TILE_HEIGHT * (level + 1) > size:
            raise LedgerDamaged(f"tile {level}/{tile_index}", "the head does not account for it")
