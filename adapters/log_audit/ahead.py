"""Reading ahead: several files are on their way while one is checked, and they arrive in the order asked for."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD, THREADS = 16, 6


def ahead(read: Callable[[T], R], wanted: Iterable[T]) -> Generator[R, None, None]:
    """What was read of each thing wanted, in order; at most `AHEAD` of them are held at once. Close it when done.

    What a reading raises is raised when its turn comes, so that the first thing wrong is the first one told.
    """
    pool = ThreadPoolExecutor(THREADS, thread_name_prefix="log-audit")
    waiting: deque[Future[R]] = deque()
    rest = iter(wanted)
    try:
        waiting.extend(pool.submit(read, each) for each in islice(rest, AHEAD))
        while waiting:
            yield waiting.popleft().result()
            waiting.extend(pool.submit(read, each) for each in islice(rest, 1))
    finally:
        pool.shutdown(cancel_futures=True)
