"""The ledger in PostgreSQL: the head row locked for each batch, two round trips, one NOTIFY per commit."""

import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any, cast
from uuid import UUID

import psycopg
from sqlalchemy import (
    ARRAY,
    Connection,
    Dialect,
    Engine,
    NullPool,
    Uuid,
    bindparam,
    create_engine,
    event,
    func,
    make_url,
)
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from adapters.ledger.database import Database, Writing
from adapters.ledger.postgresql_writing import CHANNEL, PostgresWriting
from adapters.ledger.refusals import LedgerUnreachable
from adapters.ledger.sql import Reading

LOOK_UP = 0.2  # seconds between looks whether to stop listening
NOTICE_A_DEAD_SERVER = {  # seconds (and milliseconds), unless the address says otherwise
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
MIGRATION_LOCK = 0x67_6F_6E_67_6A_69_61_6E  # "gongjian"


class PostgresDatabase(Database):
    """Several processes may append to one database; each batch waits for the head row of the one before."""

    unreachable = (psycopg.OperationalError, psycopg.InterfaceError, DBAPIError)

    def __init__(self, url: str) -> None:
        self.engine = _engine(url, pool_size=64)
        self._writers = _engine(url, poolclass=NullPool)
        event.listen(self._writers, "connect", _plan_for_a_large_ledger)
        self.reading = _reading(self.engine.dialect)

    def writing(self) -> Writing:
        dialect = PGDialect_psycopg(paramstyle="numeric_dollar")  # type: ignore[no-untyped-call]
        return PostgresWriting(self._writers, _reading(dialect), dialect)

    def lock_for_migration(self, connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")

    def bind(self, identifier: UUID) -> object:
        return identifier

    def uuid(self, stored: Any) -> UUID:
        identifier: UUID = stored
        return identifier

    def growth(self, stopped: threading.Event) -> Iterator[int]:
        try:
            with closing(self._writers.raw_connection()) as pooled:
                connection = cast("psycopg.Connection[Any]", pooled.driver_connection)
                connection.execute(f"LISTEN {CHANNEL}")
                yield self.position()
                while not stopped.is_set():
                    for notice in connection.notifies(timeout=LOOK_UP):
                        yield int(notice.payload)
        except self.unreachable as error:
            raise LedgerUnreachable(str(error)) from error

    def close(self) -> None:
        super().close()
        self._writers.dispose()


def _reading(dialect: Dialect) -> Reading:
    keys = func.unnest(bindparam("ids", type_=ARRAY(Uuid)))
    return Reading(dialect, keys.table_valued("id", name="given").render_derived())


def _engine(url: str, **pool: Any) -> Engine:
    asked = make_url(url).query
    engine = create_engine(
        url,
        isolation_level="AUTOCOMMIT",
        paramstyle="format",
        pool_reset_on_return=None,
        connect_args={name: value for name, value in NOTICE_A_DEAD_SERVER.items() if name not in asked},
        **pool,
    )
    event.listen(engine, "connect", _never_answer_before_the_disk)
    return engine


def _never_answer_before_the_disk(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """An acknowledged command is on the disk, also where the server's default is to answer before that."""
    with closing(connection.cursor()) as cursor:
        cursor.execute(
            "SELECT set_config('synchronous_commit', 'on', false)"
            " WHERE current_setting('synchronous_commit') = 'off'"
        )


def _plan_for_a_large_ledger(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Look up by index from the first event on: a plan made while the tables were small would be kept too long."""
    settings = {"enable_seqscan": "off", "enable_hashjoin": "off", "enable_mergejoin": "off", "jit": "off"}
    with closing(connection.cursor()) as cursor:
        for name, value in (settings | {"plan_cache_mode": "force_generic_plan"}).items():
            cursor.execute(f"SET {name} = {value}")
