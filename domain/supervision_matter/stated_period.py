"""载明的期限: a period that a document states for itself because no rule is known to set one."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.reckoning import deadline
from domain.rule_book import RuleBook
from domain.steps import Ask
from domain.terms import Term
from domain.time_limits import Confidence, Deadline, RollOver, TimeLimit
from domain.time_limits import Unit as CountedIn

STATED = "stated-in-letter"


class PeriodUnit(Term):
    """自然日 or 工作日: the document must say which."""

    CALENDAR_DAY = "calendar", "自然日"
    WORKING_DAY = "working", "工作日"


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedPeriod:
    """So many days, of one kind."""

    days: Annotated[int, Ask("日数")]
    unit: Annotated[PeriodUnit, Ask("按自然日还是工作日")]


def stated_deadline(period: StatedPeriod, *, document: str, starts_from: date, rules: RuleBook) -> Deadline:
    """Counted from the day after receipt; a calendar-day period that ends on a day of rest rolls over."""
    working = period.unit is PeriodUnit.WORKING_DAY
    limit = TimeLimit(
        code=STATED,
        name=f"{document}载明的答复期限",
        length=period.days,
        unit=CountedIn.WORKING_DAY if working else CountedIn.CALENDAR_DAY,
        roll_over=RollOver.WORKING_DAY if working else RollOver.UNSPECIFIED,
        authority=f"{document}载明",
        confidence=Confidence.HIGH,
        starts_when=f"收到{document}",
    )
    return deadline(limit, starts_from=starts_from, calendar=rules.calendar)
