"""Documents 材料 on their way into a case: what was uploaded, and why content is not taken or not given out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from domain.documents import MediaType, StoredDocument
from domain.refusals import Refused

LARGEST_DOCUMENT = 20 * 1024 * 1024


class DocumentTooLarge(Refused):
    """文件超过 20 MiB。"""

    CODE = "document-too-large"
    AUTHORITY = "本系统记录规则"


class MediaTypeRefused(Refused):
    """只接受 PDF、DOCX、XLSX（不含宏）、JPEG、PNG 和纯文字（TXT）文件；按内容识别，与文件名无关。"""

    CODE = "media-type-refused"
    AUTHORITY = "本系统记录规则"


class NotUploaded(Refused):
    """本机构没有上传过该材料，请先上传文件。"""

    CODE = "not-uploaded"
    AUTHORITY = "本系统记录规则"


class NoSuchDocument(Refused):
    """本案没有这份材料，或者您所在的机构无权查阅。"""

    CODE = "no-such-document"


class DocumentErased(Refused):
    """该材料的内容已依法删除，记录仍在。"""

    CODE = "document-erased"


class DocumentDamaged(Refused):
    """保存的文件与入卷时的摘要不符，不予提供；请凭请求编号联系管理员从备份恢复。"""

    CODE = "document-damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploaded:
    """What whoever uploads is told."""

    digest: str
    size: int
    media_type: MediaType


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An upload that may be filed, with the key its content is encrypted under."""

    uploaded: Uploaded
    content_id: UUID
    key: bytes

    def stored(self, *, key_id: UUID) -> StoredDocument:
        """As the entry names it."""
        return StoredDocument(
            digest=self.uploaded.digest,
            size=self.uploaded.size,
            media_type=self.uploaded.media_type,
            content_id=self.content_id,
            key_id=key_id,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An upload somebody may still file, or that was filed already: the cases it was meant for tell."""

    institution_id: UUID
    digest: str
    content_id: UUID
    cases: tuple[UUID, ...]


class NothingUploaded:
    """Where there is no store: nothing can be filed."""

    def keep(self, institution_id: UUID, content: bytes) -> Uploaded:  # noqa: ARG002
        """Never."""
        raise NotUploaded

    def held(self, institution_id: UUID, digest: str, for_case: UUID | None = None) -> Held:  # noqa: ARG002
        """Nothing is."""
        raise NotUploaded(field="digest")

    def content(self, content_id: UUID, digest: str, key: bytes) -> bytes:  # noqa: ARG002
        """There is none."""
        raise DocumentDamaged

    def waiting(self, since: datetime) -> Sequence[Waiting]:  # noqa: ARG002
        """None."""
        return ()

    def let_go(self, upload: Waiting, *, filed: bool) -> None:
        """Nothing to forget."""
