"""The one door to the eventsourcing library: events, aggregates and how a record becomes a case again."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, ParamSpec, Self, cast, dataclass_transform
from uuid import UUID, uuid5

from eventsourcing.domain import AggregateEvent, BaseAggregate
from eventsourcing.utils import register_topic

from domain.personal_data import SealedText
from domain.recording import Occasion, RecordedBy
from domain.refusals import Refused
from domain.terms import Capacity, Term

P = ParamSpec("P")


if TYPE_CHECKING:

    @dataclass_transform(kw_only_default=True, frozen_default=True)
    class LibraryEvent:
        """The library's event as a checker may see it: what the kernel fills in is no constructor argument."""

        TOPIC: ClassVar[str]

        @property
        def originator_id(self) -> UUID: ...
        @property
        def originator_version(self) -> int: ...
        @property
        def timestamp(self) -> datetime: ...
        @property
        def occurred_on(self) -> date: ...
        @property
        def recorded_by(self) -> RecordedBy: ...
        @property
        def command_id(self) -> UUID: ...
        @property
        def late_reason(self) -> SealedText | None: ...

else:
    LibraryEvent = AggregateEvent


class Event(LibraryEvent):
    """A fact of a case. Stored for ever: its topic and fields are a public interface.

    `TERM` is the Chinese legal term, `ARTICLE` where the law speaks of it, `LEADS_TO` the state it brings about.
    """

    TERM: ClassVar[str] = ""
    ARTICLE: ClassVar[str] = ""
    LEADS_TO: ClassVar[Term | None] = None
    TAKES_OVER: ClassVar[bool] = False
    """Whether the institution that records it handles the case from then on."""

    if not TYPE_CHECKING:
        TOPIC = "event"
        occurred_on: date
        recorded_by: RecordedBy
        command_id: UUID
        late_reason: SealedText | None

    def mutate(self, aggregate: Any) -> Any:
        """The library's own repositories can load our aggregates too; ours use `Aggregate.of`."""
        case = (
            aggregate
            if aggregate is not None
            else AGGREGATES[self.TOPIC.split(".")[0]].blank(self.originator_id)
        )
        self.apply(case)
        return case

    def apply(self, aggregate: Any) -> None:
        """Replay: no rule, no clock, no failure."""
        if aggregate.version == 0 or self.TAKES_OVER:
            aggregate.handled_by = self.recorded_by.institution_id
            aggregate.handled_in = self.recorded_by.capacity
        if aggregate.version == 0:
            aggregate.region = self.recorded_by.region
            aggregate.opened_on = self.occurred_on
            aggregate.state_since = self.occurred_on
        aggregate.participants.update(self.takes_in())
        aggregate.entrusted_to = self.entrusts(aggregate.entrusted_to)
        aggregate.version = self.originator_version
        if self.LEADS_TO is not None:
            aggregate.state = self.LEADS_TO
            aggregate.state_since = self.occurred_on
        self.evolve(aggregate)

    def takes_in(self) -> tuple[UUID, ...]:
        """The institutions that take part in the case from here on: who recorded this, and whom it calls in."""
        return (self.recorded_by.institution_id,)

    def entrusts(self, so_far: UUID | None) -> UUID | None:
        """The institution that another has put in charge of its share of the case, from here on."""
        return so_far

    def evolve(self, case: Any) -> None:
        """Set what some rule reads; nothing else is kept on the aggregate."""

    def told_numbers(self) -> tuple[int, ...]:
        """For an event that records a list: the number each row of it has in the case, in order."""
        return ()


class Correction(Event):
    """An event that restates values of earlier events of the same case."""

    def restatements(self, events: list[Event]) -> dict[int, dict[str, Any]]:
        """By version of the earlier event: field and the value that now stands."""
        raise NotImplementedError


