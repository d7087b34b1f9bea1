"""Events to stored bytes and back: typed JSON an auditor can read, decided by the event's own fields."""

from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, NamedTuple, NotRequired, Protocol, TypedDict, cast, get_type_hints
from uuid import UUID

import msgspec
from eventsourcing.persistence import StoredEvent

import application.catalogue  # noqa: F401 - every kind of case must be known before a topic is resolved
import domain.access_record  # noqa: F401 - and the records of what was shown of them
from domain.kernel import AGGREGATES, Event, event_classes

PLACE = ("originator_id", "originator_version")


class UnknownTopic(Exception):
    """A stored event names a topic this version of the program does not know."""


UNREADABLE = (UnknownTopic, msgspec.MsgspecError, ValueError)
"""What `to_domain` raises on bytes that are no event; one bit may break the UTF-8 of a text."""


class StoredFact(Protocol):
    """What a mapper reads: the ledger's row or the library's stored event."""

    @property
    def topic(self) -> str: ...
    @property
    def state(self) -> bytes: ...


class _Form(NamedTuple):
    event: type[Event]
    decode: Callable[[bytes], dict[str, Any]]


@cache
def _forms() -> dict[str, _Form]:
    return {event.TOPIC: _form(event) for kind in AGGREGATES.values() for event in event_classes(kind)}


def _form(event: type[Event]) -> _Form:
    hints = get_type_hints(event)
    of_state = [field for field in fields(event) if field.name not in PLACE]
    kinds: dict[str, Any] = {
        field.name: hints[field.name]
        if field.default is MISSING
        else cast("Any", NotRequired)[hints[field.name]]
        for field in of_state
    }
    shape = cast("Any", TypedDict)(event.__name__, kinds)
    return _Form(event, cast("Any", msgspec.json.Decoder(shape)).decode)


class EventMapper:
    """Deterministic both ways: the same event always becomes the same bytes."""

    def __init__(self) -> None:
        self._encode = msgspec.json.Encoder(decimal_format="string", uuid_format="canonical").encode

    def to_stored(self, event: Event) -> StoredEvent:
        """The bytes the ledger keeps; id and version are columns, everything else is in the state."""
        state = {name: value for name, value in vars(event).items() if name not in PLACE}
        return StoredEvent(
            originator_id=event.originator_id,
            originator_version=event.originator_version,
            topic=event.TOPIC,
            state=self._encode(state),
        )

    def to_domain(self, stream_id: UUID, version: int, stored: StoredFact) -> Event:
        """The event as the domain knows it; a field that is missing or of the wrong type is an error.

        A field that was added later has a default, which an event recorded before it reads as; its bytes stay as they were.
        """
        form = _forms().get(stored.topic)
        if form is None:
            raise UnknownTopic(stored.topic)
        values = form.decode(stored.state)
        values["originator_id"] = stream_id
        values["originator_version"] = version
        event = object.__new__(form.event)
        object.__setattr__(event, "__dict__", values)
        return event
