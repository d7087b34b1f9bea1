"""The revisions make exactly the tables the code describes, once, and a ledger keeps its origin."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from adapters.ledger import AnotherOrigin, Ledger
from adapters.ledger.schema import NEWEST, REVISIONS
from adapters.ledger.tables import metadata
from tests.adapters.ledger.given import filled


def test_the_revisions_make_the_tables_the_code_describes(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        found = MigrationContext.configure(connection, opts={"version_table": "ledger_schema"})
        assert compare_metadata(found, metadata) == []


def test_every_constraint_the_code_describes_is_in_the_database(ledger: Ledger) -> None:
    inspector = inspect(ledger.engine)
    for table in metadata.tables.values():
        described = {str(each.name) for each in table.constraints if each.name}
        checks = {each["name"] for each in inspector.get_check_constraints(table.name)}
        unique = {each["name"] for each in inspector.get_unique_constraints(table.name)}
        assert described <= checks | unique


def test_the_newest_revision_is_the_one_the_code_looks_for() -> None:
    revisions = Config()
    revisions.set_main_option("script_location", str(REVISIONS))
    assert ScriptDirectory.from_config(revisions).get_current_head() == NEWEST


def test_a_ledger_opened_again_goes_on_where_it_was(ledger: Ledger, ledger_url: str) -> None:
    filled(ledger, 3)
    with Ledger.open(ledger_url, origin=ledger.origin) as again:
        assert again.head() == ledger.head()
        assert again.check() == 3


def test_a_ledger_is_not_opened_under_another_origin(ledger: Ledger, ledger_url: str) -> None:
    with pytest.raises(AnotherOrigin) as refusal:
        Ledger.open(ledger_url, origin="somebody else")
    assert (refusal.value.stored, refusal.value.asked) == (ledger.origin, "somebody else")


def test_several_that_open_an_empty_database_at_once_make_one_ledger(ledger_url: str) -> None:
    def opened(_: int) -> int:
        with Ledger.open(ledger_url, origin="test") as ledger:
            return ledger.position()

    with ThreadPoolExecutor(6) as together:
        assert list(together.map(opened, range(6))) == [0] * 6


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:"])
def test_a_ledger_is_never_kept_in_memory(url: str) -> None:
    with pytest.raises(ValueError, match="nothing in memory is durable"):
        Ledger.open(url, origin="test")


def test_every_commit_on_sqlite_reaches_the_disk(tmp_path: Path) -> None:
    with Ledger.open(f"sqlite:///{tmp_path}/ledger.db", origin="test") as ledger:
        with ledger.engine.connect() as connection:
            assert connection.scalar(text("PRAGMA journal_mode")) == "wal"
            assert connection.scalar(text("PRAGMA synchronous")) == 2
        writer = ledger._writer._recording._writing
        assert writer._cursor.execute("PRAGMA synchronous").fetchone() == (2,)  # type: ignore[attr-defined]


def test_every_commit_on_postgresql_reaches_the_disk(postgres_url: str) -> None:
    with Ledger.open(postgres_url, origin="test") as first, first.engine.connect() as connection:
        name = connection.scalar(text("SELECT current_database()"))
        connection.execute(text(f'ALTER DATABASE "{name}" SET synchronous_commit = off'))
    with Ledger.open(postgres_url, origin="test") as second:
        writer = second._writer._recording._writing
        shown = writer._connection.execute("SHOW synchronous_commit")  # type: ignore[attr-defined]
        assert shown.fetchone() == ("on",)
