"""What the ledger asks of a database: one writer's transaction at a time, and readers beside it."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Engine

from adapters.ledger.batch import Batch, Questions, Standing
from adapters.ledger.pauses import Work
from adapters.ledger.refusals import LedgerUnreachable
from adapters.ledger.sql import Reading
from adapters.tlog.tiles import TILE_WIDTH

TileRow = tuple[int, int, bytes, bytes]
"""A row of ledger_tile."""


class ConnectionLost(Exception):
    """The transaction broke off: nothing is known of it until the ledger is asked again under its lock."""


class RowsRefused(Exception):
    """The database refuses a value or a row; nothing of the transaction is recorded."""


class Writing(ABC):
    """The one connection that appends, used by whoever's turn it is. Work pauses where it waits (`pauses`)."""

    @abstractmethod
    def standing(self, questions: Questions) -> Work[Standing]:
        """Begin; lock the head; answer the questions. Everybody else's append waits from here on."""

    @abstractmethod
    def leaf_hashes(self, first: int, last: int) -> Work[list[bytes]]:
        """The leaf hashes of records first…last-1, stored before this transaction."""

    @abstractmethod
    def tile_roots(self, level: int, first: int, last: int) -> Work[list[bytes]]:
        """The roots of tiles first…last-1 of the level, stored before this transaction."""

    @abstractmethod
    def store(self, batch: Batch, tiles: Sequence[TileRow]) -> Work[None]:
        """Write the batch and commit. When this is done, it is on the disk."""

    @abstractmethod
    def abandon(self) -> None:
        """Undo whatever has begun; afterwards the connection can begin again, if the database is there."""

    @abstractmethod
    def close(self) -> None:
        """Give the connection back."""


class Database(ABC):
    """One of the two databases, seen by the ledger."""

    engine: Engine
    """The readers' pool, in autocommit: a read is one statement and one consistent answer."""
    reading: Reading
    unreachable: tuple[type[Exception], ...]
    """What the driver and the pool raise when the database is not there."""

    @abstractmethod
    def writing(self) -> Writing:
        """The writer's own connection."""

    @abstractmethod
    def lock_for_migration(self, connection: Connection) -> None:
        """Begin a transaction in which no other process changes the schema."""

    @abstractmethod
    def bind(self, identifier: UUID) -> object:
        """The identifier as the driver takes it."""

    @abstractmethod
    def uuid(self, stored: Any) -> UUID:
        """The identifier as the driver gave it."""

    @abstractmethod
    def growth(self, stopped: threading.Event) -> Iterator[int]:
        """Positions reached by other processes' commits, as they come, until `stopped`."""

    def position(self) -> int:
        """How many events are recorded."""
        ((size, _),) = self.fetch(self.reading.head)
        return int(size)

    def fetch(self, statement: str, parameters: tuple[object, ...] = ()) -> list[Any]:
        """Rows of one hot read, straight from the driver; once more where the pool held a dead connection."""
        try:
            return self._fetched(statement, parameters)
        except self.unreachable:
            self.engine.dispose()
        try:
            return self._fetched(statement, parameters)
        except self.unreachable as error:
            raise LedgerUnreachable(str(error)) from error

    def _fetched(self, statement: str, parameters: tuple[object, ...]) -> list[Any]:
        with closing(self.engine.raw_connection()) as connection:
            try:
                with closing(connection.cursor()) as cursor:
                    cursor.execute(statement, parameters)
                    return list(cursor.fetchall())
            except self.unreachable:
                connection.invalidate()
                raise

    def close(self) -> None:
        """Close every reader's connection."""
        self.engine.dispose()


def tile_hashes(
    writing: Writing, batch: Batch, roots: dict[tuple[int, int], bytes], level: int, tile_index: int
) -> Work[bytes]:
    """The 256 hashes of a tile that fills in this batch: stored ones first, then those the batch brings."""
    first, last = tile_index * TILE_WIDTH, (tile_index + 1) * TILE_WIDTH
    if level == 0:
        begin = batch.frontier.size - len(batch.events)
        new = [row[5] for row in batch.events[max(first - begin, 0) : last - begin]]
        stored = yield from writing.leaf_hashes(first, last - len(new))
        return b"".join(stored + new)
    new = [roots[level - 1, index] for index in range(first, last) if (level - 1, index) in roots]
    stored = yield from writing.tile_roots(level - 1, first, last - len(new))
    return b"".join(stored + new)


def full_tiles(writing: Writing, batch: Batch) -> Work[list[TileRow]]:
    """The rows of the tiles this batch fills."""
    roots = {(level, index): root for level, index, root in batch.tiles}
    rows: list[TileRow] = []
    for level, index, root in batch.tiles:
        hashes = yield from tile_hashes(writing, batch, roots, level, index)
        rows.append((level, index, hashes, root))
    return rows
