"""What a supervision matter 监督事项 remembers: its states and the facts its rules read."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.kernel import Aggregate
from domain.rule_book import RuleBook
from domain.supervision_matter.stated_period import STATED, StatedPeriod, stated_deadline
from domain.terms import Term
from domain.time_limits import Deadline


class MatterState(Term):
    """Where the matter stands."""

    NONE = "none", "未登记"
    REGISTERED = "registered", "已登记"
    ACCEPTED = "accepted", "投诉已受理"
    NOT_ACCEPTED = "not_accepted", "投诉不予受理"
    INVESTIGATED = "investigated", "已调查"
    NO_VIOLATION = "no_violation", "未发现违法"
    CONCILIATION_FAILED = "conciliation_failed", "协商未果"
    SETTLED = "settled", "已协商和解"
    PERFORMED = "performed", "和解已履行"
    URGED = "urged", "已督促改正"
    TRANSFERRED = "transferred", "线索已移送检察机关"
    FILED = "filed", "检察机关已立案"
    NOT_FILED = "not_filed", "检察机关未立案"
    SUGGESTED = "suggested", "已制发检察建议"
    SUGGESTION_ANSWERED = "suggestion_answered", "检察建议已回复"
    LEAD_RETURNED = "lead_returned", "检察机关已反馈结果"
    RECTIFIED = "rectified", "整改已核实"
    RELAPSED = "relapsed", "整改后反弹"
    REOPENED = "reopened", "重新启动"
    CLOSED = "closed", "已办结"


S = MatterState
IN_HAND = (
    S.REGISTERED,
    S.ACCEPTED,
    S.INVESTIGATED,
    S.CONCILIATION_FAILED,
    S.URGED,
    S.NOT_FILED,
    S.SUGGESTION_ANSWERED,
    S.LEAD_RETURNED,
    S.REOPENED,
)
"""The union has it in its own hands."""
UNSETTLED = (*IN_HAND, S.TRANSFERRED, S.FILED, S.SUGGESTED)
"""Not yet put right; the union goes on beside other organs, as published cases show."""


class Referral(Term):
    """How far a referral 提请 to labour inspection has come; it runs beside the union's own steps."""

    NONE = "none", "未提请"
    PENDING = "pending", "已提请"
    FILED = "filed", "已立案"
    DECLINED = "declined", "不予立案"
    RETURNED = "returned", "已反馈结果"


class SupervisionMatterRecord(Aggregate):
    """The state every chapter of a supervision matter reads."""

    STATES = MatterState

    def begin(self) -> None:
        """Before anybody has found or complained of anything."""
        self.state = MatterState.NONE
        self.dispute_id: UUID | None = None
        self.by_complaint: bool = False
        self.uncooperative: bool = False
        self.open_letters: frozenset[UUID] = frozenset()
        self.agreed_amount: Decimal | None = None
        self.paid: Decimal = Decimal("0.00")
        self.referral: Referral = Referral.NONE
        self.suggestion_period: StatedPeriod | None = None
        self.suggestion_due: Deadline | None = None

    def recount(self, held: Deadline, starts_from: date, rules: RuleBook) -> Deadline:
        """A period the suggestion states for itself is counted from what it states."""
        if held.code == STATED and self.suggestion_period is not None:
            return stated_deadline(
                self.suggestion_period, document="检察建议书", starts_from=starts_from, rules=rules
            )
        return rules.deadline(held.code, starts_from=starts_from, region=self.region)
