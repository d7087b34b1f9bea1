"""The ledger in one SQLite file: WAL, a full sync per commit, one writer's connection, readers of their own."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    NullPool,
    Table,
    Text,
    Uuid,
    bindparam,
    create_engine,
    event,
    func,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from adapters.ledger.batch import Batch, Questions, Standing
from adapters.ledger.database import ConnectionLost, Database, RowsRefused, Writing
from adapters.ledger.sql import Reading, advance, binders, bound, insertion
from adapters.ledger.tables import ledger_command, ledger_event, ledger_tile

PATIENCE = 30.0  # seconds to wait for another process that is writing to the file
LOOK_AGAIN = 0.25  # seconds between looks for another process's commit; this process's own wake at once


class SqliteDatabase(Database):
    """Readers never wait for the writer, nor the writer for them (WAL)."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url, pool_size=64)
        self._writers = _engine(url, poolclass=NullPool)
        dialect = self.engine.dialect
        keys = func.json_each(bindparam("ids", type_=Text))
        self.reading = Reading(dialect, keys.table_valued(Column("value", Uuid), name="given"))

    def writing(self) -> Writing:
        return SqliteWriting(self._writers, self.reading)

    def lock_for_migration(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    def bind(self, identifier: UUID) -> object:
        return identifier.hex

    def uuid(self, stored: Any) -> UUID:
        return UUID(hex=stored)

    def growth(self, stopped: threading.Event) -> Iterator[int]:
        while not stopped.wait(LOOK_AGAIN):
            with _translated():
                position = self.position()
            yield position

    def close(self) -> None:
        super().close()
        self._writers.dispose()


class SqliteWriting(Writing):
    """BEGIN IMMEDIATE takes SQLite's only write lock, so the head cannot move under a batch."""

    def __init__(self, engine: Engine, reading: Reading) -> None:
        self._engine = engine
        self._reading = reading
        self._insert: dict[Table, tuple[str, list[Any]]] = {}
        self._advance = advance(engine.dialect)
        self._pooled = engine.raw_connection()
        self._cursor: sqlite3.Cursor = self._pooled.cursor()  # type: ignore[assignment]

    def standing(self, questions: Questions) -> Standing:
        ask = self._reading
        with _translated():
            self._cursor.execute("BEGIN IMMEDIATE")
            ((size, frontier),) = self._cursor.execute(ask.locked_head)
            commands = self._cursor.execute(ask.commands, _listed(questions.commands)).fetchall()
            versions = self._cursor.execute(ask.versions, _listed(questions.streams)).fetchall()
            keys = self._cursor.execute(ask.keys, _listed(questions.subjects)).fetchall()
        return Standing(
            size,
            frontier,
            {(key := UUID(hex=row[0])): (key, *row[1:]) for row in commands},
            {UUID(hex=stream_id): latest for stream_id, latest in versions if latest is not None},
            {UUID(hex=subject_id): wrapped for subject_id, wrapped in keys},
        )

    def leaf_hashes(self, first: int, last: int) -> list[bytes]:
        with _translated():
            return [leaf for (leaf,) in self._cursor.execute(self._reading.leaf_hashes, (first, last))]

    def tile_roots(self, level: int, first: int, last: int) -> list[bytes]:
        with _translated():
            return [root for (root,) in self._cursor.execute(self._reading.tile_roots, (level, first, last))]

    def store(self, batch: Batch, tiles: Sequence[tuple[int, int, bytes, bytes]]) -> None:
        with _translated():
            for table, rows in [
                (ledger_event, batch.events),
                (ledger_command, batch.commands),
                (ledger_tile, tiles),
                *batch.enclosures.items(),
            ]:
                statement, processors = self._insertion(table)
                self._cursor.executemany(statement, [bound(row, processors) for row in rows])
            self._cursor.execute(self._advance, (batch.frontier.size, bytes(batch.frontier)))
            self._cursor.execute("COMMIT")

    def abandon(self) -> None:
        with _translated():
            if self._cursor.connection.in_transaction:
                self._cursor.execute("ROLLBACK")

    def close(self) -> None:
        self._cursor.close()
        self._pooled.close()

    def _insertion(self, table: Table) -> tuple[str, list[Any]]:
        if table not in self._insert:
            dialect = self._engine.dialect
            self._insert[table] = insertion(table, dialect), binders(list(table.columns), dialect)
        return self._insert[table]


def _listed(identifiers: list[UUID]) -> tuple[str]:
    return (json.dumps([identifier.hex for identifier in identifiers]),)


def _engine(url: str, **pool: Any) -> Engine:
    engine = create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        connect_args={"check_same_thread": False, "timeout": PATIENCE},
        **pool,
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    with closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = FULL")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # the statement is at fault, not the file
            raise RowsRefused(str(error)) from error
        raise ConnectionLost(str(error)) from error
    except (sqlite3.Error, OverflowError, TypeError, ValueError, AttributeError) as error:
        raise RowsRefused(str(error)) from error
