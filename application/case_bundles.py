"""The case bundle 证据包: what of a case goes into the file that proves it, for whoever asks, by the one access filter."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol
from uuid import UUID

from application.case_documents import DocumentRow, content_of, documents_of, readable
from application.documents import DocumentDamaged, DocumentErased
from application.gathering import gathering
from application.people import Actor
from application.permissions import NotVisible, may_read_names, may_read_sealed
from application.ports import CaseFile, Clock, Documents, Vault
from application.questions import CaseSummary, Questions, ReadsLagBehind, TimelineEntry, all_of
from application.sealing import sealed_in
from domain.access_record import What
from domain.documents import DocumentFiled
from domain.kernel import Event
from domain.personal_data import Person, PrivilegedText

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
    later: int
    """Records of these cases that the checkpoint does not cover yet."""
    withheld: frozenset[int]
    """Records whose content the asker may not have: the particulars of documents in another's second volume."""
    openable: Mapping[int, tuple[UUID, ...]]
    """By record: the sealed texts the asker may read, and the persons whose names, and no more, they may read."""
    documents: tuple[BundledDocument, ...]
    head: TreeHead
    exported_at: datetime
    by: str
    institution: str
    purpose: str


class BundleFinding(Protocol):
    """One thing that is wrong with a bundle."""

    @property
    def code(self) -> str: ...
    @property
    def where(self) -> str: ...
    @property
    def sentence(self) -> str: ...


class BundleSignature(Protocol):
    """A signature that stands."""

    @property
    def name(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def at(self) -> int | None: ...
    @property
    def is_log(self) -> bool: ...


class BundleVerdict(Protocol):
    """What came of verifying a bundle; no finding: all of it stands."""

    @property
    def findings(self) -> Sequence[BundleFinding]: ...
    @property
    def signed(self) -> Sequence[BundleSignature]: ...
    @property
    def records(self) -> Sequence[object]: ...
    @property
    def trusted_inside(self) -> bool: ...
    @property
    def digest(self) -> str: ...


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What was asked, and the record it is answered from."""

    house: Parts
    actor: Actor
    case: CaseSummary
    cases: tuple[CaseSummary, ...]
    histories: Mapping[UUID, list[Event]]
    head: TreeHead
    purpose: str


async def bundle_of(house: Parts, actor: Actor, kind: str, case_id: UUID, purpose: str = "") -> bytes:
    """The visible cases of the case's thread with their proofs; raises NotVisible, ReadsLagBehind."""
    noted = gathering()
    noted.is_a(What.EXPORT)
    summary = await asyncio.to_thread(house.questions.case, actor, case_id)
    if summary.kind != kind:
        raise NotVisible
    head = await asyncio.to_thread(house.bundles.head)
    if not await house.questions.caught_up(head.size):
        raise ReadsLagBehind
    cases = await asyncio.to_thread(house.questions.thread, actor, summary.thread_id)
    histories = {case.case_id: await house.case_file.history(case.case_id) for case in cases}
    asked = _Asked(
        house=house,
        actor=actor,
        case=summary,
        cases=cases,
        histories=histories,
        head=head,
        purpose=purpose,
    )
    bundle = await asyncio.to_thread(lambda: house.bundles.written(_content(asked)))
    noted.file_sha256 = sha256(bundle).hexdigest()
    return bundle


def _content(asked: _Asked) -> BundleContent:
    entries = _entries(asked)
    places = {(entry.case_id, entry.version): entry.position - 1 for entry in entries}
    events = {
        places[case_id, event.originator_version]: event
        for case_id, history in asked.histories.items()
        for event in history
        if (case_id, event.originator_version) in places
    }
    begun = {entry.case_id for entry in entries}
    return BundleContent(
        case=asked.case,
        cases=tuple(case for case in asked.cases if case.case_id in begun),
        entries=entries,
        later=sum(map(len, asked.histories.values())) - len(entries),
        withheld=frozenset(
            at
            for at, event in events.items()
            if isinstance(event, DocumentFiled) and not readable(asked.actor, event)
        ),
        openable={at: tuple(dict.fromkeys(_openable(asked, event))) for at, event in events.items()},
        documents=tuple(_documents(asked, places)),
        head=asked.head,
        exported_at=asked.house.clock.now(),
        by=asked.actor.name,
        institution=asked.actor.institution.name,
        purpose=asked.purpose,
    )


def _entries(asked: _Asked) -> tuple[TimelineEntry, ...]:
    """What the asker's own timeline shows of the signed tree, in the order of the ledger."""
    told = all_of(
        lambda cursor: asked.house.questions.timeline(
            asked.actor, thread_id=asked.case.thread_id, as_of_position=asked.head.size, cursor=cursor
        )
    )
    known = (entry for entry in told if entry.case_id in asked.histories)
    return tuple(sorted(known, key=lambda entry: entry.position))


def _openable(asked: _Asked, event: Event) -> Iterator[UUID]:
    """What the page of the case shows: texts by the filter for sealed text, and of persons the name where it is full."""
    by = event.recorded_by.institution_id
    for sealed in sealed_in(tuple(vars(event).values())):
        if isinstance(sealed, Person):
            if _reads_names(asked):
                yield sealed.person_id
        elif may_read_sealed(asked.actor, privileged=isinstance(sealed, PrivilegedText), recorded_by=by):
            yield sealed.item_id


def _reads_names(asked: _Asked) -> bool:
    ours = {asked.actor.institution.institution_id} if asked.case.takes_part else set()
    return may_read_names(asked.actor, frozenset(ours))


def _documents(asked: _Asked, places: Mapping[tuple[UUID, int], int]) -> Iterator[BundledDocument]:
    for case_id, events in asked.histories.items():
        for row in documents_of(asked.actor, events, asked.house.vault):
            at = places.get((case_id, row.version))
            if at is not None:
                content, state = _held(asked, events, row)
                yield BundledDocument(log_index=at, row=row, content=content, state=state)


def _held(asked: _Asked, events: list[Event], row: DocumentRow) -> tuple[bytes | None, str]:
    if not row.readable:
        return None, SEALED
    try:
        found = content_of(asked.actor, events, row.digest, asked.house.vault, asked.house.documents)
    except DocumentErased:
        return None, ERASED
    except DocumentDamaged:
        return None, DAMAGED
    return found.content, ENCLOSED
