"""Evidence index 证据目录: what each side offers, whether the original was seen, and where it is filed."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from domain.carrying import OURS, WALL, Carriable, Matter
from domain.corrections import ORGANS
from domain.documents import DocumentFiled, NotADocument, Volume, withdrawn
from domain.history import History
from domain.kernel import Aggregate
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Term

LISTED = "劳动争议调解仲裁法 第二十八条、劳动人事争议仲裁办案规则 第二十九条（证据清单）；目录格式来源待核对"


class EvidenceKind(Term):
    """Kinds of evidence (民事诉讼法 第六十六条)."""

    STATEMENT = "statement", "当事人的陈述"
    DOCUMENTARY = "documentary", "书证"
    PHYSICAL = "physical", "物证"
    AUDIOVISUAL = "audiovisual", "视听资料"
    ELECTRONIC = "electronic", "电子数据"
    WITNESS = "witness", "证人证言"
    APPRAISAL = "appraisal", "鉴定意见"
    INSPECTION = "inspection", "勘验笔录"


class Form(Term):
    """Whether the piece itself was shown."""

    ORIGINAL = "original", "原件"
    COPY_CHECKED = "copy-checked", "复印件（已与原件核对）"
    COPY = "copy", "复印件"


class Authenticity(Term):
    """What the other side says of a piece's authenticity."""

    ACCEPTED = "accepted", "认可真实性"
    DENIED = "denied", "不认可真实性"
    RESERVED = "reserved", "暂不发表意见"


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """One piece of evidence as the index lists it."""

    name: Annotated[SealedText, Ask("证据名称", max_length=200)]
    evidence_kind: Annotated[EvidenceKind, Ask("证据种类")]
    offered_by: Annotated[Side, Ask("提供的当事人")]
    form: Annotated[Form, Ask("原件或者复印件")]
    pages: Annotated[int | None, Ask("页数", maximum=100_000)] = None
    purpose: Annotated[SealedText | None, Ask("证明目的", max_length=1000)] = None
    authenticity: Annotated[Authenticity | None, Ask("对方对真实性的意见", hint="调解中不填")] = None
    filed_in: Annotated[int | None, Ask("第几条记录入卷的材料", hint="已入正卷的填写")] = None


class OpinionInMediation(Refused):
    """调解中对证据真实性的意见不记入证据目录，为达成协议作出的认可不得移送。"""

    CODE = "opinion-in-mediation"
    AUTHORITY = WALL


class NotInTheMainVolume(Refused):
    """证据目录只能引用正卷中未撤回的材料。"""

    CODE = "not-in-the-main-volume"
    AUTHORITY = OURS


class EvidenceListed(Carriable):
    """证据目录: numbered on from the pieces listed before."""

    TERM = "编制证据目录"
    ARTICLE = LISTED
    MATTER = Matter.EVIDENCE
    CARRIES = ("first", "items")
    FIXED: ClassVar[frozenset[str]] = frozenset({"first"})
    first: int
    items: tuple[EvidenceItem, ...]

    def rests_on(self) -> tuple[int, ...]:
        return tuple(item.filed_in for item in self.items if item.filed_in is not None)

    def told_numbers(self) -> tuple[int, ...]:
        return tuple(range(self.first, self.first + len(self.items)))


class EvidenceIndex(Aggregate):
    """What evidence a procedure has before it."""

    IN_CONFIDENCE: ClassVar[bool] = False
    """Whether what parties say here is kept from whoever may judge later."""
    EvidenceListed: type[EvidenceListed]

    @step(
        "编制证据目录",
        by=ORGANS,
        authority=LISTED,
        records=EvidenceListed,
        document="证据目录",
        verified=False,
    )
    def list_evidence(
        self,
        on: Annotated[date, Ask("编制日期")],
        *,
        items: Annotated[tuple[EvidenceItem, ...], Ask("证据", most=200)],
        history: History,
    ) -> None:
        """逐件列明，序号接在本案以前的目录之后；已入正卷的材料写明是第几条记录入卷的。有误的撤回后重新编制。"""
        for place, item in enumerate(items):
            if item.authenticity is not None and self.IN_CONFIDENCE:
                raise OpinionInMediation(field=f"items.{place}.authenticity")
            if item.filed_in is not None:
                _in_the_main_volume(history, item.filed_in, f"items.{place}.filed_in")
        listed = [len(event.items) for event in history.events if isinstance(event, EvidenceListed)]
        self.happened(self.EvidenceListed, on, first=sum(listed) + 1, items=items)


def _in_the_main_volume(history: History, version: int, field: str) -> None:
    filed = next((event for event in history.events if event.originator_version == version), None)
    if not isinstance(filed, DocumentFiled):
        raise NotADocument(f"第 {version} 条。", field=field)
    if filed.volume is not Volume.MAIN or version in withdrawn(history):
        raise NotInTheMainVolume(f"第 {version} 条。", field=field)
