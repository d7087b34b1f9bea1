"""Periods that several entries add up to, such as 审理期限 and 审限: begun by one entry, moved by others.

A case may have several, one after the other; each entry of them holds the sum as it then stood.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol, runtime_checkable

from domain.kernel import Event
from domain.reckoning import Change, Restarted, Resumed
from domain.rule_book import NoSuchRule, RuleBook
from domain.time_limits import Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class RestatedDeadline:
    """A time limit of an earlier entry that had to be counted anew."""

    version: int
    field: str
    deadline: Deadline


@dataclass(frozen=True, slots=True, kw_only=True)
class MovingPeriod:
    """Under which rule it runs, from when, and what has moved it since."""

    code: str
    began_on: date
    changes: tuple[Change, ...] = ()

    def moved(self, change: Change) -> "MovingPeriod":
        """The same with one more change."""
        return replace(self, changes=(*self.changes, change))

    def since_anew(self) -> tuple[Change, ...]:
        """The changes that still count: those since the period was last counted anew."""
        anew = [change.on for change in self.changes if isinstance(change, Restarted)]
        return tuple(change for change in self.changes if not anew or change.on >= max(anew))

    def due(self, rules: RuleBook, region: str) -> Deadline | None:
        """The last day; None while it stands still, or where no rule of that day is known."""
        try:
            return rules.reckon(
                self.code, starts_from=self.began_on, region=region, changes=self.changes
            ).deadline
        except NoSuchRule:
            return None


@runtime_checkable
class BeginsPeriod(Protocol):
    """An event a period runs from."""

    def period_from(self, day: date) -> MovingPeriod: ...


@runtime_checkable
class MovesPeriod(Protocol):
    """An event that moves the period while it runs."""

    def change_on(self, day: date) -> Change: ...


class PeriodResumed(Event):
    """An event with which a period goes on that stood still."""

    def change_on(self, day: date) -> Change:
        """Its day is the first that counts again."""
        return Resumed(on=day)


def moves(event: Event) -> bool:
    """Whether a correction of this entry may move the period."""
    return isinstance(event, (BeginsPeriod, MovesPeriod))


def added_up_again(
    events: Sequence[Event], names: tuple[str, ...], *, rules: RuleBook, region: str
) -> tuple[RestatedDeadline, ...]:
    """Every deadline in these fields that comes out otherwise, as the entries now read."""
    period: MovingPeriod | None = None
    restated: list[RestatedDeadline] = []
    for event in events:
        subject: Any = event
        if isinstance(subject, BeginsPeriod):
            period = subject.period_from(event.occurred_on)
        elif isinstance(subject, MovesPeriod) and period is not None:
            period = period.moved(subject.change_on(event.occurred_on))
        for name in names:
            held = getattr(event, name, None)
            if period is None or not isinstance(held, Deadline) or held.code != period.code:
                continue
            due = period.due(rules, region)
            if due is not None and due != held:
                restated.append(RestatedDeadline(version=event.originator_version, field=name, deadline=due))
    return tuple(restated)
