"""工作日历: the notices as recorded, held against two libraries, and today's date in Shanghai."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.calendar import TodayInShanghai, load_calendar
from adapters.law_files import LawFileRefused

CALENDAR = load_calendar()
RECORDED = [
    date(2004, 1, 1) + timedelta(days=number) for number in range((date(2027, 1, 1) - date(2004, 1, 1)).days)
]


def test_every_year_from_2004_to_2026_is_recorded_and_2027_is_not() -> None:
    assert [year for year in range(2000, 2030) if CALENDAR.knows(year)] == list(range(2004, 2027))


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 2, 13), True),
        (date(2026, 2, 14), True),
        (date(2026, 2, 15), False),
        (date(2026, 2, 23), False),
        (date(2026, 2, 24), True),
        (date(2026, 2, 28), True),
        (date(2026, 5, 5), False),
        (date(2026, 5, 9), True),
        (date(2026, 10, 7), False),
        (date(2026, 10, 10), True),
        (date(2025, 10, 8), False),
        (date(2025, 9, 28), True),
        (date(2018, 12, 31), False),
        (date(2018, 12, 29), True),
        (date(2005, 12, 31), True),
        (date(2006, 1, 3), False),
    ],
)
def test_holidays_and_the_weekends_worked_for_them(day: date, worked: bool) -> None:  # noqa: FBT001
    assert CALENDAR.is_working_day(day) is worked
    assert CALENDAR.is_statutory_rest(day) is not worked


def test_the_recorded_years_agree_with_chinesecalendar() -> None:
    chinese_calendar = pytest.importorskip("chinese_calendar")
    # 国办发明电〔2005〕35号: 12月31日（星期六）上班; the library lacks that one day.
    known = [date(2005, 12, 31)]
    assert [
        day for day in RECORDED if CALENDAR.is_working_day(day) != chinese_calendar.is_workday(day)
    ] == known


def test_the_recorded_years_agree_with_holidays() -> None:
    holidays = pytest.importorskip("holidays")
    china = holidays.country_holidays("CN", years=range(2003, 2028))
    assert [day for day in RECORDED if CALENDAR.is_working_day(day) != china.is_working_day(day)] == []


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2027, 5, 2), date(2027, 10, 1), date(2027, 3, 6)])
def test_without_a_notice_weekends_and_fixed_holidays_are_still_days_of_rest(day: date) -> None:
    assert not CALENDAR.is_working_day(day)


@pytest.mark.parametrize(
    ("day", "settled"),
    [
        (date(2003, 12, 1), False),
        (date(2004, 1, 1), True),
        (date(2025, 12, 31), True),
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2027, 1, 1), False),
    ],
)
def test_the_last_week_of_the_last_known_year_waits_for_the_next_notice(day: date, settled: bool) -> None:  # noqa: FBT001
    assert CALENDAR.is_settled(day) is settled


def test_working_days_counted_into_an_unknown_year_are_provisional() -> None:
    assert CALENDAR.add_working_days(date(2026, 12, 1), 5) == (date(2026, 12, 8), False)
    assert CALENDAR.add_working_days(date(2026, 12, 21), 5) == (date(2026, 12, 28), True)
    assert CALENDAR.first_working_day_from(date(2026, 12, 26)) == (date(2026, 12, 28), True)
    assert CALENDAR.first_working_day_from(date(2026, 10, 1)) == (date(2026, 10, 8), False)


@given(start=st.sampled_from(RECORDED), working_days=st.integers(1, 60))
def test_counting_on_and_back_again_returns_to_the_working_day_it_began_on(
    start: date, working_days: int
) -> None:
    worked, _ = CALENDAR.first_working_day_from(start)
    there, _ = CALENDAR.add_working_days(worked, working_days)
    back, _ = CALENDAR.add_working_days(there, -working_days)
    assert back == worked


@pytest.mark.parametrize(
    ("instant", "today"),
    [
        (datetime(2026, 11, 21, 15, 59, 59, tzinfo=UTC), date(2026, 11, 21)),
        (datetime(2026, 11, 21, 16, 0, 0, tzinfo=UTC), date(2026, 11, 22)),
        (datetime(2026, 12, 31, 16, 0, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_today_begins_at_midnight_in_shanghai(instant: datetime, today: date) -> None:
    clock = TodayInShanghai(lambda: instant)
    assert clock.today() == today
    assert clock.now() == instant
    assert clock.now().utcoffset() == timedelta(hours=8)


def test_the_clock_runs() -> None:
    before = datetime.now(UTC)
    assert before <= TodayInShanghai().now() <= datetime.now(UTC)


def year(number: int, off_days: str = "", work_days: str = "", more: str = "") -> str:
    return f"[[year]]\nyear = {number}\noff_days = [{off_days}]\nwork_days = [{work_days}]\n{more}\n"


def calendar_file(folder: Path, *years: str, version: str = "cn-test") -> Path:
    text = f'version = "{version}"\nsource = "通知"\n' + "".join(years)
    folder.joinpath("working_days.toml").write_text(text, "utf-8")
    return folder


def test_a_calendar_file_is_read(tmp_path: Path) -> None:
    calendar = load_calendar(calendar_file(tmp_path, year(2026, "2026-01-01", "2026-01-04")))
    assert (calendar.version, calendar.years) == ("cn-test", frozenset({2026}))
    assert calendar.is_working_day(date(2026, 1, 4))
    assert not calendar.is_working_day(date(2026, 1, 1))


@pytest.mark.parametrize(
    ("years", "reason"),
    [
        ([year(2026), year(2026)], "同一年份出现两次"),
        ([year(2026, "2025-12-31")], "2025-12-31 不在 2026 年"),
        ([year(2026, "2026-01-03")], "off_days 只列周一至周五"),
        ([year(2026, "", "2026-01-05")], "work_days 只列周六、周日"),
        ([year(2026, more='holiday = "元旦"')], "unknown field `holiday`"),
        (["[[year]]\nyear = 2026\n"], "missing required field `off_days`"),
        (["[[year]\n"], "working_days.toml"),
    ],
)
def test_a_doubtful_calendar_file_is_refused(tmp_path: Path, years: list[str], reason: str) -> None:
    with pytest.raises(LawFileRefused, match=reason):
        load_calendar(calendar_file(tmp_path, *years))


def test_a_calendar_without_a_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LawFileRefused, match="version"):
        load_calendar(calendar_file(tmp_path, year(2026), version=""))


def test_every_day_off_of_a_notice_has_the_name_of_its_festival() -> None:
    unnamed = [day for day in sorted(CALENDAR.off_days) if not CALENDAR.festival(day)]
    assert unnamed == []
    assert CALENDAR.festival(date(2026, 2, 19)) == "（春节）"
    assert CALENDAR.festival(date(2025, 10, 6)) == "（中秋节）"
    assert CALENDAR.festival(date(2026, 3, 7)) == ""


def test_no_day_worked_in_lieu_belongs_to_a_festival() -> None:
    assert [day for day in sorted(CALENDAR.work_days) if CALENDAR.festival(day)] == []
