"""CaseTimeline 案件时间线: one row per event, with what is shown of it; nothing personal but references."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    insert,
    select,
    tuple_,
)

from adapters.views.details import StoredDetail, details
from adapters.views.facts import Fact
from adapters.views.view import Sources, View
from domain.corrections import EntryCorrected, EntryObjected
from domain.kernel import AGGREGATES, Event, event_classes

SHANGHAI = ZoneInfo("Asia/Shanghai")


class StoredEntry(msgspec.Struct, frozen=True, array_like=True):
    """What is shown of an event, as it is stored: decoded once, never joined together again."""

    term: str
    article: str
    recorded_at: datetime
    institution_id: UUID
    institution: str
    capacity: str
    late_days: int
    late_reason: UUID | None
    leaf_hash: str
    details: list[StoredDetail]


_encode = msgspec.json.Encoder().encode
decoded = msgspec.json.Decoder(StoredEntry).decode


class CaseTimeline(View):
    """Rows are only ever added: a correction is a row of its own that names the entry it corrects."""

    NAME = "case_timeline"
    VERSION = 1

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.entries = Table(
            f"case_timeline_{self.suffix}",
            self.metadata,
            Column("log_index", BigInteger, primary_key=True, autoincrement=False),
            Column("case_id", Uuid, nullable=False),
            Column("version", Integer, nullable=False),
            Column("topic", Text, nullable=False),
            Column("occurred_on", Date, nullable=False),
            Column("corrects", Integer),
            Column("objects_to", Integer),
            Column("entry", LargeBinary, nullable=False),
            Index(f"case_timeline_{self.suffix}_case", "case_id", "occurred_on", "log_index"),
        )

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:  # noqa: ARG002
        """One row per fact."""
        topics = self._corrected_topics(facts, connection)
        connection.execute(insert(self.entries), [_row(fact, topics) for fact in facts])

    def _corrected_topics(self, facts: Sequence[Fact], connection: Connection) -> dict[tuple[UUID, int], str]:
        """The topics of the entries that corrections in this batch speak of."""
        spoken_of = {
            (fact.case_id, fact.event.of_version) for fact in facts if isinstance(fact.event, EntryCorrected)
        }
        if not spoken_of:
            return {}
        entries = self.entries.c
        wanted = tuple_(entries.case_id, entries.version).in_(sorted(spoken_of))
        earlier = connection.execute(select(entries.case_id, entries.version, entries.topic).where(wanted))
        topics: dict[tuple[UUID, int], str] = {(case, version): topic for case, version, topic in earlier}
        topics |= {(fact.case_id, fact.event.originator_version): fact.event.TOPIC for fact in facts}
        return topics


def late_days(event: Event) -> int:
    """Days between the fact and its recording, where that needed a reason; else 0."""
    if event.late_reason is None:
        return 0
    recorded = event.timestamp if event.timestamp.tzinfo else event.timestamp.replace(tzinfo=UTC)
    return (recorded.astimezone(SHANGHAI).date() - event.occurred_on).days


def _row(fact: Fact, topics: dict[tuple[UUID, int], str]) -> dict[str, Any]:
    event = fact.event
    corrects = event.of_version if isinstance(event, EntryCorrected) else None
    corrected = None
    if corrects is not None:
        corrected = _events()[topics[fact.case_id, corrects]]
    by = event.recorded_by
    entry = StoredEntry(
        term=event.TERM,
        article=event.ARTICLE,
        recorded_at=event.timestamp,
        institution_id=by.institution_id,
        institution=by.institution,
        capacity=by.capacity.zh,
        late_days=late_days(event),
        late_reason=event.late_reason.item_id if event.late_reason else None,
        leaf_hash=fact.leaf_hash.hex(),
        details=details(event, corrected),
    )
    return {
        "log_index": fact.log_index,
        "case_id": fact.case_id,
        "version": event.originator_version,
        "topic": event.TOPIC,
        "occurred_on": event.occurred_on,
        "corrects": corrects,
        "objects_to": event.of_version if isinstance(event, EntryObjected) else None,
        "entry": _encode(entry),
    }


def _events() -> dict[str, type[Event]]:
    if not _EVENTS:
        _EVENTS.update({event.TOPIC: event for kind in AGGREGATES.values() for event in event_classes(kind)})
    return _EVENTS


_EVENTS: dict[str, type[Event]] = {}
