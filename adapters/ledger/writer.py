"""Group commit: commands that arrive together share one transaction, one that arrives alone commits at once."""

import asyncio
import queue
import threading
import time
from collections.abc import Sequence

import structlog

from adapters.ledger.batch import LARGEST_BATCH, Draft, Outcome
from adapters.ledger.entry import Entry, Receipt
from adapters.ledger.loop_writer import LoopWriter
from adapters.ledger.recording import Recording
from adapters.ledger.refusals import LedgerBusy, LedgerClosed
from adapters.ledger.waiting import Waiting, settle

log = structlog.get_logger(__name__)

MOST_WAITING = 8192  # entries; more are refused at once rather than kept waiting for seconds
PATIENCE = 10.0  # seconds to wait, on closing, for an event loop that is still writing
MOMENT = 0.25  # of the last commit's time


class Writer:
    """Whoever has the turn writes: a caller that finds nobody writing, a loop for its tasks, else one thread for all."""

    def __init__(self, recording: Recording, origin: str) -> None:
        self._recording = recording
        self._origin = origin
        self._turn = threading.Lock()
        self._waiting: queue.SimpleQueue[Waiting | None] = queue.SimpleQueue()
        self._door = threading.Lock()
        self._closed = False
        self._in_the_loop = LoopWriter(recording, self._turn, self._take_over)
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
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Receipt] = loop.create_future()
        self._join(Waiting(Draft.of(self._origin, entry), future), loop)
        return await future

    def close(self) -> None:
        """Record what waits, refuse what comes later."""
        with self._door:
            if self._closed:
                return
            self._closed = True
        self._in_the_loop.close(PATIENCE)
        self._waiting.put(None)
        self._thread.join()
        with self._turn:
            self._recording.close()

    def _join(self, waiting: Waiting, loop: asyncio.AbstractEventLoop | None = None) -> None:
        with self._door:
            if self._closed:
                raise LedgerClosed
            if self._waiting.qsize() + self._in_the_loop.waiting >= MOST_WAITING:
                raise LedgerBusy(f"{MOST_WAITING} commands are waiting")
            if loop is not None and self._in_the_loop.serves(loop):
                self._in_the_loop.join(waiting)
            else:
                self._waiting.put(waiting)

    def _take_over(self, batch: Sequence[Waiting]) -> None:
        for waiting in batch:
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
                settle(batch, outcomes)

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
