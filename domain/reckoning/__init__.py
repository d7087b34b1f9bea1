"""Reckoning 期间计算: the last day of a time limit, with everything that moved it and the sum that shows how.

The first day does not count (民法典第二百零一条, 民事诉讼法第八十五条); days of rest inside the period do, unless it
is measured in working days (劳动人事争议仲裁办案规则第八十条). The day of a suspension is the first that does not count
and the day of its end the first that counts again; the texts leave that open, and this is our reading of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from domain.calendar import WorkingCalendar
from domain.reckoning.changes import (
    AlreadyPaused,
    Change,
    CutShort,
    Excluded,
    Extended,
    ExtensionBeyondLimit,
    NotExtendable,
    NotPausable,
    NotPaused,
    NotRestartable,
    Pause,
    Paused,
    Restarted,
    Resumed,
    extensions,
    in_order,
    pauses,
)
from domain.reckoning.counting import CountedInHours, OutsideCalendar, Span, rolled, span
from domain.reckoning.hours import HourDeadline, hour_deadline
from domain.reckoning.telling import (
    About,
    Line,
    closing_lines,
    extension_line,
    no_effect,
    pause_line,
    period_line,
    prose,
    restart_line,
    roll_line,
    still_line,
)
from domain.time_limits import Deadline, Nature, TimeLimit

__all__ = [
    "About",
    "AlreadyPaused",
    "Change",
    "CountedInHours",
    "CutShort",
    "Excluded",
    "Extended",
    "ExtensionBeyondLimit",
    "HourDeadline",
    "Line",
    "NotExtendable",
    "NotPausable",
    "NotPaused",
    "NotRestartable",
    "OutsideCalendar",
    "Paused",
    "Reckoning",
    "Restarted",
    "Resumed",
    "deadline",
    "hour_deadline",
    "reckon",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """The sum: its result, and its lines in the order in which they are added up."""

    limit: TimeLimit
    starts_from: date
    """The day after which it is counted, the last time it was counted anew."""
    deadline: Deadline | None
    """None while the period stands still."""
    days_left: int | None
    """While it stands still, what remains of it."""
    lines: tuple[Line, ...]

    @property
    def explanation(self) -> str:
        """The lines in sentences."""
        return prose(self.lines)


def reckon(
    limit: TimeLimit, *, starts_from: date, calendar: WorkingCalendar, changes: Sequence[Change] = ()
) -> Reckoning:
    """Count `limit` from the day after `starts_from` through everything that happened to it.

    Raises a `Refused` that names the article where a change has no ground in the rule.
    """
    ordered = in_order(tuple(changes))
    stretches = pauses(limit, ordered)
    start, lines = _restarted(limit, starts_from, ordered, stretches, calendar)
    longer = extensions(limit, [change for change in ordered if change.on >= start])
    counted = span(limit, start, stretches=stretches, longer=longer, calendar=calendar)
    for pause, taken in zip(stretches, counted.not_counted, strict=False):
        lasting = counted.last_day is None and pause.until is None
        lines.append(pause_line(limit, pause, taken, lasting=lasting))
    lines += [
        no_effect(
            change.on, "延长", "在计算开始之前" if start == starts_from else "重新计算之前的延长不再计入"
        )
        for change in ordered
        if isinstance(change, Extended) and change.on < start
    ]
    lines += [extension_line(limit, number, extended) for number, extended in enumerate(longer)]
    moved = bool(longer) or any(counted.not_counted)
    anew = start != starts_from
    falls_on, provisional = _result(limit, start, counted, lines, calendar, anew=anew, moved=moved)
    found = None
    if falls_on is not None:
        found = Deadline(
            code=limit.code,
            falls_on=falls_on,
            starts_from=start,
            authority=limit.authority,
            calendar=calendar.version,
            provisional=provisional,
            explanation=prose(lines),
        )
    return Reckoning(
        limit=limit, starts_from=start, deadline=found, days_left=counted.left, lines=tuple(lines)
    )


def deadline(limit: TimeLimit, *, starts_from: date, calendar: WorkingCalendar) -> Deadline:
    """The last day of a period that nothing has moved."""
    counted = reckon(limit, starts_from=starts_from, calendar=calendar).deadline
    assert counted is not None  # noqa: S101 - only a pause leaves a period without a last day
    return counted


def _restarted(
    limit: TimeLimit,
    start: date,
    changes: Sequence[Change],
    stretches: Sequence[Pause],
    calendar: WorkingCalendar,
) -> tuple[date, list[Line]]:
    """Where counting begins for the last time. What has run out by limitation is not revived."""
    lines: list[Line] = []
    for change in changes:
        if not isinstance(change, Restarted):
            continue
        if limit.restarts is None:
            raise NotRestartable(f"“{limit.name}”。", field="restarted", authority=limit.authority)
        if change.on < start:
            lines.append(no_effect(change.on, change.ground, "在计算开始之前"))
        elif limit.nature is Nature.LIMITATION and _over(limit, start, change.on, stretches, calendar):
            lines.append(no_effect(change.on, change.ground, "期间已经届满，不再重新计算"))
        else:
            lines.append(restart_line(limit, change.on, change.ground))
            start = change.on
    return start, lines


def _over(
    limit: TimeLimit, start: date, on: date, stretches: Sequence[Pause], calendar: WorkingCalendar
) -> bool:
    counted = span(limit, start, stretches=stretches, longer=(), calendar=calendar)
    return counted.last_day is not None and rolled(limit, counted.last_day, calendar)[0] < on


def _result(
    limit: TimeLimit,
    start: date,
    counted: Span,
    lines: list[Line],
    calendar: WorkingCalendar,
    *,
    anew: bool,
    moved: bool,
) -> tuple[date | None, bool]:
    """The last day, rolled, and whether it is provisional; the lines that end the sum are added."""
    if counted.last_day is None:
        lines += [
            still_line(limit, counted.left or 0),
            *closing_lines(limit, [start], calendar, provisional=False),
        ]
        return None, False
    falls_on, unsettled = rolled(limit, counted.last_day, calendar)
    provisional = counted.provisional or unsettled
    lines.append(period_line(limit, start, counted.last_day, anew=anew, moved=moved))
    roll = roll_line(limit, counted.last_day, falls_on, calendar)
    lines += [roll] if roll else []
    lines += closing_lines(limit, [start, falls_on], calendar, provisional=provisional)
    return falls_on, provisional
