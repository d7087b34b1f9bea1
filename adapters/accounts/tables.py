"""The tables of the accounts: institutions, people, sessions, feeds; on SQLite in a file of their own."""

from sqlalchemy import Column, Float, ForeignKey, Integer, LargeBinary, MetaData, Table, Text, Uuid

from adapters.side_database import SideDatabase

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


DATABASE = SideDatabase(metadata, schema, version=1, migrating=7_305_114)
