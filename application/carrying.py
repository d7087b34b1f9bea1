"""Carrying 承接 between organs: what may be taken over, by whom, and whether its source still stands as it was taken."""

import asyncio
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from application.carried_words import Erased, in_words, opened
from application.catalogue import CatalogueEntry, kind_of
from application.people import Actor
from application.permissions import NotVisible, may_see
from application.ports import CaseFile, Sealer, Vault
from application.procedures import PROCEDURES
from domain.carrying import Carriable, Source, confirmed, digest_of, gone
from domain.corrections import EntryObjected
from domain.dispute import Dispute
from domain.history import History, with_corrections
from domain.kernel import Aggregate, Event
from domain.recording import Organ
from domain.refusals import Refused
from domain.steps import supplied


class NotOfThisDispute(Refused):
    """只能承接同一争议的其他程序中确认的事项。"""

    CODE = "not-of-this-dispute"
    AUTHORITY = "本系统记录规则"


class SourceErased(Refused):
    """来源条目的内容已依法删除，不能承接。"""

    CODE = "source-erased"
    AUTHORITY = "个人信息保护法 第四十七条"


async def source_of(
    case_file: CaseFile,
    vault: Vault,
    actor: Actor,
    chosen: CatalogueEntry,
    *,
    case: Aggregate,
    answers: Mapping[str, Any],
    sealer: Sealer,
) -> Source | None:
    """The entry that a step takes over, as the actor reads it at this moment and sealed anew for the case.

    Raises `NotVisible` where the actor may not read its case, whether or not there is one.
    """
    if Source not in supplied(chosen.step.decision).values():
        return None
    events = await case_file.history(answers["from_case_id"])
    if not events or not await _may_read(actor, case_of(events), case_file):
        raise NotVisible
    other = case_of(events)
    if other.id == case.id or other.TOPIC not in PROCEDURES or _dispute(other) != _dispute(case):
        raise NotOfThisDispute(field="from_case_id")
    history = with_corrections(events)
    event = confirmed(history, answers["entry"])
    try:
        words = in_words(history, event, await asyncio.to_thread(opened, vault, [event]))
    except Erased:
        raise SourceErased(field="entry") from None
    return as_source(history, event, sealer.text(words))


def as_source(history: History, event: Carriable, content: Any) -> Source:
    """The entry with where it comes from."""
    by = event.recorded_by
    return Source(
        matter=event.MATTER,
        procedure=PROCEDURES[event.TOPIC.partition(".")[0]],
        organ=Organ(institution_id=by.institution_id, name=by.institution, capacity=by.capacity),
        confirmed_on=event.occurred_on,
        confirmed_by=event.confirmed_by(),
        digest=digest_of(history, event),
        content=content,
        objections=objections_to(history, event.originator_version),
        gone=event.originator_version in gone(history),
    )


def objections_to(history: History, version: int) -> tuple[int, ...]:
    """Entries that object to one."""
    return tuple(
        event.originator_version
        for event in history.events
        if isinstance(event, EntryObjected) and event.of_version == version
    )


def case_of(events: list[Event]) -> Aggregate:
    """The case these events tell."""
    return kind_of(events[0].TOPIC.partition(".")[0]).of(events[0].originator_id, events)


def _dispute(case: Aggregate) -> UUID | None:
    return getattr(case, "dispute_id", None)


async def _may_read(actor: Actor, other: Aggregate, case_file: CaseFile) -> bool:
    """The access filter of the views: the case itself, or taking part in its thread."""
    if may_see(actor, other):
        return True
    dispute_id = _dispute(other)
    if dispute_id is None or other.TOPIC not in PROCEDURES:
        return False
    dispute = await case_file.read(Dispute, dispute_id)
    institution_id = actor.institution.institution_id
    if institution_id in dispute.participants:
        return True
    for case_id in dispute.procedures:
        events = await case_file.history(case_id)
        if events and institution_id in case_of(events).participants:
            return True
    return False
