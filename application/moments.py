"""Moments of recording 记录时点: a moment of the clock as a position of the ledger, which alone is exact."""

import json
from bisect import bisect_right
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol, overload
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""The clock of everybody here; what states no zone is meant by it."""


class Leaves(Protocol):
    """Where leaves say when each record was made."""

    def leaves(self, first: int, last: int) -> Sequence[bytes]:
        """The leaves of records first…last-1."""


class Grown(Protocol):
    """The ledger's size."""

    def position(self) -> int:
        """How many events it holds."""


class _RecordedAt(Sequence[datetime]):
    """When each record was made, looked up one by one."""

    def __init__(self, leaves: Leaves, size: int) -> None:
        self._leaves = leaves
        self._size = size

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, index: int) -> datetime: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[datetime]: ...
    def __getitem__(self, index: int | slice) -> datetime | Sequence[datetime]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(self._size))]
        (leaf,) = self._leaves.leaves(index, index + 1)
        return datetime.fromisoformat(json.loads(leaf)["recorded_at"])


def position_at(leaves: Leaves, size: int, moment: datetime) -> int:
    """How many of `size` records had been made by then.

    Records stand in the order in which they were committed; of two commands of one instant the clock may say it the
    other way round, so between them a moment is only as exact as the clock. A position is exact.
    """
    return bisect_right(_RecordedAt(leaves, size), moment)


def position_of(leaves: Leaves, ledger: Grown, at: int | datetime | None) -> int | None:
    """A position as it is, a moment as the position of then, None as None: now. The ledger is asked for a moment alone."""
    return position_at(leaves, ledger.position(), at) if isinstance(at, datetime) else at
