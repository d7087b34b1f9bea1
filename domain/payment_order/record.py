"""What a payment order case 支付令案件 remembers: its states and the facts its rules read."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.proceedings import OutOfTime
from domain.refusals import Refused
from domain.rule_book import counted
from domain.service.record import Serves
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

COURT = Capacity.COURT
NOTHING = Decimal("0.00")


class PaymentOrderState(Term):
    """Where the procedure stands; what follows its end is a state of its own."""

    NONE = "none", "未申请"
    APPLIED = "applied", "已收到支付令申请"
    ACCEPTED = "accepted", "已受理"
    NOT_ACCEPTED = "not_accepted", "不予受理"
    ISSUED = "issued", "已发出支付令"
    REJECTED = "rejected", "驳回申请"
    PAID = "paid", "债务已清偿"
    ENFORCEABLE = "enforceable", "支付令可以申请执行"
    REVOKED = "revoked", "支付令已撤销"
    TERMINATED = "terminated", "终结督促程序，支付令失效"
    LAPSED_TO_LITIGATION = "lapsed_to_litigation", "转入诉讼"
    LAPSED_TO_ARBITRATION = "lapsed_to_arbitration", "已告知先申请仲裁"
    LAPSED_END = "lapsed_end", "程序终结，不转入诉讼"


class BasisOfOrder(Term):
    """On what a worker may ask for a payment order (劳动争议司法解释（一） 第十三条)."""

    AGREEMENT = "agreement", "不履行调解协议（劳动争议调解仲裁法第十六条）"
    UNPAID_WAGES = "unpaid-wages", "拖欠或者未足额支付劳动报酬（劳动合同法第三十条第二款）"


class NoSuchSum(Refused):
    """支付令没有该序号的金额。"""

    CODE = "payment-order-no-such-sum"
    AUTHORITY = "本系统记录规则"


class PaymentOrderRecord(Serves):
    """The state every chapter of a payment order case reads."""

    STATES = PaymentOrderState

    def begin(self) -> None:
        """Before anybody has applied."""
        self.begin_service()
        self.state = PaymentOrderState.NONE
        self.dispute_id: UUID | None = None
        self.mediation_case_id: UUID | None = None
        self.basis: BasisOfOrder | None = None
        self.outside: str = ""
        self.claimed: Decimal = NOTHING
        self.acceptance_due: Deadline | None = None
        self.issue_due: Deadline | None = None
        self.correct_by: date | None = None
        self.ordered: tuple[Decimal, ...] = ()
        self.paid: list[Decimal] = []
        self.fallen: set[int] = set()
        self.serve_by: Deadline | None = None
        self.served_on: date | None = None
        self.response_until: Deadline | None = None
        self.objection_pending: bool = False
        self.termination_served_on: date | None = None
        self.refuse_suit_until: Deadline | None = None

    @property
    def outstanding(self) -> Decimal:
        """What the order still leaves to be paid."""
        return sum((self.left_on(item) for item in range(1, len(self.ordered) + 1)), NOTHING)

    def left_on(self, item: int) -> Decimal:
        """What is left of one sum, the first being 1; nothing of one that has fallen."""
        return NOTHING if item in self.fallen else self.ordered[item - 1] - self.paid[item - 1]

    def item_known(self, item: int, field: str) -> None:
        """Refuse a number the order does not have."""
        if not 1 <= item <= len(self.ordered):
            raise NoSuchSum(f"共 {len(self.ordered)} 项，没有第 {item} 项。", field=field)


class OrderNotServed(Refused):
    """支付令尚未送达债务人。"""

    CODE = "payment-order-not-served"
    AUTHORITY = "民事诉讼法 第二百二十七条第二款；民事诉讼法解释 第四百二十九条"


def served(case: Any) -> Refused | None:
    """Nobody answers an order that has not reached them."""
    return None if case.served_on is not None else OrderNotServed()


__all__ = [
    "COURT",
    "NOTHING",
    "BasisOfOrder",
    "OutOfTime",
    "PaymentOrderRecord",
    "PaymentOrderState",
    "counted",
    "served",
]
