"""Recomputes the whole tree from the stored events and compares it, piece by piece, with what is stored.

Each record is held against its own leaf hash and receipt, each tile against the hashes beneath it, the head against
the edge of the tiles: so one damage is told once, where it is, and the next one too.
"""

from collections.abc import Callable
from typing import Any

from adapters.ledger.database import Database
from adapters.ledger.leaf import leaf_hash
from adapters.ledger.refusals import Damage, LedgerDamaged
from adapters.tlog.tiles import TILE_HEIGHT, TILE_WIDTH
from adapters.tlog.tree import HASH_SIZE, hash_node, subtrees_of

ROWS_AT_ONCE = 4 * TILE_WIDTH
MOST_TOLD = 1_000

Progress = Callable[[int, int], object]


def check(database: Database, origin: str, progress: Progress | None = None) -> int:
    """The number of events found whole; raises LedgerDamaged at the first record or tile that is not.

    Finds what was altered, removed or added behind the ledger's back. That nobody recomputed everything
    afterwards, only a checkpoint kept elsewhere can show: compare the root with a witness's.
    """
    audit = Audit(database, origin, progress)
    for damage in audit.damages():
        raise damage
    return int(audit.size)


class Audit:
    """One look at everything that was recorded when it began; appending goes on meanwhile."""

    def __init__(self, database: Database, origin: str, progress: Progress | None = None) -> None:
        self._database = database
        self._origin = origin
        self._progress = progress
        self._found: list[LedgerDamaged] = []
        self._unknown = False
        ((self.size, self._frontier),) = database.fetch(database.reading.head)

    def damages(self) -> list[LedgerDamaged]:
        """All that is wrong, records first; after 1,000 no more are looked for among the records."""
        edges: list[list[bytes]] = []
        roots, edge = self._records()
        edges.append(edge)
        while roots:
            full = len(roots) - len(roots) % TILE_WIDTH
            edges.append(roots[full:])
            level = len(edges) - 1
            roots = [
                self._tile(level, first // TILE_WIDTH, roots[first : first + TILE_WIDTH])
                for first in range(0, full, TILE_WIDTH)
            ]
        self._head(edges)
        self._nothing_beyond()
        return self._found

    def _records(self) -> tuple[list[bytes], list[bytes]]:
        """The roots of the full tiles of leaf hashes, and the leaf hashes beyond them."""
        roots: list[bytes] = []
        edge: list[bytes] = []
        for first in range(0, self.size, ROWS_AT_ONCE):
            last = min(first + ROWS_AT_ONCE, self.size)
            rows = {
                row[0]: row for row in self._database.fetch(self._database.reading.audited, (first, last))
            }
            edge += [self._leaf(index, rows.get(index)) for index in range(first, last)]
            while len(edge) >= TILE_WIDTH:
                roots.append(self._tile(0, len(roots), edge[:TILE_WIDTH]))
                edge = edge[TILE_WIDTH:]
            if self._progress:
                self._progress(last, self.size)
            if len(self._found) >= MOST_TOLD:
                self._unknown = True
                break
        return roots, edge

    def _leaf(self, index: int, row: Any) -> bytes:
        """The leaf hash that stands there; b"" where there is no record."""
        if row is None:
            self._unknown = True
            self._tell(f"record {index}", Damage.MISSING, index)
            return b""
        *_, stored, first_index, events = row
        if self._leaf_hash(row) != stored:
            self._tell(f"record {index}", Damage.ALTERED, index)
        elif first_index is None or not first_index <= index < first_index + events:
            self._tell(f"record {index}", Damage.NO_RECEIPT, index)
        return bytes(stored)

    def _leaf_hash(self, row: Any) -> bytes | None:
        """None where something stands in the row that no ledger has written."""
        _, stream_id, version, topic, state, *_ = row
        try:
            return leaf_hash(self._origin, self._database.uuid(stream_id), version, topic, bytes(state))
        except (TypeError, ValueError):
            return None

    def _tile(self, level: int, tile_index: int, hashes: list[bytes]) -> bytes:
        """Its root; a full tile stands in the database with the hashes beneath it and the root they have."""
        rows = self._database.fetch(self._database.reading.whole_tile, (level, tile_index))
        expected = b"".join(hashes), _root(hashes)
        if all(hashes) and [tuple(map(bytes, row)) for row in rows] != [expected]:
            self._tell(f"tile {level}/{tile_index}", Damage.OTHER_HASHES)
        return expected[1]

    def _head(self, edges: list[list[bytes]]) -> None:
        """Its frontier is the perfect subtrees at the edge, from the highest level down."""
        if self._unknown:
            return
        peaks = b"".join(
            _root(edge[index << height : (index + 1) << height])
            for edge in reversed(edges)
            for height, index in subtrees_of(0, len(edge))
        )
        if peaks != bytes(self._frontier) or len(peaks) != self.size.bit_count() * HASH_SIZE:
            self._tell("ledger head", Damage.OTHER_FRONTIER)

    def _nothing_beyond(self) -> None:
        """No record and no tile beyond what the head accounts for. The head is read last: it may grow meanwhile."""
        reading = self._database.reading
        ((last_index,),) = self._database.fetch(reading.last_index)
        highest = self._database.fetch(reading.highest_tiles)
        ((size, _),) = self._database.fetch(reading.head)
        if last_index is not None and last_index >= size:
            self._tell(f"record {size}", Damage.BEYOND, size)
        for level, tile_index in highest:
            if (tile_index + 1) << TILE_HEIGHT * (level + 1) > size:
                self._tell(f"tile {level}/{tile_index}", Damage.BEYOND)

    def _tell(self, where: str, what: Damage, log_index: int | None = None) -> None:
        self._found.append(LedgerDamaged(where, what, log_index=log_index))


def _root(hashes: list[bytes]) -> bytes:
    """Over a power of two of them."""
    while len(hashes) > 1:
        hashes = [hash_node(hashes[at], hashes[at + 1]) for at in range(0, len(hashes), 2)]
    return hashes[0]
