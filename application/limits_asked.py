"""What is asked of the board of limits 期限看板, and a line of the answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.running_limits import LimitState
from domain.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRow:
    """One limit of one case on the board 期限看板."""

    case_id: UUID
    kind: str
    kind_zh: str
    thread_id: UUID
    title: str
    case_number: str
    handled_by: str
    handled_by_id: UUID
    region: str
    code: str
    name: str
    starts_from: date
    falls_on: date
    """The last day, itself still in time."""
    authority: str
    explanation: str
    provisional: bool
    state: LimitState
    state_zh: str
    met_on: date | None
    overdue: bool
    """As of the day asked: still running, and its last day is over."""
    days_left: int
    """Calendar days from the day asked to the last day; negative once it is over."""
    words: str
    """How it stands, as it is shown."""


class WhichLimits(Term):
    """How the limits that are asked for stand."""

    OPEN = "open", "未办结"
    OVERDUE = "overdue", "已逾期"
    SUSPENDED = "suspended", "中止"
    PROVISIONAL = "provisional", "暂定"
    ALL = "all", "全部"


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitFilter:
    """Board filter; both days are included. `mine`: of cases the actor's institution handles or was entrusted with."""

    which: WhichLimits = WhichLimits.OPEN
    mine: bool = False
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    due_since: date | None = None
    due_until: date | None = None
