"""期间的变动, whatever moves it: every day counts once or not at all, and the order of telling changes nothing."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.reckoning import (
    Change,
    Paused,
    Resumed,
    deadline,
    reckon,
)
from domain.time_limits import RollOver, TimeLimit, Unit
from tests.support.time_limits import AWARD, CALENDAR, INVESTIGATION, LIMITATION, TRIAL

DAYS = st.dates(date(2024, 3, 1), date(2026, 6, 1))
GAPS = st.lists(st.integers(0, 60), min_size=2, max_size=8)
PAUSABLE = st.sampled_from([AWARD, LIMITATION, INVESTIGATION, TRIAL])


def stretches(start: date, gaps: list[int]) -> list[tuple[date, date]]:
    """Pauses one after the other: so many days on, so many days long."""
    found, at = [], start
    for on, length in zip(gaps[::2], gaps[1::2], strict=False):
        since = at + timedelta(days=on)
        at = since + timedelta(days=length)
        found.append((since, at))
    return found


def changes_of(pauses: list[tuple[date, date]]) -> list[Change]:
    return [
        change
        for since, until in pauses
        for change in (Paused(on=since, ground="中止"), Resumed(on=until))
        if since < until
    ]


@given(rule=PAUSABLE, start=DAYS, gaps=GAPS)
def test_a_day_outside_every_pause_counts_once_and_one_inside_never(
    rule: TimeLimit, start: date, gaps: list[int]
) -> None:
    pauses = stretches(start, gaps)
    unrolled = replace(rule, roll_over=RollOver.NONE) if rule.unit is not Unit.WORKING_DAY else rule
    moved = reckon(unrolled, starts_from=start, calendar=CALENDAR, changes=changes_of(pauses)).deadline
    plain = reckon(unrolled, starts_from=start, calendar=CALENDAR).deadline
    assert moved is not None
    assert plain is not None

    def counted(last: date, *, outside: bool) -> int:
        each = (start + timedelta(days=number) for number in range(1, (last - start).days + 1))
        return sum(
            (rule.unit is not Unit.WORKING_DAY or CALENDAR.is_working_day(one))
            and not (outside and any(since <= one < until for since, until in pauses))
            for one in each
        )

    assert counted(moved.falls_on, outside=True) == counted(plain.falls_on, outside=False)


@given(rule=PAUSABLE, start=DAYS, gaps=GAPS, order=st.randoms())
def test_the_order_in_which_changes_are_told_makes_no_difference(
    rule: TimeLimit, start: date, gaps: list[int], order: object
) -> None:
    changes = changes_of(stretches(start, [gap + 1 for gap in gaps]))
    shuffled = list(changes)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    told = [reckon(rule, starts_from=start, calendar=CALENDAR, changes=each) for each in (changes, shuffled)]
    assert told[0] == told[1]


@given(rule=st.sampled_from([AWARD, INVESTIGATION]), start=DAYS, gaps=GAPS, later=st.integers(0, 30))
def test_a_later_start_in_days_never_ends_earlier_whatever_stood_still(
    rule: TimeLimit, start: date, gaps: list[int], later: int
) -> None:
    changes = changes_of(stretches(start, gaps))
    both = [
        reckon(rule, starts_from=start + timedelta(days=more), calendar=CALENDAR, changes=changes).deadline
        for more in (0, later)
    ]
    assert both[0] is not None
    assert both[1] is not None
    assert both[0].falls_on <= both[1].falls_on


@given(rule=st.sampled_from([LIMITATION, TRIAL]), start=DAYS, later=st.integers(0, 400))
def test_a_later_start_in_months_never_ends_earlier_where_nothing_stood_still(
    rule: TimeLimit, start: date, later: int
) -> None:
    # Where something did, months of unequal length may turn it round: counted from 2024-03-21, a month and the ten
    # days that stood still end on 1 May; counted from 31 March, after them, it ends on 30 April.
    both = [
        deadline(rule, starts_from=start + timedelta(days=more), calendar=CALENDAR) for more in (0, later)
    ]
    assert both[0].falls_on <= both[1].falls_on


@given(length=st.integers(1, 60), start=DAYS)
def test_backward_and_forward_counting_agree(length: int, start: date) -> None:
    there, _ = CALENDAR.add_working_days(start, length)
    back, _ = CALENDAR.add_working_days(there + timedelta(days=1), -length - 1)
    first = CALENDAR.first_working_day_from(start + timedelta(days=1))[0]
    assert CALENDAR.working_days_between(first, there + timedelta(days=1)) == length
    assert back < first