class Aggregate(BaseAggregate[UUID]):
    """A case: decides which steps are lawful and remembers only what its rules read."""

    TOPIC = "aggregate"
    TERM: ClassVar[str] = ""
    ARTICLE: ClassVar[str] = ""
    STATES: ClassVar[type[Term]]
    ONE_EACH: ClassVar[bool] = False
    """Whether an institution has exactly one of this kind, which it goes on recording in."""

    TOLD_BY_LAST: ClassVar[bool] = False
    """Whether the last event alone tells all that rules read: a long record need not be read through."""

    @classmethod
    def id_for(cls, institution_id: UUID, command_id: UUID) -> UUID:  # noqa: ARG003 - for kinds there is one of
        """The id of the case a command opens: a repeat means the same case."""
        return uuid5(command_id, "case")

    def begin(self) -> None:
        """Everything as it is before the first event."""
        raise NotImplementedError

    @classmethod
    def blank(cls, case_id: UUID) -> Self:
        """A case about which nothing has happened yet."""
        case = cls.__new__(cls)
        case.__base_init__(
            originator_id=case_id, originator_version=0, timestamp=datetime.min.replace(tzinfo=UTC)
        )
        plain = cast("Any", case)
        plain.handled_by = plain.handled_in = plain.opened_on = plain.state_since = plain.occasion = None
        plain.participants = set()
        plain.entrusted_to = None
        plain.handed_over = False
        plain.region = ""
        plain.begin()
        return case

    @classmethod
    def of(cls, case_id: UUID, events: Iterable[Event]) -> Self:
        """The case as its record tells it, with later corrections of earlier entries taken into account."""
        case = cls.blank(case_id)
        for happened in corrected(list(events)):
            happened.apply(case)
        return case

    def closed_to(self, records: type[Event]) -> Refused | None:
        """Why nothing of this kind can be recorded in the case, whatever its stage; None: nothing stands against it."""
        return None

    if TYPE_CHECKING:
        state: Term
        handled_by: UUID | None
        handled_in: Capacity | None
        handed_over: bool
        """Sent to another institution of the same capacity, which may take it over 移送、报送."""
        participants: set[UUID]
        entrusted_to: UUID | None
        """The one institution that another has put in charge of its share of the case."""
        region: str
        opened_on: date | None
        state_since: date | None
        occasion: Occasion

    def happened(
        self, event: Callable[P, Event], on: date, /, *args: P.args, **particulars: P.kwargs
    ) -> None:
        """State what happened on the legal date `on`; who, when and why late come from the occasion."""
        occasion = self.occasion
        fact = cast("Callable[..., Event]", event)(
            originator_id=self.id,
            originator_version=self.version + 1,
            timestamp=occasion.at,
            occurred_on=on,
            recorded_by=occasion.by,
            command_id=occasion.command_id,
            late_reason=occasion.late_reason,
            **particulars,
        )
        fact.apply(self)
        self.pending_events.append(cast("Any", fact))

    def __init_subclass__(cls) -> None:
        # Deliberately not the library's: it would replace every nested event class by a generated one.
        if "TOPIC" in vars(cls):  # a chapter of an aggregate has none of its own
            AGGREGATES[cls.TOPIC] = cls
            for event in event_classes(cls):
                register_topic(event.TOPIC, event)


AGGREGATES: dict[str, type[Aggregate]] = {}


def event_classes(aggregate: type[Aggregate]) -> tuple[type[Event], ...]:
    """The events an aggregate can record, chapter by chapter, in the order they are written."""
    return tuple(
        member
        for chapter in aggregate.__mro__
        for member in vars(chapter).values()
        if isinstance(member, type) and issubclass(member, Event)
    )


def corrected(events: list[Event]) -> list[Event]:
    """The same events with the values that later corrections put in place; the originals stay in the ledger."""
    restated: dict[int, dict[str, Any]] = {}
    for event in events:
        if isinstance(event, Correction):
            for version, values in event.restatements(events).items():
                restated.setdefault(version, {}).update(values)
    if not restated:
        return events
    return [
        replace(event, **restated[event.originator_version])
        if event.originator_version in restated
        else event
        for event in events
    ]


def particulars(event: type[Event]) -> tuple[str, ...]:
    """The fields an event adds to those every event carries."""
    carried = {field.name for field in fields(Event)}
    return tuple(field.name for field in fields(event) if field.name not in carried)
