"""Litigation, last chapter: the judicial suggestion 司法建议 a court sends on account of a case."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.litigation.record import LitigationRecord
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Capacity

GOVERNANCE = "最高人民法院关于综合治理类司法建议工作若干问题的规定（法释〔2023〕11号）"
TYPICAL_CASE = "北京市朝阳区人民法院 涉多元用工典型案例七（2024-07-09）"


class GovernanceSuggestionNotDecided(Refused):
    """综合治理类司法建议应当经审判委员会讨论，由院长签发。"""

    CODE = "governance-suggestion-not-decided"
    AUTHORITY = GOVERNANCE


class NoSuggestionSent(Refused):
    """本案没有发送过司法建议。"""

    CODE = "no-suggestion-sent"
    AUTHORITY = "本系统记录规则"


def suggestion_sent(case: Any) -> Refused | None:
    """Something to be answered went out."""
    return None if case.suggestion_sent else NoSuggestionSent()


class Suggestion(LitigationRecord):
    """What a court asks an employer or an authority to put right."""

    class SuggestionSent(Event):
        TOPIC = "litigation-case.judicial-suggestion-sent"
        TERM = "发送司法建议"
        ARTICLE = TYPICAL_CASE
        addressee: str
        content: SealedText

        def evolve(self, case: Any) -> None:
            case.suggestion_sent = True

    class GovernanceSuggestionSent(Event):
        TOPIC = "litigation-case.governance-suggestion-sent"
        TERM = "发送综合治理类司法建议"
        ARTICLE = GOVERNANCE
        addressee: str
        number: str
        reply_by: date | None
        copies_to: tuple[str, ...]
        content: SealedText

        def evolve(self, case: Any) -> None:
            case.suggestion_sent = True

    class SuggestionAnswered(Event):
        TOPIC = "litigation-case.judicial-suggestion-answered"
        TERM = "司法建议的书面反馈"
        ARTICLE = GOVERNANCE
        addressee: str
        account: SealedText

    # Decisions

    @step(
        "发送司法建议",
        by=Capacity.COURT,
        authority=TYPICAL_CASE,
        records=SuggestionSent,
        document="司法建议书",
    )
    def send_suggestion(
        self,
        on: Annotated[date, Ask("发送日期")],
        *,
        addressee: Annotated[str, Ask("被建议单位", max_length=60)],
        content: Annotated[SealedText, Ask("建议内容", max_length=5000)],
    ) -> None:
        """审理中发现用人单位或者有关部门在用工管理上存在问题的，可以提出司法建议。"""
        self.happened(self.SuggestionSent, on, addressee=addressee, content=content)

    @step(
        "发送综合治理类司法建议",
        by=Capacity.COURT,
        authority=GOVERNANCE,
        records=GovernanceSuggestionSent,
        document="司法建议书",
    )
    def send_governance_suggestion(
        self,
        on: Annotated[date, Ask("发送日期")],
        *,
        addressee: Annotated[str, Ask("被建议的主管机关、单位", max_length=60)],
        decided: Annotated[bool, Ask("已经审判委员会讨论并由院长签发")],
        number: Annotated[str, Ask("文号", hint="地名简称法建〔年度〕编号号", max_length=60)],
        reply_by: Annotated[
            date | None, Ask("建议书写明的反馈日期", hint="一般不超过两个月；没有写明的不填")
        ] = None,
        copies_to: Annotated[tuple[str, ...], Ask("抄送单位", hint="例如县级以上总工会")] = (),
        content: Annotated[SealedText, Ask("建议内容", max_length=5000)],
    ) -> None:
        """以本院名义向有关主管机关提出，统一编号；被建议单位书面反馈，规定写“一般不超过两个月”，由建议书写明。"""
        if not decided:
            raise GovernanceSuggestionNotDecided(field="decided")
        self.happened(
            self.GovernanceSuggestionSent,
            on,
            addressee=addressee,
            number=number,
            reply_by=reply_by,
            copies_to=copies_to,
            content=content,
        )

    @step(
        "收到司法建议的书面反馈",
        by=Capacity.COURT,
        authority=GOVERNANCE,
        records=SuggestionAnswered,
        document="书面反馈",
        provided=suggestion_sent,
    )
    def record_suggestion_answer(
        self,
        on: Annotated[date, Ask("收到日期")],
        *,
        addressee: Annotated[str, Ask("反馈的单位", max_length=60)],
        account: Annotated[SealedText, Ask("反馈内容", max_length=5000)],
    ) -> None:
        """被建议单位书面反馈采纳和整改的情况；逾期的照样收下。"""
        self.happened(self.SuggestionAnswered, on, addressee=addressee, account=account)
