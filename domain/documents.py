"""Documents 材料: what is filed in a case, by whom and in which volume; the content lies apart, under the case's key."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar
from uuid import UUID

from domain.corrections import ORGANS
from domain.history import History
from domain.kernel import Aggregate, Event
from domain.personal_data import PrivilegedText, SealedText
from domain.refusals import DateInFuture, Refused
from domain.steps import Ask, step
from domain.terms import Term

OURS = "本系统记录规则"
VOLUMES = "劳动人事争议仲裁办案规则 第二十一条至第二十三条（正卷、副卷；其他案件依本机关档案规定）"


class DocumentKind(Term):
    """What a document is, as case files list it."""

    APPLICATION = "application", "申请书、起诉状"
    ANSWER = "answer", "答辩材料"
    IDENTITY = "identity", "身份证明、授权委托材料"
    EVIDENCE = "evidence", "证据材料"
    RECORD = "record", "笔录"
    NOTICE = "notice", "通知书"
    SERVICE = "service", "送达回证"
    AGREEMENT = "agreement", "协议书、调解书"
    DECISION = "decision", "裁决书、判决书、裁定书、决定书"
    LETTER = "letter", "函件、建议书及回复"
    APPROVAL = "approval", "审批表"
    DELIBERATION = "deliberation", "评议、会议记录"
    OTHER = "other", "其他"


class Volume(Term):
    """The part of the file it lies in; parties and other organs read the first only."""

    MAIN = "main", "正卷"
    SIDE = "side", "副卷（只有本机构可以查阅）"


class MediaType(Term):
    """What content was found to be, by itself and not by its name."""

    PDF = "application/pdf", "PDF"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "DOCX"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"
    JPEG = "image/jpeg", "JPEG"
    PNG = "image/png", "PNG"
    TEXT = "text/plain", "TXT"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """Uploaded content as the store knows it; supplied by the application, never typed."""

    digest: str
    size: int
    media_type: MediaType
    content_id: UUID
    key_id: UUID
    """The content's key, sealed under the case's key: without it nobody can read the content again."""


class TitleMisplaced(Refused):
    """正卷材料填写“材料名称”，副卷材料填写“副卷材料名称”，二者填一项。"""

    CODE = "title-misplaced"
    AUTHORITY = OURS


class AlreadyFiled(Refused):
    """同一份材料已经入卷。"""

    CODE = "already-filed"
    AUTHORITY = OURS


class NotADocument(Refused):
    """该条目不是材料入卷的记录。"""

    CODE = "not-a-document"
    AUTHORITY = OURS


class FiledByAnother(Refused):
    """只有将材料入卷的机构才能撤回。"""

    CODE = "filed-by-another"
    AUTHORITY = OURS


class AlreadyWithdrawn(Refused):
    """该材料已经撤回。"""

    CODE = "already-withdrawn"
    AUTHORITY = OURS


class DocumentFiled(Event):
    """入卷: which document, where it lies, and the digest of its content."""

    TERM = "材料入卷"
    ARTICLE = OURS
    FIXED: ClassVar[frozenset[str]] = frozenset(
        {"digest", "size", "media_type", "content_id", "key_id", "volume", "entry"}
    )
    document_kind: DocumentKind
    volume: Volume
    title: SealedText | None
    inner_title: PrivilegedText | None
    document_number: str | None
    dated: date | None
    signed_by: SealedText | None
    entry: int | None
    digest: str
    size: int
    media_type: MediaType
    content_id: UUID
    key_id: UUID


class DocumentWithdrawn(Event):
    """撤回: the document stays on record, marked."""

    TERM = "撤回入卷材料"
    ARTICLE = OURS
    of_version: int
    reason: SealedText


def withdrawn(history: History) -> frozenset[int]:
    """Entries whose document was withdrawn."""
    return frozenset(event.of_version for event in history.events if isinstance(event, DocumentWithdrawn))


class Documented(Aggregate):
    """What every case can have: documents filed by the institutions that may record in it."""

    DocumentFiled: type[DocumentFiled]
    DocumentWithdrawn: type[DocumentWithdrawn]

    @step("材料入卷", by=ORGANS, authority=f"{VOLUMES}；{OURS}", records=DocumentFiled)
    def file_document(
        self,
        on: Annotated[date, Ask("入卷日期")],
        *,
        document_kind: Annotated[DocumentKind, Ask("材料种类")],
        volume: Annotated[Volume, Ask("入卷位置")],
        title: Annotated[SealedText | None, Ask("材料名称", hint="入正卷的填写", max_length=200)] = None,
        inner_title: Annotated[
            PrivilegedText | None, Ask("副卷材料名称", hint="入副卷的填写", max_length=200)
        ] = None,
        document_number: Annotated[str | None, Ask("材料文号", max_length=60)] = None,
        dated: Annotated[date | None, Ask("材料落款日期")] = None,
        signed_by: Annotated[SealedText | None, Ask("签名或者盖章的人", max_length=200)] = None,
        entry: Annotated[int | None, Ask("属于第几条记录", hint="例如受理通知书属于“受理”那一条")] = None,
        digest: Annotated[
            str, Ask("材料摘要（SHA-256）", hint="先在案件页上传文件，由系统填写", max_length=64)
        ],
        stored: StoredDocument,
        history: History,
    ) -> None:
        """先上传文件，再入卷。内容按摘要保存并加密；入卷后不能删除，只能撤回，撤回的仍留在记录中并注明。"""
        given, other = (title, inner_title) if volume is Volume.MAIN else (inner_title, title)
        if given is None or other is not None:
            raise TitleMisplaced(field="title" if volume is Volume.MAIN else "inner_title")
        if dated is not None and dated > on:
            raise DateInFuture(f"落款日期 {dated} 晚于入卷日期 {on}。", field="dated")
        if entry is not None:
            _must_be_there(history, entry)
        self._must_be_new(history, digest)
        self.happened(
            self.DocumentFiled,
            on,
            document_kind=document_kind,
            volume=volume,
            title=title,
            inner_title=inner_title,
            document_number=document_number,
            dated=dated,
            signed_by=signed_by,
            entry=entry,
            digest=stored.digest,
            size=stored.size,
            media_type=stored.media_type,
            content_id=stored.content_id,
            key_id=stored.key_id,
        )

    @step("撤回入卷材料", by=ORGANS, authority=OURS, records=DocumentWithdrawn)
    def withdraw_document(
        self,
        on: Annotated[date, Ask("撤回日期")],
        *,
        of_version: Annotated[int, Ask("撤回第几条记录入卷的材料")],
        reason: Annotated[SealedText, Ask("撤回理由", max_length=2000)],
        history: History,
    ) -> None:
        """误入本卷等情形可以撤回；材料和原记录都保留，注明已撤回。"""
        filed = history.entry(of_version)
        if not isinstance(filed, DocumentFiled):
            raise NotADocument(f"第 {of_version} 条是“{filed.TERM}”。", field="of_version")
        if filed.recorded_by.institution_id != self.occasion.by.institution_id:
            raise FiledByAnother(field="of_version")
        if of_version in withdrawn(history):
            raise AlreadyWithdrawn(field="of_version")
        self.happened(self.DocumentWithdrawn, on, of_version=of_version, reason=reason)

    def _must_be_new(self, history: History, digest: str) -> None:
        gone = withdrawn(history)
        for event in history.events:
            ours = event.recorded_by.institution_id == self.occasion.by.institution_id
            if (
                isinstance(event, DocumentFiled)
                and ours
                and event.digest == digest
                and event.originator_version not in gone
            ):
                raise AlreadyFiled(f"见第 {event.originator_version} 条。", field="digest")


def _must_be_there(history: History, version: int) -> None:
    try:
        history.entry(version)
    except Refused as missing:
        missing.field = "entry"
        raise
