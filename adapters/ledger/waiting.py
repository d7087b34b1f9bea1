"""Those who wait for the ledger, and how they are answered."""

import asyncio
import threading
from collections.abc import Iterable, Sequence

import structlog

from adapters.ledger.batch import Draft, Outcome
from adapters.ledger.entry import Receipt
from adapters.ledger.refusals import LedgerClosed

log = structlog.get_logger(__name__)


class Waiting:
    """An entry somebody waits for: a thread at a closed gate, or a task at a future of its event loop."""

    __slots__ = ("draft", "future", "gate", "outcome")

    def __init__(self, draft: Draft, future: "asyncio.Future[Receipt] | None" = None) -> None:
        self.draft = draft
        self.future = future
        self.outcome: Outcome = LedgerClosed()
        self.gate = threading.Lock()
        if future is None:
            self.gate.acquire()

    def wait(self) -> Outcome:
        """Block the calling thread until the outcome is known."""
        self.gate.acquire()
        return self.outcome


def settle(batch: Sequence[Waiting], outcomes: Sequence[Outcome]) -> None:
    """Open the gates; wake each event loop once, however many of its tasks are answered."""
    for_tasks: dict[asyncio.AbstractEventLoop, list[tuple[Waiting, Outcome]]] = {}
    for waiting, outcome in zip(batch, outcomes, strict=True):
        if waiting.future is None:
            waiting.outcome = outcome
            waiting.gate.release()
        else:
            for_tasks.setdefault(waiting.future.get_loop(), []).append((waiting, outcome))
    for loop, answered in for_tasks.items():
        try:
            loop.call_soon_threadsafe(answer, answered)
        except RuntimeError:  # the loop is closed and nobody waits; what was recorded stays recorded
            log.warning("ledger_waiters_gone", entries=len(answered))


def answer(answered: Iterable[tuple[Waiting, Outcome]]) -> None:
    """In the loop of those who wait."""
    for waiting, outcome in answered:
        future = waiting.future
        if future is None or future.done():
            continue
        if isinstance(outcome, Exception):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
