"""The limits card 期限 of the case page: those that press first, each with how it was counted."""

from dataclasses import dataclass
from datetime import date

from application.limit_standing import (
    LimitState,
    Standing,
    counted_again_in_words,
    name_of,
    names_of,
    party_in_words,
)
from application.limits_asked import SOON
from application.rulings import Rulings
from application.running_limits import CaseLimits
from domain.kernel import Event
from domain.rule_book import RuleBook
from domain.time_limits import Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitShown:
    """One limit as the card tells it."""

    name: str
    party: str
    deadline: Deadline
    stands: Standing
    counted_again: str

    @property
    def presses(self) -> bool:
        """Whether it is still to be met."""
        return self.stands.presses

    @property
    def words(self) -> str:
        """How it stands, in words."""
        return self.stands.words

    @property
    def colour(self) -> str:
        """The tag's colour; the words say the same."""
        return colour(self.stands.state, self.stands.days_left)


def colour(state: LimitState, days_left: int) -> str:
    """Red when somebody is late, orange when it falls due soon, green when there is time; what is over is grey."""
    if state is LimitState.SUSPENDED:
        return "blue"
    if state is not LimitState.RUNNING:
        return "grey"
    if days_left < 0:
        return "red"
    return "orange" if days_left <= SOON else "green"


def running_limits(kind: str, events: list[Event], rules: RuleBook, today: date) -> tuple[LimitShown, ...]:
    """Every limit of the case, those that press first."""
    names, told = names_of(rules), CaseLimits.of(kind, events, Rulings.of(rules))
    shown = [
        LimitShown(
            name=name_of(names, held.deadline.code, held.started_by),
            party=party_in_words(held.party),
            deadline=held.deadline,
            stands=Standing.on(
                today,
                state=told.state_of(key),
                falls_on=held.deadline.falls_on,
                runs_out=told.runs_out(key),
            ),
            counted_again=counted_again_in_words(held.counted_before, provisional=held.provisional_before),
        )
        for key, held in told.limits.items()
    ]
    return tuple(sorted(shown, key=lambda limit: (not limit.presses, limit.deadline.falls_on)))
