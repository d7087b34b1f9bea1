"""Procuratorial supervision, fifth chapter: a party's application for supervision of a court 申请监督."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.parties import Employer, Side
from domain.personal_data import SealedText
from domain.procuratorial.record import (
    RULES_2021,
    ProcuratorialRecord,
    ProcuratorialState,
    counted,
)
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
REVIEW = "procuratorial_review"
APPLYING = f"民事诉讼法 第二百二十条；{RULES_2021} 第十九条至第二十一条"


class GroundOfSupervision(Term):
    """What the procuratorate is asked to supervise (民事诉讼法 第二百二十条、第二百四十六条)."""

    RETRIAL_REJECTED = "retrial-rejected", "人民法院驳回再审申请"
    RETRIAL_OVERDUE = "retrial-overdue", "人民法院逾期未对再审申请作出裁定"
    RETRIAL_ERROR = "retrial-error", "再审判决、裁定有明显错误"
    TRIAL_VIOLATION = "trial-violation", "审判程序中审判人员违法行为"
    EXECUTION_VIOLATION = "execution-violation", "民事执行活动违法"


OF_JUDGMENTS = (
    GroundOfSupervision.RETRIAL_REJECTED,
    GroundOfSupervision.RETRIAL_OVERDUE,
    GroundOfSupervision.RETRIAL_ERROR,
)
FROM_A_DECISION = (GroundOfSupervision.RETRIAL_REJECTED, GroundOfSupervision.RETRIAL_ERROR)
"""两年自驳回裁定作出或者再审裁判生效起算; for an overdue court no beginning is written."""


class DecisionDayMissing(Refused):
    """申请监督的两年自驳回再审申请的裁定作出之日或者再审判决、裁定生效之日起算，请填写该日期。"""

    CODE = "decision-day-missing"
    AUTHORITY = f"{RULES_2021} 第二十条"


class Application(ProcuratorialRecord):
    """From the application to acceptance, or the refusal to accept."""

    class SupervisionAppliedFor(Event):
        TOPIC = "procuratorial-case.supervision-applied-for"
        TERM = "申请监督"
        ARTICLE = APPLYING
        LEADS_TO = S.SUPERVISION_APPLIED
        dispute_id: UUID | None
        litigation_case_id: UUID | None
        retrial_case_id: UUID | None
        ground: GroundOfSupervision
        applicant: Side
        decided_on: date | None
        apply_until: Deadline | None
        court: str
        employer: Employer | None
        reasons: SealedText

        def starts(self) -> dict[str, date | None]:
            """二年自驳回裁定作出或者再审裁判生效之日起算."""
            return {"apply_until": self.decided_on}

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.by_application = True
            case.about_execution = self.ground is GroundOfSupervision.EXECUTION_VIOLATION

    class SupervisionNotAccepted(Event):
        TOPIC = "procuratorial-case.supervision-not-accepted"
        TERM = "不予受理监督申请"
        ARTICLE = f"{RULES_2021} 第二十七条、第二十八条、第三十二条"
        LEADS_TO = S.SUPERVISION_NOT_ACCEPTED
        reasons: SealedText

    class AppliedToHigher(Event):
        TOPIC = "procuratorial-case.applied-to-higher"
        TERM = "向上一级人民检察院申请"
        ARTICLE = f"{RULES_2021} 第三十一条"
        LEADS_TO = S.SUPERVISION_APPLIED
        procuratorate: str

    class SupervisionAccepted(Event):
        TOPIC = "procuratorial-case.supervision-accepted"
        TERM = "受理监督申请"
        ARTICLE = f"{RULES_2021} 第二十六条、第三十三条、第三十四条"
        LEADS_TO = S.SUPERVISION_ACCEPTED
        case_number: str | None
        notice_due: Deadline | None
        transfer_due: Deadline | None
        review_due: Deadline | None

        def period_from(self, day: date) -> MovingPeriod:
            """审查期限自受理起算."""
            return MovingPeriod(code=REVIEW, began_on=day)

        def evolve(self, case: Any) -> None:
            case.review_period = self.period_from(self.occurred_on)

    # Decisions

    @step(
        "收到监督申请",
        by=PROCURATORATE,
        when=S.NONE,
        authority=APPLYING,
        records=SupervisionAppliedFor,
        document="监督申请书",
    )
    def receive_application(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        dispute_id: Annotated[UUID | None, Ask("争议", hint="已登记的填写", refers_to="dispute")] = None,
        litigation_case_id: Annotated[UUID | None, Ask("诉讼案件", refers_to="litigation-case")] = None,
        retrial_case_id: Annotated[UUID | None, Ask("再审案件", refers_to="retrial-case")] = None,
        ground: Annotated[GroundOfSupervision, Ask("申请监督的事由")],
        applicant: Annotated[Side, Ask("申请人")],
        decided_on: Annotated[
            date | None, Ask("驳回裁定作出或者再审裁判生效日期", hint="其他事由不填")
        ] = None,
        court: Annotated[str, Ask("被监督的人民法院", max_length=60)],
        employer: Annotated[Employer | None, Ask("用人单位")] = None,
        reasons: Annotated[SealedText, Ask("申请的理由", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """对生效裁判须先申请再审，再在两年内申请监督，只能申请一次；审判人员违法、执行违法的申请没有读到期限。"""
        until = None
        if ground in FROM_A_DECISION:
            if decided_on is None:
                raise DecisionDayMissing(field="decided_on")
            self.not_before(decided_on, "裁判", on)
            until = counted(rules, "procuratorial_application", decided_on)
            self.in_time(on, until)
        self.happened(
            self.SupervisionAppliedFor,
            on,
            dispute_id=dispute_id,
            litigation_case_id=litigation_case_id,
            retrial_case_id=retrial_case_id,
            ground=ground,
            applicant=applicant,
            decided_on=decided_on,
            apply_until=until,
            court=court,
            employer=employer,
            reasons=reasons,
        )

    @step(
        "受理监督申请",
        by=PROCURATORATE,
        when=S.SUPERVISION_APPLIED,
        authority=f"{RULES_2021} 第二十六条、第三十三条、第三十四条",
        records=SupervisionAccepted,
        document="受理通知书",
    )
    def accept(
        self,
        on: Annotated[date, Ask("受理日期")],
        *,
        case_number: Annotated[str | None, Ask("案号", max_length=60)] = None,
        rules: RuleBook,
    ) -> None:
        """符合条件的予以受理，三日内发送受理通知书并移送民事检察部门；三个月内审查终结。"""
        self.happened(
            self.SupervisionAccepted,
            on,
            case_number=case_number,
            notice_due=counted(rules, "procuratorial_acceptance_notice", on, self.region),
            transfer_due=counted(rules, "procuratorial_transfer", on, self.region),
            review_due=counted(rules, REVIEW, on, self.region),
        )

    @step(
        "不予受理监督申请",
        by=PROCURATORATE,
        when=S.SUPERVISION_APPLIED,
        authority=f"{RULES_2021} 第二十七条、第二十八条、第三十二条",
        records=SupervisionNotAccepted,
        document="不予受理通知书",
    )
    def refuse_acceptance(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不符合受理条件的，告知申请人并说明理由；不服的可以向上一级人民检察院申请。"""
        self.happened(self.SupervisionNotAccepted, on, reasons=reasons)

    @step(
        "向上一级人民检察院申请",
        by=PROCURATORATE,
        when=S.SUPERVISION_NOT_ACCEPTED,
        authority=f"{RULES_2021} 第三十一条",
        records=AppliedToHigher,
        document="监督申请书",
    )
    def apply_to_higher(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        procuratorate: Annotated[str, Ask("上一级人民检察院", max_length=60)],
    ) -> None:
        """认为应当受理而不受理的，申请人可以向上一级人民检察院申请监督；上一级可以自己受理，也可以指令受理。"""
        self.happened(self.AppliedToHigher, on, procuratorate=procuratorate)
