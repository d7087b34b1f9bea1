"""What an enforcement case 执行案件 remembers: its states, what is due, what is paid, and the facts its rules read."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.enforcement.document import EnforcedDocument
from domain.enforcement.due import NOTHING, DueItem
from domain.enforcement.objecting import Litigant, Raised
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.proceedings import OutOfTime
from domain.reckoning import Change
from domain.revocation_news import RevocationNews
from domain.rule_book import RuleBook, counted
from domain.service.record import Serves
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

COURT = Capacity.COURT


class EnforcementState(Term):
    """Where enforcement stands."""

    NONE = "none", "未申请执行"
    APPLIED = "applied", "已收到执行申请"
    NOT_ACCEPTED = "not_accepted", "裁定不予受理执行申请"
    DOCKETED = "docketed", "已执行立案"
    NOTIFIED = "notified", "已发出执行通知"
    MEASURES = "measures", "采取执行措施中"
    STAYED = "stayed", "中止执行"
    SETTLEMENT = "settlement", "执行和解履行中"
    NON_ENFORCED = "non_enforced", "裁定不予执行"
    TERMINATED = "terminated", "终结执行"
    THIS_EXECUTION_ENDED = "this_execution_ended", "终结本次执行程序"
    TRANSFERRED = "transferred", "已由上一级人民法院执行或者指令其他人民法院执行"
    REVOKED = "revoked", "已撤销执行案件"
    COMPLETED = "completed", "执行完毕"


S = EnforcementState
RUNNING = (S.DOCKETED, S.NOTIFIED, S.MEASURES)
"""Docketed, and neither standing still nor over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A measure as the case remembers it."""

    code: str
    """The rule of its longest duration; '' where none limits it."""
    until: date | None
    longest: Deadline | None

    @property
    def ends_on(self) -> date | None:
        """As the court wrote it, else as late as the law allows."""
        if self.until is not None or self.longest is None:
            return self.until
        return self.longest.falls_on


class EnforcementRecord(Serves):
    """The state every chapter of an enforcement case reads."""

    STATES = EnforcementState

    def begin(self) -> None:
        """Before anybody has applied."""
        self.begin_service()
        self.state = EnforcementState.NONE
        self.dispute_id: UUID | None = None
        self.document: EnforcedDocument | None = None
        self.due: tuple[DueItem, ...] = ()
        self.paid: list[Decimal] = []
        self.performed: set[int] = set()
        self.applied_on: date | None = None
        self.apply_until: Deadline | None = None
        self.period: MovingPeriod | None = None
        self.six_months: Deadline | None = None
        self.send_notice_by: Deadline | None = None
        self.close_by: Deadline | None = None
        self.at_superior: bool = False
        self.notified: bool = False
        self.notice_received_on: date | None = None
        self.jurisdiction_until: Deadline | None = None
        self.inquired: bool = False
        self.measures: dict[int, Held] = {}
        self.measures_taken: int = 0
        self.objections: list[Raised] = []
        self.ruling_received: dict[tuple[int, Litigant], Deadline | None] = {}
        self.agreed: Decimal | None = None
        self.paid_as_agreed: Decimal = NOTHING
        self.resume_until: Deadline | None = None
        self.may_sue_after: bool = False
        self.non_enforcement_received: set[Side] = set()
        self.attack: RevocationNews | None = None
        """The last that was told of an application to revoke the award."""
        self.attacked_in: str = ""
        self.stayed_for_revocation: bool = False

    @property
    def outstanding(self) -> Decimal:
        """What is still to be paid, over all items."""
        return sum((item.amount or NOTHING for item in self.due), NOTHING) - sum(self.paid, NOTHING)

    def left_on(self, item: int) -> Decimal:
        """What is still to be paid on one item, the first being 1."""
        return (self.due[item - 1].amount or NOTHING) - self.paid[item - 1]

    def counted_on(self, change: Change, rules: RuleBook) -> Deadline | None:
        """The six months with one more change."""
        period = self.period
        return period.moved(change).due(rules, self.region) if period is not None else None


__all__ = [
    "COURT",
    "NOTHING",
    "RUNNING",
    "EnforcementRecord",
    "EnforcementState",
    "Held",
    "OutOfTime",
    "counted",
]
