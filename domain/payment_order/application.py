"""Payment order, first chapter: the application 支付令申请, its correction 补正, and acceptance 受理."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.payment_order.record import COURT, BasisOfOrder, PaymentOrderRecord, PaymentOrderState, counted
from domain.payment_order.scope import SumClaimed, outside, total
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, Check, step
from domain.time_limits import Deadline

S = PaymentOrderState


class SumsMissing(Refused):
    """支付令申请书应当写明请求给付金钱的数量和所根据的事实、证据。"""

    CODE = "payment-order-sums-missing"
    AUTHORITY = "民事诉讼法 第二百二十五条第二款"


class AgreementNotNamed(Refused):
    """持调解协议书申请支付令的，请指明达成协议的调解案件或者填写调解协议书的出处。"""

    CODE = "payment-order-agreement-not-named"
    AUTHORITY = "劳动争议调解仲裁法 第十六条"


class OutsidePaymentOrder(Refused):
    """该请求不在可以申请支付令的范围之内，不予受理。"""

    CODE = "outside-payment-order"
    AUTHORITY = "劳动争议调解仲裁法 第十六条；劳动合同法 第三十条第二款；劳动争议司法解释（一） 第十三条"


class OrderCorrectionPeriodWrong(Refused):
    """补正的期限不能早于通知日期。"""

    CODE = "payment-order-correction-period-wrong"
    AUTHORITY = "民事诉讼法解释 第四百二十六条"


class NothingToCorrect(Refused):
    """没有通知过补正，或者已经收到补正材料。"""

    CODE = "payment-order-nothing-to-correct"
    AUTHORITY = "民事诉讼法解释 第四百二十六条"


def awaiting_correction(case: Any) -> Refused | None:
    """Only what was asked for can come in."""
    return None if case.correct_by is not None else NothingToCorrect()


def within_scope(case: Any) -> Refused | None:
    """An application for something else is received, and turned down."""
    return OutsidePaymentOrder(f"“{case.outside}”。") if case.outside else None


class Application(PaymentOrderRecord):
    """From the application to its acceptance, or to a notice that it is not accepted."""

    class Applied(Event):
        TOPIC = "payment-order-case.applied"
        TERM = "收到支付令申请"
        ARTICLE = "民事诉讼法 第二百二十五条；劳动争议调解仲裁法 第十六条"
        LEADS_TO = S.APPLIED
        dispute_id: UUID
        mediation_case_id: UUID | None
        agreement: str | None
        basis: BasisOfOrder
        sums: tuple[SumClaimed, ...]
        total: Decimal
        debtor: str
        acceptance_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.mediation_case_id = self.mediation_case_id
            case.basis = self.basis
            case.claimed = self.total
            case.acceptance_due = self.acceptance_due
            case.outside = outside(self.basis, self.sums)

    class CorrectionAsked(Event):
        TOPIC = "payment-order-case.correction-asked"
        TERM = "通知补正"
        ARTICLE = "民事诉讼法解释 第四百二十六条"
        correct_by: date
        missing: SealedText

        def evolve(self, case: Any) -> None:
            case.correct_by = self.correct_by

    class ApplicationCorrected(Event):
        TOPIC = "payment-order-case.application-corrected"
        TERM = "收到补正材料"
        ARTICLE = "民事诉讼法解释 第四百二十六条"
        acceptance_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.correct_by = None
            case.acceptance_due = self.acceptance_due

    class Accepted(Event):
        TOPIC = "payment-order-case.accepted"
        TERM = "受理支付令申请"
        ARTICLE = "民事诉讼法 第二百二十六条"
        LEADS_TO = S.ACCEPTED
        case_number: str
        acceptance_due: Deadline | None
        issue_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.issue_due = self.issue_due

    class NotAccepted(Event):
        TOPIC = "payment-order-case.not-accepted"
        TERM = "不予受理支付令申请"
        ARTICLE = "民事诉讼法解释 第四百二十七条第二款"
        LEADS_TO = S.NOT_ACCEPTED
        reasons: SealedText
        acceptance_due: Deadline | None

    # Decisions

    @step(
        "收到支付令申请",
        by=COURT,
        when=S.NONE,
        authority="民事诉讼法 第二百二十五条；劳动争议调解仲裁法 第十六条；劳动合同法 第三十条第二款",
        records=Applied,
        document="支付令申请书",
    )
    def receive_application(
        self,
        on: Annotated[date, Ask("收到申请日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        mediation_case_id: Annotated[
            UUID | None, Ask("调解案件", hint="依据调解协议申请的填写", refers_to="mediation-case")
        ] = None,
        agreement: Annotated[
            str | None, Ask("调解协议书", hint="调解案件不在本系统的，写明调解组织和文号", max_length=100)
        ] = None,
        basis: Annotated[BasisOfOrder, Ask("申请依据")],
        sums: Annotated[tuple[SumClaimed, ...], Ask("请求给付的金额")],
        debtor: Annotated[str, Ask("被申请的用人单位", max_length=100)],
        rules: RuleBook,
    ) -> None:
        """劳动者可以向有管辖权的基层人民法院申请支付令；五日内通知是否受理。不在范围内的请求如实登记，不予受理。"""
        if not sums:
            raise SumsMissing(field="sums")
        if basis is BasisOfOrder.AGREEMENT and mediation_case_id is None and not agreement:
            raise AgreementNotNamed(field="agreement")
        self.happened(
            self.Applied,
            on,
            dispute_id=dispute_id,
            mediation_case_id=mediation_case_id,
            agreement=agreement,
            basis=basis,
            sums=sums,
            total=total(sums),
            debtor=debtor,
            acceptance_due=counted(rules, "payment_order_acceptance", on, self.region),
        )

    @step(
        "通知补正",
        by=COURT,
        when=S.APPLIED,
        authority="民事诉讼法解释 第四百二十六条",
        records=CorrectionAsked,
        document="补正通知书",
    )
    def ask_for_correction(
        self,
        on: Annotated[date, Ask("通知日期")],
        *,
        correct_by: Annotated[date, Ask("补正期限")],
        missing: Annotated[SealedText, Ask("需要补正的内容", max_length=2000)],
    ) -> None:
        """申请书不符合要求的，可以通知债权人限期补正。"""
        if correct_by < on:
            raise OrderCorrectionPeriodWrong(f"通知日期 {on}。", field="correct_by")
        self.happened(self.CorrectionAsked, on, correct_by=correct_by, missing=missing)

    @step(
        "收到补正材料",
        by=COURT,
        when=S.APPLIED,
        authority="民事诉讼法解释 第四百二十六条",
        records=ApplicationCorrected,
        document="补正材料",
        provided=awaiting_correction,
    )
    def record_correction(self, on: Annotated[date, Ask("收到补正材料日期")], *, rules: RuleBook) -> None:
        """人民法院应当自收到补正材料之日起五日内通知债权人是否受理。"""
        due = counted(rules, "payment_order_acceptance", on, self.region)
        self.happened(self.ApplicationCorrected, on, acceptance_due=due)

    @step(
        "受理支付令申请",
        by=COURT,
        when=S.APPLIED,
        authority="民事诉讼法 第二百二十六条；民事诉讼法解释 第四百二十七条；劳动争议司法解释（一） 第十三条第一款",
        records=Accepted,
        document="受理通知书",
        provided=within_scope,
    )
    def accept(
        self,
        on: Annotated[date, Ask("受理日期")],
        *,
        case_number: Annotated[
            str,
            Ask("案号", hint="例如（2026）晋0902民督12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ],
        rules: RuleBook,
    ) -> None:
        """符合条件的，应当在收到申请后五日内通知债权人受理；自受理之日起十五日内发出支付令或者驳回申请。"""
        due = counted(rules, "payment_order_issue", on, self.region)
        self.happened(
            self.Accepted, on, case_number=case_number, acceptance_due=self.acceptance_due, issue_due=due
        )

    @step(
        "不予受理支付令申请",
        by=COURT,
        when=S.APPLIED,
        authority="民事诉讼法解释 第四百二十七条第二款",
        records=NotAccepted,
        document="不予受理通知书",
    )
    def decline(
        self,
        on: Annotated[date, Ask("通知日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不符合受理条件的，应当在收到申请书后五日内通知债权人不予受理。"""
        self.happened(self.NotAccepted, on, reasons=reasons, acceptance_due=self.acceptance_due)
