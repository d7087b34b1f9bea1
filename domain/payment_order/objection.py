"""Payment order, third chapter: the debtor's objection 书面异议, and how the order falls 失效."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.payment_order.record import COURT, PaymentOrderRecord, PaymentOrderState, served
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = PaymentOrderState
UNSERVED = "民事诉讼法解释 第四百三十条第二项"


class WeakObjection(Term):
    """What does not touch the debt itself, so that the order stands (民事诉讼法解释 第四百三十六条)."""

    UNABLE = "unable", "缺乏清偿能力"
    LATER = "later", "请求延缓债务清偿期限"
    OTHERWISE = "otherwise", "请求变更债务清偿方式"


class GroundOfTermination(Term):
    """Why the procedure is terminated and the order falls (民事诉讼法 第二百二十八条；民事诉讼法解释 第四百三十条)."""

    OBJECTION = "objection", "书面异议成立"
    UNSERVED = "unserved", "发出之日起三十日内无法送达"


class GroundOfDiscontinuance(Term):
    """Why there is nothing left to decide on (民事诉讼法解释 第四百三十条第一项、第三项)."""

    SUED = "sued", "债权人就同一债权债务关系又提起诉讼"
    WITHDRAWN = "withdrawn", "债务人收到支付令前债权人撤回申请"


class ObjectionMustBeWritten(Refused):
    """债务人的口头异议无效，应当提出书面异议。"""

    CODE = "payment-order-objection-must-be-written"
    AUTHORITY = "民事诉讼法解释 第四百三十六条第三款"


class ObjectionAlreadyPending(Refused):
    """已经收到书面异议，尚未作出裁定。"""

    CODE = "payment-order-objection-pending"
    AUTHORITY = "民事诉讼法 第二百二十八条"


class NoObjectionPending(Refused):
    """没有等待审查的书面异议。"""

    CODE = "payment-order-no-objection"
    AUTHORITY = "民事诉讼法 第二百二十八条"


class ServicePeriodStillRunning(Refused):
    """支付令的送达期限尚未届满，不能以无法送达终结督促程序。"""

    CODE = "payment-order-service-still-running"
    AUTHORITY = UNSERVED


class DebtorHasReceived(Refused):
    """债务人已经收到支付令。"""

    CODE = "payment-order-received"
    AUTHORITY = "民事诉讼法解释 第四百三十条第二项、第三项"


def objected(case: Any) -> Refused | None:
    """A ruling answers an objection."""
    return None if case.objection_pending else NoObjectionPending()


def not_received(case: Any) -> Refused | None:
    """Only an order that did not reach the debtor fails for want of service."""
    return None if case.served_on is None else DebtorHasReceived(f"已于 {case.served_on} 收到。")


class Objection(PaymentOrderRecord):
    """From the objection to its rejection, or to the end of the procedure."""

    class DebtorObjected(Event):
        TOPIC = "payment-order-case.debtor-objected"
        TERM = "债务人书面异议"
        ARTICLE = "民事诉讼法 第二百二十七条第二款"
        content: SealedText
        response_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.objection_pending = True

    class ObjectionWithdrawn(Event):
        TOPIC = "payment-order-case.objection-withdrawn"
        TERM = "准许撤回异议"
        ARTICLE = "民事诉讼法解释 第四百三十七条"

        def evolve(self, case: Any) -> None:
            case.objection_pending = False

    class ObjectionDismissed(Event):
        TOPIC = "payment-order-case.objection-dismissed"
        TERM = "驳回异议"
        ARTICLE = "民事诉讼法解释 第四百三十六条"
        ground: WeakObjection

        def evolve(self, case: Any) -> None:
            case.objection_pending = False

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
        "收到债务人书面异议",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法 第二百二十七条第二款；民事诉讼法解释 第四百三十一条、第四百三十六条第三款",
        records=DebtorObjected,
        document="异议书",
        provided=served,
    )
    def record_objection(
        self,
        on: Annotated[date, Ask("收到异议日期")],
        *,
        written: Annotated[bool, Ask("以书面提出")],
        content: Annotated[SealedText, Ask("异议内容", max_length=5000)],
    ) -> None:
        """债务人超过法定期间提出异议的，视为未提出异议；收到后未提出异议而向其他人民法院起诉的，不影响支付令的效力。"""
        if not written:
            raise ObjectionMustBeWritten(field="written")
        if self.objection_pending:
            raise ObjectionAlreadyPending(field="on")
        self.in_time(on, self.response_until)
        self.happened(self.DebtorObjected, on, content=content, response_until=self.response_until)

    @step(
        "准许债务人撤回异议",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法解释 第四百三十七条",
        records=ObjectionWithdrawn,
        document="民事裁定书（准许撤回异议）",
        provided=objected,
    )
    def allow_withdrawal_of_objection(self, on: Annotated[date, Ask("裁定日期")]) -> None:
        """在作出终结督促程序或者驳回异议裁定前，债务人请求撤回异议的，应当裁定准许；反悔的不予支持。"""
        self.happened(self.ObjectionWithdrawn, on)

    @step(
        "裁定驳回异议",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法解释 第四百三十五条、第四百三十六条",
        records=ObjectionDismissed,
        document="民事裁定书（驳回异议）",
        provided=objected,
    )
    def dismiss_objection(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        ground: Annotated[WeakObjection, Ask("异议的内容")],
    ) -> None:
        """债务人对债务本身没有异议，只是提出缺乏清偿能力、延缓清偿期限、变更清偿方式等异议的，不影响支付令的效力。"""
        self.happened(self.ObjectionDismissed, on, ground=ground)

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
        """经形式审查，书面异议成立的，应当裁定终结督促程序，支付令自行失效。只对部分请求提出异议的，本系统尚未分项登记。"""
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
