"""Payment order, fourth chapter: paid 清偿, in force 生效, or revoked 撤销."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.kernel import Event
from domain.payment_order.record import COURT, NOTHING, PaymentOrderRecord, PaymentOrderState, served
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.time_limits import Deadline

S = PaymentOrderState


class PaymentExceedsOrder(Refused):
    """累计清偿金额不能超过支付令的金额。"""

    CODE = "payment-exceeds-payment-order"
    AUTHORITY = "本系统记录规则"


class OrderPaidInFull(Refused):
    """支付令的金额已全部清偿的，应当登记清偿完毕。"""

    CODE = "payment-order-paid-in-full"
    AUTHORITY = "本系统记录规则"


class OrderNotYetPaid(Refused):
    """支付令的金额尚未全部清偿，不能记录为清偿完毕。"""

    CODE = "payment-order-not-yet-paid"
    AUTHORITY = "民事诉讼法 第二百二十七条第二款"


class ResponsePeriodStillRunning(Refused):
    """清偿和提出异议的期限尚未届满，不能申请执行支付令。"""

    CODE = "payment-order-response-still-running"
    AUTHORITY = "民事诉讼法 第二百二十七条第三款"


class ObjectionUndecided(Refused):
    """债务人已经提出书面异议，应当先对异议作出裁定。"""

    CODE = "payment-order-objection-undecided"
    AUTHORITY = "民事诉讼法 第二百二十八条；民事诉讼法解释 第四百三十五条至第四百三十七条"


class Effect(PaymentOrderRecord):
    """From an order the debtor has received to its payment, or to its enforcement."""

    class PartPaid(Event):
        TOPIC = "payment-order-case.part-paid"
        TERM = "部分清偿"
        ARTICLE = "民事诉讼法 第二百二十七条第二款"
        item: int
        amount: Decimal
        outstanding: Decimal

        def evolve(self, case: Any) -> None:
            case.paid[self.item - 1] += self.amount

    class Paid(Event):
        TOPIC = "payment-order-case.paid"
        TERM = "债务清偿完毕"
        ARTICLE = "民事诉讼法 第二百二十七条第二款"
        LEADS_TO = S.PAID
        paid_now: Decimal | None
        response_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.paid = [paid + case.left_on(item) for item, paid in enumerate(case.paid, start=1)]

    class BecameEnforceable(Event):
        TOPIC = "payment-order-case.became-enforceable"
        TERM = "支付令生效，可以申请执行"
        ARTICLE = "民事诉讼法 第二百二十七条第三款；民事诉讼法解释 第四百四十条"
        LEADS_TO = S.ENFORCEABLE
        outstanding: Decimal
        response_until: Deadline | None

    class Revoked(Event):
        TOPIC = "payment-order-case.revoked"
        TERM = "撤销支付令"
        ARTICLE = "民事诉讼法解释 第四百四十一条"
        LEADS_TO = S.REVOKED
        reasons: SealedText

    # Decisions

    @step(
        "登记部分清偿",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法 第二百二十七条第二款",
        records=PartPaid,
        document="清偿凭证",
        provided=served,
    )
    def record_part_payment(
        self,
        on: Annotated[date, Ask("付款日期")],
        *,
        item: Annotated[int, Ask("第几项", hint="支付令的第几项金额")],
        amount: Annotated[Decimal, Ask("付款金额（元）", check=Check.YUAN)],
    ) -> None:
        """债务人清偿一部分的，如实登记；其余部分仍受支付令约束。"""
        self.item_known(item, "item")
        if amount > self.left_on(item):
            raise PaymentExceedsOrder(
                f"第 {item} 项尚欠 {self.left_on(item)} 元，本次 {amount} 元。", field="amount"
            )
        if amount == self.outstanding:
            raise OrderPaidInFull(f"尚欠 {self.outstanding} 元。", field="amount")
        outstanding = self.outstanding - amount
        self.happened(self.PartPaid, on, item=item, amount=amount, outstanding=outstanding)

    @step(
        "登记清偿完毕",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法 第二百二十七条第二款",
        records=Paid,
        document="清偿凭证",
        provided=served,
    )
    def record_full_payment(
        self,
        on: Annotated[date, Ask("清偿完毕日期")],
        *,
        paid_now: Annotated[
            Decimal | None, Ask("本次付款金额（元）", hint="最后一笔；先前已付清的不填", check=Check.YUAN)
        ] = None,
    ) -> None:
        """债务人按支付令清偿全部债务的，督促程序了结。"""
        paid = paid_now or NOTHING
        if paid != self.outstanding:
            refusal = OrderNotYetPaid if paid < self.outstanding else PaymentExceedsOrder
            raise refusal(f"尚欠 {self.outstanding} 元，本次 {paid} 元。", field="paid_now")
        self.happened(self.Paid, on, paid_now=paid_now, response_until=self.response_until)

    @step(
        "支付令生效，可以申请执行",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法 第二百二十七条第三款；民事诉讼法解释 第四百四十条",
        records=BecameEnforceable,
        document="生效证明",
        provided=served,
    )
    def establish_force(self, on: Annotated[date, Ask("确认生效日期")]) -> None:
        """债务人在十五日内不提出异议又不履行支付令的，债权人可以向人民法院申请执行，期间为二年。"""
        until = self.response_until
        if until is not None and not until.has_passed(on):
            raise ResponsePeriodStillRunning(f"至 {until.falls_on} 届满。", field="on")
        if self.objection_pending:
            raise ObjectionUndecided(field="on")
        self.happened(self.BecameEnforceable, on, outstanding=self.outstanding, response_until=until)

    @step(
        "撤销支付令",
        by=COURT,
        when=S.ENFORCEABLE,
        authority="民事诉讼法解释 第四百四十一条",
        records=Revoked,
        document="民事裁定书（撤销支付令，驳回申请）",
        verified=False,
    )
    def revoke(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """院长发现本院已经生效的支付令确有错误，认为需要撤销的，经审判委员会讨论决定后，裁定撤销并驳回申请。"""
        self.happened(self.Revoked, on, reasons=reasons)
