"""What the record keeps outside its events, held against what they say: sealed words and filed documents.

The events hold commitments and digests; the words lie encrypted in the vault, the documents in files. A key that is
destroyed takes its words with it (个人信息保护法 第四十七条), but no record of such an order is made yet: what cannot
be opened is therefore always told.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from adapters.commitments import PARTICULARS, commitment, committed
from adapters.event_mapper import UNREADABLE, EventMapper
from adapters.ledger import Ledger, LedgerEvent
from adapters.vault import CONTENT_KEY, PERSON, PRIVILEGED, TEXT
from adapters.vault_inspection import Opened, Unopened
from application.documents import DocumentDamaged
from application.sealing import sealed_in
from domain.documents import DocumentFiled
from domain.kernel import Event
from domain.personal_data import Person, PrivilegedText

AT_ONCE = 1_000


class What(StrEnum):
    """What of a record is not as it was kept."""

    RECORD = "记录本身无法读取，其封存内容和材料无从核对"
    MISSING = "封存内容缺失"
    KEY_MISSING = "封存内容的密钥缺失"
    KEY_DESTROYED = "封存内容的密钥已销毁，账本中没有销毁记录"
    ALTERED = "封存内容打不开，或者与承诺值不符"
    DOCUMENT = "材料文件缺失或者与摘要不符"


UNOPENED = {
    Unopened.MISSING: What.MISSING,
    Unopened.KEY_MISSING: What.KEY_MISSING,
    Unopened.KEY_DESTROYED: What.KEY_DESTROYED,
    Unopened.ALTERED: What.ALTERED,
}


@dataclass(frozen=True)
class ContentDamaged:
    """The record is whole, what it refers to is not."""

    log_index: int
    what: What
    which: str
    """The sealed item's id, or the document's digest."""

    @property
    def zh(self) -> str:
        """Where and what, for people."""
        return f"位置 {self.log_index + 1} 的记录：{self.what}（{self.which[:12]}…）"


class Contents(Protocol):
    """The document store."""

    def content(self, content_id: UUID, digest: str, key: bytes) -> bytes: ...


class Openings(Protocol):
    """The vault, asked afresh: nothing it remembers counts."""

    def opened(self, item_ids: Sequence[UUID]) -> Mapping[UUID, Opened | Unopened]: ...


@dataclass(frozen=True)
class _Kept:
    """One thing an event refers to."""

    log_index: int
    item_id: UUID
    kinds: tuple[str, ...]
    """As which it may be sealed."""
    commitment: str
    filed: DocumentFiled | None = None


class KeptContents:
    """Everything that was ever sealed or filed."""

    def __init__(self, ledger: Ledger, mapper: EventMapper, documents: Contents, vault: Openings) -> None:
        self._ledger = ledger
        self._mapper = mapper
        self._documents = documents
        self._vault = vault

    def damages(self, progress: Callable[[int, int], None] | None = None) -> list[ContentDamaged]:
        """One pass over the ledger."""
        found: list[ContentDamaged] = []
        position, done = self._ledger.position(), 0
        while events := self._ledger.read(done, AT_ONCE):
            found += self._damages_of(events)
            done = events[-1].log_index + 1
            if progress:
                progress(min(done, position), position)
        return found

    def _damages_of(self, events: Sequence[LedgerEvent]) -> Iterator[ContentDamaged]:
        kept: list[_Kept] = []
        for stored in events:
            try:
                event = self._mapper.to_domain(stored.stream_id, stored.stream_version, stored)
            except UNREADABLE:
                yield ContentDamaged(stored.log_index, What.RECORD, stored.topic)
            else:
                kept += _kept_of(stored.log_index, event)
        opened = self._vault.opened([one.item_id for one in kept])
        for one in kept:
            what = self._wrong(one, opened[one.item_id])
            if what is not None:
                yield ContentDamaged(one.log_index, what, one.filed.digest if one.filed else str(one.item_id))

    def _wrong(self, kept: _Kept, opened: Opened | Unopened) -> What | None:
        if isinstance(opened, Unopened):
            return UNOPENED[opened]
        if opened.kind not in kept.kinds:
            return What.ALTERED
        if kept.filed is not None:
            return self._document_wrong(kept.filed, opened.content)
        over = committed(opened.kind, opened.content)
        return None if commitment(opened.kind, opened.salt, over) == kept.commitment else What.ALTERED

    def _document_wrong(self, filed: DocumentFiled, key: bytes) -> What | None:
        try:
            self._documents.content(filed.content_id, filed.digest, key)
        except DocumentDamaged:
            return What.DOCUMENT
        return None


def _kept_of(log_index: int, event: Event) -> Iterator[_Kept]:
    for value in sealed_in(tuple(vars(event).values())):
        if isinstance(value, Person):
            yield _Kept(log_index, value.person_id, (PERSON, PARTICULARS), value.commitment)
        else:
            kind = PRIVILEGED if isinstance(value, PrivilegedText) else TEXT
            yield _Kept(log_index, value.item_id, (kind,), value.commitment)
    if isinstance(event, DocumentFiled):
        yield _Kept(log_index, event.key_id, (CONTENT_KEY,), "", event)
