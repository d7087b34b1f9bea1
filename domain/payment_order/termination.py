"""Payment order, fifth chapter: the procedure terminated 终结督促程序, and the order fallen 失效."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.parties import Side
from domain.payment_order.objection import objected
from domain.payment_order.record import COURT, PaymentOrderRecord, PaymentOrderState
from domain.refusals import Refused
from domain.representation.acting import of, through_representative
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = PaymentOrderState
UNSERVED = "民事诉讼法解释 第四百三十条第二项"


class GroundOfTermination(Term):
    """Why the procedure is terminated and the order falls (民事诉讼法 第二百二十八条；民事诉讼法解释 第四百三十条)."""

    OBJECTION = "objection", "书面异议成立"
    UNSERVED = "unserved", "发出之日起三十日内无法送达"


class GroundOfDiscontinuance(Term):
    """Why there is nothing left to decide on (民事诉讼法解释 第四百三十条第一项、第三项)."""

    SUED = "sued", "债权人就同一债权债务关系又提起诉讼"
    WITHDRAWN = "withdrawn", "债务人收到支付令前债权人撤回申请"


class ServicePeriodStillRunning(Refused):
    """支付令的送达期限尚未届满，不能以无法送达终结督促程序。"""

    CODE = "payment-order-service-still-running"
    AUTHORITY = UNSERVED


class DebtorHasReceived(Refused):
    """债务人已经收到支付令。"""

    CODE = "payment-order-received"
    AUTHORITY = "民事诉讼法解释 第四百三十条第二项、第三项"


def not_received(case: Any) -> Refused | None:
    """Only an order that did not reach the debtor fails for want of service."""
    return None if case.served_on is None else DebtorHasReceived(f"已于 {case.served_on} 收到。")


class Termination(PaymentOrderRecord):
    """How the procedure ends without payment and without force."""

    class Terminated(Event):
        TOPIC = "payment-order-case.terminated"
        TERM = "终结督促程序"
        ARTICLE = "民事诉讼法 第二百二十八条；民事诉讼法解释 第四百三十条第二项、第四百三十五条"
        LEADS_TO = S.TERMINATED
        ground: GroundOfTermination
        serve_by: Deadline | None

        def evolve(self, case: Any) -> None:
            case.objection_pending = False

    class Discontinued(Event):
        TOPIC = "payment-order-case.discontinued"
        TERM = "终结督促程序，不转入诉讼"
        ARTICLE = "民事诉讼法解释 第四百三十条第一项、第三项"
        LEADS_TO = S.LAPSED_END
        ground: GroundOfDiscontinuance

    # Decisions

    @step(
        "异议成立，终结督促程序",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法 第二百二十八条第一款；民事诉讼法解释 第四百三十五条",
        records=Terminated,
        document="民事裁定书（终结督促程序）",
        provided=objected,
    )
    def uphold_objection(self, on: Annotated[date, Ask("裁定日期")]) -> None:
        """经形式审查，书面异议成立的，应当裁定终结督促程序，支付令自行失效。"""
        self.happened(self.Terminated, on, ground=GroundOfTermination.OBJECTION, serve_by=None)

    @step(
        "无法送达，终结督促程序",
        by=COURT,
        when=S.ISSUED,
        authority=UNSERVED,
        records=Terminated,
        document="民事裁定书（终结督促程序）",
        provided=not_received,
    )
    def terminate_unserved(self, on: Annotated[date, Ask("裁定日期")]) -> None:
        """发出支付令之日起三十日内无法送达债务人的，应当裁定终结督促程序。"""
        serve_by = self.serve_by
        if serve_by is not None and not serve_by.has_passed(on):
            raise ServicePeriodStillRunning(f"至 {serve_by.falls_on} 届满。", field="on")
        self.happened(self.Terminated, on, ground=GroundOfTermination.UNSERVED, serve_by=serve_by)

    @step(
        "债权人起诉或者撤回申请，终结督促程序",
        by=COURT,
        when=(S.ACCEPTED, S.ISSUED),
        authority="民事诉讼法解释 第四百三十条第一项、第三项",
        records=Discontinued,
        document="民事裁定书（终结督促程序）",
    )
    @through_representative(whose=of(Side.WORKER))
    def discontinue(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        ground: Annotated[GroundOfDiscontinuance, Ask("终结事由")],
    ) -> None:
        """受理后债权人就同一债权债务关系又起诉的，或者债务人收到支付令前债权人撤回申请的，裁定终结督促程序。"""
        if ground is GroundOfDiscontinuance.WITHDRAWN and self.served_on is not None:
            raise DebtorHasReceived(f"已于 {self.served_on} 收到。", field="ground")
        self.happened(self.Discontinued, on, ground=ground)
