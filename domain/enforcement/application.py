"""Enforcement, first chapter: the application 申请执行 within two years, and docketing 执行立案."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from domain.enforcement.document import EnforcedDocument, Interrupted, source_of
from domain.enforcement.due import DueItem
from domain.enforcement.record import COURT, NOTHING, EnforcementRecord, EnforcementState, counted
from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.personal_data import SealedText
from domain.reckoning import Change
from domain.refusals import Refused
from domain.rule_book import NoSuchRule, RuleBook
from domain.steps import Ask, Check, step
from domain.time_limits import Deadline

S = EnforcementState
SIX_MONTHS = "enforcement_six_months"
APPLY = "enforcement_application"


class NothingToEnforce(Refused):
    """申请执行的法律文书应当有给付内容，请逐项填写。"""

    CODE = "nothing-to-enforce"
    AUTHORITY = "民事诉讼法 第二百四十七条；民事诉讼法解释 第四百六十一条"


class NotYetEffective(Refused):
    """法律文书尚未发生法律效力，不能申请执行。"""

    CODE = "enforced-document-not-yet-effective"
    AUTHORITY = "劳动争议调解仲裁法 第五十一条；民事诉讼法 第二百四十七条"


class PerformanceNotYetDue(Refused):
    """法律文书规定的履行期间尚未届满，不能申请执行。"""

    CODE = "performance-not-yet-due"
    AUTHORITY = "劳动争议调解仲裁法 第五十一条"


class PerformedBeforeEffect(Refused):
    """履行期间的最后一日不能早于法律文书生效之日。"""

    CODE = "performance-before-effect"
    AUTHORITY = "民事诉讼法 第二百五十条第二款"


class Application(EnforcementRecord):
    """From the application to a docketed case, or to a ruling that it is not accepted."""

    class Applied(Event):
        TOPIC = "enforcement-case.applied"
        TERM = "收到执行申请"
        ARTICLE = "劳动争议调解仲裁法 第五十一条；民事诉讼法 第二百四十七条、第二百五十条"
        LEADS_TO = S.APPLIED
        dispute_id: UUID
        document: EnforcedDocument
        document_number: str
        document_case_id: UUID | None
        effective_on: date
        perform_by: date | None
        interrupted: tuple[Interrupted, ...]
        applicant: Side
        respondent: str
        items: tuple[DueItem, ...]
        total: Decimal
        apply_until: Deadline | None
        send_notice_by: Deadline | None
        six_months: Deadline | None

        def starts(self) -> dict[str, date | None]:
            """申请执行的期间自履行期间最后一日起算，没有规定的自法律文书生效之日起算."""
            return {"apply_until": self.perform_by or self.effective_on}

        def changes_of(self, field: str) -> tuple[Change, ...]:
            """时效的中断."""
            return tuple(one.change() for one in self.interrupted) if field == "apply_until" else ()

        def period_from(self, day: date) -> MovingPeriod:
            """六个月自人民法院收到申请执行书之日起算."""
            return MovingPeriod(code=SIX_MONTHS, began_on=day)

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.document = self.document
            case.due = self.items
            case.paid = [NOTHING for _ in self.items]
            case.applied_on = self.occurred_on
            case.apply_until = self.apply_until
            case.period = self.period_from(self.occurred_on)
            case.six_months = self.six_months
            case.send_notice_by = self.send_notice_by

    class Docketed(Event):
        TOPIC = "enforcement-case.docketed"
        TERM = "执行立案"
        ARTICLE = "民事诉讼法 第二百四十七条"
        LEADS_TO = S.DOCKETED
        case_number: str
        close_by: Deadline | None

        def evolve(self, case: Any) -> None:
            case.close_by = self.close_by

    class NotAccepted(Event):
        TOPIC = "enforcement-case.not-accepted"
        TERM = "裁定不予受理执行申请"
        ARTICLE = "最高人民法院关于人民法院执行工作若干问题的规定（试行）（2020年修正） 第十六条"
        LEADS_TO = S.NOT_ACCEPTED
        reasons: SealedText

    # Decisions

    @step(
        "收到执行申请",
        by=COURT,
        when=S.NONE,
        authority="劳动争议调解仲裁法 第五十一条；民事诉讼法 第二百三十五条、第二百四十七条、第二百五十条",
        records=Applied,
        document="申请执行书、生效法律文书、送达或者生效证明",
    )
    def receive_application(
        self,
        on: Annotated[date, Ask("收到申请执行书日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        document: Annotated[EnforcedDocument, Ask("执行依据")],
        document_number: Annotated[str, Ask("法律文书文号", max_length=60)],
        arbitration_case_id: Annotated[
            UUID | None, Ask("仲裁案件", hint="执行裁决书、仲裁调解书的填写", refers_to="arbitration-case")
        ] = None,
        mediation_case_id: Annotated[
            UUID | None, Ask("调解案件", hint="执行司法确认裁定的填写", refers_to="mediation-case")
        ] = None,
        litigation_case_id: Annotated[
            UUID | None, Ask("诉讼案件", hint="执行判决书、民事调解书的填写", refers_to="litigation-case")
        ] = None,
        payment_order_case_id: Annotated[
            UUID | None, Ask("支付令案件", hint="执行支付令的填写", refers_to="payment-order-case")
        ] = None,
        effective_on: Annotated[date, Ask("法律文书生效日期")],
        perform_by: Annotated[
            date | None, Ask("履行期间最后一日", hint="分期履行的填最后一期；没有规定履行期间的不填")
        ] = None,
        interrupted: Annotated[tuple[Interrupted, ...], Ask("申请执行时效的中断", hint="没有的不填")] = (),
        applicant: Annotated[Side, Ask("申请执行人")],
        respondent: Annotated[
            str, Ask("被执行人", hint="用人单位名称；被执行人是劳动者的写“劳动者”", max_length=100)
        ],
        items: Annotated[tuple[DueItem, ...], Ask("申请执行的各项")],
        rules: RuleBook,
    ) -> None:
        """申请执行的期间为二年，自履行期间最后一日起算；超过期间申请的仍应受理，由被执行人提出异议。"""
        if not items:
            raise NothingToEnforce(field="items")
        self._ripe(on, effective_on, perform_by)
        for one in interrupted:
            self.not_before(one.on, "时效中断", on)
        source = source_of(
            document,
            arbitration_case_id=arbitration_case_id,
            mediation_case_id=mediation_case_id,
            litigation_case_id=litigation_case_id,
            payment_order_case_id=payment_order_case_id,
        )
        self.happened(
            self.Applied,
            on,
            dispute_id=dispute_id,
            document=document,
            document_number=document_number,
            document_case_id=source,
            effective_on=effective_on,
            perform_by=perform_by,
            interrupted=interrupted,
            applicant=applicant,
            respondent=respondent,
            items=items,
            total=sum((item.amount or NOTHING for item in items), NOTHING),
            apply_until=self._apply_until(rules, perform_by or effective_on, interrupted),
            send_notice_by=counted(rules, "enforcement_notice", on, self.region),
            six_months=counted(rules, SIX_MONTHS, on, self.region),
        )

    @step(
        "执行立案",
        by=COURT,
        when=S.APPLIED,
        authority="民事诉讼法 第二百四十七条",
        records=Docketed,
        document="受理执行案件通知书",
    )
    def docket(
        self,
        on: Annotated[date, Ask("立案日期")],
        *,
        case_number: Annotated[
            str, Ask("案号", hint="例如（2026）晋0902执12号", max_length=60, check=Check.COURT_CASE_NUMBER)
        ],
        rules: RuleBook,
    ) -> None:
        """符合条件的执行申请予以立案；办理期限自立案之日起计算，经批准的延长本系统尚未登记。"""
        due = counted(rules, "enforcement_case_period", on, self.region)
        self.happened(self.Docketed, on, case_number=case_number, close_by=due)

    @step(
        "裁定不予受理执行申请",
        by=COURT,
        when=S.APPLIED,
        authority="最高人民法院关于人民法院执行工作若干问题的规定（试行）（2020年修正） 第十六条",
        records=NotAccepted,
        document="执行裁定书（不予受理）",
        verified=False,
    )
    def refuse_acceptance(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不符合执行立案条件的，裁定不予受理；超过申请执行时效不是不予受理的理由。"""
        self.happened(self.NotAccepted, on, reasons=reasons)

    def _apply_until(
        self, rules: RuleBook, starts_from: date, interrupted: tuple[Interrupted, ...]
    ) -> Deadline | None:
        changes = tuple(one.change() for one in interrupted)
        try:
            return rules.reckon(APPLY, starts_from=starts_from, region=self.region, changes=changes).deadline
        except NoSuchRule:
            return None

    def _ripe(self, on: date, effective_on: date, perform_by: date | None) -> None:
        if on < effective_on:
            raise NotYetEffective(f"生效日期 {effective_on}。", field="effective_on")
        if perform_by is not None and perform_by < effective_on:
            raise PerformedBeforeEffect(f"生效日期 {effective_on}。", field="perform_by")
        if perform_by is not None and on <= perform_by:
            raise PerformanceNotYetDue(f"履行期间至 {perform_by}。", field="perform_by")
