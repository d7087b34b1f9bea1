"""A small database beside the ledger: one schema version, tables made by whoever comes first, many readers."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, MetaData, Table, create_engine, event, insert, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry


class TablesOfAnotherVersion(Exception):
    """The tables were written by another version of the program."""


@dataclass(frozen=True)
class SideDatabase:
    """Its tables, and how they are kept."""

    metadata: MetaData
    schema: Table
    """One row with the one column `version`."""
    version: int
    migrating: int
    """PostgreSQL's advisory lock under which one process makes the tables; each database its own."""
    durable: bool = True
    """Whether on SQLite every commit outlives a power cut, or only what can be made again may be lost."""

    def opened(self, url: str) -> Engine:
        """The database at `url` with its tables in it; raises TablesOfAnotherVersion."""
        embedded = make_url(url).get_backend_name() == "sqlite"
        engine = create_engine(url) if embedded else create_engine(url, pool_pre_ping=True)
        if embedded:
            event.listen(engine, "connect", self._for_several_readers)
        try:
            with engine.connect() as connection:
                self._prepare(connection, embedded=embedded)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def _for_several_readers(self, connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor: Any = connection.cursor()
        synchronous = "FULL" if self.durable else "NORMAL"
        for pragma in (
            "busy_timeout = 10000",
            "journal_mode = WAL",
            f"synchronous = {synchronous}",
            "foreign_keys = ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def _prepare(self, connection: Connection, *, embedded: bool) -> None:
        if embedded:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({self.migrating})")
        self.metadata.create_all(connection)
        stored = connection.scalar(select(self.schema.c.version))
        if stored is None:
            connection.execute(insert(self.schema).values(version=self.version))
        elif stored != self.version:
            raise TablesOfAnotherVersion(f"{self.schema.name}: {stored} instead of {self.version}")
        connection.commit()
