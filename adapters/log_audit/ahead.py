"""Reading ahead: several files are on their way while one is checked, and they arrive in the order asked for."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD, THREADS = 16, 6


def ahead(read: Callable[[T], R], wanted: Iterable[T]) -> Iterator[tuple[T, R]]:
    """Each thing wanted with what was read, in order; at most `AHEAD` of them are held at once.

    What a reading raises is raised when its turn comes, so that the first thing wrong is the first one told.
    """
    pool = ThreadPoolExecutor(THREADS, thread_name_prefix="log-audit")
    waiting: deque[tuple[T, Future[R]]] = deque()
    rest = iter(wanted)
    try:
        waiting.extend((each, pool.submit(read, each)) for each in islice(rest, AHEAD))
        while waiting:
            each, reading = waiting.popleft()
            yield each, reading.result()
            waiting.extend((more, pool.submit(read, more)) for more in islice(rest, 1))
    finally:
        pool.shutdown(cancel_futures=True)
