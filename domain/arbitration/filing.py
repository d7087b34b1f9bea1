"""Arbitration, first chapter: the application 申请 and its correction 补正."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.arbitration.record import ACCEPTANCE, ArbitrationRecord, ArbitrationState
from domain.claims import MIND_THESE, Claim
from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION


class HowFiled(Term):
    """How the application was made (劳动争议调解仲裁法 第二十八条)."""

    WRITTEN = "written", "书面申请"
    ORAL = "oral", "口头申请（记入笔录）"


class ClaimsMissing(Refused):
    """仲裁申请应当载明仲裁请求。"""

    CODE = "arbitration-claims-missing"
    AUTHORITY = "劳动争议调解仲裁法 第二十八条第二款"


class ApplicantIsOneSide(Refused):
    """仲裁申请由一方当事人提出；双方都申请的，分别立案或者作为反申请。"""

    CODE = "applicant-is-one-side"
    AUTHORITY = "劳动争议调解仲裁法 第二十二条、第二十八条"


class Filing(ArbitrationRecord):
    """From the application to a complete application."""

    class Filed(Event):
        TOPIC = "arbitration-case.filed"
        TERM = "申请仲裁"
        ARTICLE = "劳动争议调解仲裁法 第二十八条"
        LEADS_TO = S.FILED
        dispute_id: UUID
        mediation_case_id: UUID | None
        applicant: Side
        how: HowFiled
        claims: tuple[Claim, ...]
        facts: SealedText | None
        acceptance_due: Deadline | None

        def period_from(self, day: date) -> MovingPeriod:
            """受理决定的期限自收到申请之日起算."""
            return MovingPeriod(code=ACCEPTANCE, began_on=day)

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.mediation_case_id = self.mediation_case_id
            case.applicant = self.applicant
            case.acceptance_period = self.period_from(self.occurred_on)
            case.acceptance_due = self.acceptance_due

    class CorrectionOrdered(Event):
        TOPIC = "arbitration-case.correction-ordered"
        TERM = "通知补正"
        ARTICLE = "劳动人事争议仲裁办案规则 第二十九条第四款"
        LEADS_TO = S.CORRECTION_PENDING
        missing: SealedText

    class ApplicationCompleted(Event):
        TOPIC = "arbitration-case.application-completed"
        TERM = "补正材料"
        ARTICLE = "劳动人事争议仲裁办案规则 第四十六条第二项"
        LEADS_TO = S.FILED
        acceptance_due: Deadline | None

        def period_from(self, day: date) -> MovingPeriod:
            """补正的自补正之日重新计算."""
            return MovingPeriod(code=ACCEPTANCE, began_on=day)

        def evolve(self, case: Any) -> None:
            case.acceptance_period = self.period_from(self.occurred_on)
            case.acceptance_due = self.acceptance_due

    # Decisions

    @step(
        "申请仲裁",
        by=COMMISSION,
        when=S.NONE,
        authority="劳动争议调解仲裁法 第二十八条；劳动人事争议仲裁办案规则 第二十九条",
        records=Filed,
        document="仲裁申请书、收件回执",
    )
    def file_application(
        self,
        on: Annotated[date, Ask("收到申请日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        mediation_case_id: Annotated[
            UUID | None, Ask("调解案件", hint="先经调解的填写", refers_to="mediation-case")
        ] = None,
        applicant: Annotated[Side, Ask("申请人")],
        how: Annotated[HowFiled, Ask("申请方式")],
        claims: Annotated[tuple[Claim, ...], Ask("仲裁请求", hint=MIND_THESE)],
        facts: Annotated[SealedText | None, Ask("事实和理由", max_length=5000)] = None,
        rules: RuleBook,
    ) -> None:
        """申请人应当提交书面仲裁申请；书写确有困难的，可以口头申请，由仲裁委员会记入笔录。"""
        if not claims:
            raise ClaimsMissing(field="claims")
        if applicant is Side.BOTH:
            raise ApplicantIsOneSide(field="applicant")
        self.happened(
            self.Filed,
            on,
            dispute_id=dispute_id,
            mediation_case_id=mediation_case_id,
            applicant=applicant,
            how=how,
            claims=claims,
            facts=facts,
            acceptance_due=counted(rules, ACCEPTANCE, on),
        )

    @step(
        "通知补正",
        by=COMMISSION,
        when=S.FILED,
        authority="劳动人事争议仲裁办案规则 第二十九条第四款",
        records=CorrectionOrdered,
        document="补正通知书",
    )
    def order_correction(
        self,
        on: Annotated[date, Ask("通知日期")],
        *,
        missing: Annotated[SealedText, Ask("需要补正的内容", max_length=2000)],
    ) -> None:
        """仲裁申请不规范或者材料不齐备的，当场或者五个工作日内一次性告知需要补正的全部材料。"""
        self.happened(self.CorrectionOrdered, on, missing=missing)

    @step(
        "收到补正材料",
        by=COMMISSION,
        when=S.CORRECTION_PENDING,
        authority="劳动人事争议仲裁办案规则 第四十六条第二项",
        records=ApplicationCompleted,
        document="补正材料、收件回执",
    )
    def complete_application(self, on: Annotated[date, Ask("补正日期")], *, rules: RuleBook) -> None:
        """材料补正的，收到仲裁申请的时间从材料补正之日起重新计算。"""
        due = counted(rules, ACCEPTANCE, on, self.region)
        self.happened(self.ApplicationCompleted, on, acceptance_due=due)
