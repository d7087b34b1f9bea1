"""Whoever waits for the ledger to grow hears of it at once, whichever process made it grow."""

import threading
import time
from collections.abc import Iterator
from queue import SimpleQueue
from uuid import uuid4

import pytest

from adapters.ledger import Ledger, LedgerRecorder
from tests.adapters.ledger.given import entry, event, filled

SOON = 20.0  # no test waits this long unless it fails


@pytest.fixture
def elsewhere(ledger: Ledger, ledger_url: str) -> Iterator[Ledger]:
    """The same ledger as another process has it open."""
    with Ledger.open(ledger_url, origin=ledger.origin) as opened:
        yield opened


def test_what_is_there_already_is_not_waited_for(ledger: Ledger) -> None:
    filled(ledger, 2)
    assert ledger.wait_beyond(0, SOON) == 2


def test_waiting_ends_when_the_time_is_up(ledger: Ledger) -> None:
    filled(ledger, 2)
    assert ledger.wait_beyond(2, 0.01) == 2


def test_a_waiter_is_woken_by_a_commit(ledger: Ledger) -> None:
    heard: SimpleQueue[int] = SimpleQueue()
    waiter = threading.Thread(target=lambda: heard.put(ledger.wait_beyond(0, SOON)))
    waiter.start()
    ledger.append(entry(event(uuid4(), 1)))
    assert heard.get(timeout=SOON) == 1
    waiter.join()


def test_a_waiter_is_woken_by_another_process_s_commit(ledger: Ledger, elsewhere: Ledger) -> None:
    heard: SimpleQueue[int] = SimpleQueue()
    waiter = threading.Thread(target=lambda: heard.put(ledger.wait_beyond(0, SOON)))
    waiter.start()
    filled(elsewhere, 3)
    assert heard.get(timeout=SOON) == 3
    waiter.join()


def test_a_waiter_who_is_to_stop_is_let_go_at_once(ledger: Ledger) -> None:
    filled(ledger, 2)
    begun = time.monotonic()
    waiter = threading.Thread(target=ledger.wait_beyond, args=(2, SOON))
    waiter.start()
    while waiter.is_alive():
        ledger.wake()
        waiter.join(0.01)
    assert time.monotonic() - begun < SOON


def test_what_another_process_committed_before_is_known_at_once(ledger: Ledger, elsewhere: Ledger) -> None:
    filled(elsewhere, 3)
    assert ledger.wait_beyond(2, SOON) == 3


def test_a_listener_hears_every_new_position_in_order_until_it_stops(ledger: Ledger) -> None:
    heard: list[int] = []
    stop = ledger.on_commit(heard.append)
    filled(ledger, 2)
    filled(ledger, 1)
    stop()
    filled(ledger, 1)
    assert heard == [2, 3]


def test_a_listener_that_fails_harms_neither_the_commit_nor_the_others(ledger: Ledger) -> None:
    heard: list[int] = []

    def fail(position: int) -> None:
        raise RuntimeError(position)

    ledger.on_commit(fail)
    ledger.on_commit(heard.append)
    assert ledger.append(entry(event(uuid4(), 1))).position == 1
    assert heard == [1]


def test_a_subscription_follows_another_process(ledger: Ledger, elsewhere: Ledger) -> None:
    filled(ledger, 1)
    with LedgerRecorder(ledger).subscribe(gt=0) as subscription:
        assert next(subscription).id == 1
        filled(elsewhere, 1)
        assert next(subscription).id == 2


def test_waiting_costs_milliseconds_not_polls(ledger: Ledger) -> None:
    ledger.wait_beyond(0, 0)
    delays = []
    for position in range(20):
        heard: SimpleQueue[float] = SimpleQueue()
        ready = threading.Event()

        def wait(
            after: int = position, told: threading.Event = ready, to: SimpleQueue[float] = heard
        ) -> None:
            told.set()
            ledger.wait_beyond(after, SOON)
            to.put(time.perf_counter())

        waiter = threading.Thread(target=wait)
        waiter.start()
        ready.wait()
        ledger.append(entry(event(uuid4(), 1)))
        committed = time.perf_counter()
        delays.append(heard.get(timeout=SOON) - committed)
        waiter.join()
    assert sorted(delays)[10] < 0.05
