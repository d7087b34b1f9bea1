"""The case bundle 证据包: what of a case goes into the file that proves it, for whoever asks, by the one access filter."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from application.case_documents import DocumentRow, content_of, documents_of, readable
from application.documents import DocumentDamaged, DocumentErased
from application.people import Actor
from application.permissions import NotVisible, may_read_sealed
from application.ports import CaseFile, Clock, Documents, Vault
from application.questions import CaseSummary, Questions, ReadsLagBehind, TimelineEntry, all_of
from domain.documents import DocumentFiled
from domain.kernel import Event
from domain.personal_data import PrivilegedText, SealedText

ENCLOSED, SEALED, ERASED, DAMAGED = "enclosed", "sealed", "erased", "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class TreeHead:
    """The tree that the proofs lead to; `note` is its signed checkpoint, '' where nothing is signed."""

    size: int
    root: bytes
    note: str
    policy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundledDocument:
    """A document of the case; its content where the asker may have it and it still is there."""

    log_index: int
    row: DocumentRow
    content: bytes | None
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleContent:
    """Everything that goes in; nothing in it but what the asker may see on the page of the case."""

    case: CaseSummary
    cases: tuple[CaseSummary, ...]
    entries: tuple[TimelineEntry, ...]
    """In the order of the ledger."""
    withheld: frozenset[int]
    """Records whose content the asker may not have: the particulars of documents in another's second volume."""
    openable: Mapping[int, tuple[UUID, ...]]
    """By record: the sealed texts the asker may read."""
    documents: tuple[BundledDocument, ...]
    head: TreeHead
    exported_at: datetime
    by: str
    institution: str
    purpose: str


class CaseBundles(Protocol):
    """Makes the file."""

    def head(self) -> TreeHead:
        """The newest signed tree, or the ledger as it is where none is signed."""

    def written(self, content: BundleContent) -> bytes:
        """The archive; the same content always gives the same bytes."""


class Parts(Protocol):
    """What is needed of the house."""

    @property
    def questions(self) -> Questions: ...
    @property
    def case_file(self) -> CaseFile: ...
    @property
    def vault(self) -> Vault: ...
    @property
    def documents(self) -> Documents: ...
    @property
    def clock(self) -> Clock: ...
    @property
    def bundles(self) -> CaseBundles: ...


async def bundle_of(house: Parts, actor: Actor, kind: str, case_id: UUID, purpose: str = "") -> bytes:
    """The visible cases of the case's thread with their proofs; raises NotVisible, ReadsLagBehind."""
    summary = await asyncio.to_thread(house.questions.case, actor, case_id)
    if summary.kind != kind:
        raise NotVisible
    head = await asyncio.to_thread(house.bundles.head)
    if not await house.questions.caught_up(head.size):
        raise ReadsLagBehind
    cases = await asyncio.to_thread(house.questions.thread, actor, summary.thread_id)
    histories = {case.case_id: await house.case_file.history(case.case_id) for case in cases}
    return await asyncio.to_thread(_written, house, actor, summary, cases, histories, head, purpose)


def _written(
    house: Parts,
    actor: Actor,
    summary: CaseSummary,
    cases: Sequence[CaseSummary],
    histories: Mapping[UUID, list[Event]],
    head: TreeHead,
    purpose: str,
) -> bytes:
    told = all_of(
        lambda cursor: house.questions.timeline(
            actor, thread_id=summary.thread_id, as_of_position=head.size, cursor=cursor
        )
    )
    entries = tuple(sorted(told, key=lambda entry: entry.position))
    known = {(entry.case_id, entry.version): entry.position - 1 for entry in entries}
    places = {place: at for place, at in known.items() if place[0] in histories}
    events = {
        places[case_id, event.originator_version]: event
        for case_id, history in histories.items()
        for event in history
        if (case_id, event.originator_version) in places
    }
    hidden = (DocumentFiled,)
    content = BundleContent(
        case=summary,
        cases=tuple(cases),
        entries=tuple(entry for entry in entries if (entry.case_id, entry.version) in places),
        withheld=frozenset(
            at for at, event in events.items() if isinstance(event, hidden) and not readable(actor, event)
        ),
        openable={at: tuple(_openable(actor, event)) for at, event in events.items()},
        documents=tuple(_documents(house, actor, histories, places)),
        head=head,
        exported_at=house.clock.now(),
        by=actor.name,
        institution=actor.institution.name,
        purpose=purpose,
    )
    return house.bundles.written(content)


def _openable(actor: Actor, event: Event) -> Iterator[UUID]:
    """Persons are not among them: a commitment opens to all particulars at once, and pages show the name alone."""
    by = event.recorded_by.institution_id
    for text in _texts_in(tuple(vars(event).values())):
        if may_read_sealed(actor, privileged=isinstance(text, PrivilegedText), recorded_by=by):
            yield text.item_id


def _texts_in(value: object) -> Iterator[SealedText | PrivilegedText]:
    if isinstance(value, SealedText | PrivilegedText):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _texts_in(getattr(value, field.name))


def _documents(
    house: Parts, actor: Actor, histories: Mapping[UUID, list[Event]], places: Mapping[tuple[UUID, int], int]
) -> Iterator[BundledDocument]:
    for case_id, events in histories.items():
        for row in documents_of(actor, events, house.vault):
            at = places.get((case_id, row.version))
            if at is not None:
                content, state = _content(house, actor, events, row)
                yield BundledDocument(log_index=at, row=row, content=content, state=state)


def _content(house: Parts, actor: Actor, events: list[Event], row: DocumentRow) -> tuple[bytes | None, str]:
    if not row.readable:
        return None, SEALED
    try:
        return content_of(actor, events, row.digest, house.vault, house.documents).content, ENCLOSED
    except DocumentErased:
        return None, ERASED
    except DocumentDamaged:
        return None, DAMAGED
