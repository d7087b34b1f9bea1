"""The append on SQLite: BEGIN IMMEDIATE takes the only write lock there is, so the head cannot move under a batch."""

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Engine, Table

from adapters.ledger.batch import Batch, Questions, Standing
from adapters.ledger.database import ConnectionLost, RowsRefused, TileRow, Writing
from adapters.ledger.pauses import Work
from adapters.ledger.sql import Reading, advance, binders, bound, insertion
from adapters.ledger.tables import ledger_command, ledger_event, ledger_tile


class SqliteWriting(Writing):
    """One connection and one cursor on it, used from one thread at a time. Begins at once, or waits in a pause."""

    def __init__(self, engine: Engine, reading: Reading, patience: float) -> None:
        self._patience = patience
        self._reading = reading
        self._dialect = engine.dialect
        self._insertions: dict[Table, tuple[str, list[Any]]] = {}
        self._add_event, self._add_command, self._add_tile = (
            insertion(table, engine.dialect) for table in (ledger_event, ledger_command, ledger_tile)
        )
        self._advance = advance(engine.dialect)
        self._pooled = engine.raw_connection()
        self._cursor = cast("sqlite3.Cursor", self._pooled.cursor())
        self._cursor.execute("PRAGMA busy_timeout = 0")

    def standing(self, questions: Questions) -> Work[Standing]:
        ask, run = self._reading, self._cursor.execute
        streams = {stream_id.hex: stream_id for stream_id in questions.streams}
        with TRANSLATED:
            if not self._begun():
                yield self._begin_when_free
            size, frontier = run(ask.locked_head).fetchone()
            commands = run(ask.commands, _listed([each.hex for each in questions.commands])).fetchall()
            versions = run(ask.versions, _listed(streams)).fetchall()
            keys: list[tuple[str, bytes]] = []
            if questions.subjects:
                keys = run(ask.keys, _listed([each.hex for each in questions.subjects])).fetchall()
        return Standing(
            size,
            frontier,
            {(key := UUID(hex=row[0])): (key, *row[1:]) for row in commands},
            {streams[stream_id]: latest for stream_id, latest in versions if latest is not None},
            {UUID(hex=subject_id): wrapped for subject_id, wrapped in keys},
        )

    def leaf_hashes(self, first: int, last: int) -> Work[list[bytes]]:
        yield from ()
        with TRANSLATED:
            return [leaf for (leaf,) in self._cursor.execute(self._reading.leaf_hashes, (first, last))]

    def tile_roots(self, level: int, first: int, last: int) -> Work[list[bytes]]:
        yield from ()
        with TRANSLATED:
            return [root for (root,) in self._cursor.execute(self._reading.tile_roots, (level, first, last))]

    def store(self, batch: Batch, tiles: Sequence[TileRow]) -> Work[None]:
        run, run_many = self._cursor.execute, self._cursor.executemany
        events = [
            (log_index, stream_id.hex, version, topic, state, leaf, command_id.hex)
            for log_index, stream_id, version, topic, state, leaf, command_id in batch.events
        ]
        with TRANSLATED:
            run_many(self._add_event, events)
            run_many(self._add_command, [(command[0].hex, *command[1:]) for command in batch.commands])
            if tiles:
                run_many(self._add_tile, tiles)
            for table, rows in batch.enclosures.items():
                statement, processors = self._insertion(table)
                run_many(statement, [bound(row, processors) for row in rows])
            run(self._advance, (batch.frontier.size, bytes(batch.frontier)))
            yield partial(run, "COMMIT")

    def abandon(self) -> None:
        with TRANSLATED:
            if self._cursor.connection.in_transaction:
                self._cursor.execute("ROLLBACK")

    def close(self) -> None:
        self._cursor.close()
        self._pooled.close()

    def _begun(self) -> bool:
        """False where another process is writing."""
        try:
            self._cursor.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as locked:
            if locked.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            return False
        return True

    def _begin_when_free(self) -> None:
        self._cursor.execute(f"PRAGMA busy_timeout = {self._patience * 1000:.0f}")
        try:
            self._cursor.execute("BEGIN IMMEDIATE")
        finally:
            self._cursor.execute("PRAGMA busy_timeout = 0")

    def _insertion(self, table: Table) -> tuple[str, list[Any]]:
        if table not in self._insertions:
            processors = binders(list(table.columns), self._dialect)
            self._insertions[table] = insertion(table, self._dialect), processors
        return self._insertions[table]


def _listed(identifiers: "Sequence[str] | dict[str, UUID]") -> tuple[str]:
    """A JSON list; an identifier is hexadecimal and needs no escaping."""
    return ('["' + '","'.join(identifiers) + '"]',)


class _Translated:
    """The driver's errors in the ledger's words. A class: entered twice per append, a generator would be felt."""

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, sqlite3.OperationalError):
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_ERROR:  # the statement is at fault
                raise RowsRefused(str(error)) from error
            raise ConnectionLost(str(error)) from error
        if isinstance(error, (sqlite3.Error, OverflowError, TypeError, ValueError, AttributeError)):
            raise RowsRefused(str(error)) from error


TRANSLATED = _Translated()
