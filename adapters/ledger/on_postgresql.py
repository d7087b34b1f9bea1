"""The ledger in PostgreSQL: the head row locked for each batch, two round trips, one NOTIFY per commit."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any
from uuid import UUID

import psycopg
from sqlalchemy import (
    ARRAY,
    Connection,
    Dialect,
    Engine,
    NullPool,
    Table,
    Uuid,
    bindparam,
    create_engine,
    event,
    func,
    insert,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from adapters.ledger.batch import Batch, Questions, Standing
from adapters.ledger.database import ConnectionLost, Database, RowsRefused, Writing
from adapters.ledger.sql import Reading, advance, insertion, text_of
from adapters.ledger.tables import ledger_command, ledger_event, ledger_tile

CHANNEL = "ledger"
LOOK_UP = 0.2  # seconds between looks whether to stop listening
MIGRATION_LOCK = 0x67_6F_6E_67_6A_69_61_6E  # "gongjian"


class PostgresDatabase(Database):
    """Several processes may append to one database; each batch waits for the head row of the one before."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url, pool_size=64)
        self._writers = _engine(url, poolclass=NullPool)
        keys = func.unnest(bindparam("ids", type_=ARRAY(Uuid)))
        self.reading = Reading(self.engine.dialect, keys.table_valued("id", name="given").render_derived())

    def writing(self) -> Writing:
        return PostgresWriting(self._writers, self.reading)

    def lock_for_migration(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")

    def bind(self, identifier: UUID) -> object:
        return identifier

    def uuid(self, stored: Any) -> UUID:
        identifier: UUID = stored
        return identifier

    def growth(self, stopped: threading.Event) -> Iterator[int]:
        with _translated(), closing(self._writers.raw_connection()) as pooled:
            connection: psycopg.Connection[Any] = pooled.driver_connection  # type: ignore[assignment]
            connection.execute(f"LISTEN {CHANNEL}")
            yield self.position()
            while not stopped.is_set():
                for notice in connection.notifies(timeout=LOOK_UP):
                    yield int(notice.payload)

    def close(self) -> None:
        super().close()
        self._writers.dispose()


class PostgresWriting(Writing):
    """Everything asked about a batch goes out in one round trip, everything written in another."""

    def __init__(self, engine: Engine, reading: Reading) -> None:
        self._engine = engine
        self._reading = reading
        self._event = _from_arrays(ledger_event, engine.dialect)
        self._command = _from_arrays(ledger_command, engine.dialect)
        self._insert: dict[Table, str] = {}
        self._advance = advance(engine.dialect)
        self._open()

    def standing(self, questions: Questions) -> Standing:
        ask, run = self._reading, self._connection.cursor
        with _translated(), self._connection.pipeline():
            run().execute("BEGIN")
            head = run(binary=True).execute(ask.locked_head)
            commands = run(binary=True).execute(ask.commands, (questions.commands,))
            versions = run(binary=True).execute(ask.versions, (questions.streams,))
            keys = run(binary=True).execute(ask.keys, (questions.subjects,)) if questions.subjects else None
        ((size, frontier),) = head
        return Standing(
            size,
            frontier,
            {row[0]: row for row in commands},
            {stream_id: latest for stream_id, latest in versions if latest is not None},
            dict(keys) if keys else {},
        )

    def leaf_hashes(self, first: int, last: int) -> list[bytes]:
        return self._hashes(self._reading.leaf_hashes, (first, last))

    def tile_roots(self, level: int, first: int, last: int) -> list[bytes]:
        return self._hashes(self._reading.tile_roots, (level, first, last))

    def _hashes(self, statement: str, bounds: tuple[int, ...]) -> list[bytes]:
        with _translated():
            return [row[0] for row in self._connection.cursor(binary=True).execute(statement, bounds)]

    def store(self, batch: Batch, tiles: Sequence[tuple[int, int, bytes, bytes]]) -> None:
        with _translated(), self._connection.pipeline(), self._connection.cursor() as cursor:
            if batch.events:
                cursor.execute(self._event, [list(column) for column in zip(*batch.events, strict=True)])
            cursor.execute(self._command, [list(column) for column in zip(*batch.commands, strict=True)])
            for table, rows in [(ledger_tile, tiles), *batch.enclosures.items()]:
                if rows:
                    cursor.executemany(self._insertion(table), rows)
            cursor.execute(self._advance, (batch.frontier.size, bytes(batch.frontier)))
            cursor.execute("SELECT pg_notify(%s, %s)", (CHANNEL, str(batch.frontier.size)))
            cursor.execute("COMMIT")

    def abandon(self) -> None:
        with _translated():
            if self._connection.broken or self._connection.closed:
                self._open()
            else:
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        self._pooled.close()

    def _open(self) -> None:
        self._pooled = self._engine.raw_connection()
        self._connection: psycopg.Connection[Any] = self._pooled.driver_connection  # type: ignore[assignment]
        self._connection.prepare_threshold = 0

    def _insertion(self, table: Table) -> str:
        if table not in self._insert:
            self._insert[table] = insertion(table, self._engine.dialect)
        return self._insert[table]


def _from_arrays(table: Table, dialect: Dialect) -> str:
    """INSERT … SELECT FROM unnest(…): any number of rows is one statement, prepared once, in binary."""
    names = [column.name for column in table.columns]
    arrays = [bindparam(column.name, type_=ARRAY(column.type)) for column in table.columns]
    rows = func.unnest(*arrays).table_valued(*names, name="given").render_derived()
    return text_of(insert(table).from_select(names, select(rows)), dialect, *names).replace("%s", "%b")


def _engine(url: str, **pool: Any) -> Engine:
    engine = create_engine(
        url, isolation_level="AUTOCOMMIT", paramstyle="format", pool_reset_on_return=None, **pool
    )
    event.listen(engine, "connect", _prepare)
    return engine


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """An acknowledged command is on the disk, also where the server's default is to answer before that."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        )


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise ConnectionLost(str(error)) from error
    except (psycopg.Error, OverflowError, TypeError, ValueError) as error:
        raise RowsRefused(str(error)) from error
