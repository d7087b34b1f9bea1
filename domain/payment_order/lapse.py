"""Payment order, sixth chapter: where the dispute goes once the order has fallen 支付令失效之后."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.payment_order.record import COURT, BasisOfOrder, PaymentOrderRecord, PaymentOrderState, counted
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt
from domain.steps import Ask, step
from domain.time_limits import Deadline

S = PaymentOrderState
ARBITRATE_FIRST = "劳动争议司法解释（一） 第十三条第二款"


class TerminationAlreadyServed(Refused):
    """申请人已经收到终结督促程序的裁定，七日的期限从第一次收到起算。"""

    CODE = "payment-order-termination-served"
    AUTHORITY = "民事诉讼法解释 第四百三十八条第一款"


class TerminationNotServed(Refused):
    """申请人尚未收到终结督促程序的裁定，请先登记送达。"""

    CODE = "payment-order-termination-not-served"
    AUTHORITY = "民事诉讼法解释 第四百三十八条第一款、第四百三十九条第一款"


class MustArbitrateFirst(Refused):
    """依据劳动合同法第三十条第二款申请支付令的，督促程序终结后应当先申请仲裁，不直接转入诉讼。"""

    CODE = "payment-order-must-arbitrate-first"
    AUTHORITY = ARBITRATE_FIRST


class AgreementNeedsNoArbitration(Refused):
    """依据调解协议申请支付令的，督促程序终结后可以凭调解协议直接起诉，不必先申请仲裁。"""

    CODE = "payment-order-agreement-needs-no-arbitration"
    AUTHORITY = "劳动争议司法解释（一） 第十三条第三款"


class RefusalPeriodStillRunning(Refused):
    """申请人表示不同意起诉的七日期限尚未届满，也没有另行起诉。"""

    CODE = "payment-order-refusal-still-running"
    AUTHORITY = "民事诉讼法解释 第四百三十九条第一款"


def on_agreement(case: Any) -> Refused | None:
    """Straight to court only where there is an agreement."""
    return None if case.basis is BasisOfOrder.AGREEMENT else MustArbitrateFirst()


def on_wages(case: Any) -> Refused | None:
    """Arbitration comes first where there is none."""
    return None if case.basis is BasisOfOrder.UNPAID_WAGES else AgreementNeedsNoArbitration()


class Lapse(PaymentOrderRecord):
    """From the order that has fallen to the next procedure, or to none."""

    class TerminationServed(Event):
        TOPIC = "payment-order-case.termination-served"
        TERM = "申请人收到终结督促程序裁定"
        ARTICLE = "民事诉讼法解释 第四百三十八条第一款"
        refuse_suit_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.termination_served_on = self.occurred_on
            case.refuse_suit_until = self.refuse_suit_until

    class PassedToLitigation(Event):
        TOPIC = "payment-order-case.passed-to-litigation"
        TERM = "转入诉讼"
        ARTICLE = "民事诉讼法 第二百二十八条第二款；民事诉讼法解释 第四百三十九条"
        LEADS_TO = S.LAPSED_TO_LITIGATION
        sued: bool
        sued_as_of: date
        refuse_suit_until: Deadline | None

    class ToldToArbitrate(Event):
        TOPIC = "payment-order-case.told-to-arbitrate"
        TERM = "告知先申请仲裁"
        ARTICLE = ARBITRATE_FIRST
        LEADS_TO = S.LAPSED_TO_ARBITRATION

    class SuitDeclined(Event):
        TOPIC = "payment-order-case.suit-declined"
        TERM = "申请人不同意起诉"
        ARTICLE = "民事诉讼法解释 第四百三十八条"
        LEADS_TO = S.LAPSED_END
        within: Deadline | None

    # Decisions

    @step(
        "送达终结督促程序裁定",
        by=COURT,
        when=S.TERMINATED,
        authority="民事诉讼法解释 第四百三十八条第一款",
        records=TerminationServed,
        document="送达回证",
    )
    def serve_termination(
        self,
        on: Annotated[date, Ask("申请人收到裁定日期", hint="送达回证所载日期")],
        *,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """申请支付令的一方当事人不同意提起诉讼的，应当自收到裁定之日起七日内向受理申请的人民法院提出。"""
        if self.termination_served_on is not None:
            raise TerminationAlreadyServed(f"已于 {self.termination_served_on} 收到。", field="on")
        until = counted(rules, "payment_order_refuse_suit", on, self.region)
        how = self.served(on, receipt, Paper.DECISION)
        self.happened(self.TerminationServed, on, refuse_suit_until=until, receipt=how)

    @step(
        "转入诉讼",
        by=COURT,
        when=S.TERMINATED,
        authority="民事诉讼法 第二百二十八条第二款；民事诉讼法解释 第四百三十九条；"
        "劳动争议司法解释（一） 第十三条第三款",
        records=PassedToLitigation,
        document="起诉状或者支付令申请书",
        provided=on_agreement,
    )
    def pass_to_litigation(
        self,
        on: Annotated[date, Ask("转入诉讼日期")],
        *,
        sued: Annotated[
            bool, Ask("劳动者已凭调解协议直接起诉", hint="没有起诉、期满未表示不同意的不选")
        ] = False,
    ) -> None:
        """七日内未表明不同意起诉的，视为向受理申请的人民法院起诉，提出支付令申请的时间即为起诉的时间。"""
        if self.termination_served_on is None and not sued:
            raise TerminationNotServed(field="on")
        until = self.refuse_suit_until
        if not sued and until is not None and not until.has_passed(on):
            raise RefusalPeriodStillRunning(f"至 {until.falls_on} 届满。", field="on")
        applied_on = self.opened_on
        assert applied_on is not None  # noqa: S101 - a terminated procedure was applied for
        self.happened(
            self.PassedToLitigation,
            on,
            sued=sued,
            sued_as_of=on if sued else applied_on,
            refuse_suit_until=None if sued else until,
        )

    @step(
        "告知先申请仲裁",
        by=COURT,
        when=S.TERMINATED,
        authority=ARBITRATE_FIRST,
        records=ToldToArbitrate,
        document="告知书",
        provided=on_wages,
    )
    def tell_to_arbitrate(self, on: Annotated[date, Ask("告知日期")]) -> None:
        """依据劳动合同法第三十条第二款申请支付令被裁定终结督促程序的，应当告知劳动者先向劳动争议仲裁机构申请仲裁。"""
        self.happened(self.ToldToArbitrate, on)

    @step(
        "申请人表示不同意起诉",
        by=COURT,
        when=S.TERMINATED,
        authority="民事诉讼法解释 第四百三十八条",
        records=SuitDeclined,
        document="书面声明",
    )
    def decline_suit(self, on: Annotated[date, Ask("表示不同意日期")]) -> None:
        """不同意提起诉讼的，不影响其向其他有管辖权的人民法院起诉，也不影响依法申请仲裁。"""
        if self.termination_served_on is None:
            raise TerminationNotServed(field="on")
        self.in_time(on, self.refuse_suit_until)
        self.happened(self.SuitDeclined, on, within=self.refuse_suit_until)
