"""What a labour dispute 劳动争议 remembers: who, what is claimed, and which ways are open. It holds no procedure."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.claims import ClaimKind
from domain.kernel import Aggregate
from domain.reckoning import Change
from domain.refusals import Refused
from domain.terms import Procedure, Term
from domain.time_limits import Deadline


class DisputeState(Term):
    """Where the dispute as a whole stands."""

    NONE = "none", "未登记"
    OPEN = "open", "处理中"
    CONCLUDED = "concluded", "已了结"


class DisputeCause(Term):
    """The six kinds of dispute the law names (劳动争议调解仲裁法 第二条)."""

    EMPLOYMENT_RELATION = "employment-relation", "因确认劳动关系发生的争议"
    CONTRACT = "contract", "因订立、履行、变更、解除和终止劳动合同发生的争议"
    DEPARTURE = "departure", "因除名、辞退和辞职、离职发生的争议"
    CONDITIONS = "conditions", "因工作时间、休息休假、社会保险、福利、培训以及劳动保护发生的争议"
    PAY = "pay", "因劳动报酬、工伤医疗费、经济补偿或者赔偿金等发生的争议"
    OTHER = "other", "法律、法规规定的其他劳动争议"


class Outcome(Term):
    """How the dispute ended."""

    SETTLED = "settled", "调解履行完毕"
    AWARDED = "awarded", "仲裁裁决生效"
    JUDGED = "judged", "法院判决生效"
    WITHDRAWN = "withdrawn", "申请人撤回"
    ORDERED = "ordered", "支付令生效"
    PAID = "paid", "支付令的债务已清偿"
    ENFORCED = "enforced", "执行完毕"


class EmployedBackwards(Refused):
    """离职日期不能早于入职日期。"""

    CODE = "employed-backwards"
    AUTHORITY = "劳动合同法 第七条"


class ClaimantUnknown(Refused):
    """请求人序号应是已登记劳动者的序号。"""

    CODE = "claimant-unknown"
    AUTHORITY = "劳动争议调解仲裁法 第二十八条"


class DisputeRecord(Aggregate):
    """The state every chapter of a dispute reads."""

    STATES = DisputeState

    def begin(self) -> None:
        """Before anybody has registered it."""
        self.state = DisputeState.NONE
        self.workers: int = 0
        self.employers: int = 0
        self.claimed: Decimal = Decimal("0.00")
        self.procedures: dict[UUID, Procedure] = {}
        self.ways: dict[Procedure, date | None] = {}
        self.ways_until: dict[Procedure, Deadline | None] = {}
        self.claim_kinds: tuple[tuple[ClaimKind, int | None], ...] = ()
        self.employed_until: list[date | None] = []
        self.known_on: dict[int | None, date] = {}
        self.limitation_changes: list[Change] = []
        self.arbitration_on: date | None = None
        self.obstacle_since: date | None = None
        self.obstacle_until: date | None = None
