"""Every document that was ever filed, held against its file: what is missing or was touched is named by its record."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from application.documents import DocumentDamaged
from application.ports import Documents, Vault
from domain.documents import DocumentFiled

AT_ONCE = 1_000
FILED = ".document-filed"


@dataclass(frozen=True)
class FileDamaged:
    """The record is whole, its document is not."""

    log_index: int
    digest: str

    @property
    def zh(self) -> str:
        """Where and what, for people."""
        return f"位置 {self.log_index + 1} 的记录所入卷的材料（{self.digest[:12]}…）：文件缺失或者与摘要不符"


class FiledDocuments:
    """Documents lie outside the ledger, as files; the ledger holds their digests."""

    def __init__(self, ledger: Ledger, mapper: EventMapper, documents: Documents, vault: Vault) -> None:
        self._ledger = ledger
        self._mapper = mapper
        self._documents = documents
        self._vault = vault

    def damages(self, progress: Callable[[int, int], None] | None = None) -> list[FileDamaged]:
        """One pass over the ledger. What was erased by law has no content to be compared."""
        found, position, done = [], self._ledger.position(), 0
        while events := self._ledger.read(done, AT_ONCE):
            for event in events:
                if event.topic.endswith(FILED):
                    filed = self._mapper.to_domain(event.stream_id, event.stream_version, event)
                    assert isinstance(filed, DocumentFiled)  # noqa: S101 - the topic says so
                    if not self._whole(filed.content_id, filed.digest, filed.key_id):
                        found.append(FileDamaged(event.log_index, filed.digest))
            done += len(events)
            if progress:
                progress(min(done, position), position)
        return found

    def _whole(self, content_id: UUID, digest: str, key_id: UUID) -> bool:
        key = self._vault.content_key(key_id)
        if key is None:
            return True
        try:
            self._documents.content(content_id, digest, key)
        except DocumentDamaged:
            return False
        return True
