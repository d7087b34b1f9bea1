"""The ledger as the views read it: recorded facts in their one order, and the history of one case."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from adapters.ledger import LedgerEvent
from domain.kernel import Event


class Mapper(Protocol):
    """Stored bytes to events of the domain."""

    def to_domain(self, stream_id: UUID, version: int, stored: LedgerEvent | StoredEvent) -> Event:
        """The event; raises where the bytes cannot be read."""


class Ledger(Protocol):
    """What the views need of the ledger."""

    def read(self, after_position: int, limit: int) -> list[LedgerEvent]: ...
    def stream(self, stream_id: UUID, after_version: int = 0) -> list[StoredEvent]: ...
    def position(self) -> int: ...
    def wait_beyond(self, position: int, timeout: float) -> int: ...
    def heard_of(self, position: int) -> None: ...
    def wake(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Fact:
    """One event with its place in the ledger and its leaf in the tree."""

    log_index: int
    event: Event
    leaf_hash: bytes = b""

    @property
    def position(self) -> int:
        """The size of the ledger right after this event."""
        return self.log_index + 1

    @property
    def case_id(self) -> UUID:
        """The case it belongs to."""
        return self.event.originator_id

    @property
    def kind(self) -> str:
        """The kind of that case."""
        return kind_of(self.event)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An event nobody here can read: no view can go beyond it."""

    log_index: int
    topic: str
    error: Exception


@dataclass(frozen=True, slots=True)
class Batch:
    """The next facts of the ledger; `spoilt` is what comes after them where that cannot be read."""

    facts: tuple[Fact, ...]
    spoilt: Unreadable | None = None

    @property
    def empty(self) -> bool:
        """Whether there is nothing to do."""
        return not self.facts and self.spoilt is None


@dataclass(frozen=True, slots=True)
class Record:
    """Reads and decodes the ledger."""

    ledger: Ledger
    mapper: Mapper

    def facts(self, after_position: int, limit: int) -> Batch:
        """At most `limit` facts after a position."""
        read: list[Fact] = []
        for row in self.ledger.read(after_position, limit):
            try:
                event = self.mapper.to_domain(row.stream_id, row.stream_version, row)
            except Exception as error:  # noqa: BLE001 - whatever it is, the view stops there and says so
                return Batch(tuple(read), Unreadable(row.log_index, row.topic, error))
            read.append(Fact(row.log_index, event, row.leaf_hash))
        return Batch(tuple(read))

    def history(self, case_id: UUID, up_to_version: int) -> list[Event]:
        """The events of one case as they were recorded, up to and with a version."""
        return [
            self.mapper.to_domain(case_id, stored.originator_version, stored)
            for stored in self.ledger.stream(case_id)
            if stored.originator_version <= up_to_version
        ]


def kind_in(topic: str) -> str:
    """`mediation-case` of `mediation-case.accepted`."""
    return topic.partition(".")[0]


def kind_of(event: Event) -> str:
    """The kind of case an event belongs to."""
    return kind_in(event.TOPIC)


def cases_in(facts: Sequence[Fact]) -> list[UUID]:
    """The cases a batch touches, each once."""
    return list(dict.fromkeys(fact.case_id for fact in facts))
