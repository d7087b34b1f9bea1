"""The case file 案卷: cases by their events, over the ledger, with recently used cases kept in memory."""

import asyncio
import hmac
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

import msgspec
import structlog
from eventsourcing.persistence import StoredEvent

from adapters.event_mapper import UNREADABLE, EventMapper
from adapters.ledger import CommandReused, Entry, Ledger, Receipt, StreamMovedOn, SubjectKeyDiffers
from application.damage import RecordDamaged
from application.ports import AlreadyMovedOn, KeyReused, Recorded
from domain.kernel import Aggregate, Event

log = structlog.get_logger(__name__)

CASES_KEPT = 5_000
P = ParamSpec("P")
T = TypeVar("T")
C = TypeVar("C", bound=Aggregate)


class Answer(msgspec.Struct, frozen=True, array_like=True):
    """What a command's first answer must say again; positions come from the receipt."""

    case_id: UUID
    kind: str
    version: int
    events: tuple[str, ...]
    request: bytes
    """Blinded hash of the first request, so that a key used for another request is told apart from a repeat."""
    numbers: tuple[int, ...] = ()


class LedgerCaseFile:
    """Loads, decides nothing, records. A case kept in memory is let go whenever recording it did not succeed."""

    def __init__(self, ledger: Ledger, mapper: EventMapper, request_key: bytes) -> None:
        self._request_key = request_key
        self._ledger = ledger
        self._mapper = mapper
        self._kept: OrderedDict[UUID, Aggregate] = OrderedDict()

    async def load(self, kind: type[C], case_id: UUID) -> C:
        """The case to decide on; version 0 when nothing has happened yet or it is of another kind."""
        case = self._kept.get(case_id)
        if case is None or not isinstance(case, kind):
            case = await self.read(kind, case_id)
            if case.version:
                self._keep(case)
        else:
            self._kept.move_to_end(case_id)
        return case

    async def read(self, kind: type[C], case_id: UUID) -> C:
        """The case to look at, from its record."""
        events = await (self._latest(case_id) if kind.TOLD_BY_LAST else self.history(case_id))
        of_kind = not events or events[0].TOPIC.split(".")[0] == kind.TOPIC
        return kind.of(case_id, events if of_kind else [])

    async def history(self, case_id: UUID, after_version: int = 0) -> list[Event]:
        """The events of a case, uncorrected, in order."""
        stored = await self._asked(self._ledger.stream, case_id, after_version)
        return [self._read(case_id, event) for event in stored]

    async def _latest(self, case_id: UUID) -> list[Event]:
        stored = await self._asked(self._ledger.latest, case_id)
        return [self._read(case_id, event) for event in stored]

    def _read(self, case_id: UUID, stored: StoredEvent) -> Event:
        try:
            return self._mapper.to_domain(case_id, stored.originator_version, stored)
        except UNREADABLE as reason:
            raise _damaged(case_id, stored.originator_version, type(reason).__name__) from reason

    async def record(
        self, *, command_id: UUID, request_hash: bytes, cases: Sequence[Aggregate], enclosed: Sequence[Any]
    ) -> Recorded:
        """Record the pending events of all cases as one, or none of them."""
        request_hash = self._blinded(request_hash)
        happened: list[Event] = [event for case in cases for event in case.pending_events]  # type: ignore[misc]
        first = cases[0]
        answer = Answer(
            first.id,
            first.TOPIC,
            first.version,
            tuple(event.TOPIC for event in happened),
            request_hash,
            tuple(number for event in happened for number in event.told_numbers()),
        )
        entry = Entry(
            command_id=command_id,
            request_hash=request_hash,
            events=tuple(self._mapper.to_stored(event) for event in happened),
            answer=msgspec.json.encode(answer),
            enclosures=tuple(enclosed),
        )
        try:
            receipt = await self._ledger.append_async(entry)
        except StreamMovedOn as conflict:
            for case in cases:
                self.forget(case.id)
            since = await self.history(conflict.stream_id, after_version=conflict.expected)
            raise AlreadyMovedOn(
                conflict.stream_id, conflict.expected, conflict.actual, tuple(since)
            ) from conflict
        except SubjectKeyDiffers as raced:
            # Another process sealed the first text of this case meanwhile: it has also recorded a step of it.
            since = await self.history(first.id)
            raise AlreadyMovedOn(
                first.id, happened[0].originator_version - 1, len(since), tuple(since)
            ) from raced
        except CommandReused as reused:
            raise KeyReused from reused
        if receipt.repeated:
            for case in cases:
                self.forget(case.id)
            return _recorded(receipt, msgspec.json.decode(receipt.answer, type=Answer))
        for case in cases:
            case.pending_events.clear()
            self._keep(case)
        return _recorded(receipt, answer)

    async def recorded(self, command_id: UUID, request_hash: bytes) -> Recorded | None:
        """The first answer to a command, if it was ever recorded."""
        receipt = await self._asked(self._ledger.receipt, command_id)
        if receipt is None:
            return None
        answer = msgspec.json.decode(receipt.answer, type=Answer)
        if answer.request != self._blinded(request_hash):
            raise KeyReused
        return _recorded(receipt, answer)

    def _blinded(self, request_hash: bytes) -> bytes:
        """What is stored of a request: worth nothing for guessing without the house key."""
        return hmac.digest(self._request_key, request_hash, "sha256")

    def forget(self, case_id: UUID) -> None:
        """Drop what is kept in memory about a case."""
        self._kept.pop(case_id, None)

    async def _asked(self, question: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """A file is read sooner than a thread is woken (a third more commands a second); a server is waited for."""
        if self._ledger.embedded:
            return question(*args, **named)
        return await asyncio.to_thread(question, *args, **named)

    def _keep(self, case: Aggregate) -> None:
        self._kept[case.id] = case
        self._kept.move_to_end(case.id)
        if len(self._kept) > CASES_KEPT:
            self._kept.popitem(last=False)


def _recorded(receipt: Receipt, answer: Answer) -> Recorded:
    return Recorded(
        case_id=answer.case_id,
        kind=answer.kind,
        version=answer.version,
        position=receipt.position,
        events=answer.events,
        repeated=receipt.repeated,
        numbers=answer.numbers,
    )


def _damaged(case_id: UUID, version: int, reason: str) -> RecordDamaged:
    log.error("record_damaged", case_id=case_id, version=version, reason=reason)
    return RecordDamaged(f"第 {version} 条：{RecordDamaged().message}")
