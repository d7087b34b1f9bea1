"""The limits card 期限 of the case page: those that press first, each with how it was counted."""

from dataclasses import dataclass
from datetime import date

from application.running_limits import CaseLimits, LimitState, in_words, name_of, names_of
from domain.kernel import Event
from domain.rule_book import RuleBook
from domain.time_limits import Deadline

SOON = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitShown:
    """One limit as the card tells it."""

    name: str
    deadline: Deadline
    state: LimitState
    days_left: int
    """Calendar days until the last day; negative once it has passed."""

    @property
    def presses(self) -> bool:
        """Whether it is still to be met."""
        return self.state in {LimitState.RUNNING, LimitState.SUSPENDED}

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return in_words(self.state, self.days_left)

    @property
    def colour(self) -> str:
        """The tag's colour; the words say the same."""
        return colour(self.state, self.days_left)


def colour(state: LimitState, days_left: int) -> str:
    """Red when overdue, orange when it falls due soon, green when there is time."""
    if state is LimitState.SUSPENDED:
        return "blue"
    if state is not LimitState.RUNNING:
        return "grey"
    if days_left < 0:
        return "red"
    return "orange" if days_left <= SOON else "green"


def running_limits(kind: str, events: list[Event], rules: RuleBook, today: date) -> tuple[LimitShown, ...]:
    """The newest limit under each rule, those that press first."""
    names, told = names_of(rules), CaseLimits.of(kind, events)
    shown = [
        LimitShown(
            name=name_of(names, code, held.started_by),
            deadline=held.deadline,
            state=told.state_of(code),
            days_left=(held.deadline.falls_on - today).days,
        )
        for code, held in told.limits.items()
    ]
    return tuple(sorted(shown, key=lambda limit: (not limit.presses, limit.deadline.falls_on)))
