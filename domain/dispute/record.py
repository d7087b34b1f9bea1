"""What a labour dispute 劳动争议 remembers: who, what is claimed, and which ways are open. It holds no procedure."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.claims import Claim, ClaimKind
from domain.kernel import Aggregate
from domain.parties import Worker
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


class Disposition(Term):
    """Dealing with substantive rights 处分实体权利: what representatives may not do without consent."""

    CHANGE = "change", "变更、放弃请求"
    ACKNOWLEDGE = "acknowledge", "承认对方当事人的请求"
    SETTLE = "settle", "进行和解、达成调解"


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
        self.own_claims: dict[int, Decimal] = {}
        """What members claim for themselves, by number; contained in `claimed`."""
        self.withdrawn: set[int] = set()
        self.representatives: dict[Procedure, tuple[int, ...]] = {}
        self.consents: dict[Disposition, set[int]] = {}
        self.adjudged: dict[int, Decimal] = {}
        self.paid: dict[int, Decimal] = {}
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

    def state_claims(self, claims: tuple[Claim, ...]) -> None:
        """These are the claims now, beside those that members make for themselves."""
        self.claim_kinds = tuple((claim.kind, claim.claimant) for claim in claims)
        self.claimed = amount_of(claims) + sum(self.own_claims.values(), Decimal("0.00"))

    @property
    def remaining(self) -> int:
        """How many workers have not withdrawn."""
        return self.workers - len(self.withdrawn)


def amount_of(claims: tuple[Claim, ...]) -> Decimal:
    """The sum claimed; claims without an amount add nothing."""
    return sum((claim.amount for claim in claims if claim.amount is not None), Decimal("0.00"))


def employed_backwards(worker: Worker, field: str = "workers") -> EmployedBackwards | None:
    """Nobody leaves before they came."""
    if worker.employed_from and worker.employed_until and worker.employed_until < worker.employed_from:
        return EmployedBackwards(f"入职 {worker.employed_from}，离职 {worker.employed_until}。", field=field)
    return None


def employed_in_order(worker: Worker) -> None:
    """The same as a refusal."""
    refusal = employed_backwards(worker)
    if refusal is not None:
        raise refusal


def claimants_known(claims: tuple[Claim, ...], workers: int) -> None:
    """Each claim is made by a worker of this dispute."""
    for claim in claims:
        if claim.claimant is not None and claim.claimant > workers:
            raise ClaimantUnknown(f"共 {workers} 名劳动者，没有第 {claim.claimant} 名。", field="claims")
