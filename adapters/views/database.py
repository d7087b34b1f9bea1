"""Where the read models lie: a SQLite file of their own, or the ledger's PostgreSQL database."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

READERS = 32


class ViewsDatabase:
    """Writers and readers have connections of their own; every transaction sees one moment.

    Commits of read models need not reach the disk before they are answered: rows and position lie in the same
    transaction, so a crash only means to read the ledger again from an earlier position.
    """

    def __init__(self, url: str) -> None:
        self.dialect = make_url(url).get_backend_name()
        self._turn = threading.Lock()
        if self.dialect == "sqlite":
            self._writer = _sqlite(url, begin="BEGIN IMMEDIATE", connections=4)
            self._reader = _sqlite(url, begin="BEGIN", connections=READERS)
        else:
            self._writer = create_engine(
                url, pool_size=4, connect_args={"options": "-c synchronous_commit=off"}, pool_pre_ping=True
            )
            self._reader = create_engine(
                url, pool_size=READERS, isolation_level="REPEATABLE READ", pool_pre_ping=True
            )

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction that changes rows."""
        with self._turn, self._writer.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One transaction that sees one moment and changes nothing."""
        with self._reader.connect() as connection:
            yield connection

    def apart(self) -> Connection:
        """A connection outside the pools, for locks that last as long as it does."""
        return self._reader.execution_options(isolation_level="AUTOCOMMIT").connect()

    def close(self) -> None:
        """Close every connection."""
        self._writer.dispose()
        self._reader.dispose()


def _sqlite(url: str, *, begin: str, connections: int) -> Engine:
    engine = create_engine(
        url, pool_size=connections, connect_args={"check_same_thread": False, "timeout": 30.0}
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda connection: _begin(connection, begin))
    return engine


def _begin(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)


def _prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    plain: Any = connection
    plain.isolation_level = None  # SQLAlchemy begins, not the driver
    with closing(connection.cursor()) as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
