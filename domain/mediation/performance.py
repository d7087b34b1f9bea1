"""Mediation, fourth chapter: performance 履行 of the agreement, and what follows its breach."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.kernel import Event
from domain.mediation.record import MEDIATORS, MediationRecord, MediationState
from domain.parties import Side
from domain.refusals import Refused
from domain.settlement import not_beyond_agreed, paid_as_agreed
from domain.steps import Ask, Check, step

S = MediationState


class PaymentExceedsAgreement(Refused):
    """累计履行金额不能超过协议约定总额。"""

    CODE = "payment-exceeds-agreement"
    AUTHORITY = "本系统记录规则"


class NotYetPaidInFull(Refused):
    """协议约定的金额尚未全部履行，不能记录为履行完毕。"""

    CODE = "not-yet-paid-in-full"
    AUTHORITY = "企业劳动争议协商调解规定 第十六条第三项"


class PaymentOrderNotForThisClaim(Refused):
    """支付令只适用于支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金的调解协议。"""

    CODE = "payment-order-not-for-this-claim"
    AUTHORITY = "劳动争议调解仲裁法 第十六条"


class SuitNeedsWageAgreement(Refused):
    """仅就劳动报酬达成的调解协议，劳动者才可以不经仲裁直接起诉。"""

    CODE = "suit-needs-wage-agreement"
    AUTHORITY = "劳动争议司法解释（一） 第五十一条第二款"


def wages_only(case: Any) -> Refused | None:
    """Without arbitration only where the agreement is about wages alone."""
    return None if case.only_wages else SuitNeedsWageAgreement()


class Performance(MediationRecord):
    """From the first payment to the last, or to the next procedure."""

    class InstalmentPaid(Event):
        TOPIC = "mediation-case.instalment-paid"
        TERM = "部分履行"
        ARTICLE = "企业劳动争议协商调解规定 第十六条第三项"
        amount: Decimal

        def evolve(self, case: Any) -> None:
            case.paid += self.amount

    class Fulfilled(Event):
        TOPIC = "mediation-case.fulfilled"
        TERM = "履行完毕"
        ARTICLE = "企业劳动争议协商调解规定 第十六条第三项；人民调解法 第三十一条"
        LEADS_TO = S.FULFILLED
        paid_now: Decimal | None

        def evolve(self, case: Any) -> None:
            case.paid += self.paid_now or Decimal("0.00")

    class Breached(Event):
        TOPIC = "mediation-case.breached"
        TERM = "约定期限内不履行"
        ARTICLE = "劳动争议调解仲裁法 第十五条、第十六条"
        LEADS_TO = S.BREACHED
        unpaid: Decimal | None

    class PaymentOrderApplied(Event):
        TOPIC = "mediation-case.payment-order-applied"
        TERM = "申请支付令"
        ARTICLE = "劳动争议调解仲裁法 第十六条"
        LEADS_TO = S.TO_PAYMENT_ORDER

    class ArbitrationApplied(Event):
        TOPIC = "mediation-case.arbitration-applied"
        TERM = "当事人申请仲裁"
        ARTICLE = "劳动争议调解仲裁法 第五条、第十五条"
        LEADS_TO = S.TO_ARBITRATION
        applicant: Side

    class SuitBrought(Event):
        TOPIC = "mediation-case.suit-brought"
        TERM = "凭调解协议直接起诉"
        ARTICLE = "劳动争议司法解释（一） 第五十一条第二款"
        LEADS_TO = S.TO_LITIGATION

    # Decisions

    @step(
        "登记部分履行",
        by=MEDIATORS,
        when=(S.AGREEMENT_EFFECTIVE, S.CONFIRMED_BY_COURT, S.MERGED_TO_ARBITRAL_STATEMENT),
        authority="企业劳动争议协商调解规定 第十六条第三项",
        records=InstalmentPaid,
        document="履行凭证",
    )
    def record_instalment(
        self,
        on: Annotated[date, Ask("付款日期")],
        *,
        amount: Annotated[Decimal, Ask("付款金额（元）", check=Check.YUAN)],
    ) -> None:
        """督促和解协议、调解协议的履行。"""
        not_beyond_agreed(self.agreed_amount, self.paid, amount, PaymentExceedsAgreement)
        self.happened(self.InstalmentPaid, on, amount=amount)

    @step(
        "履行完毕",
        by=MEDIATORS,
        when=S.AGREEMENT_EFFECTIVE,
        authority="企业劳动争议协商调解规定 第十六条第三项；人民调解法 第三十一条",
        records=Fulfilled,
        document="履行凭证、回访记录",
    )
    def fulfil(
        self,
        on: Annotated[date, Ask("履行完毕日期")],
        *,
        paid_now: Annotated[
            Decimal | None, Ask("本次付款金额（元）", hint="最后一笔；没有金钱给付的不填", check=Check.YUAN)
        ] = None,
    ) -> None:
        """义务人在约定期限内履行完毕，调解案件了结。"""
        paid = self.paid + (paid_now or Decimal("0.00"))
        paid_as_agreed(
            self.agreed_amount, paid, too_little=NotYetPaidInFull, too_much=PaymentExceedsAgreement
        )
        self.happened(self.Fulfilled, on, paid_now=paid_now)

    @step(
        "登记未按约履行",
        by=MEDIATORS,
        when=S.AGREEMENT_EFFECTIVE,
        authority="劳动争议调解仲裁法 第十五条",
        records=Breached,
        document="不履行记录、可申请仲裁告知书",
    )
    def record_breach(self, on: Annotated[date, Ask("确认未履行日期")]) -> None:
        """一方在协议约定期限内不履行调解协议的，另一方可以依法申请仲裁。"""
        unpaid = None if self.agreed_amount is None else self.agreed_amount - self.paid
        self.happened(self.Breached, on, unpaid=unpaid)

    @step(
        "登记申请支付令",
        by=MEDIATORS,
        when=S.BREACHED,
        authority="劳动争议调解仲裁法 第十六条",
        records=PaymentOrderApplied,
        document="支付令申请书",
    )
    def record_payment_order(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        within_article: Annotated[bool, Ask("协议内容为劳动报酬、工伤医疗费、经济补偿或者赔偿金")],
    ) -> None:
        """劳动者可以持调解协议书依法向人民法院申请支付令。"""
        if not within_article:
            raise PaymentOrderNotForThisClaim(field="within_article")
        self.happened(self.PaymentOrderApplied, on)

    @step(
        "登记申请仲裁",
        by=MEDIATORS,
        when=(S.BREACHED, S.FAILED),
        authority="劳动争议调解仲裁法 第五条、第十四条第三款、第十五条",
        records=ArbitrationApplied,
        document="仲裁申请书",
    )
    def record_arbitration(
        self,
        on: Annotated[date, Ask("申请仲裁日期")],
        *,
        applicant: Annotated[Side, Ask("申请人")],
    ) -> None:
        """调解不成或者达成协议后不履行的，当事人可以向劳动争议仲裁委员会申请仲裁。"""
        self.happened(self.ArbitrationApplied, on, applicant=applicant)

    @step(
        "登记凭协议直接起诉",
        by=MEDIATORS,
        when=S.BREACHED,
        authority="劳动争议司法解释（一） 第五十一条第二款",
        records=SuitBrought,
        document="起诉状",
        provided=wages_only,
    )
    def record_suit(self, on: Annotated[date, Ask("起诉日期")]) -> None:
        """仅就劳动报酬达成调解协议，用人单位不履行给付义务的，劳动者可以直接向人民法院起诉。"""
        self.happened(self.SuitBrought, on)
