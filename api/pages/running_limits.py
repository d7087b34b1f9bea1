"""Running time limits 期限: every deadline a case now holds, soonest first, each with how it was counted."""

from dataclasses import dataclass
from datetime import date

from domain.kernel import Aggregate, Event
from domain.steps import steps_of
from domain.time_limits import Deadline, RuleBook


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One deadline as the page tells it."""

    name: str
    deadline: Deadline
    days_left: int
    """Calendar days until the last day; negative once it has passed."""

    @property
    def words(self) -> str:
        """How it stands, in words."""
        if self.days_left < 0:
            return f"已过期限 {-self.days_left} 日"
        return "今日届满" if self.days_left == 0 else f"还有 {self.days_left} 日"

    @property
    def colour(self) -> str:
        """The tag's colour; the words say the same."""
        if self.days_left < 0:
            return "red"
        return "orange" if self.days_left <= SOON else "green"


SOON = 5


def running_limits(case: Aggregate, events: list[Event], rules: RuleBook, today: date) -> tuple[Limit, ...]:
    """Deadlines in the state of the case; on a case that holds none itself, those its entries carry."""
    held = {value.code: value for value in vars(case).values() if isinstance(value, Deadline)}
    if not held:
        for event in events:
            carried = (getattr(event, name, None) for name in type(event).__dataclass_fields__)
            held.update({value.code: value for value in carried if isinstance(value, Deadline)})
    names = {limit.code: limit.name for limit in rules.limits}
    limits = [
        Limit(
            name=names.get(deadline.code, "期限"),
            deadline=deadline,
            days_left=(deadline.falls_on - today).days,
        )
        for deadline in held.values()
    ]
    return tuple(sorted(limits, key=lambda limit: limit.deadline.falls_on))


def is_over(case: Aggregate) -> bool:
    """Whether no step leads on from the state of the case: its time limits no longer press anybody."""
    return not any(
        case.state in step.when and step.records.LEADS_TO is not None
        for step in steps_of(type(case)).values()
    )
