"""期限: time limits as the law states them, and how their last day is counted."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from domain.calendar import WorkingCalendar
from domain.refusals import Refused


class CountedInHours(Refused):
    """以时计算的期间从次时起算，止于某一时刻，不能计算届满日。"""

    CODE = "counted-in-hours"
    AUTHORITY = "民事诉讼法解释（法释〔2022〕11号） 第一百二十五条"


class Unit(StrEnum):
    """How a period is measured; 自然日 and 工作日 are never mixed."""

    CALENDAR_DAY = "calendar_day"
    WORKING_DAY = "working_day"
    MONTH = "month"
    YEAR = "year"
    HOUR = "hour"


class RollOver(StrEnum):
    """What happens when the last day is a day of rest, and by which article."""

    CPL85 = "cpl85"
    CPL85_VIA_ARB19 = "cpl85_via_arb19"
    CPL85_LITERAL = "cpl85_literal"
    CC203 = "cc203"
    WORKING_DAY = "working_day"
    UNSPECIFIED = "unspecified"
    NONE = "none"
    AGREED = "agreed"


class Confidence(StrEnum):
    """How well the text behind a rule was read."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    UNVERIFIED = "unverified"


class Binds(StrEnum):
    """Whose time it is: where the text is silent, a party's last day rolls over and an organ's does not."""

    PARTY = "party"
    AUTHORITY = "authority"


class Direction(StrEnum):
    """Counted on from an event, or back from one (开庭五日前)."""

    FORWARD = "forward"
    BACKWARD = "backward"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """期限规则: one dated entry of one jurisdiction, with the article it is written in."""

    code: str
    name: str
    length: int
    unit: Unit
    roll_over: RollOver
    authority: str
    in_force_from: date | None = None
    in_force_until: date | None = None
    jurisdiction: str | None = None
    confidence: Confidence = Confidence.HIGH
    note: str = ""
    starts_when: str = ""
    extension: str = ""
    suspension: str = ""
    if_missed: str = ""
    binds: Binds = Binds.PARTY
    direction: Direction = Direction.FORWARD

    def is_in_force(self, on: date) -> bool:
        """Both ends included."""
        begun = self.in_force_from is None or self.in_force_from <= on
        return begun and (self.in_force_until is None or on <= self.in_force_until)

    def holds_in(self, region: str) -> bool:
        """行政区划代码: a rule of 33 holds in 330106; a rule without jurisdiction holds everywhere."""
        return self.jurisdiction is None or region.startswith(self.jurisdiction)


