"""What is asked of the board of limits 期限看板, and a line of the answer."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from application.limit_standing import LimitState
from domain.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class SumLine:
    """One line of the sum, in the sentence in which it was recorded."""

    text: str


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
    limit_id: str
    """Which of the case's limits: it stays the same when its deadline is moved or corrected."""
    code: str
    name: str
    party: str
    """Whose time it is, where each party has its own: 用人单位, 第 3 名劳动者."""
    starts_from: date
    falls_on: date
    """The last day, itself still in time."""
    authority: str
    explanation: str
    lines: tuple[SumLine, ...]
    calendar: str
    """The version of the calendar it was counted with."""
    provisional: bool
    counted_before: date | None
    """Its last day before a confirmed holiday notice moved it."""
    provisional_before: bool
    """It was provisional before it was counted again."""
    counted_again: str
    """The same in words, or ''."""
    state: LimitState
    state_zh: str
    met_on: date | None
    overdue: bool
    """As of the day asked: somebody has not done what was due, and the last day is over."""
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
    LAPSED = "lapsed", "期满"
    PASSED = "passed", "末日已过"
    ALL = "all", "全部"


SOON = 5
"""Days. What ends within them is told beforehand: on the work list, on the board and by the daily sweep."""

OFFERED = tuple(which for which in WhichLimits if which is not WhichLimits.PASSED)
"""What people ask for. The daily sweep asks for what has passed and is not noted: late duties and rights alike."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitFilter:
    """Board filter; both days are included. `mine`: of cases the actor's institution handles or was entrusted with."""

    which: WhichLimits = WhichLimits.OPEN
    mine: bool = False
    kinds: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    due_since: date | None = None
    due_until: date | None = None
    not_counted_with: str = ""
    """Only those counted with another version of the calendar; asked by the program itself."""
    case_id: UUID | None = None
