"""Moments of recording: a moment of the clock is the position of then, and a position is itself."""

import json
from datetime import datetime, timedelta

import pytest

from application.moments import SHANGHAI, position_of

NOON = datetime(2026, 11, 20, 12, tzinfo=SHANGHAI)


class Hourly:
    """Ten records, one an hour, from noon on."""

    def position(self) -> int:
        return 10

    def leaves(self, first: int, last: int) -> list[bytes]:
        return [
            json.dumps({"recorded_at": (NOON + timedelta(hours=hours)).isoformat()}).encode()
            for hours in range(first, last)
        ]


@pytest.mark.parametrize(
    ("minutes", "position"), [(-1, 0), (0, 1), (59, 1), (60, 2), (61, 2), (9 * 60, 10), (10_000, 10)]
)
def test_a_moment_counts_what_had_been_recorded_by_then(minutes: int, position: int) -> None:
    assert position_of(Hourly(), Hourly(), NOON + timedelta(minutes=minutes)) == position


def test_a_position_is_itself_and_nothing_is_now() -> None:
    assert position_of(Hourly(), Hourly(), 3) == 3
    assert position_of(Hourly(), Hourly(), None) is None
