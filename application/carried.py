"""What a case may take over 可承接的事项 and what it took over, with where it comes from and whether that still stands."""

import asyncio
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.carried_words import Erased, Texts, in_words, opened
from application.carrying import objections_to
from application.catalogue import KINDS
from application.house import House
from application.people import Actor
from application.ports import Vault
from application.procedures import PROCEDURES
from application.questions import CaseSummary
from domain.carrying import Carriable, digest_of, gone
from domain.history import History, with_corrections
from domain.kernel import Aggregate
from domain.taking_over import FactTakenOver, TakingOver, relied_on
from domain.terms import Term

KIND_OF = {procedure: kind for kind, procedure in PROCEDURES.items()}


class SourceNow(Term):
    """How the source of what was taken over stands today."""

    AS_TAKEN = "as-taken", "与来源一致"
    CORRECTED = "corrected", "来源已更正"
    WITHDRAWN = "withdrawn", "来源已撤回或者更换"
    UNSEEN = "unseen", "来源本机构不能查看"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a confirmed entry comes from."""

    matter: str
    matter_zh: str
    case_id: UUID
    kind: str
    kind_zh: str
    case_number: str
    entry: int
    term: str
    organ: str
    capacity_zh: str
    confirmed_on: date
    confirmed_by: str
    """The side that confirmed it; '' where the organ did so itself."""
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A confirmed entry that may be taken over, as it now stands."""

    source: Provenance
    content: str
    objections: tuple[int, ...]
    """Entries of the source case that object to it."""
    renews: int | None
    """Entry that took it over as it stood before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What the case relies on, as it was taken over."""

    version: int
    source_case_id: UUID
    source_kind: str
    source_procedure_zh: str
    source_entry: int
    source_organ: str
    confirmed_on: date
    matter_zh: str
    extent: str
    extent_zh: str
    taken_on: date
    digest: str
    content: str
    reservation: str
    objections: tuple[int, ...]
    """Entries of this case that object to its having been taken over."""
    now: SourceNow
    now_zh: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Both lists, oldest first."""

    offered: tuple[Offer, ...]
    taken: tuple[TakenOver, ...]


async def carried_to(house: House, actor: Actor, case: Aggregate) -> Carried | None:
    """Looks at the cases of the dispute that the one access filter lets the reader see, and at nothing else.

    None for kinds of case that take nothing over.
    """
    if not isinstance(case, TakingOver):
        return None
    dispute_id = getattr(case, "dispute_id", None)
    visible = await asyncio.to_thread(house.questions.thread, actor, dispute_id) if dispute_id else ()
    case_file, vault = house.case_file, house.vault
    own = with_corrections(await case_file.history(case.id))
    relied = relied_on(own)
    offers: list[Offer] = []
    seen: dict[UUID, History] = {}
    for summary in visible:
        if summary.case_id != case.id and summary.kind in PROCEDURES:
            seen[summary.case_id] = with_corrections(await case_file.history(summary.case_id))
            offers += await asyncio.to_thread(_offers, summary, seen[summary.case_id], relied, vault)
    taken = await asyncio.to_thread(_taken, own, relied, seen, vault)
    return Carried(offered=tuple(offers), taken=taken)


def _offers(
    summary: CaseSummary, history: History, relied: dict[tuple[UUID, int], FactTakenOver], vault: Vault
) -> list[Offer]:
    withdrawn = gone(history)
    standing = [
        event
        for event in history.events
        if isinstance(event, Carriable) and event.confirms() and event.originator_version not in withdrawn
    ]
    texts = opened(vault, standing)
    found = (_offer(summary, history, event, texts, relied) for event in standing)
    return [offer for offer in found if offer is not None]


def _offer(
    summary: CaseSummary,
    history: History,
    event: Carriable,
    texts: Texts,
    relied: dict[tuple[UUID, int], FactTakenOver],
) -> Offer | None:
    """None where it is relied on as it stands, or nothing can be told of it any more."""
    digest = digest_of(history, event)
    before = relied.get((summary.case_id, event.originator_version))
    if before is not None and before.digest == digest:
        return None
    try:
        content = in_words(history, event, texts)
    except Erased:
        return None
    return Offer(
        source=_provenance(summary, event, digest),
        content=content,
        objections=objections_to(history, event.originator_version),
        renews=before.originator_version if before else None,
    )


def _provenance(summary: CaseSummary, event: Carriable, digest: str) -> Provenance:
    side = event.confirmed_by()
    return Provenance(
        matter=event.MATTER.value,
        matter_zh=event.MATTER.zh,
        case_id=summary.case_id,
        kind=summary.kind,
        kind_zh=KINDS[summary.kind].TERM,
        case_number=summary.case_number,
        entry=event.originator_version,
        term=event.TERM,
        organ=event.recorded_by.institution,
        capacity_zh=event.recorded_by.capacity.zh,
        confirmed_on=event.occurred_on,
        confirmed_by=side.zh if side else "",
        digest=digest,
    )


def _taken(
    own: History,
    relied: dict[tuple[UUID, int], FactTakenOver],
    seen: dict[UUID, History],
    vault: Vault,
) -> tuple[TakenOver, ...]:
    texts = vault.texts(
        [
            text.item_id
            for event in relied.values()
            for text in (event.taken, event.reservation)
            if text is not None
        ]
    )
    return tuple(
        _relied(own, event, seen.get(event.from_case_id), texts)
        for event in sorted(relied.values(), key=lambda event: event.originator_version)
    )


def _relied(own: History, event: FactTakenOver, source: History | None, texts: Texts) -> TakenOver:
    now = source_now(event, source)
    return TakenOver(
        version=event.originator_version,
        source_case_id=event.from_case_id,
        source_kind=KIND_OF[event.source_procedure],
        source_procedure_zh=event.source_procedure.zh,
        source_entry=event.entry,
        source_organ=event.source_organ.name,
        confirmed_on=event.confirmed_on,
        matter_zh=event.matter.zh,
        extent=event.extent.value,
        extent_zh=event.extent.zh,
        taken_on=event.occurred_on,
        digest=event.digest,
        content=texts.get(event.taken.item_id, "（已依法删除）"),
        reservation=texts.get(event.reservation.item_id, "") if event.reservation else "",
        objections=objections_to(own, event.originator_version),
        now=now,
        now_zh=now.zh,
    )


def source_now(taken: FactTakenOver, source: History | None) -> SourceNow:
    """The source compared with what was taken of it."""
    if source is None:
        return SourceNow.UNSEEN
    if taken.entry in gone(source):
        return SourceNow.WITHDRAWN
    event = next(event for event in source.events if event.originator_version == taken.entry)
    same = isinstance(event, Carriable) and digest_of(source, event) == taken.digest
    return SourceNow.AS_TAKEN if same else SourceNow.CORRECTED
