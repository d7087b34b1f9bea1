"""Several processes on one ledger, and processes killed in the middle of it."""

from contextlib import ExitStack
from uuid import UUID, uuid4

import pytest

from adapters.ledger import Ledger
from tests.adapters.ledger.given import filled
from tests.adapters.ledger.other_process import append_streams, append_until_killed, started

PROCESSES, EACH = 3, 25
KILLS, ACKNOWLEDGED = 3, 60


def test_processes_that_write_at_once_lose_double_and_reorder_nothing(
    ledger: Ledger, ledger_url: str
) -> None:
    shared, repeated = uuid4(), uuid4()
    with ExitStack() as stack:
        running = [
            stack.enter_context(started(append_streams, ledger_url, shared, repeated, EACH))
            for _ in range(PROCESSES)
        ]
        for _, pipe in running:
            assert pipe.recv() == "ready"
        for _, pipe in running:
            pipe.send("go")
        streams: list[UUID] = [pipe.recv() for _, pipe in running]
    size = PROCESSES * EACH + PROCESSES * EACH + EACH  # their own, the shared one, the repeated commands once
    recorded = ledger.read(0, 10_000)
    assert [each.log_index for each in recorded] == list(range(size))
    for stream_id, length in [*((each, EACH) for each in streams), (shared, PROCESSES * EACH)]:
        in_order = [each.stream_version for each in recorded if each.stream_id == stream_id]
        assert in_order == list(range(1, length + 1))
    assert ledger.check() == ledger.position() == size


def test_what_a_killed_process_was_told_is_recorded(ledger: Ledger, ledger_url: str) -> None:
    for _ in range(KILLS):
        with started(append_until_killed, ledger_url) as (process, pipe):
            acknowledged = [pipe.recv() for _ in range(ACKNOWLEDGED)]
            process.kill()
            process.join()
        for command_id, first_index in acknowledged:
            receipt = ledger.receipt(command_id)
            assert receipt is not None
            assert (receipt.first_index, receipt.events) == (first_index, 2)
        assert ledger.check() == ledger.position()


@pytest.mark.parametrize("ledger_url", ["postgresql"], indirect=True)
def test_a_killed_process_does_not_hold_up_the_others(ledger: Ledger, ledger_url: str) -> None:
    with started(append_until_killed, ledger_url) as (process, pipe):
        pipe.recv()
        process.kill()
        process.join()
        before = ledger.position()
        assert filled(ledger, 1).position() > before
