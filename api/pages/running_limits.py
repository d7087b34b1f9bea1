"""Running time limits 期限: every deadline a case holds, soonest first, each with how it was counted."""

from dataclasses import dataclass, replace
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
    of_this_stage: bool = True
    used_on: date | None = None
    presses: bool = False

    @property
    def words(self) -> str:
        """How it stands, in words."""
        if not self.presses:
            return "已不适用"
        if self.days_left < 0:
            return f"已过期限 {-self.days_left} 日"
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

    A deadline presses in the stage that set it and while the case can still come to a step that uses it. An entry
    that only mentions it (an answer, an expiry) has used it: in time, and it is done with; late, and it presses as
    long as such a step is still open. An earlier stage's deadline that has passed is no delay of this one.
    """
    names = {limit.code: limit.name for limit in rules.limits}
    found: dict[str, Limit] = {}
    for event in corrected(events):
        if event.LEADS_TO is not None:
            found = {code: replace(limit, of_this_stage=False) for code, limit in found.items()}
        for name, deadline in _deadlines(event):
            held = found.get(deadline.code)
            if held is not None and held.deadline == deadline and not _takes_up(event, name):
                found[deadline.code] = replace(held, used_on=event.occurred_on)
                continue
            found[deadline.code] = Limit(
                name=names.get(deadline.code) or f"{event.TERM}起算的期限",
                field=name,
                deadline=deadline,
                days_left=(deadline.falls_on - today).days,
            )
    now, later = _particulars_ahead(case)
    limits = [replace(limit, presses=_presses(limit, now, later)) for limit in found.values()]
    return tuple(sorted(limits, key=lambda limit: (not limit.presses, limit.deadline.falls_on)))


def _deadlines(event: Event) -> list[tuple[str, Deadline]]:
    held = [(name, getattr(event, name)) for name in particulars(type(event))]
    return [(name, value) for name, value in held if isinstance(value, Deadline)]


def _takes_up(event: Event, name: str) -> bool:
    """Whether the case keeps the deadline from this entry on, rather than the entry mentioning it."""
    return name in type(event).evolve.__code__.co_names


def _presses(limit: Limit, now: frozenset[str], later: frozenset[str]) -> bool:
    if limit.used_on is not None:
        return limit.used_on > limit.deadline.falls_on and limit.field in now
    return limit.of_this_stage or limit.field in later


def _particulars_ahead(case: Aggregate) -> tuple[frozenset[str], frozenset[str]]:
    """What entries may say that can follow now, and what entries may say that can ever follow."""
    steps = [step for step in steps_of(type(case)).values() if step.when]
    states = [case.state]
    for state in states:  # grows as more is reached
        for step in steps:
            leads_to = step.records.LEADS_TO
            if state in step.when and leads_to is not None and leads_to not in states:
                states.append(leads_to)
    now, later = (
        frozenset(name for step in steps if among & set(step.when) for name in particulars(step.records))
        for among in ({case.state}, set(states))
    )
    return now, later


def is_over(case: Aggregate) -> bool:
    """Whether no step leads on from the state of the case."""
    return not any(_leads_on(step, case.state) for step in steps_of(type(case)).values())


def _leads_on(step: Step, state: Term) -> bool:
    return state in step.when and step.records.LEADS_TO is not None
