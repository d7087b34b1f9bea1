"""The ledger in one SQLite file: WAL, a full sync per commit, one writer's connection, readers of their own."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    NullPool,
    Text,
    Uuid,
    bindparam,
    create_engine,
    event,
    func,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from adapters.ledger.database import Database, Writing
from adapters.ledger.sql import Reading
from adapters.ledger.sqlite_writing import SqliteWriting

PATIENCE = 10.0  # seconds to wait for another process that is writing to the file
PAGES_BEFORE_CHECKPOINT = 2000  # 8 MB; SQLite's own 1000 makes every 250th commit wait for a checkpoint
LOOK_AGAIN = 0.25  # seconds between looks for another process's commit; this process's own wake at once


class SqliteDatabase(Database):
    """Readers never wait for the writer, nor the writer for them (WAL)."""

    unreachable = (sqlite3.OperationalError, DBAPIError)

    def __init__(self, url: str) -> None:
        self.engine = _engine(url, pool_size=64)
        self._writers = _engine(url, poolclass=NullPool)
        keys = func.json_each(bindparam("ids", type_=Text))
        self.reading = Reading(self.engine.dialect, keys.table_valued(Column("value", Uuid), name="given"))

    def writing(self) -> Writing:
        return SqliteWriting(self._writers, self.reading, PATIENCE)

    def lock_for_migration(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN EXCLUSIVE")

    def bind(self, identifier: UUID) -> object:
        return identifier.hex

    def uuid(self, stored: Any) -> UUID:
        return UUID(hex=stored)

    def growth(self, stopped: threading.Event) -> Iterator[int]:
        while not stopped.wait(LOOK_AGAIN):
            yield self.position()

    def close(self) -> None:
        super().close()
        self._writers.dispose()


def _engine(url: str, **pool: Any) -> Engine:
    engine = create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        pool_reset_on_return=None,
        connect_args={"check_same_thread": False, "timeout": PATIENCE},
        **pool,
    )
    event.listen(engine, "connect", _sync_every_commit)
    return engine


def _sync_every_commit(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    with closing(connection.cursor()) as cursor:
        _keep_a_write_ahead_log(cursor)
        cursor.execute("PRAGMA synchronous = FULL")
        cursor.execute(f"PRAGMA wal_autocheckpoint = {PAGES_BEFORE_CHECKPOINT}")


def _keep_a_write_ahead_log(cursor: Any) -> None:
    """The mode stays with the file. Changing it is the one lock SQLite does not wait for, so this does."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as locked:
            if locked.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(LOOK_AGAIN / 10)
        else:
            return
