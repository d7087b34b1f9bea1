"""Payment order, second chapter: the order 支付令 issued or refused, and served 送达."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.kernel import Event
from domain.payment_order.record import COURT, NOTHING, PaymentOrderRecord, PaymentOrderState, counted
from domain.payment_order.scope import SumClaimed, total
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt, ServiceMethod
from domain.steps import Ask, step
from domain.time_limits import Deadline

S = PaymentOrderState
LEFT = Receipt(method=ServiceMethod.LEFT)


class OrderWithoutSums(Refused):
    """支付令应当写明给付的金额，请逐项填写。"""

    CODE = "payment-order-without-sums"
    AUTHORITY = "民事诉讼法 第二百二十七条第一款"


class OrderExceedsClaim(Refused):
    """支付令的金额不能超过申请的金额。"""

    CODE = "payment-order-exceeds-claim"
    AUTHORITY = "民事诉讼法 第二百二十五条第二款、第二百二十七条第一款"


class OrderAlreadyServed(Refused):
    """支付令已经送达，清偿和异议的期限从第一次收到起算。"""

    CODE = "payment-order-already-served"
    AUTHORITY = "民事诉讼法 第二百二十七条第二款"


class LeftOtherwise(Refused):
    """债务人拒绝接收而留置送达的，送达方式应当填写留置送达。"""

    CODE = "payment-order-left-otherwise"
    AUTHORITY = "民事诉讼法 第八十九条；民事诉讼法解释 第四百二十九条"


class Order(PaymentOrderRecord):
    """From acceptance to an order the debtor has received, or to its refusal."""

    class Issued(Event):
        TOPIC = "payment-order-case.issued"
        TERM = "发出支付令"
        ARTICLE = "民事诉讼法 第二百二十七条第一款"
        LEADS_TO = S.ISSUED
        sums: tuple[SumClaimed, ...]
        total: Decimal
        issue_due: Deadline | None
        serve_by: Deadline | None

        def evolve(self, case: Any) -> None:
            case.ordered = tuple(ordered.amount for ordered in self.sums)
            case.paid = [NOTHING for _ in self.sums]
            case.serve_by = self.serve_by

    class Rejected(Event):
        TOPIC = "payment-order-case.rejected"
        TERM = "驳回支付令申请"
        ARTICLE = "民事诉讼法 第二百二十七条第一款；民事诉讼法解释 第四百二十八条"
        LEADS_TO = S.REJECTED
        reasons: SealedText
        issue_due: Deadline | None

    class Served(Event):
        TOPIC = "payment-order-case.served"
        TERM = "送达支付令"
        ARTICLE = "民事诉讼法 第二百二十七条第二款；民事诉讼法解释 第四百二十九条"
        left: bool
        response_until: Deadline | None
        serve_by: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.served_on = self.occurred_on
            case.response_until = self.response_until

    # Decisions

    @step(
        "发出支付令",
        by=COURT,
        when=S.ACCEPTED,
        authority="民事诉讼法 第二百二十七条第一款",
        records=Issued,
        document="支付令",
    )
    def issue(
        self,
        on: Annotated[date, Ask("发出日期")],
        *,
        sums: Annotated[tuple[SumClaimed, ...], Ask("支付令各项金额")],
        rules: RuleBook,
    ) -> None:
        """债权债务关系明确、合法的，应当在受理之日起十五日内发出支付令；发出后三十日内无法送达的，终结督促程序。"""
        if not sums:
            raise OrderWithoutSums(field="sums")
        ordered = total(sums)
        if ordered > self.claimed:
            raise OrderExceedsClaim(f"申请 {self.claimed} 元，支付令 {ordered} 元。", field="sums")
        serve_by = counted(rules, "payment_order_service_limit", on, self.region)
        self.happened(self.Issued, on, sums=sums, total=ordered, issue_due=self.issue_due, serve_by=serve_by)

    @step(
        "驳回支付令申请",
        by=COURT,
        when=S.ACCEPTED,
        authority="民事诉讼法 第二百二十七条第一款；民事诉讼法解释 第四百二十八条",
        records=Rejected,
        document="民事裁定书（驳回申请）",
    )
    def reject(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """申请不成立，或者受理后发现不符合受理条件的，在受理之日起十五日内裁定驳回申请。"""
        self.happened(self.Rejected, on, reasons=reasons, issue_due=self.issue_due)

    @step(
        "送达支付令",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法 第二百二十七条第二款；民事诉讼法解释 第四百二十九条、第四百三十条第二项",
        records=Served,
        document="送达回证",
    )
    def serve(
        self,
        on: Annotated[date, Ask("债务人收到支付令日期", hint="送达回证所载日期")],
        *,
        left: Annotated[bool, Ask("债务人拒绝接收，留置送达")] = False,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """债务人应当自收到支付令之日起十五日内清偿债务，或者向人民法院提出书面异议。"""
        if self.served_on is not None:
            raise OrderAlreadyServed(f"已于 {self.served_on} 收到。", field="on")
        self.in_time(on, self.serve_by)
        if left and receipt is not None and receipt.method is not ServiceMethod.LEFT:
            raise LeftOtherwise(f"送达方式为{receipt.method.zh}。", field="left")
        how = self.served(on, receipt or (LEFT if left else None), Paper.PAYMENT_ORDER)
        until = counted(rules, "payment_order_response", on, self.region)
        self.happened(
            self.Served,
            on,
            left=how.method is ServiceMethod.LEFT,
            response_until=until,
            serve_by=self.serve_by,
            receipt=how,
        )
