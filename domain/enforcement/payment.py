"""Enforcement, fourth chapter: what comes in 执行到位, item by item, up to completion 执行完毕."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.claims import ClaimKind
from domain.enforcement.due import DueItem, HowPaid
from domain.enforcement.record import COURT, NOTHING, EnforcementRecord, EnforcementState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.settlement import not_beyond_agreed
from domain.steps import Ask, Check, step
from domain.time_limits import Deadline

S = EnforcementState
PAYABLE = (S.DOCKETED, S.NOTIFIED, S.MEASURES, S.STAYED, S.SETTLEMENT, S.THIS_EXECUTION_ENDED)
COMPLETABLE = (S.DOCKETED, S.NOTIFIED, S.MEASURES, S.THIS_EXECUTION_ENDED)
DELAY = "民事诉讼法 第二百六十四条"


class NoSuchItem(Refused):
    """没有该序号的执行项目。"""

    CODE = "no-such-enforcement-item"
    AUTHORITY = "本系统记录规则"


class NotASum(Refused):
    """该执行项目是应当完成的行为，不登记金额。"""

    CODE = "enforcement-item-not-a-sum"
    AUTHORITY = "本系统记录规则"


class NotAnAct(Refused):
    """该执行项目是金钱给付，请登记执行到位的金额；或者该行为已经完成。"""

    CODE = "enforcement-item-not-an-act"
    AUTHORITY = "本系统记录规则"


class PaymentExceedsDue(Refused):
    """累计执行到位金额不能超过该项应付金额；迟延履行利息另行登记为一项。"""

    CODE = "payment-exceeds-due"
    AUTHORITY = "本系统记录规则"


class PaymentExceedsSettlement(Refused):
    """累计履行金额不能超过执行和解协议约定的金额。"""

    CODE = "payment-exceeds-settlement"
    AUTHORITY = "本系统记录规则"


class NotFullyPerformed(Refused):
    """执行项目尚未全部履行，不能记录为执行完毕。"""

    CODE = "enforcement-not-fully-performed"
    AUTHORITY = "民事诉讼法 第二百三十九条"


class Payment(EnforcementRecord):
    """What is paid and done, never more than is due."""

    class PaymentReceived(Event):
        TOPIC = "enforcement-case.payment-received"
        TERM = "执行到位"
        ARTICLE = "民事诉讼法 第二百五十三条至第二百五十五条"
        item: int
        amount: Decimal
        how: HowPaid
        outstanding: Decimal

        def evolve(self, case: Any) -> None:
            case.paid[self.item - 1] += self.amount
            if case.state == S.SETTLEMENT:
                case.paid_as_agreed += self.amount

    class ActPerformed(Event):
        TOPIC = "enforcement-case.act-performed"
        TERM = "完成指定的行为"
        ARTICLE = "民事诉讼法 第二百六十三条"
        item: int
        content: SealedText | None

        def evolve(self, case: Any) -> None:
            case.performed.add(self.item)

    class InterestAdded(Event):
        TOPIC = "enforcement-case.delay-interest-added"
        TERM = "计入迟延履行利息"
        ARTICLE = DELAY
        item: int
        amount: Decimal
        counted_until: date
        claimant: int | None

        def evolve(self, case: Any) -> None:
            interest = DueItem(kind=ClaimKind.OTHER, amount=self.amount, claimant=self.claimant)
            case.due = (*case.due, interest)
            case.paid.append(NOTHING)

    class Completed(Event):
        TOPIC = "enforcement-case.completed"
        TERM = "执行完毕"
        ARTICLE = "民事诉讼法 第二百三十九条"
        LEADS_TO = S.COMPLETED
        total: Decimal
        close_by: Deadline | None

    # Decisions

    @step(
        "登记执行到位",
        by=COURT,
        when=PAYABLE,
        authority="民事诉讼法 第二百五十三条至第二百五十五条",
        records=PaymentReceived,
        document="执行款收据、发放凭证",
    )
    def receive_payment(
        self,
        on: Annotated[date, Ask("到位日期")],
        *,
        item: Annotated[int, Ask("第几项", hint="申请执行的第几项；迟延履行利息按计入的序号")],
        amount: Annotated[Decimal, Ask("到位金额（元）", check=Check.YUAN)],
        how: Annotated[HowPaid, Ask("到位方式")],
    ) -> None:
        """逐项登记执行到位的金额；尚未履行的金额由系统计算。"""
        self._within_due(item, amount)
        self._within_settlement(amount)
        outstanding = self.outstanding - amount
        self.happened(self.PaymentReceived, on, item=item, amount=amount, how=how, outstanding=outstanding)

    @step(
        "登记完成指定的行为",
        by=COURT,
        when=PAYABLE,
        authority="民事诉讼法 第二百六十三条",
        records=ActPerformed,
        document="履行凭证",
    )
    def record_act(
        self,
        on: Annotated[date, Ask("完成日期")],
        *,
        item: Annotated[int, Ask("第几项")],
        content: Annotated[SealedText | None, Ask("完成情况", max_length=2000)] = None,
    ) -> None:
        """法律文书指定的行为（例如出具解除劳动合同的证明、补缴社会保险费）完成后登记。"""
        if self._item(item).amount is not None or item in self.performed:
            raise NotAnAct(f"第 {item} 项。", field="item")
        self.happened(self.ActPerformed, on, item=item, content=content)

    @step(
        "计入迟延履行利息",
        by=COURT,
        when=PAYABLE,
        authority=DELAY,
        records=InterestAdded,
        document="迟延履行利息计算表",
        verified=False,
    )
    def add_delay_interest(
        self,
        on: Annotated[date, Ask("计入日期")],
        *,
        amount: Annotated[
            Decimal, Ask("利息金额（元）", hint="由人民法院计算，本系统不计算", check=Check.YUAN)
        ],
        counted_until: Annotated[date, Ask("计算至")],
        claimant: Annotated[int | None, Ask("请求人序号", hint="第几名劳动者；全体共同的不填")] = None,
    ) -> None:
        """未按指定期间履行给付金钱义务的，加倍支付迟延履行期间的债务利息；计入后成为一项新的执行项目。"""
        self.happened(
            self.InterestAdded,
            on,
            item=len(self.due) + 1,
            amount=amount,
            counted_until=counted_until,
            claimant=claimant,
        )

    @step(
        "执行完毕",
        by=COURT,
        when=COMPLETABLE,
        authority="民事诉讼法 第二百三十九条",
        records=Completed,
        document="结案通知书、执行笔录",
    )
    def complete(self, on: Annotated[date, Ask("执行完毕日期")]) -> None:
        """各项金额全部到位、指定的行为全部完成后，执行完毕，将执行情况制作笔录。"""
        if self.outstanding:
            raise NotFullyPerformed(f"尚未履行 {self.outstanding} 元。", field="on")
        acts = {number for number, item in enumerate(self.due, start=1) if item.amount is None}
        if acts - self.performed:
            raise NotFullyPerformed(f"第 {min(acts - self.performed)} 项尚未完成。", field="on")
        self.happened(self.Completed, on, total=sum(self.paid, NOTHING), close_by=self.close_by)

    def _item(self, item: int) -> DueItem:
        if not 1 <= item <= len(self.due):
            raise NoSuchItem(f"共 {len(self.due)} 项，没有第 {item} 项。", field="item")
        return self.due[item - 1]

    def _within_due(self, item: int, amount: Decimal) -> None:
        due = self._item(item).amount
        if due is None:
            raise NotASum(f"第 {item} 项。", field="item")
        if amount > self.left_on(item):
            paid = self.paid[item - 1]
            raise PaymentExceedsDue(
                f"第 {item} 项应付 {due} 元，已到位 {paid} 元，本次 {amount} 元。", field="amount"
            )

    def _within_settlement(self, amount: Decimal) -> None:
        agreed = self.agreed if self.state == S.SETTLEMENT else None
        not_beyond_agreed(agreed, self.paid_as_agreed, amount, PaymentExceedsSettlement)
