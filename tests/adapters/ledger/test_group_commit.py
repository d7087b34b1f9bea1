"""Commands that wait together share one commit, and each of them still stands or falls alone."""

import asyncio
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from uuid import uuid4

import pytest

from adapters.ledger import (
    CommandReused,
    Entry,
    EntryUnacceptable,
    Ledger,
    LedgerBusy,
    LedgerClosed,
    Receipt,
    StreamMovedOn,
    SubjectKeyDiffers,
    loop_writer,
    writer,
)
from tests.adapters.ledger.given import REQUEST, entry, event, events, item_of, key_of

Outcome = Receipt | BaseException


Together = Callable[[Ledger, Sequence[Entry]], list[Outcome]]


@pytest.fixture(params=["in the loop", "by a thread"])
def together(request: pytest.FixtureRequest) -> Together:
    """The outcomes of commands that all wait while somebody else is writing."""

    async def all_at_once(ledger: Ledger, entries: Sequence[Entry]) -> list[Outcome]:
        with ledger._writer._turn:
            tasks = [asyncio.create_task(ledger.append_async(each)) for each in entries]
            await asyncio.sleep(0)  # every task has joined the queue
            if request.param == "by a thread":
                await asyncio.sleep(0)  # and the loop has found somebody else writing
        return await asyncio.gather(*tasks, return_exceptions=True)

    return lambda ledger, entries: asyncio.run(all_at_once(ledger, entries))


def commits_of(ledger: Ledger) -> list[int]:
    """The positions committed from now on."""
    positions: list[int] = []
    ledger.on_commit(positions.append)
    return positions


def test_commands_that_wait_together_share_one_commit(ledger: Ledger, together: Together) -> None:
    commits = commits_of(ledger)
    receipts = together(ledger, [entry(*events(uuid4(), (1, 2))) for _ in range(20)])
    assert [each.first_index for each in receipts if isinstance(each, Receipt)] == list(range(0, 40, 2))
    assert commits == [40]


def test_a_conflict_refuses_its_own_command_alone(ledger: Ledger, together: Together) -> None:
    stream_id, other = uuid4(), uuid4()
    commits = commits_of(ledger)
    first, second, third = together(
        ledger, [entry(event(stream_id, 1)), entry(event(stream_id, 1)), entry(event(other, 1))]
    )
    assert isinstance(first, Receipt)
    assert isinstance(second, StreamMovedOn)
    assert (second.expected, second.actual) == (0, 1)
    assert isinstance(third, Receipt)
    assert (third.first_index, commits) == (1, [2])


def test_the_second_command_of_a_batch_sees_the_first_one_s_version(
    ledger: Ledger, together: Together
) -> None:
    stream_id = uuid4()
    outcomes = together(ledger, [entry(event(stream_id, version)) for version in (1, 2, 3)])
    assert [each.first_index for each in outcomes if isinstance(each, Receipt)] == [0, 1, 2]


def test_a_command_repeated_within_a_batch_is_recorded_once(ledger: Ledger, together: Together) -> None:
    once = entry(event(uuid4(), 1), answer=b"first")
    again = Entry(once.command_id, REQUEST, once.events, b"second")
    reused = Entry(once.command_id, b"another request", once.events)
    first, second, third = together(ledger, [once, again, reused])
    assert first == Receipt(once.command_id, 0, 1, b"first", repeated=False)
    assert second == Receipt(once.command_id, 0, 1, b"first", repeated=True)
    assert isinstance(third, CommandReused)
    assert ledger.position() == 1


def test_a_refused_command_may_be_asked_again_in_the_same_batch(ledger: Ledger, together: Together) -> None:
    stream_id = uuid4()
    refused = entry(event(stream_id, 2))
    corrected = Entry(refused.command_id, REQUEST, events(stream_id, (1, 2)))
    first, second = together(ledger, [refused, corrected])
    assert isinstance(first, StreamMovedOn)
    assert second == Receipt(refused.command_id, 0, 2, b"", repeated=False)


@pytest.mark.parametrize("guilty", [0, 4, 8])
def test_only_the_command_with_the_refused_row_fails(ledger: Ledger, guilty: int, together: Together) -> None:
    taken = uuid4()
    ledger.append(entry(event(uuid4(), 1), enclosures=(item_of(uuid4(), taken),)))
    entries = [entry(event(uuid4(), 1), enclosures=(item_of(uuid4()),)) for _ in range(9)]
    entries[guilty] = entry(event(uuid4(), 1), enclosures=(item_of(uuid4(), taken),))
    outcomes = together(ledger, entries)
    assert isinstance(outcomes.pop(guilty), EntryUnacceptable)
    assert sorted(each.first_index for each in outcomes if isinstance(each, Receipt)) == list(range(1, 9))
    assert ledger.check() == 9


