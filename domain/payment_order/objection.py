"""Payment order, third chapter: the debtor's objection 书面异议, to all of the order or to part of it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.kernel import Event
from domain.parties import Side
from domain.payment_order.record import COURT, NOTHING, PaymentOrderRecord, PaymentOrderState, served
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import of, through_representative
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = PaymentOrderState


class WeakObjection(Term):
    """What does not touch the debt itself, so that the order stands (民事诉讼法解释 第四百三十六条)."""

    UNABLE = "unable", "缺乏清偿能力"
    LATER = "later", "请求延缓债务清偿期限"
    OTHERWISE = "otherwise", "请求变更债务清偿方式"


@dataclass(frozen=True, slots=True, kw_only=True)
class SumObjectedTo:
    """One sum the objection is about."""

    item: Annotated[int, Ask("第几项", hint="支付令的第几项金额")]


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


class WholeOrderObjectedTo(Refused):
    """异议及于支付令全部尚存的金额的，应当裁定终结督促程序；没有写明哪几项的，不能登记为部分异议成立。"""

    CODE = "payment-order-whole-objected-to"
    AUTHORITY = "民事诉讼法 第二百二十八条第一款；民事诉讼法解释 第四百三十二条"


def objected(case: Any) -> Refused | None:
    """A ruling answers an objection."""
    return None if case.objection_pending else NoObjectionPending()


class Objection(PaymentOrderRecord):
    """From the objection to its rejection, or to an order that stands in part."""

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

    class PartFell(Event):
        TOPIC = "payment-order-case.part-fell"
        TERM = "部分请求的异议成立"
        ARTICLE = "民事诉讼法解释 第四百三十二条"
        items: tuple[SumObjectedTo, ...]
        outstanding: Decimal

        def evolve(self, case: Any) -> None:
            case.fallen.update(objected_to.item for objected_to in self.items)
            case.objection_pending = False

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
    @through_representative(whose=of(Side.EMPLOYER))
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
        "部分请求的异议成立",
        by=COURT,
        when=S.ISSUED,
        authority="民事诉讼法解释 第四百三十二条",
        records=PartFell,
        document="民事裁定书（部分终结督促程序）",
        verified=False,
        provided=objected,
    )
    def uphold_in_part(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        items: Annotated[tuple[SumObjectedTo, ...], Ask("异议成立的各项")],
    ) -> None:
        """债权人提出多项支付请求，债务人仅就其中一项或者几项提出异议的，不影响其他各项请求的效力。"""
        for objected_to in items:
            self.item_known(objected_to.item, "items")
        named = {objected_to.item for objected_to in items}
        standing = set(range(1, len(self.ordered) + 1)) - self.fallen
        if not named or standing <= named:
            raise WholeOrderObjectedTo(field="items")
        outstanding = sum((self.left_on(item) for item in standing - named), NOTHING)
        self.happened(self.PartFell, on, items=items, outstanding=outstanding)
