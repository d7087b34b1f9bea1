"""放假通知: entered by one administrator, confirmed by another, and what cannot be right is refused by its day."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Festival
from domain.holiday_notice import HolidayNotice, SamePersonConfirms, YearAlreadyKnown, YearNotKnown
from domain.holiday_notice.days import (
    DayOutsideYear,
    FixedHolidayMissing,
    NothingChanged,
    RestBackwards,
    WorkDayMisplaced,
)
from domain.holiday_notice.record import NoticeKind, NoticeState, WorkDay
from domain.refusals import DateInFuture, Refused, StepNotOpen
from domain.steps import steps_of
from domain.terms import Capacity
from tests.support.holiday_notices import RESTS_2027, WORKED_2027
from tests.support.lawful_walk import RULES, case_after, read_again
from tests.support.story import MEDIATOR, TEXT, Story, occasion

ADMINISTRATOR = replace(MEDIATOR, capacity=Capacity.ADMINISTRATION)
ANOTHER = replace(ADMINISTRATOR, person_id=UUID(int=12))
ENTERED_ON, TODAY = date(2026, 11, 10), date(2026, 11, 20)
FESTIVALS = tuple(
    Festival(name, date.fromisoformat(since), date.fromisoformat(until)) for name, since, until in RESTS_2027
)
WORKED = tuple(WorkDay(day=date.fromisoformat(day)) for day in WORKED_2027)
Taken = Callable[[Any], None]


def entered(**other: Any) -> Taken:
    answers: dict[str, Any] = {
        "number": "示例发〔2026〕1号",
        "nature": NoticeKind.YEARLY,
        "year": 2027,
        "published_on": date(2026, 11, 4),
        "published_at": "示例公报",
        "festivals": FESTIVALS,
        "work_days": WORKED,
        **other,
    }
    return lambda case: case.enter(ENTERED_ON, rules=RULES, **answers)


def by_another(taken: Taken) -> Taken:
    def done(case: Any) -> None:
        case.occasion = occasion(by=ANOTHER, today=TODAY)
        taken(case)

    return done


def confirmed(case: Any) -> None:
    case.confirm(date(2026, 11, 11), compared_with="示例公报")


def turned_down(case: Any) -> None:
    case.turn_down(date(2026, 11, 11), reason=TEXT)


def counted(case: Any) -> None:
    case.note_counted(date(2026, 11, 11), looked_at=3, moved=2)


LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "enter": ((), entered()),
    "confirm": ((entered(),), by_another(confirmed)),
    "turn_down": ((entered(),), by_another(turned_down)),
    "note_counted": ((entered(), by_another(confirmed)), counted),
}


def notice_after(*past: Taken) -> Any:
    return case_after(HolidayNotice, *past, under=occasion(by=ADMINISTRATOR, today=TODAY))


def test_every_step_is_told_here() -> None:
    assert set(LAWFUL) == set(steps_of(HolidayNotice))


@pytest.mark.parametrize("name", LAWFUL)
def test_each_step_records_its_event_and_leads_on(name: str) -> None:
    past, taken = LAWFUL[name]
    notice = notice_after(*past)
    taken(notice)
    declared = steps_of(HolidayNotice)[name]
    assert type(notice.pending_events[-1]) is declared.records
    assert notice.state == declared.records.LEADS_TO
    assert read_again(notice).state == notice.state


def test_whoever_entered_it_cannot_confirm_it() -> None:
    notice = notice_after(entered())
    with pytest.raises(SamePersonConfirms):
        confirmed(notice)
    assert notice.state is NoticeState.ENTERED


def test_a_notice_turned_down_cannot_be_confirmed_any_more() -> None:
    notice = notice_after(entered(), by_another(turned_down))
    with pytest.raises(StepNotOpen):
        by_another(confirmed)(notice)


@pytest.mark.parametrize(
    ("other", "refusal", "field"),
    [
        ({"year": 2026}, YearAlreadyKnown, "year"),
        ({"nature": NoticeKind.AMENDMENT}, YearNotKnown, "year"),
        ({"published_on": date(2026, 11, 11)}, DateInFuture, "published_on"),
        ({"festivals": (), "work_days": ()}, NothingChanged, "festivals"),
        ({"work_days": (WorkDay(day=date(2028, 1, 1)),)}, DayOutsideYear, "work_days.0.day"),
        ({"work_days": (WorkDay(day=date(2027, 2, 19)),)}, WorkDayMisplaced, "work_days.0.day"),
        ({"work_days": (WorkDay(day=date(2027, 5, 2)),)}, WorkDayMisplaced, "work_days.0.day"),
        ({"festivals": FESTIVALS[:-1]}, FixedHolidayMissing, "festivals"),
        (
            {"festivals": (*FESTIVALS, Festival("示例节", date(2027, 8, 2), date(2027, 8, 1)))},
            RestBackwards,
            "festivals.7.until",
        ),
        (
            {"festivals": (*FESTIVALS, Festival("示例节", date(2027, 10, 7), date(2027, 10, 8)))},
            RestBackwards,
            "festivals",
        ),
    ],
)
def test_what_cannot_be_right_is_refused_and_the_day_is_named(
    other: dict[str, Any], refusal: type[Refused], field: str
) -> None:
    story = Story(HolidayNotice, under=occasion(by=ADMINISTRATOR, today=TODAY))
    story.when(entered(**other)).then_refused(refusal, field)


def test_a_weekday_may_be_worked_after_all_in_an_amendment() -> None:
    amendment = entered(
        nature=NoticeKind.AMENDMENT, year=2026, festivals=(), work_days=(WorkDay(day=date(2026, 10, 7)),)
    )
    assert notice_after(amendment).state is NoticeState.ENTERED


def test_new_year_may_begin_in_the_last_week_of_the_year_before() -> None:
    early = Festival("元旦", date(2026, 12, 31), date(2027, 1, 2))
    assert notice_after(entered(festivals=(early, *FESTIVALS[1:]))).state is NoticeState.ENTERED


# What a notice makes of the calendar.


def test_the_calendar_knows_the_year_and_its_days_once_the_notice_is_in_it() -> None:
    calendar = RULES.calendar.with_notice("示例", 2027, FESTIVALS, [work.day for work in WORKED])
    assert calendar.knows(2027)
    assert not calendar.is_working_day(date(2027, 2, 8))
    assert calendar.is_working_day(date(2027, 2, 20))
    assert calendar.festival(date(2027, 2, 8)) == "（春节）"
    assert calendar.is_settled(date(2026, 12, 31))
    assert not RULES.calendar.is_settled(date(2026, 12, 31))


def test_an_amendment_prevails_over_the_notice_before_it() -> None:
    # 国办发明电〔2020〕1号: the Spring Festival of 2020 was prolonged to February 2; the Saturday before was to be worked.
    before = RULES.calendar.with_notice(
        "示例", 2027, FESTIVALS, [date(2027, 2, 13), *(work.day for work in WORKED)]
    )
    longer = Festival("春节", date(2027, 2, 5), date(2027, 2, 14))
    after = before.with_notice("示例二", 2027, (longer,), ())
    assert before.is_working_day(date(2027, 2, 13))
    assert before.is_working_day(date(2027, 2, 12))
    assert not after.is_working_day(date(2027, 2, 13))
    assert not after.is_working_day(date(2027, 2, 12))
    again = after.with_notice("示例三", 2027, (), (date(2027, 2, 12),))
    assert again.is_working_day(date(2027, 2, 12))


@given(day=st.dates(date(2004, 1, 1), date(2026, 12, 20)))
def test_days_no_notice_speaks_of_stay_as_they_were(day: date) -> None:
    calendar = RULES.calendar.with_notice("示例", 2027, FESTIVALS, [work.day for work in WORKED])
    assert calendar.is_working_day(day) == RULES.calendar.is_working_day(day)
    assert calendar.is_settled(day) == RULES.calendar.is_settled(day)
