"""Group commit: commands that arrive together share one transaction, one that arrives alone commits at once."""

import asyncio
import queue
import threading
import time
from collections.abc import Sequence

import structlog

from adapters.ledger.batch import Draft, Outcome
from adapters.ledger.entry import Entry, Receipt
from adapters.ledger.recording import Recording
from adapters.ledger.refusals import LedgerBusy, LedgerClosed

log = structlog.get_logger(__name__)

MOST_WAITING = 8192  # entries; more are refused at once rather than kept waiting for seconds
LARGEST_BATCH = 1024  # entries in one transaction
MOMENT = 0.25  # of the last commit's time


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


class Writer:
    """Whoever has the turn writes: a caller that finds nobody writing, else one thread for all who wait."""

    def __init__(self, recording: Recording, origin: str) -> None:
        self._recording = recording
        self._origin = origin
        self._turn = threading.Lock()
        self._waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._door = threading.Lock()
        self._closed = False
        self._crowded = False  # the last batch was for several: more will come together
        self._thread = threading.Thread(target=self._serve, name="ledger-writer", daemon=True)
        self._thread.start()

    def append(self, entry: Entry) -> Receipt:
        """Record on this thread if nobody else is writing, else with everybody who waits."""
        draft = Draft.of(self._origin, entry)
        if not self._crowded and self._waiting.empty() and self._turn.acquire(blocking=False):
            try:
                (outcome,) = [LedgerClosed()] if self._closed else self._recording.record([draft])
            finally:
                self._turn.release()
        else:
            waiting = Waiting(draft)
            self._join(waiting)
            outcome = waiting.wait()
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def append_async(self, entry: Entry) -> Receipt:
        """Record with everything else that waits; the event loop goes on meanwhile."""
        future: asyncio.Future[Receipt] = asyncio.get_running_loop().create_future()
        self._join(Waiting(Draft.of(self._origin, entry), future))
        return await future

    def close(self) -> None:
        """Record what waits, refuse what comes later."""
        with self._door:
            if self._closed:
                return
            self._closed = True
            self._waiting.put(None)
        self._thread.join()
        with self._turn:
            self._recording.close()

    def _join(self, waiting: Waiting) -> None:
        with self._door:
            if self._closed:
                raise LedgerClosed
            if self._waiting.qsize() >= MOST_WAITING:
                raise LedgerBusy(f"{MOST_WAITING} commands are waiting")
            self._waiting.put(waiting)

    def _serve(self) -> None:
        """Answer a batch, give those just answered a moment to ask again, take everything that waits.

        Without the moment, whoever asks first gets a transaction alone and all others wait for it.
        """
        answered, moment = 0, 0.0
        while (first := self._waiting.get()) is not None:
            with self._turn:
                batch = self._everything_after(first, answered, moment)
                began = time.perf_counter()
                outcomes = self._outcomes(batch)
                answered, moment = len(batch), (time.perf_counter() - began) * MOMENT
                self._crowded = answered > 1
                _settle(batch, outcomes)

    def _everything_after(self, first: Waiting, expected: int, moment: float) -> list[Waiting]:
        """All that wait, and until the moment is over those that are expected."""
        batch, until = [first], time.perf_counter() + moment
        while len(batch) < LARGEST_BATCH:
            patience = until - time.perf_counter() if len(batch) < expected else 0.0
            try:
                following = (
                    self._waiting.get(timeout=patience) if patience > 0 else self._waiting.get_nowait()
                )
            except queue.Empty:
                break
            if following is None:
                self._waiting.put(None)
                break
            batch.append(following)
        return batch

    def _outcomes(self, batch: Sequence[Waiting]) -> list[Outcome]:
        try:
            return self._recording.record([waiting.draft for waiting in batch])
        except Exception as fault:
            log.exception("ledger_writer_failed")
            return [fault] * len(batch)


def _settle(batch: Sequence[Waiting], outcomes: Sequence[Outcome]) -> None:
    """Open the gates; wake each event loop once, however many of its tasks are answered."""
    for_tasks: dict[asyncio.AbstractEventLoop, list[Waiting]] = {}
    for waiting, outcome in zip(batch, outcomes, strict=True):
        waiting.outcome = outcome
        if waiting.future is None:
            waiting.gate.release()
        else:
            for_tasks.setdefault(waiting.future.get_loop(), []).append(waiting)
    for loop, answered in for_tasks.items():
        try:
            loop.call_soon_threadsafe(_answer, answered)
        except RuntimeError:  # the loop is closed and nobody waits; what was recorded stays recorded
            log.warning("ledger_waiters_gone", entries=len(answered))


def _answer(answered: Sequence[Waiting]) -> None:
    for waiting in answered:
        future, outcome = waiting.future, waiting.outcome
        if future is None or future.done():
            continue
        if isinstance(outcome, Exception):
            future.set_exception(outcome)
        else:
            future.set_result(outcome)
