"""How a last day was found, line by line as data and in sentences an official can put into a notice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar import WorkingCalendar
from domain.reckoning.changes import UNITS, Extended, Pause
from domain.terms import Term
from domain.time_limits import Confidence, Direction, RollOver, TimeLimit, Unit


class About(Term):
    """What a line of the sum is about."""

    RESTART = "restart", "重新计算"
    NO_EFFECT = "no-effect", "不生效力"
    PAUSE = "pause", "不计入"
    EXTENSION = "extension", "延长"
    PERIOD = "period", "期间"
    ROLL = "roll", "顺延"
    STANDS_STILL = "stands-still", "中止"
    PROVISIONAL = "provisional", "暂定"
    DOUBT = "doubt", "依据"
    CALENDAR = "calendar", "工作日历"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the sum."""

    about: About
    says: str
    authority: str = ""
    day: date | None = None
    days: int | None = None


ROLLS_BY = {
    RollOver.CPL85: "民事诉讼法第八十五条第三款",
    RollOver.CPL85_VIA_ARB19: "办案规则第十九条：可以参照民事诉讼法第八十五条第三款",
    RollOver.CPL85_LITERAL: "民事诉讼法第八十五条第三款；法院内部审限口径可能不同",
    RollOver.CC203: "民法典第二百零三条",
    RollOver.UNSPECIFIED: "规定未写末日逢休假日如何处理，按有利于当事人的方向",
}
STAYS_BECAUSE = {
    RollOver.UNSPECIFIED: "规定未写顺延，对办理机关不顺延",
    RollOver.NONE: "不适用顺延",
    RollOver.AGREED: "是否顺延依约定",
}
DOUBTS = {
    Confidence.LOW: "规则的依据把握低，须核实",
    Confidence.UNVERIFIED: "规则的依据未经核实",
}


def restart_line(limit: TimeLimit, on: date, ground: str) -> Line:
    """中断、重新计算."""
    authority = limit.restarts.authority if limit.restarts else limit.authority
    says = f"{on} {ground}，自次日起重新计算（{authority}）"
    return Line(about=About.RESTART, says=says, authority=authority, day=on)


def no_effect(on: date, what: str, why: str) -> Line:
    """What was recorded and moves nothing; it is told all the same."""
    return Line(about=About.NO_EFFECT, says=f"{on} {what}，{why}", day=on)


def pause_line(limit: TimeLimit, pause: Pause, taken: int, *, lasting: bool) -> Line:
    """不计入: from when to when, and how many days of the period's kind; `lasting`: the period stands still by it."""
    authority = limit.pauses.authority if limit.pauses else limit.authority
    if not taken and not lasting:
        return no_effect(pause.since, pause.ground, "不在期间之内")
    if pause.until is None:
        says = f"自 {pause.since} 起{pause.ground}，尚未恢复（{authority}）"
        return Line(about=About.PAUSE, says=says, authority=authority, day=pause.since)
    if not taken:
        return Line(
            about=About.NO_EFFECT, says=f"{pause.since} {pause.ground}，不在期间之内", day=pause.since
        )
    last = date.fromordinal(pause.until.toordinal() - 1)
    says = f"{pause.since} 至 {last} {pause.ground}，{taken} {_measure(limit)}不计入（{authority}）"
    return Line(about=About.PAUSE, says=says, authority=authority, day=pause.since, days=taken)


def extension_line(limit: TimeLimit, number: int, extended: Extended) -> Line:
    """延长: by whom and how long."""
    by = limit.extensions[min(number, len(limit.extensions) - 1)].by
    says = f"{extended.on} 延长 {extended.length} {UNITS[extended.unit]}（{by}；{limit.authority}）"
    return Line(
        about=About.EXTENSION, says=says, authority=limit.authority, day=extended.on, days=extended.length
    )


def still_line(limit: TimeLimit, left: int) -> Line:
    """While it stands still there is no last day."""
    says = f"中止期间没有届满日，恢复后还有 {left} {_measure(limit)}"
    return Line(about=About.STANDS_STILL, says=says, days=left)


def period_line(limit: TimeLimit, start: date, last_day: date, *, anew: bool, moved: bool) -> Line:
    """自……次日起多少日, 末日; `anew`: counted anew from there; `moved`: pauses or extensions went into it."""
    what = "（重新计算）" if anew else f"（{limit.starts_when}）" if limit.starts_when else " "
    if limit.length == 0:
        return Line(about=About.PERIOD, says=f"{start}{what}当日", authority=limit.authority, day=last_day)
    length = f"{limit.length} {UNITS[limit.unit]}"
    if limit.direction is Direction.BACKWARD:
        says = f"自 {start}{what}前一日起往前数 {length}，至迟 {last_day}"
        return Line(about=About.PERIOD, says=says, authority=limit.authority, day=last_day)
    by_months = limit.unit in {Unit.MONTH, Unit.YEAR} and not moved
    short_month = "到期月无对应日，以月末为" if by_months and last_day.day != start.day else ""
    moving = "，连同延长和不计入的日数" if moved else ""
    says = f"自 {start}{what}次日起 {length}{moving}，{short_month}末日 {last_day}"
    return Line(about=About.PERIOD, says=says, authority=limit.authority, day=last_day)


def roll_line(limit: TimeLimit, last_day: date, falls_on: date, calendar: WorkingCalendar) -> Line | None:
    """顺延与否, and why; naming the holiday."""
    if limit.length == 0 or calendar.is_working_day(last_day):
        return None
    rest = f" 为法定休假日{calendar.festival(last_day)}"
    if falls_on != last_day:
        by = ROLLS_BY[limit.roll_over]
        return Line(about=About.ROLL, says=f"{rest}，顺延至 {falls_on}（{by}）", authority=by, day=falls_on)
    backward = limit.direction is Direction.BACKWARD
    why = "倒数期间不向后顺延" if backward else STAYS_BECAUSE[limit.roll_over]
    return Line(about=About.ROLL, says=f"{rest}，{why}", day=falls_on)


def closing_lines(
    limit: TimeLimit, days: Sequence[date], calendar: WorkingCalendar, *, provisional: bool
) -> list[Line]:
    """What the result still hangs on: a notice to come, a text to be verified, a calendar's version."""
    lines = []
    if provisional:
        years = range(min(days).year, max(days).year + 2)
        unknown = next(year for year in years if not calendar.knows(year))
        lines.append(Line(about=About.PROVISIONAL, says=f"{unknown} 年放假调休安排未收录，结果为暂定"))
    if limit.confidence in DOUBTS:
        lines.append(Line(about=About.DOUBT, says=DOUBTS[limit.confidence]))
    return [*lines, Line(about=About.CALENDAR, says=f"工作日历 {calendar.version}")]


def prose(lines: Sequence[Line]) -> str:
    """The lines as sentences; a roll belongs to the sentence of the period it ends."""
    sentences: list[str] = []
    for line in lines:
        if line.about is About.ROLL:
            sentences[-1] += line.says
        else:
            sentences.append(line.says)
    return "。".join(sentences) + "。"


def _measure(limit: TimeLimit) -> str:
    return "个工作日" if limit.unit is Unit.WORKING_DAY else "日"
