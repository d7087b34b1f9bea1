"""Members asked for 名册查询: which of a dispute's workers, and what a line of the list says of each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.terms import Term

ZERO = Decimal("0.00")


class WhichMembers(Term):
    """Members by how they stand."""

    ALL = "all", "全部"
    STAYING = "staying", "未退出"
    LEFT = "left", "已退出"
    REPRESENTATIVES = "representatives", "代表人"
    UNDECIDED = "undecided", "未登记结果"
    UNPAID = "unpaid", "未付清"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberFilter:
    """`since`: from that number on."""

    which: WhichMembers = WhichMembers.ALL
    since: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberClaim:
    """One claim of one member."""

    kind: str
    kind_zh: str
    amount: str
    """In yuan, '' where none is claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberRow:
    """One worker of a dispute; the name is already full or masked as the actor may see it."""

    number: int
    name: str
    person_id: UUID
    joined_on: date
    employed_from: date | None
    employed_until: date | None
    monthly_wage: str
    claims: tuple[MemberClaim, ...]
    claimed: str
    outcome: str
    outcome_zh: str
    procedure_zh: str
    document: str
    adjudged: str
    """'' where nothing has been decided yet."""
    paid: str
    represents: tuple[str, ...]
    """The procedures in which the member represents the others, in Chinese."""
    left_on: date | None
    why_left_zh: str
    entry: int
    """The entry of the case by which the member joined."""

    @property
    def unpaid(self) -> Decimal:
        """What is still due."""
        return max(Decimal(self.adjudged or 0) - Decimal(self.paid), ZERO)


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberTotals:
    """Sums over the whole list, in yuan; who has left still counts for what was decided and paid."""

    members: int
    left: int
    decided: int
    claimed: str
    """By those who have not left, each for themselves; what all claim together is not in it."""
    adjudged: str
    paid: str
    unpaid: str
