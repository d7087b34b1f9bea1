"""Tasks are recorded by their own event loop; it never waits, and it may end at any moment."""

import asyncio
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest

from adapters.ledger import Ledger, Receipt
from adapters.ledger.sqlite_writing import SqliteWriting
from tests.adapters.ledger.given import entry, event

ROUNDS_OF_THE_LOOP = range(12)
SOON = 30.0  # seconds; no test waits this long unless it fails


@pytest.mark.parametrize("rounds", ROUNDS_OF_THE_LOOP)
def test_a_loop_that_ends_while_it_writes_leaves_a_ledger_that_goes_on(ledger: Ledger, rounds: int) -> None:
    asked = [entry(event(uuid4(), 1)) for _ in range(5)]
    acknowledged: list[Receipt] = []

    async def recorded(number: int) -> None:
        acknowledged.append(await ledger.append_async(asked[number]))

    async def ends_in_the_middle() -> None:
        tasks = [asyncio.create_task(recorded(number)) for number in range(5)]
        for _ in range(rounds):
            await asyncio.sleep(0)
        assert tasks  # and the loop ends with whatever they are doing

    asyncio.run(ends_in_the_middle())
    for each in asked:
        assert ledger.append(each).command_id == each.command_id
    assert all(ledger.receipt(receipt.command_id) is not None for receipt in acknowledged)
    assert ledger.check() == 5


def test_the_next_loop_is_served_as_the_last_one_was(ledger: Ledger) -> None:
    for number in range(3):
        assert asyncio.run(ledger.append_async(entry(event(uuid4(), 1)))).first_index == number


def test_whoever_comes_when_the_last_one_is_answered_is_served_too(ledger: Ledger) -> None:
    """At every step of the loop somebody new comes, so also at those between one batch and the next."""

    async def client(number: int) -> Receipt:
        for _ in range(number):
            await asyncio.sleep(0)
        return await ledger.append_async(entry(event(uuid4(), 1)))

    async def clients() -> list[Receipt]:
        return await asyncio.wait_for(asyncio.gather(*(client(number) for number in range(200))), SOON)

    assert sorted(receipt.first_index for receipt in asyncio.run(clients())) == list(range(200))


def test_two_loops_at_once_lose_and_double_nothing(ledger: Ledger) -> None:
    async def client() -> list[int]:
        stream_id = uuid4()
        return [(await ledger.append_async(entry(event(stream_id, v)))).first_index for v in range(1, 21)]

    async def clients() -> list[list[int]]:
        return await asyncio.gather(*(client() for _ in range(4)))

    with ThreadPoolExecutor(2) as threads:
        loops = [threads.submit(asyncio.run, clients()) for _ in range(2)]
        indexes = sorted(index for loop in loops for stream in loop.result() for index in stream)
    assert indexes == list(range(160))
    assert ledger.check() == 160


def test_while_another_process_writes_a_thread_waits_and_not_the_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting, waited_in = threading.Event(), list[str]()
    waits = SqliteWriting._begin_when_free

    def noted(writing: SqliteWriting) -> None:
        waited_in.append(threading.current_thread().name)
        waiting.set()
        waits(writing)

    monkeypatch.setattr(SqliteWriting, "_begin_when_free", noted)

    async def recorded_after(other: sqlite3.Connection, ledger: Ledger) -> Receipt:
        task = asyncio.create_task(ledger.append_async(entry(event(uuid4(), 1))))
        await asyncio.to_thread(waiting.wait)
        other.execute("COMMIT")
        return await task

    with (
        Ledger.open(f"sqlite:///{tmp_path}/ledger.db", origin="test") as ledger,
        closing(sqlite3.connect(tmp_path / "ledger.db", isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        assert asyncio.run(recorded_after(other, ledger)).first_index == 0
    assert waited_in == ["ledger-patience"]
