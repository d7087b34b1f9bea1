"""Brings the ledger's tables to the newest revision, once, however many processes start together."""

from pathlib import Path

from sqlalchemy import Connection, column, insert, inspect, select, table

from adapters.ledger.database import Database
from adapters.ledger.refusals import AnotherOrigin
from adapters.ledger.tables import ledger_head

REVISIONS = Path(__file__).parent.parent / "migrations" / "ledger"
NEWEST = "0001"
SCHEMA = table("ledger_schema", column("version_num"))


def prepare(database: Database, origin: str) -> None:
    """Migrate to the newest revision and see that this is the ledger of `origin`; a new ledger is given it."""
    with database.engine.connect() as connection:
        if not _is_newest(connection):
            database.lock_for_migration(connection)
            if not _is_newest(connection):
                _upgrade(connection)
                _found(connection, origin)
            connection.exec_driver_sql("COMMIT")
        stored = connection.scalar(select(ledger_head.c.origin))
    if stored != origin:
        raise AnotherOrigin(str(stored), origin)


def _is_newest(connection: Connection) -> bool:
    if not inspect(connection).has_table(SCHEMA.name):
        return False
    return connection.scalar(select(SCHEMA.c.version_num)) == NEWEST


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - half a second that a ledger already up to date need not spend
    from alembic.config import Config  # noqa: PLC0415

    revisions = Config()
    revisions.set_main_option("script_location", str(REVISIONS).replace("%", "%%"))
    revisions.attributes["connection"] = connection
    command.upgrade(revisions, "head")


def _found(connection: Connection, origin: str) -> None:
    """A new ledger has a head over nothing."""
    if connection.scalar(select(ledger_head.c.id)) is None:
        connection.execute(insert(ledger_head).values(id=1, origin=origin, size=0, frontier=b""))