def test_the_first_key_for_a_person_in_a_batch_is_the_key(ledger: Ledger, together: Together) -> None:
    person = uuid4()
    one, same, other = together(
        ledger,
        [
            entry(event(uuid4(), 1), enclosures=(key_of(person, b"one"), item_of(person))),
            entry(event(uuid4(), 1), enclosures=(key_of(person, b"one"), item_of(person))),
            entry(event(uuid4(), 1), enclosures=(key_of(person, b"other"), item_of(person))),
        ],
    )
    assert isinstance(one, Receipt)
    assert isinstance(same, Receipt)
    assert isinstance(other, SubjectKeyDiffers)


def test_more_than_the_ledger_holds_are_refused_at_once(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, together: Together
) -> None:
    monkeypatch.setattr(writer, "MOST_WAITING", 3)
    outcomes = together(ledger, [entry(event(uuid4(), 1)) for _ in range(9)])
    taken = [each for each in outcomes if isinstance(each, Receipt)]
    assert len(taken) in (3, 4)  # the writer may hold one in its hand already
    assert sum(isinstance(each, LedgerBusy) for each in outcomes) == 9 - len(taken)
    assert ledger.position() == len(taken)
    assert isinstance(ledger.append(entry(event(uuid4(), 1))), Receipt)


def test_a_batch_has_a_largest_size(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, together: Together
) -> None:
    for module in (writer, loop_writer):
        monkeypatch.setattr(module, "LARGEST_BATCH", 4)
    commits = commits_of(ledger)
    together(ledger, [entry(event(uuid4(), 1)) for _ in range(10)])
    sizes = [after - before for before, after in pairwise([0, *commits])]
    assert (sum(sizes), max(sizes)) == (10, 4)


def test_what_waits_when_the_ledger_closes_is_recorded(ledger: Ledger, ledger_url: str) -> None:
    waiting = [entry(event(uuid4(), 1)) for _ in range(5)]

    async def closed_over_them() -> list[Outcome]:
        with ledger._writer._turn:
            tasks = [asyncio.create_task(ledger.append_async(each)) for each in waiting]
            await asyncio.sleep(0)
            closing = threading.Thread(target=ledger.close)
            closing.start()
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.to_thread(closing.join)
        return outcomes

    assert all(isinstance(each, Receipt) for each in asyncio.run(closed_over_them()))
    with Ledger.open(ledger_url, origin=ledger.origin) as again:
        assert again.check() == 5


def test_a_closed_ledger_records_nothing_more(ledger: Ledger) -> None:
    ledger.close()
    with pytest.raises(LedgerClosed):
        ledger.append(entry(event(uuid4(), 1)))
    with pytest.raises(LedgerClosed):
        asyncio.run(ledger.append_async(entry(event(uuid4(), 1))))


def test_a_task_that_gives_up_leaves_the_others_answered(ledger: Ledger) -> None:
    given_up, kept = entry(event(uuid4(), 1)), entry(event(uuid4(), 1))

    async def one_gives_up() -> Outcome:
        with ledger._writer._turn:
            first = asyncio.create_task(ledger.append_async(given_up))
            second = asyncio.create_task(ledger.append_async(kept))
            await asyncio.sleep(0)
            first.cancel()
        return await second

    assert isinstance(asyncio.run(one_gives_up()), Receipt)
    assert ledger.receipt(kept.command_id) is not None
    assert ledger.check() == ledger.position()


def test_threads_and_tasks_may_append_side_by_side(ledger: Ledger) -> None:
    def from_a_thread(_: int) -> list[Receipt]:
        stream_id = uuid4()
        return [ledger.append(entry(event(stream_id, version))) for version in range(1, 21)]

    async def from_a_task() -> list[Receipt]:
        stream_id = uuid4()
        return [await ledger.append_async(entry(event(stream_id, version))) for version in range(1, 21)]

    async def from_tasks() -> list[list[Receipt]]:
        return await asyncio.gather(*(from_a_task() for _ in range(6)))

    with ThreadPoolExecutor(6) as threads:
        streams = [*threads.map(from_a_thread, range(6)), *asyncio.run(from_tasks())]
    indexes = [[receipt.first_index for receipt in stream] for stream in streams]
    assert all(stream == sorted(stream) for stream in indexes)
    assert sorted(index for stream in indexes for index in stream) == list(range(240))
    assert ledger.check() == 240


def test_batches_grow_with_the_number_of_those_who_wait(ledger: Ledger) -> None:
    commits = commits_of(ledger)

    async def client() -> None:
        stream_id = uuid4()
        for version in range(1, 26):
            await ledger.append_async(entry(event(stream_id, version)))

    async def clients() -> None:
        await asyncio.gather(*(client() for _ in range(32)))

    asyncio.run(clients())
    assert commits[-1] == 800
    assert len(commits) < 200  # eight and more to a commit
