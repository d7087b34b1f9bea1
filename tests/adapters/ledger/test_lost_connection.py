"""A commit whose answer is lost is looked up, never guessed: what was acknowledged is there, and there once."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

import psycopg
import pytest
from sqlalchemy import make_url, text

from adapters.ledger import Entry, Ledger, LedgerUnreachable, Receipt
from adapters.ledger.on_postgresql import PostgresDatabase
from adapters.ledger.on_sqlite import SqliteDatabase
from adapters.ledger.postgresql_writing import PostgresWriting
from adapters.ledger.sqlite_writing import SqliteWriting
from tests.adapters.ledger.given import entry, event, filled

SOON = 20.0  # no test waits this long unless it fails


@pytest.fixture
def on_postgresql(postgres_url: str) -> Iterator[Ledger]:
    with Ledger.open(postgres_url, origin="test") as ledger:
        yield ledger


@pytest.fixture
def on_sqlite(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(f"sqlite:///{tmp_path}/ledger.db", origin="test") as ledger:
        yield ledger


def postgresql_writing(ledger: Ledger) -> PostgresWriting:
    return cast("PostgresWriting", ledger._writer._recording._writing)


def terminate_writer(ledger: Ledger) -> None:
    """What an administrator, or a crash of one backend, does."""
    pid = postgresql_writing(ledger)._connection.info.backend_pid
    with ledger.engine.connect() as connection:
        connection.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": pid})


def interrupted(run: Callable[..., Any], *, when: Callable[..., bool], after: bool) -> Callable[..., Any]:
    """`run`, whose connection breaks once, before or after the call that `when` is true of."""
    pending = [True]

    def broken(*arguments: Any) -> Any:
        breaks = pending[0] and when(*arguments)
        if breaks:
            pending[0] = False
        if breaks and not after:
            raise psycopg.OperationalError("the connection is lost")
        result = yield from run(*arguments)
        if breaks:
            raise psycopg.OperationalError("the connection is lost")
        return result

    return broken


def appended_by_a_task(ledger: Ledger, asked: Entry) -> Receipt:
    """From an event loop, where the first attempt is made in the loop."""
    return asyncio.run(ledger.append_async(asked))


Append = Callable[[Ledger, Entry], Receipt]


@pytest.mark.parametrize("append", [Ledger.append, appended_by_a_task], ids=["by a thread", "by a task"])
@pytest.mark.parametrize("after", [False, True], ids=["before the commit", "after the commit"])
def test_a_commit_without_an_answer_is_recorded_once_on_postgresql(
    on_postgresql: Ledger, append: Append, *, after: bool
) -> None:
    wire = postgresql_writing(on_postgresql)._wire
    is_commit = lambda *calls: calls[-1][0] == b"commit"  # noqa: E731
    wire.round_trip = interrupted(wire.round_trip, when=is_commit, after=after)  # type: ignore[method-assign]
    asked = entry(event(uuid4(), 1), answer=b"answer")
    assert append(on_postgresql, asked) == Receipt(asked.command_id, 0, 1, b"answer", repeated=after)
    assert on_postgresql.check() == 1


@pytest.mark.parametrize("append", [Ledger.append, appended_by_a_task], ids=["by a thread", "by a task"])
@pytest.mark.parametrize("after", [False, True], ids=["before the commit", "after the commit"])
def test_a_commit_without_an_answer_is_recorded_once_on_sqlite(
    on_sqlite: Ledger, append: Append, *, after: bool
) -> None:
    writing = cast("SqliteWriting", on_sqlite._writer._recording._writing)
    writing._cursor = cast("sqlite3.Cursor", FailingOnce(writing._cursor, after=after))
    asked = entry(event(uuid4(), 1), answer=b"answer")
    assert append(on_sqlite, asked) == Receipt(asked.command_id, 0, 1, b"answer", repeated=after)
    assert on_sqlite.check() == 1


class FailingOnce:
    """A cursor whose first COMMIT reports that the disk failed, before or after it did its work."""

    def __init__(self, cursor: sqlite3.Cursor, *, after: bool) -> None:
        self._cursor = cursor
        self._after = after
        self._pending = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def execute(self, statement: str, parameters: tuple[object, ...] = ()) -> sqlite3.Cursor:
        if statement != "COMMIT" or not self._pending:
            return self._cursor.execute(statement, parameters)
        self._pending = False
        if self._after:
            self._cursor.execute(statement)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error


@pytest.mark.parametrize("append", [Ledger.append, appended_by_a_task], ids=["by a thread", "by a task"])
def test_a_writer_whose_backend_was_terminated_goes_on(on_postgresql: Ledger, append: Append) -> None:
    filled(on_postgresql, 2)
    terminate_writer(on_postgresql)
    assert append(on_postgresql, entry(event(uuid4(), 1))).first_index == 2
    assert on_postgresql.check() == 3


def test_nothing_is_lost_or_doubled_while_backends_are_terminated(on_postgresql: Ledger) -> None:
    finished = threading.Event()

    def client(_: int) -> list[Receipt]:
        stream_id = uuid4()
        receipts: list[Receipt] = []
        while not finished.is_set():
            receipts.append(on_postgresql.append(entry(event(stream_id, len(receipts) + 1))))
        return receipts

    with ThreadPoolExecutor(8) as threads:
        clients = [threads.submit(client, number) for number in range(8)]
        for _ in range(8):
            before = on_postgresql.position()
            terminate_writer(on_postgresql)
            assert on_postgresql.wait_beyond(before + 10, SOON) > before
        finished.set()
        recorded = sorted(receipt.first_index for each in clients for receipt in each.result())
    assert recorded == list(range(on_postgresql.check()))


@contextmanager
def out_of_reach(url: str) -> Iterator[None]:
    """The server takes no connection to this database and ends those there are."""
    address = make_url(url)
    server = psycopg.connect(
        host=str(address.query["host"]), user="postgres", dbname="postgres", autocommit=True
    )
    with closing(server):
        server.execute(f"ALTER DATABASE {address.database} ALLOW_CONNECTIONS false")
        ended = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"
        server.execute(ended, (address.database,))
        yield
        server.execute(f"ALTER DATABASE {address.database} ALLOW_CONNECTIONS true")


def test_a_database_that_stays_away_is_reported_and_found_again(postgres_url: str) -> None:
    Ledger.open(postgres_url, origin="test").close()
    with closing(PostgresDatabase(postgres_url)) as database:
        impatient = Ledger(database, "test", patience=0.2)
        asked = entry(event(uuid4(), 1))
        with out_of_reach(postgres_url), pytest.raises(LedgerUnreachable):
            impatient.append(asked)
        assert not impatient.append(asked).repeated
        impatient.close()


def test_a_reader_whose_connections_died_reads_on(on_postgresql: Ledger, postgres_url: str) -> None:
    filled(on_postgresql, 2)
    with out_of_reach(postgres_url), pytest.raises(LedgerUnreachable):
        on_postgresql.position()
    assert on_postgresql.position() == 2
    with out_of_reach(postgres_url):
        pass
    assert len(on_postgresql.read(0, 9)) == 2


def test_a_follower_that_lost_its_connection_hears_again(on_postgresql: Ledger, postgres_url: str) -> None:
    assert on_postgresql.wait_beyond(0, 0) == 0
    with out_of_reach(postgres_url):
        pass
    with Ledger.open(postgres_url, origin="test") as elsewhere:
        filled(elsewhere, 2)
        assert on_postgresql.wait_beyond(0, SOON) == 2


def test_a_file_another_process_keeps_locked_is_reported_and_taken_up_again(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/ledger.db"
    with Ledger.open(url, origin="test"), closing(SqliteDatabase(url)) as database:
        impatient = Ledger(database, "test", patience=0.1)
        cast("SqliteWriting", impatient._writer._recording._writing)._patience = 0.02
        asked = entry(event(uuid4(), 1))
        with closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LedgerUnreachable):
                impatient.append(asked)
        assert not impatient.append(asked).repeated
        impatient.close()
