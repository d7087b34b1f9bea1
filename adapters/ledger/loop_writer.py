"""Group commit for the tasks of one event loop: everything but waiting is done in the loop.

A thread that runs statement after statement takes the interpreter's lock from the loop for each, and waits for it each
time; that costs both more than the statements do. So a thread only waits, for the disk or for the server.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from adapters.ledger.batch import LARGEST_BATCH, Outcome
from adapters.ledger.pauses import Arrival, Pause
from adapters.ledger.recording import Recording
from adapters.ledger.waiting import Waiting, answer


class LoopWriter:
    """One batch at a time. What cannot be finished at the first attempt goes to a thread that has patience."""

    def __init__(
        self, recording: Recording, turn: threading.Lock, hand_over: Callable[[Sequence[Waiting]], None]
    ) -> None:
        self._recording = recording
        self._turn = turn
        self._hand_over = hand_over
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None
        self._gathered: list[Waiting] = []
        self._idle = threading.Event()
        self._idle.set()
        self._patient = Patience()

    @property
    def waiting(self) -> int:
        """How many have joined and are in no batch yet."""
        return len(self._gathered)

    def serves(self, loop: asyncio.AbstractEventLoop) -> bool:
        """Whether tasks of this loop may join: one loop's at a time."""
        if self._idle.is_set():
            self._loop = loop
        return self._loop is loop

    def join(self, waiting: Waiting) -> None:
        """Be recorded with everybody who joins before the loop comes round again."""
        self._gathered.append(waiting)
        if self._idle.is_set():
            self._idle.clear()
            self._begin()

    def close(self, patience: float) -> None:
        """Wait until everybody who joined is answered. Not from the loop's own thread."""
        self._idle.wait(patience)
        self._patient.close()

    def _begin(self) -> None:
        if self._loop is not None:
            self._task = self._loop.create_task(self._serve())
            self._task.add_done_callback(self._rest)

    def _rest(self, ended: "asyncio.Task[None]") -> None:
        """Also for a task that was cancelled before it began: with the loop, those who joined end too."""
        if self._gathered and not ended.cancelled():
            self._begin()
        else:
            self._gathered = []
            self._idle.set()

    async def _serve(self) -> None:
        while self._gathered:
            batch, self._gathered = self._gathered[:LARGEST_BATCH], self._gathered[LARGEST_BATCH:]
            try:
                outcomes = await self._outcomes(batch)
            except Exception:  # noqa: BLE001 - for whatever reason: whoever has patience finds it out, and the truth
                outcomes = None
            if outcomes is None:
                self._hand_over(batch)
            else:
                answer(zip(batch, outcomes, strict=True))
            await asyncio.sleep(0)  # those just answered may come again at once

    async def _outcomes(self, batch: Sequence[Waiting]) -> list[Outcome] | None:
        """None where somebody else is writing."""
        if not self._turn.acquire(blocking=False):
            return None
        work = self._recording.once([waiting.draft for waiting in batch])
        try:
            pause = next(work)
            while True:
                result, failure = await self._over(pause)
                pause = work.send(result) if failure is None else work.throw(failure)
        except StopIteration as done:
            outcomes: list[Outcome] = done.value
            return outcomes
        finally:
            try:
                work.close()
            finally:
                self._turn.release()

    async def _over(self, pause: Pause) -> tuple[Any, Exception | None]:
        """What the pause ended with."""
        if isinstance(pause, Arrival):
            try:
                await arrived(pause)
            except NotImplementedError:  # a loop without sockets to watch, as on Windows
                return await self._patient.wait(pause)
            return None, None
        return await self._patient.wait(pause)


async def arrived(arrival: Arrival) -> None:
    """Wait in the loop itself."""
    loop = asyncio.get_running_loop()
    something = loop.create_future()
    loop.add_reader(arrival.socket, _wake, something)
    try:
        await something
    finally:
        loop.remove_reader(arrival.socket)


def _wake(future: "asyncio.Future[None]") -> None:
    if not future.done():
        future.set_result(None)


class Patience:
    """A thread that waits for others."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    async def wait(self, pause: Pause) -> tuple[Any, Exception | None]:
        """What the pause ended with. Even one that is given up is over when this returns."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, name="ledger-patience", daemon=True)
            self._thread.start()
        job = _Job(pause)
        self._jobs.put(job)
        try:
            return await job.outcome
        except BaseException:
            job.over.acquire()
            raise

    def close(self) -> None:
        """End when everything asked for is over."""
        self._jobs.put(None)
        if self._thread is not None:
            self._thread.join()

    def _serve(self) -> None:
        while (job := self._jobs.get()) is not None:
            job.run()


class _Job:
    def __init__(self, pause: Pause) -> None:
        self.pause = pause
        self.loop = asyncio.get_running_loop()
        self.outcome: asyncio.Future[tuple[Any, Exception | None]] = self.loop.create_future()
        self.over = threading.Lock()
        self.over.acquire()

    def run(self) -> None:
        outcome: tuple[Any, Exception | None]
        try:
            outcome = self.pause(), None
        except Exception as failure:  # noqa: BLE001 - handed to the work it was for
            outcome = None, failure
        self.over.release()
        with suppress(RuntimeError):  # the loop is closed, and what it was for with it
            self.loop.call_soon_threadsafe(self._tell, outcome)

    def _tell(self, outcome: tuple[Any, Exception | None]) -> None:
        if not self.outcome.done():
            self.outcome.set_result(outcome)
