"""The last day: from the day after the start, over days that do not count, and on from a day of rest."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import assert_never

from domain.calendar import WorkingCalendar
from domain.reckoning.changes import Extended, Pause
from domain.refusals import Refused
from domain.time_limits import Binds, Direction, RollOver, TimeLimit, Unit

ONE_DAY = timedelta(days=1)


class CountedInHours(Refused):
    """以时计算的期间从次时起算，止于某一时刻，不能计算届满日。"""

    CODE = "counted-in-hours"
    AUTHORITY = "民事诉讼法解释（法释〔2022〕11号） 第一百二十五条"


class OutsideCalendar(Refused):
    """工作日历不包括该日，不能计算。"""

    CODE = "outside-calendar"
    AUTHORITY = "国务院办公厅各年放假调休通知"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """How a period ran: to its last day before any roll, or, while it stands still, with so much left."""

    last_day: date | None
    left: int | None
    not_counted: tuple[int, ...]
    """For each pause, the days it took out."""
    provisional: bool


def span(
    limit: TimeLimit,
    start: date,
    *,
    stretches: Sequence[Pause],
    longer: Sequence[Extended],
    calendar: WorkingCalendar,
) -> Span:
    """Count; every day that a pause takes out is made up at the end."""
    if start.year < calendar.begins.year:
        raise OutsideCalendar(f"{start}；日历自 {calendar.begins.year} 年起。", field="starts_from")
    taken: list[int] = []
    end, unsettled = _end(limit, start, longer, 0, calendar)
    for pause in stretches:
        since = max(pause.since, start + ONE_DAY)
        if since > end or (pause.until is not None and pause.until <= since):
            taken.append(0)
            continue
        if pause.until is None:
            left = _days(limit, since, end + ONE_DAY, calendar)
            return Span(last_day=None, left=left, not_counted=(*taken, 0), provisional=unsettled)
        taken.append(_days(limit, since, pause.until, calendar))
        end, unsettled = _end(limit, start, longer, sum(taken), calendar)
    return Span(last_day=end, left=None, not_counted=tuple(taken), provisional=unsettled)


def rolled(limit: TimeLimit, last_day: date, calendar: WorkingCalendar) -> tuple[date, bool]:
    """The day in its place where it is a day of rest and the text lets it roll; and if that is provisional."""
    return calendar.first_working_day_from(last_day) if rolls(limit) else (last_day, False)


def rolls(limit: TimeLimit) -> bool:
    """A period counted back never rolls: to roll forward would shorten somebody's notice."""
    if limit.direction is Direction.BACKWARD:
        return False
    match limit.roll_over:
        case RollOver.CPL85 | RollOver.CPL85_VIA_ARB19 | RollOver.CPL85_LITERAL | RollOver.CC203:
            return True
        case RollOver.UNSPECIFIED:
            return limit.binds is Binds.PARTY
        case RollOver.WORKING_DAY | RollOver.NONE | RollOver.AGREED:
            return False
        case _:
            assert_never(limit.roll_over)


def _end(
    limit: TimeLimit, start: date, longer: Sequence[Extended], made_up: int, calendar: WorkingCalendar
) -> tuple[date, bool]:
    """The last day of the period with its extensions, `made_up` days later."""
    forward = limit.direction is Direction.FORWARD
    length = limit.length + sum(more.length for more in longer if more.unit is limit.unit)
    end, provisional = _later(start, length if forward else -length, limit.unit, calendar)
    for more in longer:
        if more.unit is not limit.unit:
            end, unsettled = _later(end, more.length, more.unit, calendar)
            provisional = provisional or unsettled
    if made_up:
        unit = Unit.WORKING_DAY if limit.unit is Unit.WORKING_DAY else Unit.CALENDAR_DAY
        end, unsettled = _later(end, made_up, unit, calendar)
        provisional = provisional or unsettled
    return end, provisional


def _later(day: date, length: int, unit: Unit, calendar: WorkingCalendar) -> tuple[date, bool]:
    match unit:
        case Unit.CALENDAR_DAY:
            return day + timedelta(days=length), False
        case Unit.WORKING_DAY:
            return calendar.add_working_days(day, length)
        case Unit.MONTH:
            return _months_later(day, length), False
        case Unit.YEAR:
            return _months_later(day, 12 * length), False
        case Unit.HOUR:
            raise CountedInHours
        case _:
            assert_never(unit)


def _months_later(day: date, months: int) -> date:
    """到期月的对应日；没有对应日的，月末日为最后一日 (民法典第二百零二条)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _days(limit: TimeLimit, first: date, beyond: date, calendar: WorkingCalendar) -> int:
    """The days of the period's kind from `first` to the day before `beyond`."""
    if limit.unit is Unit.WORKING_DAY:
        return calendar.working_days_between(first, beyond)
    return (beyond - first).days
