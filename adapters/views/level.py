"""How far the views can be read as this process knows it, and those who wait for more."""

import asyncio
import threading
from collections.abc import Callable


class Level:
    """The position every view has reached, as last heard, and who wants to hear of a higher one.

    `ask` is told the position that somebody waits for, one at a time, and 0 when nobody does any more; it is called
    under a lock and must not block.
    """

    def __init__(self, ask: Callable[[int], object]) -> None:
        self._ask = ask
        self._asked = 0
        self._position = 0
        self._lock = threading.Lock()
        self._waiting: dict[object, tuple[int, Callable[[int], object]]] = {}

    def announce(self, position: int) -> None:
        """All views can be read up to here."""
        with self._lock:
            reached = self._position = max(self._position, position)
            due = [key for key, (wanted, _) in self._waiting.items() if wanted <= reached]
            woken = [self._waiting.pop(key)[1] for key in due]
            self._ask_on()
        for wake in woken:
            wake(reached)

    def ask_again(self) -> None:
        """Whoever was asked has gone without an answer."""
        with self._lock:
            self._asked = 0
            self._ask_on()

    def when(self, position: int, wake: Callable[[int], object]) -> Callable[[], None]:
        """Call `wake` once with the position reached, when it is high enough; the result calls it off."""
        key = object()
        with self._lock:
            reached = self._position
            if reached < position:
                self._waiting[key] = (position, wake)
                self._ask_on()
        if reached >= position:
            wake(reached)
        return lambda: self._call_off(key)

    async def reached(self, position: int, seconds: float) -> bool:
        """Whether the position is reached within the time."""
        if self._position >= position:
            return True
        arrived = asyncio.Event()
        loop = asyncio.get_running_loop()
        call_off = self.when(position, lambda _: _wake(loop, arrived))
        try:
            await asyncio.wait_for(arrived.wait(), seconds)
        except TimeoutError:
            return False
        finally:
            call_off()
        return True

    def _call_off(self, key: object) -> None:
        with self._lock:
            self._waiting.pop(key, None)

    def _ask_on(self) -> None:
        """A question stands until it is answered; then the next goes to the highest position waited for."""
        wanted = max((position for position, _ in self._waiting.values()), default=0)
        if self._asked <= self._position and wanted != self._asked:
            self._asked = wanted
            self._ask(wanted)


def _wake(loop: asyncio.AbstractEventLoop, arrived: asyncio.Event) -> None:
    if not loop.is_closed():
        loop.call_soon_threadsafe(arrived.set)
