"""Work that pauses wherever it would have to wait: a thread does it in one go, an event loop bit by bit."""

from collections.abc import Callable, Generator
from typing import Any, TypeVar

T = TypeVar("T")

Pause = Callable[[], Any]
"""Waits on whatever thread calls it; its answer, or its exception, is handed back into the work."""

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
