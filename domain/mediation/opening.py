"""Mediation, first chapter: application 申请 and acceptance 受理."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.mediation.record import MEDIATORS, MediationBody, MediationRecord, MediationState
from domain.numbering import Series
from domain.parties import Side
from domain.personal_data import SealedText
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = MediationState


class HowApplied(Term):
    """How the application was made (劳动争议调解仲裁法 第十二条)."""

    WRITTEN = "written", "书面申请"
    ORAL = "oral", "口头申请（当场记录）"


class GroundOfNonAcceptance(Term):
    """Why a body does not accept (企业劳动争议协商调解规定 第二十二条)."""

    OUT_OF_SCOPE = "out-of-scope", "不属于受理范围"
    PARTY_REFUSES = "party-refuses", "一方当事人不同意调解"


class Opening(MediationRecord):
    """From application to acceptance or its refusal."""

    class Applied(Event):
        TOPIC = "mediation-case.applied"
        TERM = "申请调解"
        ARTICLE = "劳动争议调解仲裁法 第十二条"
        LEADS_TO = S.APPLIED
        dispute_id: UUID
        body: MediationBody
        applicant: Side
        how: HowApplied
        period: Deadline

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.body = self.body
            case.period = self.period

    class Proposed(Event):
        TOPIC = "mediation-case.proposed"
        TERM = "主动调解"
        ARTICLE = "企业劳动争议协商调解规定 第二十三条"
        LEADS_TO = S.APPLIED
        dispute_id: UUID
        body: MediationBody
        period: Deadline

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.body = self.body
            case.period = self.period

    class Accepted(Event):
        TOPIC = "mediation-case.accepted"
        TERM = "受理"
        ARTICLE = "企业劳动争议协商调解规定 第二十二条"
        LEADS_TO = S.ACCEPTED
        case_number: str
        period: Deadline

        def evolve(self, case: Any) -> None:
            case.period = self.period

    class NotAccepted(Event):
        TOPIC = "mediation-case.not-accepted"
        TERM = "不予受理"
        ARTICLE = "企业劳动争议协商调解规定 第二十二条、第三十一条第五项"
        LEADS_TO = S.NOT_ACCEPTED
        ground: GroundOfNonAcceptance
        explanation: SealedText

    # Decisions

    @step(
        "申请调解",
        by=MEDIATORS,
        when=S.NONE,
        authority="劳动争议调解仲裁法 第十二条",
        records=Applied,
        document="调解申请书",
    )
    def apply_for(
        self,
        on: Annotated[date, Ask("收到申请日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        body: Annotated[MediationBody, Ask("调解组织类别")],
        applicant: Annotated[Side, Ask("申请人")],
        how: Annotated[HowApplied, Ask("申请方式")],
        rules: RuleBook,
    ) -> None:
        """当事人可以书面申请，也可以口头申请；口头申请的，调解组织应当当场记录。"""
        period = rules.deadline("mediation_period_statutory", starts_from=on)
        self.happened(
            self.Applied, on, dispute_id=dispute_id, body=body, applicant=applicant, how=how, period=period
        )

    @step(
        "主动提出调解",
        by=MEDIATORS,
        when=S.NONE,
        authority="企业劳动争议协商调解规定 第二十三条",
        records=Proposed,
        document="主动调解征询记录",
    )
    def propose(
        self,
        on: Annotated[date, Ask("征得双方同意日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        body: Annotated[MediationBody, Ask("调解组织类别")],
        rules: RuleBook,
    ) -> None:
        """发生争议的职工一方没有申请的，调解组织可以在征得双方当事人同意后主动调解。"""
        period = rules.deadline("mediation_period_statutory", starts_from=on)
        self.happened(self.Proposed, on, dispute_id=dispute_id, body=body, period=period)

    @step(
        "受理",
        by=MEDIATORS,
        when=S.APPLIED,
        authority="企业劳动争议协商调解规定 第二十二条",
        records=Accepted,
        document="受理通知书",
    )
    def accept(
        self,
        on: Annotated[date, Ask("受理日期")],
        *,
        case_number: Annotated[
            str, Ask("调解案号", hint="按本机构编号规则填写", max_length=60, numbered=Series.MEDIATION_CASE)
        ],
        rules: RuleBook,
    ) -> None:
        """属于受理范围且双方同意的，应当在三个工作日内受理；企业调解的十五日自受理之日起算。"""
        period = self.period
        if self.body is MediationBody.ENTERPRISE or period is None:
            period = rules.deadline("enterprise_mediation_period", starts_from=on)
        self.happened(self.Accepted, on, case_number=case_number, period=period)

    @step(
        "不予受理",
        by=MEDIATORS,
        when=S.APPLIED,
        authority="企业劳动争议协商调解规定 第二十二条",
        records=NotAccepted,
        document="不予受理书面通知",
    )
    def refuse_acceptance(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        ground: Annotated[GroundOfNonAcceptance, Ask("不予受理的理由")],
        explanation: Annotated[SealedText, Ask("说明", hint="书面通知中的理由", max_length=2000)],
    ) -> None:
        """不属于受理范围或者一方不同意调解的，应当做好记录并书面通知申请人；仲裁时效因此中断。"""
        self.happened(self.NotAccepted, on, ground=ground, explanation=explanation)
