"""How far the views of this process can be read, and those who wait for more."""

import asyncio
import threading
from collections.abc import Callable


class Level:
    """The position every view has reached, as last heard, and who wants to hear of a higher one."""

    def __init__(self) -> None:
        self._position = 0
        self._lock = threading.Lock()
        self._waiting: dict[object, tuple[int, Callable[[], None]]] = {}
        self._wanted = threading.Event()

    def announce(self, position: int) -> None:
        """All views can be read up to here."""
        with self._lock:
            self._position = max(self._position, position)
            due = [key for key, (wanted, _) in self._waiting.items() if wanted <= self._position]
            woken = [self._waiting.pop(key)[1] for key in due]
            if not self._waiting:
                self._wanted.clear()
        for wake in woken:
            wake()

    def gather(self, seconds: float) -> None:
        """Let news gather for so long, unless somebody waits for it."""
        self._wanted.wait(seconds)

    async def reached(self, position: int, seconds: float) -> bool:
        """Whether the position is reached within the time."""
        arrived = asyncio.Event()
        loop = asyncio.get_running_loop()
        key = object()
        with self._lock:
            if self._position >= position:
                return True
            self._waiting[key] = (position, lambda: _wake(loop, arrived))
            self._wanted.set()
        try:
            await asyncio.wait_for(arrived.wait(), seconds)
        except TimeoutError:
            return False
        finally:
            with self._lock:
                self._waiting.pop(key, None)
        return True


def _wake(loop: asyncio.AbstractEventLoop, arrived: asyncio.Event) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(arrived.set)
