"""The ledger as the eventsourcing library knows it: an ApplicationRecorder, on both databases."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from eventsourcing.persistence import (
    ApplicationRecorder,
    IntegrityError,
    ListenNotifySubscription,
    Notification,
    StoredEvent,
)
from sqlalchemy import Select, select

from adapters.ledger.entry import Entry
from adapters.ledger.ledger import Ledger
from adapters.ledger.refusals import StreamMovedOn
from adapters.ledger.tables import ledger_event

NOTIFIED = (
    ledger_event.c.log_index,
    ledger_event.c.stream_id,
    ledger_event.c.stream_version,
    ledger_event.c.topic,
    ledger_event.c.state,
)


class LedgerRecorder(ApplicationRecorder):
    """A notification's id is the position right after its event: log_index + 1."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger

    def insert_events(self, stored_events: Sequence[StoredEvent], **_: Any) -> Sequence[int] | None:
        """Record the events as one command of its own; IntegrityError when a stream has moved on."""
        if not stored_events:
            return None
        entry = Entry(uuid4(), b"", tuple(stored_events))
        try:
            receipt = self.ledger.append(entry)
        except StreamMovedOn as refusal:
            raise IntegrityError(str(refusal)) from refusal
        return list(range(receipt.first_index + 1, receipt.position + 1))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of one stream."""
        stream_id = originator_id if isinstance(originator_id, UUID) else UUID(originator_id)
        if lte is None and limit is None and not desc:
            return self.ledger.stream(stream_id, -1 if gt is None else gt)
        event = ledger_event.c
        query = select(event.stream_version, event.topic, event.state).where(event.stream_id == stream_id)
        if gt is not None:
            query = query.where(event.stream_version > gt)
        if lte is not None:
            query = query.where(event.stream_version <= lte)
        order = event.stream_version.desc() if desc else event.stream_version
        return [StoredEvent(stream_id, *row) for row in self._rows(query.order_by(order).limit(limit))]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Events of the whole ledger from position `start`, in order."""
        event = ledger_event.c
        query = select(*NOTIFIED).order_by(event.log_index).limit(limit)
        if start is not None:
            query = query.where(event.log_index >= (start - 1 if inclusive_of_start else start))
        if stop is not None:
            query = query.where(event.log_index < stop)
        if topics:
            query = query.where(event.topic.in_(topics))
        return [
            Notification(stream_id, version, topic, state, id=log_index + 1)
            for log_index, stream_id, version, topic, state in self._rows(query)
        ]

    def max_notification_id(self) -> int | None:
        """The position of the ledger; None while it is empty."""
        return self.ledger.position() or None

    def subscribe(self, gt: int | None = None, topics: Sequence[str] = ()) -> "LedgerSubscription":
        """Notifications after `gt`, those to come included; the iterator blocks until there are more."""
        return LedgerSubscription(self, gt, topics)

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        with self.ledger.database.engine.connect() as connection:
            return connection.execute(query).all()


class LedgerSubscription(ListenNotifySubscription[LedgerRecorder]):
    """Woken by every commit, of this process or another; never loses one, because positions have no gaps."""

    def __init__(self, recorder: LedgerRecorder, gt: int | None = None, topics: Sequence[str] = ()) -> None:
        super().__init__(recorder, gt, topics)
        self._stop_listening = recorder.ledger.on_commit(lambda _: self._has_been_notified.set())
        self._has_been_notified.set()  # what was committed before the line above

    def stop(self) -> None:
        """End the iteration."""
        super().stop()
        self._stop_listening()
