"""Tells whoever waits that the ledger has grown, by this process or by another."""

import threading
from collections.abc import Callable

import structlog

log = structlog.get_logger(__name__)

Listener = Callable[[int], object]


class Growth:
    """The highest position known to be committed, and those who want to hear of a higher one."""

    def __init__(self, position: int) -> None:
        self._position = position
        self._woken = 0
        self._grown = threading.Condition()
        self._telling = threading.RLock()
        self._listeners: dict[object, Listener] = {}

    def announce(self, position: int) -> None:
        """A commit has reached `position`: when this returns, every listener has heard of it, in order."""
        with self._telling:
            with self._grown:
                if position <= self._position:
                    return
                self._position = position
                self._grown.notify_all()
            for listener in list(self._listeners.values()):
                try:
                    listener(position)
                except Exception:
                    log.exception("ledger_listener_failed", position=position)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every new position until the returned function is called."""
        key = object()
        with self._telling:
            self._listeners[key] = listener

        def stop() -> None:
            with self._telling:
                self._listeners.pop(key, None)

        return stop

    def wait_beyond(self, position: int, timeout: float) -> int:
        """Block until the position is higher than `position`, somebody wakes, or the time is up; the position."""
        with self._grown:
            woken = self._woken
            self._grown.wait_for(lambda: self._position > position or self._woken != woken, timeout)
            return self._position

    def wake(self) -> None:
        """Let everybody go on who waits, as if the time were up: one of them is to stop."""
        with self._grown:
            self._woken += 1
            self._grown.notify_all()
