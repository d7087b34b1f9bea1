"""What a process is: a pure function from an event, and the case it belongs to, to commands."""

from collections.abc import Callable
from uuid import UUID, uuid5

from application.casework import Directed
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook

Reaction = Callable[[Event, Aggregate, RuleBook], tuple[Directed, ...]]
"""The same event always gives the same commands, so that doing it twice changes nothing."""


def command_id(process: str, event: Event, nth: int = 0) -> UUID:
    """The id of the nth command a process gives for an event: the same on every run."""
    return uuid5(event.originator_id, f"{process}/{event.originator_version}/{nth}")
