"""Running time limits 期限: every deadline a case holds, soonest first, each with how it was counted."""

from dataclasses import dataclass, fields, replace
from datetime import date

from domain.kernel import Aggregate, Event, corrected, particulars
from domain.rule_book import RuleBook
from domain.steps import Step, steps_of
from domain.terms import Term
from domain.time_limits import Deadline

SOON = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One deadline as the page tells it."""

    name: str
    field: str
    deadline: Deadline
    days_left: int
    """Calendar days until the last day; negative once it has passed."""
    presses: bool
    """False once the case has left the stage the deadline was for."""

    @property
    def words(self) -> str:
        """How it stands, in words."""
        if not self.presses:
            return "已不适用"
        if self.days_left < 0:
            return f"已逾期 {-self.days_left} 日"
        return "今日届满" if self.days_left == 0 else f"还有 {self.days_left} 日"

    @property
    def colour(self) -> str:
        """The tag's colour; the words say the same."""
        if not self.presses:
            return "grey"
        if self.days_left < 0:
            return "red"
        return "orange" if self.days_left <= SOON else "green"


def running_limits(case: Aggregate, events: list[Event], rules: RuleBook, today: date) -> tuple[Limit, ...]:
    """The newest deadline under each rule, those that press first.

    A deadline presses while the case stands in the stage in which it was set, or can still come to a step that sets
    or uses it again; afterwards it has done its work, however late that was.
    """
    names = {limit.code: limit.name for limit in rules.limits}
    ahead = _particulars_ahead(case)
    found: dict[str, Limit] = {}
    for event in corrected(events):
        if event.LEADS_TO is not None:
            found = {code: replace(limit, presses=limit.field in ahead) for code, limit in found.items()}
        for field in fields(event):
            deadline = getattr(event, field.name)
            if isinstance(deadline, Deadline):
                found[deadline.code] = Limit(
                    name=names.get(deadline.code, "期限"),
                    field=field.name,
                    deadline=deadline,
                    days_left=(deadline.falls_on - today).days,
                    presses=True,
                )
    return tuple(sorted(found.values(), key=lambda limit: (not limit.presses, limit.deadline.falls_on)))


def _particulars_ahead(case: Aggregate) -> frozenset[str]:
    """What the entries may say that can still follow from the state of the case."""
    steps = tuple(steps_of(type(case)).values())
    states, reached = [case.state], {case.state}
    ahead: set[str] = set()
    while states:
        state = states.pop()
        for step in steps:
            if state not in step.when:
                continue
            ahead.update(particulars(step.records))
            leads_to = step.records.LEADS_TO
            if leads_to is not None and leads_to not in reached:
                reached.add(leads_to)
                states.append(leads_to)
    return frozenset(ahead)


def is_over(case: Aggregate) -> bool:
    """Whether no step leads on from the state of the case."""
    return not any(_leads_on(step, case.state) for step in steps_of(type(case)).values())


def _leads_on(step: Step, state: Term) -> bool:
    return state in step.when and step.records.LEADS_TO is not None
