"""The tables of the ledger: head, events, commands, tiles of the tree, and the vault of sealed personal data."""

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

metadata = MetaData()

Position = BigInteger().with_variant(Integer, "sqlite")  # SQLite's own 64-bit row number is called INTEGER

ledger_head = Table(
    "ledger_head",
    metadata,
    Column("id", SmallInteger, primary_key=True, autoincrement=False),
    Column("origin", Text, nullable=False),
    Column("size", Position, nullable=False),
    Column("frontier", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="one_head"),
)
"""One row: how many events there are, and the roots of the perfect subtrees over them, left to right."""

ledger_event = Table(
    "ledger_event",
    metadata,
    Column("log_index", Position, primary_key=True, autoincrement=False),
    Column("stream_id", Uuid, nullable=False),
    Column("stream_version", Integer, nullable=False),
    Column("topic", Text, nullable=False),
    Column("state", LargeBinary, nullable=False),
    Column("leaf_hash", LargeBinary, nullable=False),
    Column("command_id", Uuid, nullable=False),
    UniqueConstraint("stream_id", "stream_version", name="one_event_per_version"),
    CheckConstraint("length(leaf_hash) = 32", name="leaf_hash_is_sha256"),
)
"""What happened, in one order without gaps. Rows are only ever added."""

ledger_command = Table(
    "ledger_command",
    metadata,
    Column("command_id", Uuid, primary_key=True),
    Column("request_hash", LargeBinary, nullable=False),
    Column("first_index", Position, nullable=False),
    Column("events", Integer, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
"""What each command led to, so that a repeated command gets its first answer."""

ledger_tile = Table(
    "ledger_tile",
    metadata,
    Column("level", SmallInteger, primary_key=True, autoincrement=False),
    Column("tile_index", Position, primary_key=True, autoincrement=False),
    Column("hashes", LargeBinary, nullable=False),
    Column("root", LargeBinary, nullable=False),
)
"""C2SP tlog-tiles, full tiles only: 256 hashes, and the root above them, which is one hash of the next level."""

vault_key = Table(
    "vault_key",
    metadata,
    Column("subject_id", Uuid, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    Column("destroyed_at", DateTime(timezone=True)),
    sqlite_with_rowid=False,
)
"""One wrapped key per person; destroying it erases everything sealed under it."""

vault_item = Table(
    "vault_item",
    metadata,
    Column("item_id", Uuid, primary_key=True),
    Column("subject_id", Uuid, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("ciphertext", LargeBinary, nullable=False),
)
"""Personal data and privileged text, sealed; events hold commitments to these only."""
