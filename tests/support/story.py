"""Given these events, when this step is taken, then these events follow (or the step is refused)."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from typing import Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Event
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.recording import Occasion, RecordedBy
from domain.refusals import Refused
from domain.terms import Capacity

TODAY = date(2026, 11, 20)
CASE = UUID(int=1)
MEDIATOR = RecordedBy(
    person_id=UUID(int=11),
    institution_id=UUID(int=21),
    institution="示例县劳动人事争议调解中心",
    region="140902",
    capacity=Capacity.MEDIATION,
)
TEXT = SealedText(item_id=UUID(int=31), commitment="a" * 64)
NOTE = PrivilegedText(item_id=UUID(int=32), commitment="b" * 64)
WORKER = Person(person_id=UUID(int=41), commitment="c" * 64)
CARRIED = {
    "originator_id",
    "originator_version",
    "timestamp",
    "occurred_on",
    "recorded_by",
    "command_id",
    "late_reason",
}


def occasion(
    by: RecordedBy = MEDIATOR, today: date = TODAY, late_reason: SealedText | None = TEXT, command: int = 51
) -> Occasion:
    """The circumstances of a test's command; late recording is excused unless the test says otherwise."""
    return Occasion(
        by=by,
        at=datetime(today.year, today.month, today.day, 1, tzinfo=UTC),
        today=today,
        command_id=UUID(int=command),
        late_reason=late_reason,
    )


@dataclass(frozen=True)
class Happened:
    """An event as a test speaks of it: its class, its date and its own particulars."""

    event: type[Event]
    on: date
    particulars: dict[str, Any]

    def stored(self, version: int, by: RecordedBy = MEDIATOR) -> Event:
        """The event as the ledger would hold it."""
        build: Callable[..., Event] = self.event
        return build(
            originator_id=CASE,
            originator_version=version,
            timestamp=datetime(2026, 11, 20, 1, tzinfo=UTC),
            occurred_on=self.on,
            recorded_by=by,
            command_id=UUID(int=50),
            late_reason=None,
            **self.particulars,
        )


def happened(event: type[Event], on: date, **particulars: Any) -> Happened:
    """`happened(Letter.Served, date(2026, 11, 2), method=...)`."""
    return Happened(event, on, particulars)


def told(event: Event) -> Happened:
    """The reverse of `Happened.stored`."""
    own = {item.name: getattr(event, item.name) for item in fields(event) if item.name not in CARRIED}
    return Happened(type(event), event.occurred_on, own)


class Story:
    """`Story(MediationCase, APPLIED).when(lambda case: case.accept(...)).then(ACCEPTED)`."""

    def __init__(self, aggregate: type[Aggregate], *given: Happened, under: Occasion | None = None) -> None:
        self.given = [past.stored(version) for version, past in enumerate(given, start=1)]
        self.case: Any = aggregate.of(CASE, self.given)
        self.case.occasion = under or occasion()
        self.refusal: Refused | None = None

    def when(self, step: Callable[[Any], None]) -> Self:
        """Take the step; a refusal is kept for `then_refused`."""
        try:
            step(self.case)
        except Refused as refusal:
            self.refusal = refusal
        return self

    def then(self, *expected: Happened) -> Self:
        """Exactly these events, and nothing refused."""
        assert self.refusal is None, f"refused: {self.refusal}"
        assert [told(event) for event in self.case.pending_events] == list(expected)
        return self

    def then_refused(self, refusal: type[Refused], field: str | None = None) -> Self:
        """Refused by that rule, naming that field, and nothing recorded."""
        assert isinstance(self.refusal, refusal), f"expected {refusal.__name__}, got {self.refusal!r}"
        assert field is None or self.refusal.field == field
        assert not self.case.pending_events
        return self
