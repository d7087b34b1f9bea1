"""The tables of the accounts: institutions, people, sessions, feeds; on SQLite in a file of their own."""

from typing import Any

from sqlalchemy import (
    Column,
    Engine,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    Uuid,
    create_engine,
    event,
    insert,
    make_url,
    select,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

VERSION = 1
MIGRATING = 7_305_114  # the advisory lock under which one process makes the tables

metadata = MetaData()

schema = Table("account_schema", metadata, Column("version", Integer, primary_key=True))
"""One row: the version of these tables."""

institution = Table(
    "account_institution",
    metadata,
    Column("institution_id", Uuid, primary_key=True),
    Column("name", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("capacity", Text, nullable=False),
)

person = Table(
    "account_person",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("institution_id", ForeignKey(institution.c.institution_id), nullable=False),
)
"""An official; `password` is an argon2id hash with its own salt and parameters."""

session = Table(
    "account_session",
    metadata,
    Column("token_hash", LargeBinary, primary_key=True),
    Column("person_id", ForeignKey(person.c.person_id), nullable=False),
    Column("begun", Float, nullable=False),
    Column("seen", Float, nullable=False),
)
"""A login: SHA-256 of its token, and seconds since 1970 of its beginning and of its latest request."""

feed = Table(
    "account_feed",
    metadata,
    Column("person_id", ForeignKey(person.c.person_id), primary_key=True),
    Column("secret_hash", LargeBinary, nullable=False, unique=True),
)
"""The secret address of an official's calendar: SHA-256 of the secret, which is told once."""


class AccountsOfAnotherVersion(Exception):
    """The accounts were written by another version of the program."""


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
    for pragma in ("busy_timeout = 10000", "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
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
            raise AccountsOfAnotherVersion(f"{stored} instead of {VERSION}")
        connection.commit()
