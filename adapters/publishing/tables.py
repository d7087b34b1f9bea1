"""What the log has signed, and who has cosigned it; on SQLite in a file of their own, so that recording never waits for it."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    insert,
    make_url,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

VERSION = 1
MIGRATING = 7_305_115  # the advisory lock under which one process makes the tables

metadata = MetaData()

Position = BigInteger().with_variant(Integer, "sqlite")

schema = Table("log_schema", metadata, Column("version", Integer, primary_key=True))
"""One row: the version of these tables."""

log_checkpoint = Table(
    "log_checkpoint",
    metadata,
    Column("size", Position, primary_key=True, autoincrement=False),
    Column("root", LargeBinary, nullable=False),
    Column("note", Text, nullable=False),
    Column("signed_at", Integer, nullable=False),
)
"""A checkpoint as the log signed it, with nobody else's signature; POSIX time. Rows are only ever added."""

log_cosignature = Table(
    "log_cosignature",
    metadata,
    Column("size", Position, primary_key=True, autoincrement=False),
    Column("witness", Text, primary_key=True),
    Column("line", Text, nullable=False),
    Column("cosigned_at", Integer, nullable=False),
)
"""A witness (its vkey) has cosigned the checkpoint of this size; the signature line, and the time it states."""


class CheckpointsOfAnotherVersion(Exception):
    """The checkpoints were written by another version of the program."""


def opened(url: str) -> Engine:
    """The database at `url`, with its tables in it."""
    embedded = make_url(url).get_backend_name() == "sqlite"
    engine = create_engine(url) if embedded else create_engine(url, pool_pre_ping=True)
    if embedded:
        event.listen(engine, "connect", _for_several_readers)
    try:
        _prepare(engine, embedded=embedded)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _for_several_readers(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor: Any = connection.cursor()
    for pragma in ("busy_timeout = 10000", "journal_mode = WAL", "synchronous = NORMAL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _prepare(engine: Engine, *, embedded: bool) -> None:
    with engine.connect() as connection:
        if embedded:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATING})")
        metadata.create_all(connection)
        stored = connection.scalar(select(schema.c.version))
        if stored is None:
            connection.execute(insert(schema).values(version=VERSION))
        elif stored != VERSION:
            raise CheckpointsOfAnotherVersion(f"{stored} instead of {VERSION}")
        connection.commit()