AGREED = "agreed"
"""Code of a deadline the parties agreed on: no rule counts it, so no correction counts it anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """届满日: computed once and kept in the event that relied on it; no later law moves it."""

    code: str
    falls_on: date
    starts_from: date
    authority: str
    calendar: str
    provisional: bool
    explanation: str

    def has_passed(self, today: date) -> bool:
        """The last day itself is still in time."""
        return today > self.falls_on


_ROLLS_BY = {
    RollOver.CPL85: "民事诉讼法第八十五条第三款",
    RollOver.CPL85_VIA_ARB19: "办案规则第十九条：可以参照民事诉讼法第八十五条第三款",
    RollOver.CPL85_LITERAL: "民事诉讼法第八十五条第三款；法院内部审限口径可能不同",
    RollOver.CC203: "民法典第二百零三条",
    RollOver.UNSPECIFIED: "规定未写末日逢休假日如何处理，按有利于当事人的方向",
}
_STAYS_BECAUSE = {
    RollOver.UNSPECIFIED: "规定未写顺延，对办理机关不顺延",
    RollOver.NONE: "不适用顺延",
    RollOver.AGREED: "是否顺延依约定",
}
_DOUBTS = {
    Confidence.LOW: "规则的依据把握低，须核实",
    Confidence.UNVERIFIED: "规则的依据未经核实",
}


def deadline(limit: TimeLimit, *, starts_from: date, calendar: WorkingCalendar) -> Deadline:
    """Count `limit` from the day after `starts_from`, roll a last day of rest as its text says, and say how.

    The first day does not count (民法典第二百零一条, 民事诉讼法第八十五条); days of rest inside the period
    do, unless it is measured in working days.
    """
    counted, provisional = _last_day(limit, starts_from, calendar)
    falls_on = counted
    if _rolls(limit):
        falls_on, unsettled = calendar.first_working_day_from(counted)
        provisional = provisional or unsettled
    sentences = [_counting(limit, starts_from, counted) + _rolling(limit, counted, falls_on, calendar)]
    if provisional:
        years = range(min(starts_from, falls_on).year, max(starts_from, falls_on).year + 2)
        unknown = next(year for year in years if not calendar.knows(year))
        sentences.append(f"{unknown} 年放假调休安排未收录，结果为暂定")
    if limit.confidence in _DOUBTS:
        sentences.append(_DOUBTS[limit.confidence])
    sentences.append(f"工作日历 {calendar.version}")
    return Deadline(
        code=limit.code,
        falls_on=falls_on,
        starts_from=starts_from,
        authority=limit.authority,
        calendar=calendar.version,
        provisional=provisional,
        explanation="。".join(sentences) + "。",
    )


def _last_day(limit: TimeLimit, starts_from: date, calendar: WorkingCalendar) -> tuple[date, bool]:
    """The last day before any rolling, and whether a year without a notice was passed on the way."""
    length = limit.length if limit.direction is Direction.FORWARD else -limit.length
    match limit.unit:
        case Unit.CALENDAR_DAY:
            return starts_from + timedelta(days=length), False
        case Unit.WORKING_DAY:
            return calendar.add_working_days(starts_from, length)
        case Unit.MONTH:
            return _months_later(starts_from, length), False
        case Unit.YEAR:
            return _months_later(starts_from, 12 * length), False
        case Unit.HOUR:
            raise CountedInHours(limit.name)
        case _:
            assert_never(limit.unit)


def _months_later(day: date, months: int) -> date:
    """到期月的对应日；没有对应日的，月末日为最后一日 (民法典第二百零二条)."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _rolls(limit: TimeLimit) -> bool:
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


def _counting(limit: TimeLimit, starts_from: date, counted: date) -> str:
    """自……次日起多少日, 末日."""
    measures = {
        Unit.CALENDAR_DAY: "日（自然日）",
        Unit.WORKING_DAY: "个工作日",
        Unit.MONTH: "个月",
        Unit.YEAR: "年",
        Unit.HOUR: "小时",
    }
    what = f"（{limit.starts_when}）" if limit.starts_when else " "
    if limit.length == 0:
        return f"{starts_from}{what}当日"
    length = f"{limit.length} {measures[limit.unit]}"
    if limit.direction is Direction.BACKWARD:
        return f"自 {starts_from}{what}前一日起往前数 {length}，至迟 {counted}"
    by_months = limit.unit in {Unit.MONTH, Unit.YEAR}
    short_month = "到期月无对应日，以月末为" if by_months and counted.day != starts_from.day else ""
    return f"自 {starts_from}{what}次日起 {length}，{short_month}末日 {counted}"


def _rolling(limit: TimeLimit, counted: date, falls_on: date, calendar: WorkingCalendar) -> str:
    """顺延与否, and why."""
    if limit.length == 0 or calendar.is_working_day(counted):
        return ""
    if falls_on != counted:
        return f" 为法定休假日，顺延至 {falls_on}（{_ROLLS_BY[limit.roll_over]}）"
    why = "倒数期间不向后顺延" if limit.direction is Direction.BACKWARD else _STAYS_BECAUSE[limit.roll_over]
    return f" 为法定休假日，{why}"


def later(one: Deadline | None, other: Deadline | None) -> Deadline | None:
    """Where several workers receive the award on different days, the last of them counts."""
    known = [item for item in (one, other) if item is not None]
    return max(known, key=lambda item: item.falls_on) if known else None
