"""Supervision: what the system carries over from the procuratorate's own case 检察监督案件, so that no answer is lost."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.steps import Ask, step
from domain.supervision_matter.leads import AWAITING_RESULT, LeadOutcome, Leads
from domain.supervision_matter.local_law import NOTICE_OF_2024
from domain.supervision_matter.record import IN_HAND, MatterState
from domain.terms import Capacity

S = MatterState
WITHDRAWAL = "人民检察院检察建议工作规定 第二十三条（据检索摘要）"
TOLD_IN = (
    *AWAITING_RESULT,
    *(state for state in IN_HAND if state not in AWAITING_RESULT),
    S.TRANSFERRED,
    S.SETTLED,
    S.PERFORMED,
    S.RECTIFIED,
    S.RELAPSED,
    S.CLOSED,
)


class Procuratorate(Leads):
    """Recorded by the system alone, from the case the procuratorate keeps."""

    class LeadResultNoted(Event):
        TOPIC = "supervision-matter.lead-result-noted"
        TERM = "收到检察机关反馈"
        ARTICLE = NOTICE_OF_2024
        outcome: LeadOutcome
        account: SealedText

    class SuggestionWithdrawn(Event):
        TOPIC = "supervision-matter.suggestion-withdrawn"
        TERM = "检察建议已撤回"
        ARTICLE = WITHDRAWAL
        LEADS_TO = S.FILED
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.suggestion_due = None

    # Decisions

    @step(
        "记入检察机关的反馈",
        by=Capacity.SYSTEM,
        when=TOLD_IN,
        authority=NOTICE_OF_2024,
        records=LeadResultNoted,
    )
    def note_lead_result(
        self,
        on: Annotated[date, Ask("反馈日期")],
        *,
        outcome: Annotated[LeadOutcome, Ask("办理结果")],
        account: Annotated[SealedText, Ask("办理情况")],
    ) -> None:
        """还在等待检察机关的，记为已反馈结果；已由工会继续办理的照样记入，不改变所处阶段。"""
        if self.state in AWAITING_RESULT:
            self.return_lead_result(on, outcome=outcome, account=account)
        else:
            self.happened(self.LeadResultNoted, on, outcome=outcome, account=account)

    @step(
        "记入检察建议撤回",
        by=Capacity.SYSTEM,
        when=S.SUGGESTED,
        authority=WITHDRAWAL,
        records=SuggestionWithdrawn,
    )
    def note_withdrawn_suggestion(
        self,
        on: Annotated[date, Ask("撤回日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由")],
    ) -> None:
        """检察建议撤回后不再等待回复；重新制发的另行记入。"""
        self.happened(self.SuggestionWithdrawn, on, reasons=reasons)
