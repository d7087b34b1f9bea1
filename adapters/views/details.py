"""The labelled particulars of a timeline entry, read off the event and the questions of the step that records it."""

from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from adapters.views.facts import kind_of
from adapters.views.wording import Part, bare, date_zh, joined, worded
from application.catalogue import KINDS, catalogue
from domain.corrections import EntryCorrected, NotCorrectable, read
from domain.documents import DocumentFiled, Volume
from domain.kernel import Event, particulars
from domain.moving_period import RestatedDeadline
from domain.numbering import NumberSeries
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.recounting import CountedAgain, LimitsCountedAgain
from domain.time_limits import Deadline

COMPUTED: dict[str, str] = {
    "period": "办理期限",
    "acceptance_due": "决定受理的期限",
    "serve_by": "送达期限",
    "answer_due": "答辩期限",
    "copy_due": "转送答辩书的期限",
    "award_due": "裁决期限",
    "docketing_due": "立案期限",
    "trial_due": "审理期限",
    "filing_due": "有关部门决定立案的期限",
    "notice_due": "书面告知结果的期限",
    "reply_due": "答复期限",
    "review_until": "申请仲裁审查的期限",
    "confirmation_until": "申请司法确认的期限",
    "appeal_until": "上诉期限",
    "worker_until": "劳动者起诉的期限",
    "employer_until": "用人单位起诉或者申请撤销的期限",
    "sue_until": "起诉期限",
    "until": "期限",
    "final_line": "一裁终局线",
    "unpaid": "尚未履行的金额",
    "total": "合计",
    "case_id": "案件",
    "from_case_id": "来源案件",
    "by_case_id": "来源案件",
    "suspended_from": "中止前的阶段",
    "authority": "依据",
    "local_rule": "所依据的地方规定",
    "was": "原为",
    "restated": "重新计算的期限",
    "limits": "重新计算的期限",
    "series": "编号种类",
    "year": "年度",
    "text": "编为",
    "for_kind": "用于",
    "for_case": "案件",
    "size": "字节数",
    "media_type": "文件格式",
    "content_id": "保存编号",
    "key_id": "密钥编号",
}
"""Labels of what a step computes and therefore never asks."""

_BY_TYPE: tuple[tuple[type, str], ...] = (
    (Deadline, "期限"),
    (Person, "人员"),
    (SealedText, "内容"),
    (PrivilegedText, "内容"),
    (UUID, "相关案件"),
    (Decimal, "金额"),
    (date, "日期"),
)
_THREAD_OF = {
    "dispute": "",
    "supervision-matter": "",
    "holiday-notice": "",
    "number-book": "",
    "number-series": "",
    "supervision-letter": "matter_id",
}


_OF_THE_STORE = frozenset({"content_id", "key_id"})
_OF_THE_SIDE = frozenset({"document_number", "dated", "signed_by", "digest"})


class StoredDetail(msgspec.Struct, frozen=True, array_like=True):
    """One labelled particular as it is stored."""

    label: str
    parts: list[Part]


def thread_field(kind: str) -> str:
    """The field of an opening event that names the thread; '' where the case is a thread of its own."""
    return _THREAD_OF.get(kind, "dispute_id")


def labels(event: type[Event]) -> dict[str, str]:
    """By field, the label of the question that was answered with it, else of what the step computed."""
    if event.TOPIC not in _LABELS:
        _LABELS[event.TOPIC] = _labels(event)
    return _LABELS[event.TOPIC]


_LABELS: dict[str, dict[str, str]] = {}


def _labels(event: type[Event]) -> dict[str, str]:
    asked: dict[str, str] = {}
    for entry in catalogue().get(event.TOPIC.partition(".")[0], {}).values():
        if issubclass(event, entry.step.records):
            for question in entry.questions:
                asked.setdefault(question.name, bare(question.ask.label))
    hints = get_type_hints(event)
    return {
        name: asked.get(name) or COMPUTED.get(name) or _by_type(hints[name]) for name in particulars(event)
    }


def withheld(event: Event) -> frozenset[str]:
    """Fields that neither the timeline nor the search tells: what the store needs, and what names a 副卷 document."""
    if not isinstance(event, DocumentFiled):
        return frozenset()
    return _OF_THE_STORE | _OF_THE_SIDE if event.volume is Volume.SIDE else _OF_THE_STORE


def details(event: Event, corrected: type[Event] | None = None) -> list[StoredDetail]:
    """Everything the event says beyond who and when; `corrected` is the entry a correction speaks of."""
    told: list[StoredDetail] = []
    hidden = thread_field(kind_of(event))
    for name, label in labels(type(event)).items():
        if name == hidden or name in withheld(event):
            continue
        parts = _told(event, name, corrected)
        if parts:
            told.append(StoredDetail(label, parts))
    return told


def _told(event: Event, name: str, corrected: type[Event] | None) -> list[Part]:
    if isinstance(event, EntryCorrected):
        return _correction(event, name, corrected)
    if isinstance(event, NumberSeries.NumberTaken) and name == "for_kind":
        return [KINDS[event.for_kind].TERM]
    if isinstance(event, LimitsCountedAgain) and name == "limits":
        return joined(_before_and_after(item) for item in event.limits)
    return worded(getattr(event, name))


def _correction(event: EntryCorrected, name: str, corrected: type[Event] | None) -> list[Part]:
    match name:
        case "field" if corrected is not None:
            return [label_of(corrected, event.field)]
        case "was" | "now" if corrected is not None:
            return _restated(corrected, event.field, getattr(event, name))
        case "restated":
            return joined(_recounted(item) for item in event.restated)
        case _:
            return worded(getattr(event, name))


def label_of(event: type[Event], field: str) -> str:
    """What a field of an entry is called."""
    return "发生日期" if field == "occurred_on" else labels(event).get(field, field)


def _restated(corrected: type[Event], field: str, text: str) -> list[Part]:
    """A corrected value in the words in which the entry itself shows it."""
    if not text:
        return ["（空）"]
    kind: Any = date if field == "occurred_on" else get_type_hints(corrected).get(field, str)
    try:
        return worded(read(kind, text))
    except NotCorrectable:
        return [text]


def _recounted(item: RestatedDeadline) -> str:
    return f"第 {item.version} 条，{date_zh(item.deadline.falls_on)}：{item.deadline.explanation}"


def _before_and_after(item: CountedAgain) -> str:
    before = date_zh(item.was.falls_on) + ("（暂定）" if item.was.provisional else "")
    after = date_zh(item.now.falls_on) + ("（仍为暂定）" if item.now.provisional else "")
    return f"第 {item.version} 条，原为 {before}，现为 {after}：{item.now.explanation}"


def _by_type(hint: Any) -> str:
    kinds = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    for kind, label in _BY_TYPE:
        if kind in kinds:
            return label
    return "内容"
