"""What the log has signed, and who has cosigned it; on SQLite in a file of their own, so that recording never waits for it."""

from sqlalchemy import BigInteger, Column, Integer, LargeBinary, MetaData, Table, Text

from adapters.side_database import SideDatabase

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


DATABASE = SideDatabase(metadata, schema, version=1, migrating=7_305_115, durable=False)
