"""Turns 依次办理: one at a time per case in this process; between processes the expected version decides."""

import asyncio
from uuid import UUID
from weakref import WeakValueDictionary


class Turns:
    """A lock per case, or per series of numbers, for as long as anybody holds or awaits it."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    def of(self, subject: UUID) -> asyncio.Lock:
        """To be held while it is decided on and recorded."""
        lock = self._locks.get(subject)
        if lock is None:
            lock = self._locks[subject] = asyncio.Lock()
        return lock
