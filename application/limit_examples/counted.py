"""One period of an example, counted: its last day and what else an example may expect to be told of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from application.limit_examples.inputs import Facts
from application.limit_examples.longer import extended
from application.limit_examples.standstill import ONE_DAY
from application.limit_examples.written import NotComputable
from domain.reckoning import About, Change, Paused, Reckoning, Resumed, hour_deadline, reckon
from domain.rule_book import NoSuchRule, RuleBook
from domain.time_limits import Confidence, Direction, TimeLimit, Unit

NO_LIMIT_IN_SERVICE = "arbitration_limitation_wage_in_service"
AFTER_TERMINATION = "arbitration_limitation_wage_after_termination"
NO_LIMIT = "劳动关系存续期间因拖欠劳动报酬发生争议的，不受一年仲裁时效期间的限制（劳动争议调解仲裁法 第二十七条第四款）。"
PROVISIONAL = "暂定"
UNVERIFIED = "依据未经核实"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What was found for one start."""

    due: date | None
    explanation: str
    remarks: tuple[str, ...] = ()
    acted: date | None = None
    reckoning: Reckoning | None = None
    """None where nothing is counted in days."""

    @property
    def timely(self) -> bool:
        """期满前交邮的，不算过期; the last day itself is in time."""
        if self.acted is None:
            raise NotComputable("没有写明何日交邮、提出或者收到，不能判断是否逾期。")
        if self.due is None:
            return True
        if not isinstance(self.due, datetime):
            return _day(self.acted) <= self.due
        if not isinstance(self.acted, datetime):
            raise NotComputable("以时计算的期间，须写明何时提出。")
        return self.acted <= self.due

    def line(self, about: About) -> date | None:
        """The day named in a line of the sum."""
        lines = self.in_days.lines
        return next((line.day for line in reversed(lines) if line.about is about), None)

    @property
    def in_days(self) -> Reckoning:
        """The sum; only a period in hours or without end has none."""
        if self.reckoning is None:
            raise NotComputable("该期间不以日计算，没有这一项。")
        return self.reckoning


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def first_and_last(counted: Counted) -> tuple[date, date | None]:
    """The first day counted and the last; a period counted back begins with its earliest day."""
    start = counted.in_days.starts_from
    if counted.in_days.limit.direction is Direction.BACKWARD:
        return counted.due or start, start - ONE_DAY
    return start + ONE_DAY, counted.due


ANSWERS: Mapping[str, Callable[[Counted], object]] = {
    **dict.fromkeys(("due", "deadline", "falls_on", "last_day", "due_on"), lambda counted: counted.due),
    **dict.fromkeys(("timely", "in_time", "on_time"), lambda counted: counted.timely),
    **dict.fromkeys(("overdue", "late", "expired", "out_of_time"), lambda counted: not counted.timely),
    **dict.fromkeys(("from", "starts", "first_day", "since"), lambda counted: first_and_last(counted)[0]),
    **dict.fromkeys(("to", "until", "ends"), lambda counted: first_and_last(counted)[1]),
    **dict.fromkeys(("counted_from", "restarts_from"), lambda counted: counted.in_days.starts_from),
    **dict.fromkeys(
        ("before_roll", "no_rollover", "unrolled", "nominal"), lambda counted: counted.line(About.PERIOD)
    ),
    **dict.fromkeys(("days_left", "remaining_days", "left"), lambda counted: counted.in_days.days_left),
    "provisional": lambda counted: PROVISIONAL in counted.remarks,
}
TIMELINESS = {"timely", "in_time", "on_time", "overdue", "late", "expired", "out_of_time"}


def rule(rules: RuleBook, code: str, on: date, region: str) -> TimeLimit:
    """The rule of that day; without a region, the rule of the one place that has it."""
    try:
        return rules.limit(code, on=_day(on), region=region)
    except NoSuchRule:
        places = {limit.jurisdiction for limit in rules.limits if limit.code == code}
        place = places.pop() if len(places) == 1 else None
        if region or place is None:
            raise
        return rules.limit(code, on=_day(on), region=place)


def count(rules: RuleBook, code: str, start: date, facts: Facts) -> Counted:
    """One period through all that the example says happened to it."""
    if code == NO_LIMIT_IN_SERVICE:
        return Counted(due=None, explanation=NO_LIMIT, acted=facts.acted)
    limit = rule(rules, code, start, facts.region)
    if limit.unit is Unit.HOUR:
        return _in_hours(limit, start, facts)
    changes = _changes(limit, _day(start), facts, rules)
    reckoning = reckon(limit, starts_from=_day(start), calendar=rules.calendar, changes=changes)
    found = reckoning.deadline
    provisional = (PROVISIONAL,) if found is not None and found.provisional else ()
    return Counted(
        due=found.falls_on if found else None,
        explanation=reckoning.explanation,
        remarks=(*provisional, *_doubts(limit)),
        acted=facts.acted,
        reckoning=reckoning,
    )


def _in_hours(limit: TimeLimit, start: date, facts: Facts) -> Counted:
    if not isinstance(start, datetime):
        raise NotComputable(f"“{limit.name}”以时计算，起算须写明时刻（如 2026-03-05T10:20）。")
    if facts.restarts or facts.pauses or facts.days_out or facts.longer:
        raise NotComputable(f"“{limit.name}”以时计算，没有重新计算、中止和延长的规定。")
    found = hour_deadline(limit, starts_at=start)
    return Counted(
        due=found.falls_at, explanation=found.explanation, remarks=_doubts(limit), acted=facts.acted
    )


def _doubts(limit: TimeLimit) -> tuple[str, ...]:
    return (UNVERIFIED,) if limit.confidence is Confidence.UNVERIFIED else ()


def _changes(limit: TimeLimit, start: date, facts: Facts, rules: RuleBook) -> tuple[Change, ...]:
    """An extension without a day is put where the period was last counted anew; so are days out without place."""
    base = max([start, *(restarted.on for restarted in facts.restarts)])
    out: tuple[Paused | Resumed, ...] = ()
    if facts.days_out:
        again = _after(limit, base, facts.days_out, rules)
        out = (
            Paused(on=base + ONE_DAY, ground=f"{facts.days_out} 日不计入，起止未写，按此推算"),
            Resumed(on=again),
        )
    longer = extended(limit, facts.longer, base=base)
    if early := [str(restarted.on) for restarted in facts.restarts if restarted.on < start]:
        raise NotComputable(f"{'、'.join(early)} 的重新计算早于起算日 {start}。")
    if early := [str(one.on) for one in longer if one.on < base]:
        raise NotComputable(
            f"{'、'.join(early)} 的延长早于起算或者重新计算之日 {base}，是否仍然有效没有规定。"
        )
    return (*facts.restarts, *facts.pauses, *out, *longer)


def _after(limit: TimeLimit, base: date, days: int, rules: RuleBook) -> date:
    """The day after so many days of the kind the period is counted in."""
    if limit.unit is Unit.WORKING_DAY:
        return rules.calendar.add_working_days(base, days)[0] + ONE_DAY
    return base + timedelta(days=days + 1)
