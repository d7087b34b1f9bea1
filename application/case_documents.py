"""The documents of a case 卷宗材料: listed and given out to those who may see the case, the second volume to its organ."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import structlog

from application.catalogue import CatalogueEntry
from application.documents import DocumentErased, NoSuchDocument, Waiting
from application.people import Actor
from application.permissions import may_read_sealed
from application.ports import CaseFile, Documents, Sealer, Vault
from domain.documents import DocumentFiled, DocumentKind, MediaType, StoredDocument, Volume, withdrawn
from domain.history import with_corrections
from domain.kernel import Event
from domain.steps import supplied

log = structlog.get_logger()

WAITS = timedelta(days=1)
"""How long an upload may wait for the step that files it."""
EXTENSIONS = {
    MediaType.PDF: "pdf",
    MediaType.DOCX: "docx",
    MediaType.XLSX: "xlsx",
    MediaType.JPEG: "jpg",
    MediaType.PNG: "png",
    MediaType.TEXT: "txt",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow:
    """One document as the list shows it; of the second volume others learn that it is there, and nothing else."""

    version: int
    """Number of the entry that filed it."""
    document_kind: DocumentKind
    volume: Volume
    title: str
    document_number: str
    dated: date | None
    signed_by: str
    entry: int | None
    """Number of the entry it belongs to."""
    digest: str
    size: int
    media_type: MediaType
    filed_on: date
    filed_by: str
    withdrawn: bool
    readable: bool
    """Whether the asker may fetch it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A document given out."""

    row: DocumentRow
    content: bytes

    @property
    def name(self) -> str:
        """What the file is called where it is saved."""
        return f"{self.row.title or self.row.digest[:12]}.{EXTENSIONS[self.row.media_type]}"


def documents_of(actor: Actor, events: Sequence[Event], vault: Vault) -> tuple[DocumentRow, ...]:
    """In the order they were filed; the asker may see the case."""
    history = with_corrections(list(events))
    filed = [event for event in history.events if isinstance(event, DocumentFiled)]
    gone = withdrawn(history)
    sealed = [
        text.item_id
        for event in filed
        if readable(actor, event)
        for text in (event.title, event.inner_title, event.signed_by)
        if text is not None
    ]
    texts = vault.texts(sealed) if sealed else {}
    return tuple(_row(actor, event, texts, withdrawn=event.originator_version in gone) for event in filed)


def readable(actor: Actor, filed: DocumentFiled) -> bool:
    """正卷 by whoever may see the case; 副卷 by the institution that filed it."""
    return may_read_sealed(
        actor,
        privileged=filed.volume is Volume.SIDE,
        recorded_by=filed.recorded_by.institution_id,
    )


def content_of(
    actor: Actor, events: Sequence[Event], digest: str, vault: Vault, documents: Documents
) -> Content:
    """The newest document with that digest which the asker may read; raises where there is none, or it is damaged."""
    found = [
        event
        for event in events
        if isinstance(event, DocumentFiled) and event.digest == digest and readable(actor, event)
    ]
    if not found:
        raise NoSuchDocument
    filed = found[-1]
    key = vault.content_key(filed.key_id)
    if key is None:
        raise DocumentErased
    content = documents.content(filed.content_id, filed.digest, key)
    rows = {row.version: row for row in documents_of(actor, events, vault)}
    return Content(row=rows[filed.originator_version], content=content)


async def upload_for(
    documents: Documents,
    actor: Actor,
    chosen: CatalogueEntry,
    *,
    case_id: UUID,
    answers: Mapping[str, Any],
    sealer: Sealer,
) -> StoredDocument | None:
    """The upload a step files: its key goes into the vault with the entry."""
    if StoredDocument not in supplied(chosen.step.decision).values():
        return None
    institution_id, digest = actor.institution.institution_id, answers["digest"]
    held = await asyncio.to_thread(documents.held, institution_id, digest, case_id)
    return held.stored(key_id=sealer.content_key(held.key))


async def sweep_uploads(documents: Documents, case_file: CaseFile, now: datetime) -> int:
    """Forget uploads nobody filed within a day; how many."""
    forgotten = 0
    for upload in await asyncio.to_thread(documents.waiting, now - WAITS):
        filed = await _was_filed(upload, case_file)
        await asyncio.to_thread(documents.let_go, upload, filed=filed)
        forgotten += not filed
    if forgotten:
        log.info("uploads_forgotten", count=forgotten)
    return forgotten


async def _was_filed(upload: Waiting, case_file: CaseFile) -> bool:
    for case_id in upload.cases:
        for event in await case_file.history(case_id):
            if isinstance(event, DocumentFiled) and event.content_id == upload.content_id:
                return True
    return False


def _row(actor: Actor, filed: DocumentFiled, texts: dict[UUID, str], *, withdrawn: bool) -> DocumentRow:
    open_to_us = readable(actor, filed)
    title = filed.title or filed.inner_title
    return DocumentRow(
        version=filed.originator_version,
        document_kind=filed.document_kind,
        volume=filed.volume,
        title=texts.get(title.item_id, "") if title else "",
        document_number=(filed.document_number or "") if open_to_us else "",
        dated=filed.dated if open_to_us else None,
        signed_by=texts.get(filed.signed_by.item_id, "") if filed.signed_by else "",
        entry=filed.entry,
        digest=filed.digest if open_to_us else "",
        size=filed.size,
        media_type=filed.media_type,
        filed_on=filed.occurred_on,
        filed_by=filed.recorded_by.institution,
        withdrawn=withdrawn,
        readable=open_to_us,
    )
