"""Whether the days of a notice can be what the notice says: whoever mistypes one is told which."""

from datetime import date
from itertools import pairwise

from domain.calendar import FIXED_HOLIDAYS, NEXT_NOTICE_MAY_REACH_BACK_TO, SATURDAY, Festival
from domain.holiday_notice.record import LAW, OURS, WorkDay
from domain.refusals import Refused


class NothingChanged(Refused):
    """通知没有列出任何放假日或者上班日。"""

    CODE = "notice-changes-nothing"
    AUTHORITY = OURS


class DayOutsideYear(Refused):
    """通知所列的日期应在该年度之内，元旦连休可以自上年 12 月 25 日起。"""

    CODE = "day-outside-year"
    AUTHORITY = OURS


class RestBackwards(Refused):
    """放假的最后一日不得早于第一日，各节日的放假日不得重叠。"""

    CODE = "rest-backwards"
    AUTHORITY = OURS


class WorkDayMisplaced(Refused):
    """调休上班的日子应是周六、周日，并且不在所列的放假日之内。"""

    CODE = "work-day-misplaced"
    AUTHORITY = OURS


class FixedHolidayMissing(Refused):
    """年度放假安排应当包括元旦、劳动节和国庆节的法定放假日。"""

    CODE = "fixed-holiday-missing"
    AUTHORITY = LAW


def check_days(
    year: int, festivals: tuple[Festival, ...], work_days: tuple[WorkDay, ...], *, amends: bool
) -> None:
    """Raises naming the first day that cannot be right."""
    if not festivals and not work_days:
        raise NothingChanged(field="festivals")
    _must_lie_in(year, festivals, work_days)
    _must_be_rests(festivals)
    _must_be_worked(festivals, work_days, amends=amends)
    if not amends:
        _must_hold_fixed_holidays(year, festivals)


def _must_lie_in(year: int, festivals: tuple[Festival, ...], work_days: tuple[WorkDay, ...]) -> None:
    first, last = date(year - 1, *NEXT_NOTICE_MAY_REACH_BACK_TO), date(year, 12, 31)
    ends = [
        (f"festivals.{number}.{name}", getattr(festival, name))
        for number, festival in enumerate(festivals)
        for name in ("since", "until")
    ]
    for field, day in (
        *ends,
        *((f"work_days.{number}.day", work.day) for number, work in enumerate(work_days)),
    ):
        if not first <= day <= last:
            raise DayOutsideYear(f"{day} 不在 {year} 年度。", field=field)


def _must_be_rests(festivals: tuple[Festival, ...]) -> None:
    for number, festival in enumerate(festivals):
        if festival.until < festival.since:
            raise RestBackwards(f"“{festival.name}”。", field=f"festivals.{number}.until")
    in_order = sorted(festivals, key=lambda festival: festival.since)
    for one, other in pairwise(in_order):
        if other.since <= one.until:
            raise RestBackwards(f"“{one.name}”与“{other.name}”重叠。", field="festivals")


def _must_be_worked(festivals: tuple[Festival, ...], work_days: tuple[WorkDay, ...], *, amends: bool) -> None:
    rests = {day for festival in festivals for day in festival.days}
    for number, work in enumerate(work_days):
        if work.day in rests or (work.day.weekday() < SATURDAY and not amends):
            raise WorkDayMisplaced(f"{work.day}。", field=f"work_days.{number}.day")


def _must_hold_fixed_holidays(year: int, festivals: tuple[Festival, ...]) -> None:
    rests = {day for festival in festivals for day in festival.days}
    missing = sorted(
        date(year, month, day) for month, day in FIXED_HOLIDAYS if date(year, month, day) not in rests
    )
    if missing:
        raise FixedHolidayMissing(f"缺少 {'、'.join(map(str, missing))}。", field="festivals")
