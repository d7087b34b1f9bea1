"""期限的计算: the last day, and the sentence that says how it was found."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reckoning import CountedInHours, deadline
from domain.rule_book import NoSuchRule, RuleBook
from domain.time_limits import Binds, Confidence, Deadline, Direction, RollOver, TimeLimit, Unit
from tests.support.time_limits import CALENDAR, limit

TO_SUE = limit(15, Unit.CALENDAR_DAY, RollOver.CPL85, starts_when="收到仲裁裁决书")
TO_ACCEPT = limit(5, Unit.WORKING_DAY, RollOver.WORKING_DAY, binds=Binds.AUTHORITY)
TO_NOTIFY_OF_HEARING = limit(5, Unit.WORKING_DAY, RollOver.WORKING_DAY, direction=Direction.BACKWARD)
SIX_MONTHS = limit(6, Unit.MONTH, RollOver.CPL85)
ONE_YEAR = limit(1, Unit.YEAR, RollOver.CC203)
AT_ONCE = limit(0, Unit.CALENDAR_DAY, RollOver.NONE)


def ends(rule: TimeLimit, starts_from: str) -> str:
    return str(deadline(rule, starts_from=date.fromisoformat(starts_from), calendar=CALENDAR).falls_on)


@pytest.mark.parametrize(
    ("what", "rule", "starts_from", "last_day"),
    [
        ("the first day is not counted", TO_SUE, "2026-03-02", "2026-03-17"),
        ("a last day on a Saturday rolls to Monday", TO_SUE, "2026-03-06", "2026-03-23"),
        ("a last day on a Sunday rolls to Monday", TO_SUE, "2026-03-07", "2026-03-23"),
        ("a last day in the Spring Festival rolls past all of it", TO_SUE, "2026-02-05", "2026-02-24"),
        ("a festival inside the period is counted", TO_SUE, "2026-02-09", "2026-02-24"),
        ("a Saturday worked in lieu is a last day", TO_SUE, "2026-01-30", "2026-02-14"),
        ("the day after that Saturday rolls", TO_SUE, "2026-01-31", "2026-02-24"),
        ("a last day on New Year rolls past the weekend worked in lieu", TO_SUE, "2025-12-17", "2026-01-04"),
        ("working days skip the festival and count the Saturday", TO_ACCEPT, "2026-02-11", "2026-02-25"),
        ("working days from a Friday", TO_ACCEPT, "2026-03-06", "2026-03-13"),
        ("working days from a Sunday are those of the week", TO_ACCEPT, "2026-03-08", "2026-03-13"),
        ("counted back, the hearing day is not counted", TO_NOTIFY_OF_HEARING, "2026-10-12", "2026-09-29"),
        ("six months end on the same day", SIX_MONTHS, "2026-01-13", "2026-07-13"),
        ("without such a day, on the last of the month", SIX_MONTHS, "2026-03-31", "2026-09-30"),
        ("31 August to February, a Saturday worked in lieu", SIX_MONTHS, "2025-08-31", "2026-02-28"),
        ("across the year end", SIX_MONTHS, "2025-09-15", "2026-03-16"),
        ("29 February, a year on", ONE_YEAR, "2024-02-29", "2025-02-28"),
        ("a year ending in a festival rolls", ONE_YEAR, "2025-02-20", "2026-02-24"),
        ("what takes effect at once takes effect that day", AT_ONCE, "2026-02-17", "2026-02-17"),
    ],
)
def test_the_last_day(what: str, rule: TimeLimit, starts_from: str, last_day: str) -> None:
    assert ends(rule, starts_from) == last_day, what


@pytest.mark.parametrize(
    ("roll_over", "binds", "last_day"),
    [
        (RollOver.CPL85, Binds.PARTY, "2026-10-08"),
        (RollOver.CPL85, Binds.AUTHORITY, "2026-10-08"),
        (RollOver.CPL85_VIA_ARB19, Binds.AUTHORITY, "2026-10-08"),
        (RollOver.CPL85_LITERAL, Binds.AUTHORITY, "2026-10-08"),
        (RollOver.CC203, Binds.PARTY, "2026-10-08"),
        (RollOver.UNSPECIFIED, Binds.PARTY, "2026-10-08"),
        (RollOver.UNSPECIFIED, Binds.AUTHORITY, "2026-10-03"),
        (RollOver.NONE, Binds.PARTY, "2026-10-03"),
        (RollOver.AGREED, Binds.PARTY, "2026-10-03"),
    ],
)
def test_a_last_day_of_rest_rolls_as_the_text_says(roll_over: RollOver, binds: Binds, last_day: str) -> None:
    assert ends(limit(15, Unit.CALENDAR_DAY, roll_over, binds=binds), "2026-09-18") == last_day


def test_a_period_counted_back_never_rolls_forward() -> None:
    notice = limit(3, Unit.CALENDAR_DAY, RollOver.UNSPECIFIED, direction=Direction.BACKWARD)
    assert ends(notice, "2026-03-10") == "2026-03-07"


def test_a_period_of_hours_has_no_last_day() -> None:
    with pytest.raises(CountedInHours):
        deadline(limit(48, Unit.HOUR, RollOver.NONE), starts_from=date(2026, 3, 5), calendar=CALENDAR)


def explained(rule: TimeLimit, starts_from: date) -> str:
    return deadline(rule, starts_from=starts_from, calendar=CALENDAR).explanation


def test_a_deadline_explains_its_count_and_its_roll() -> None:
    assert explained(TO_SUE, date(2026, 2, 5)) == (
        "自 2026-02-05（收到仲裁裁决书）次日起 15 日（自然日），末日 2026-02-20 为法定休假日，"
        "顺延至 2026-02-24（民事诉讼法第八十五条第三款）。工作日历 cn-test。"
    )


@pytest.mark.parametrize(
    ("rule", "starts_from", "sentence"),
    [
        (TO_ACCEPT, date(2026, 3, 6), "自 2026-03-06 次日起 5 个工作日，末日 2026-03-13。"),
        (
            TO_NOTIFY_OF_HEARING,
            date(2026, 10, 12),
            "自 2026-10-12 前一日起往前数 5 个工作日，至迟 2026-09-29。",
        ),
        (SIX_MONTHS, date(2026, 3, 31), "次日起 6 个月，到期月无对应日，以月末为末日 2026-09-30。"),
        (AT_ONCE, date(2026, 2, 17), "2026-02-17 当日。"),
        (limit(15, Unit.CALENDAR_DAY, RollOver.UNSPECIFIED), date(2026, 9, 18), "按有利于当事人的方向"),
        (
            limit(15, Unit.CALENDAR_DAY, RollOver.UNSPECIFIED, binds=Binds.AUTHORITY),
            date(2026, 9, 18),
            "末日 2026-10-03 为法定休假日，规定未写顺延，对办理机关不顺延。",
        ),
        (limit(1, Unit.YEAR, RollOver.CC203), date(2025, 2, 20), "民法典第二百零三条"),
        (
            limit(3, Unit.CALENDAR_DAY, RollOver.UNSPECIFIED, direction=Direction.BACKWARD),
            date(2026, 3, 10),
            "倒数期间不向后顺延",
        ),
        (
            limit(1, Unit.CALENDAR_DAY, RollOver.NONE, confidence=Confidence.UNVERIFIED),
            date(2026, 3, 2),
            "未经核实",
        ),
        (limit(1, Unit.CALENDAR_DAY, RollOver.NONE, confidence=Confidence.LOW), date(2026, 3, 2), "把握低"),
    ],
)
def test_every_kind_of_count_is_put_into_words(rule: TimeLimit, starts_from: date, sentence: str) -> None:
    assert sentence in explained(rule, starts_from)


@pytest.mark.parametrize("rule", [TO_SUE, TO_ACCEPT, SIX_MONTHS], ids=["days", "working days", "months"])
def test_a_deadline_in_a_year_without_a_notice_is_provisional_and_says_so(rule: TimeLimit) -> None:
    counted = deadline(rule, starts_from=date(2027, 3, 1), calendar=CALENDAR)
    assert counted.provisional
    assert "2027 年放假调休安排未收录，结果为暂定" in counted.explanation


def test_a_deadline_that_no_holiday_can_move_is_final_in_any_year() -> None:
    assert not deadline(AT_ONCE, starts_from=date(2027, 3, 1), calendar=CALENDAR).provisional


def test_a_deadline_in_a_year_with_a_notice_is_final() -> None:
    assert not deadline(TO_SUE, starts_from=date(2026, 2, 5), calendar=CALENDAR).provisional


def test_the_last_day_is_still_in_time_and_the_day_after_is_not() -> None:
    counted = deadline(TO_SUE, starts_from=date(2026, 2, 5), calendar=CALENDAR)
    assert not counted.has_passed(date(2026, 2, 24))
    assert counted.has_passed(date(2026, 2, 25))


OLD_RULE = limit(60, Unit.CALENDAR_DAY, RollOver.CPL85, code="reply", in_force_until=date(2024, 12, 31))
NEW_RULE = limit(30, Unit.CALENDAR_DAY, RollOver.CPL85, code="reply", in_force_from=date(2025, 1, 1))
ZHEJIANG = limit(15, Unit.WORKING_DAY, RollOver.WORKING_DAY, code="reply", jurisdiction="33")
HANGZHOU = limit(10, Unit.WORKING_DAY, RollOver.WORKING_DAY, code="reply", jurisdiction="3301")
ONLY_ZHEJIANG = limit(7, Unit.WORKING_DAY, RollOver.WORKING_DAY, code="letter", jurisdiction="33")
BOOK = RuleBook(
    limits=(OLD_RULE, NEW_RULE, ZHEJIANG, HANGZHOU, ONLY_ZHEJIANG),
    calendar=CALENDAR,
    letter_reply_codes=(("意见书", "letter"),),
)


@pytest.mark.parametrize(
    ("on", "region", "found"),
    [
        (date(2024, 12, 31), "", OLD_RULE),
        (date(2025, 1, 1), "", NEW_RULE),
        (date(2025, 1, 1), "140900", NEW_RULE),
        (date(2025, 1, 1), "33", ZHEJIANG),
        (date(2025, 1, 1), "330200", ZHEJIANG),
        (date(2025, 1, 1), "330106", HANGZHOU),
    ],
)
def test_the_rule_of_the_day_and_of_the_smallest_region_holds(
    on: date, region: str, found: TimeLimit
) -> None:
    assert BOOK.limit("reply", on=on, region=region) is found


def test_a_deadline_follows_the_rule_in_force_when_it_begins() -> None:
    before, after = (BOOK.deadline("reply", starts_from=date(*day)) for day in ((2024, 12, 31), (2025, 1, 1)))
    assert before.falls_on > after.falls_on


@pytest.mark.parametrize(("code", "region"), [("unheard_of", "33"), ("letter", ""), ("letter", "14")])
def test_no_period_is_invented(code: str, region: str) -> None:
    with pytest.raises(NoSuchRule, match="本系统不推定期限"):
        BOOK.limit(code, on=date(2026, 1, 1), region=region)


def test_a_letter_has_a_reply_period_only_where_a_rule_gives_one() -> None:
    assert BOOK.letter_reply("意见书", "330106", date(2026, 1, 1)) is ONLY_ZHEJIANG
    assert BOOK.letter_reply("意见书", "140900", date(2026, 1, 1)) is None
    assert BOOK.letter_reply("提示函", "330106", date(2026, 1, 1)) is None


DATES = st.dates(date(2024, 1, 1), date(2027, 12, 31))
PERIODS = st.one_of(
    st.builds(
        limit,
        st.integers(0, 90),
        st.just(Unit.WORKING_DAY),
        st.just(RollOver.WORKING_DAY),
        direction=st.sampled_from(Direction),
    ),
    st.builds(
        limit,
        st.integers(0, 90),
        st.sampled_from([Unit.CALENDAR_DAY, Unit.MONTH, Unit.YEAR]),
        st.sampled_from([roll for roll in RollOver if roll is not RollOver.WORKING_DAY]),
        binds=st.sampled_from(Binds),
        direction=st.sampled_from(Direction),
    ),
)


@given(rule=PERIODS, first=DATES, second=DATES)
def test_a_later_start_never_gives_an_earlier_deadline(rule: TimeLimit, first: date, second: date) -> None:
    starts = sorted([first, second])
    earlier, later = (deadline(rule, starts_from=start, calendar=CALENDAR).falls_on for start in starts)
    assert earlier <= later


def spent(counted: Deadline) -> list[date]:
    """The days from the day after the start to the last day."""
    length = (counted.falls_on - counted.starts_from).days
    return [counted.starts_from + timedelta(days=number) for number in range(1, length + 1)]


@given(length=st.integers(1, 60), start=DATES)
def test_working_days_are_counted_one_by_one_and_end_on_one(length: int, start: date) -> None:
    counted = deadline(
        limit(length, Unit.WORKING_DAY, RollOver.WORKING_DAY), starts_from=start, calendar=CALENDAR
    )
    assert sum(CALENDAR.is_working_day(day) for day in spent(counted)) == length
    assert CALENDAR.is_working_day(counted.falls_on)


@given(length=st.integers(1, 400), start=DATES)
def test_a_rolled_deadline_is_the_first_working_day_from_its_last_day(length: int, start: date) -> None:
    counted = deadline(limit(length, Unit.CALENDAR_DAY, RollOver.CPL85), starts_from=start, calendar=CALENDAR)
    assert CALENDAR.is_working_day(counted.falls_on)
    assert not any(CALENDAR.is_working_day(day) for day in spent(counted)[length - 1 : -1])
