"""Procuratorial supervision, last chapter: the answer to the union 反馈, and closing 办结."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.procuratorial.record import ProcuratorialRecord, ProcuratorialState
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_matter.leads import LeadOutcome
from domain.supervision_matter.local_law import NOTICE_OF_2024
from domain.terms import Capacity, Term

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
CLOSING = "本系统管理规则（整改经核实才算办结）"
IN_HAND = (
    S.FILED,
    S.SUPPORT_DECIDED,
    S.SUPPORT_SENT,
    S.SETTLED,
    S.PERFORMED,
    S.SUGGESTED,
    S.SUGGESTION_WITHDRAWN,
    S.SUGGESTION_ANSWERED,
    S.URGED,
    S.REPORTED_UPWARD,
    S.SUIT_BROUGHT,
    S.RECTIFIED,
)


class GroundOfClosing(Term):
    """Why the case is closed; the first two must stand in the record, the others are explained."""

    RECTIFIED = "rectified", "整改已核实"
    PERFORMED = "performed", "支持起诉的请求已履行"
    SUGGESTION_WITHDRAWN = "suggestion-withdrawn", "检察建议已撤回"
    JUDGED = "judged", "公益诉讼、支持起诉的案件已裁判"
    ENDED = "ended", "终结案件"


STANDS_IN_RECORD = {GroundOfClosing.RECTIFIED: S.RECTIFIED, GroundOfClosing.PERFORMED: S.PERFORMED}


class ClosingNotBorneOut(Refused):
    """办结理由与记录不符：整改须经核实，履行须已登记。"""

    CODE = "procuratorial-closing-not-borne-out"
    AUTHORITY = CLOSING


class ClosingNotExplained(Refused):
    """以其他理由办结的，应当写明情况。"""

    CODE = "procuratorial-closing-not-explained"
    AUTHORITY = CLOSING


class NobodyToAnswer(Refused):
    """本案不是工会移送的，没有反馈的对象。"""

    CODE = "nobody-to-answer"
    AUTHORITY = NOTICE_OF_2024


def from_a_union(case: Any) -> Refused | None:
    """A union brought it."""
    return None if case.from_union else NobodyToAnswer()


class Conclusion(ProcuratorialRecord):
    """The union hears what came of its lead; the case ends."""

    class ResultReturned(Event):
        TOPIC = "procuratorial-case.result-returned"
        TERM = "向工会反馈结果"
        ARTICLE = NOTICE_OF_2024
        outcome: LeadOutcome
        account: SealedText

    class Closed(Event):
        TOPIC = "procuratorial-case.closed"
        TERM = "检察案件办结"
        ARTICLE = CLOSING
        LEADS_TO = S.CLOSED
        ground: GroundOfClosing
        explanation: SealedText | None

    # Decisions

    @step(
        "向工会反馈结果",
        by=PROCURATORATE,
        when=(*IN_HAND, S.CLOSED),
        authority=NOTICE_OF_2024,
        records=ResultReturned,
        document="办理结果反馈函",
        provided=from_a_union,
    )
    def return_result(
        self,
        on: Annotated[date, Ask("反馈日期")],
        *,
        outcome: Annotated[LeadOutcome, Ask("办理结果")],
        account: Annotated[SealedText, Ask("办理情况", hint="工会可见", max_length=5000)],
    ) -> None:
        """填了监督事项的，由系统记入监督事项；汉中市汉台区约定办结后五日内反馈，其他地区依本地约定。"""
        self.happened(self.ResultReturned, on, outcome=outcome, account=account)

    @step(
        "办结",
        by=PROCURATORATE,
        when=IN_HAND,
        authority=CLOSING,
        records=Closed,
        document="结案审查报告",
    )
    def close(
        self,
        on: Annotated[date, Ask("办结日期")],
        *,
        ground: Annotated[GroundOfClosing, Ask("办结理由")],
        explanation: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
    ) -> None:
        """整改经核实、请求已履行的可以办结；只有回复还不够。其他理由应当写明情况。"""
        if ground in STANDS_IN_RECORD:
            if self.state is not STANDS_IN_RECORD[ground]:
                raise ClosingNotBorneOut(f"本案现处于“{self.state.zh}”阶段。", field="ground")
        elif explanation is None:
            raise ClosingNotExplained(field="explanation")
        self.happened(self.Closed, on, ground=ground, explanation=explanation)
