"""Work that pauses wherever it would have to wait: a thread does it in one go, an event loop bit by bit."""

import selectors
from collections.abc import Callable, Generator
from typing import Any, TypeVar

T = TypeVar("T")

Pause = Callable[[], Any]
"""Waits on whatever thread calls it; its answer, or its exception, is handed back into the work."""


class Arrival:
    """A pause until something arrives at a socket, which an event loop can wait for by itself."""

    def __init__(self, socket: int) -> None:
        self.socket = socket
        self._selector = selectors.DefaultSelector()
        self._selector.register(socket, selectors.EVENT_READ)

    def __call__(self) -> None:
        """Wait here."""
        self._selector.select()

    def close(self) -> None:
        """Wait no more; the socket is its connection's."""
        self._selector.close()


Work = Generator[Pause, Any, T]


def in_one_go(work: Work[T]) -> T:
    """Do it all here and now."""
    try:
        pause = next(work)
        while True:
            try:
                answer = pause()
            except Exception as failure:  # noqa: BLE001 - the work decides what it means
                pause = work.throw(failure)
            else:
                pause = work.send(answer)
    except StopIteration as done:
        result: T = done.value
        return result
