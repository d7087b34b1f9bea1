"""The labelled particulars of a timeline entry, read off the event and the questions of the step that records it."""

from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec

from adapters.views.facts import kind_of
from adapters.views.lists import in_one_line
from adapters.views.wording import Part, bare, date_zh, joined, worded
from application.catalogue import KINDS, catalogue
from domain.corrections import EntryCorrected, NotCorrectable, read
from domain.documents import DocumentFiled, Volume
from domain.kernel import Event, particulars
from domain.merger.events import BegunBySeverance
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
    "counterclaim_due": "决定是否受理反申请的期限",
    "mediation_due": "委托调解的期限",
    "recusal_due": "决定是否回避的期限",
    "known_roles": "经办人曾任本争议调解员",
    "reviewed_from": "提出时的阶段",
    "award": "裁决所在记录",
    "statement": "调解书所在记录",
    "copy_due": "转送答辩书的期限",
    "award_due": "裁决期限",
    "docketing_due": "立案期限",
    "trial_due": "审理期限",
    "filing_due": "有关部门决定立案的期限",
    "notice_due": "书面告知结果的期限",
    "cancellation_notice_due": "通知撤销案件的期限",
    "reply_due": "答复期限",
    "review_until": "申请仲裁审查的期限",
    "confirmation_until": "申请司法确认的期限",
    "selection_due": "双方选定调解组织的期限",
    "designation_due": "指定调解组织的期限",
    "confirm_by": "确认接受的期限",
    "consult_by": "征询对方意愿的期限",
    "appeal_until": "上诉期限",
    "part_appeal_until": "对先行判决的上诉期限",
    "transfer_due": "移送期限",
    "fee_due": "交纳上诉费的期限",
    "forward_due": "报送案卷的期限",
    "notify_by": "最迟通知开庭的日期",
    "apply_until": "申请期限",
    "duty": "人民法院应当作出的裁定",
    "contested": "上诉所针对的裁判",
    "worker_until": "劳动者起诉的期限",
    "employer_until": "用人单位起诉或者申请撤销的期限",
    "separate_worker_until": "劳动者就该份裁决书起诉的期限",
    "separate_employer_until": "用人单位就该份裁决书起诉或者申请撤销的期限",
    "sue_until": "起诉期限",
    "issue_due": "发出支付令或者驳回申请的期限",
    "response_until": "清偿或者提出书面异议的期限",
    "refuse_suit_until": "表示不同意起诉的期限",
    "sued_as_of": "视为起诉的日期",
    "send_notice_by": "发出执行通知的期限",
    "six_months": "满六个月的日期",
    "close_by": "执行案件办理期限",
    "jurisdiction_until": "提出执行管辖异议的期限",
    "longest": "措施至迟截止日期",
    "review_due": "审查期限",
    "reconsider_until": "申请复议的期限",
    "reconsidered_by": "复议审查期限",
    "outsider_suit_until": "提起执行异议之诉的期限",
    "resume_until": "申请恢复执行的期限",
    "document_case_id": "执行依据所在的案件",
    "within": "期限",
    "item": "第几项",
    "measure": "第几项措施",
    "objection": "第几件异议",
    "ground": "事由",
    "send_by": "发送、移送期限",
    "reexamination_until": "申请复查的期限",
    "investigation_due": "调查期限",
    "lookback": "查处时效",
    "response_due": "提交书面意见的期限",
    "order_due": "裁定再审的期限",
    "supervision_until": "申请监督的期限",
    "appealable": "可以上诉",
    "court_due": "人民法院办理的期限",
    "until": "期限",
    "final_line": "一裁终局线",
    "unpaid": "尚未履行的金额",
    "outstanding": "尚未履行的金额",
    "total": "合计",
    "own_claimed": "劳动者本人请求合计",
    "first": "起始序号",
    "collective_acceptance_due": "决定受理集体争议的期限",
    "collective_notice_due": "一次性通知的期限",
    "deemed_served": "视为送达之日",
    "agreed_in": "达成协议时的阶段",
    "suing": "起诉的劳动者人数",
    "represented": "所代表的劳动者人数",
    "case_id": "案件",
    "earlier_cause": "原案由",
    "cause": "案由",
    "from_case_id": "来源案件",
    "from_number": "来源案件的案号",
    "entry": "来源案件的第几条记录",
    "same_dispute": "两案属于同一争议",
    "side": "由哪一方委托",
    "parties": "委托人序号",
    "representative": "代理人",
    "representative_kind": "代理人身份",
    "legal_kind": "法定代理或者指定代理",
    "organisation": "所在机构或者推荐单位",
    "powers": "特别授权的权限",
    "by_case_id": "来源案件",
    "suspended_from": "中止前的阶段",
    "stood_at": "并入时的阶段",
    "taken_in_number": "并入案件的案号",
    "taken_in_dispute_id": "该案所属争议",
    "restarts_on": "受理反申请之日",
    "severed_id": "分出的案件",
    "claims": "继续审理的请求",
    "authority": "依据",
    "local_rule": "所依据的地方规定",
    "was": "原为",
    "restated": "重新计算的期限",
    "receipts": "应当一并核对的送达记录（第几条）",
    "limits": "重新计算的期限",
    "series": "编号种类",
    "year": "年度",
    "text": "编为",
    "for_kind": "用于",
    "for_case": "案件",
    "matter": "承接的事项",
    "source_procedure": "来源程序",
    "source_organ": "作出确认的机构",
    "confirmed_on": "确认日期",
    "confirmed_by": "确认的当事人",
    "source_objections": "来源案件中的异议（第几条）",
    "taken": "承接时的内容",
    "size": "字节数",
    "media_type": "文件格式",
    "content_id": "保存编号",
    "key_id": "密钥编号",
    "act": "所办理的记录",
    "mandates": "委托书所在记录",
    "power": "所依据的特别授权",
    "urgent": "距期限届满不足七日，可以先行提供法律援助",
    "legal_aid_decision_due": "决定是否给予法律援助的期限",
    "legal_aid_assignment_due": "指派法律援助人员的期限",
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
    "procuratorial-case": "",
    "inspection-case": "",
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
    if isinstance(event, BegunBySeverance):
        return frozenset({"carried"})  # its last day is told, with how it was counted
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
    if name == "members" and event.told_numbers():
        return in_one_line(event)
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
