"""Long lists are read and sealed aside, so that other requests go on meanwhile."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

T = TypeVar("T")
MANY = 50  # rows of a list


def is_long(answers: Mapping[str, Any]) -> bool:
    """Whether a list among the answers takes so long to read that other requests should go on meanwhile."""
    return any(isinstance(given, list) and len(given) > MANY for given in answers.values())


async def aside(work: Callable[[], T], *, many: bool) -> T:
    """In a thread where there is much to do; a handful is done sooner than a thread is woken."""
    return await asyncio.to_thread(work) if many else work()
