"""Questions 查询: what people ask of the record, and the answers' shapes. Every answer says as of which event."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from application.access_asked import AccessFilter, AccessRow
from application.causes_asked import CauseShown
from application.holiday_notices import NoticeRow
from application.limits_asked import LimitFilter, LimitRow
from application.members_asked import MemberFilter, MemberRow, MemberTotals
from application.people import Actor
from application.seen_asked import SeenThen
from domain.refusals import Refused

T = TypeVar("T")


class BadCursor(Refused):
    """翻页标记无效，或者与当前的筛选条件不一致。"""

    CODE = "bad-cursor"


class ReadsLagBehind(Refused):
    """查询数据尚未更新到所要求的位置，请稍后重试。"""

    CODE = "reads-lag-behind"


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOf:
    """Up to where an answer has read the ledger."""

    position: int
    recorded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """One case as lists show it; names are already full or masked as the actor may see them."""

    case_id: UUID
    kind: str
    kind_zh: str
    thread_id: UUID
    """The dispute or supervision matter the case belongs to (its own id for those)."""
    title: str
    case_number: str
    state: str
    state_zh: str
    handled_by: str
    handled_by_id: UUID
    region: str
    opened_on: date
    last_on: date
    amount: str
    """Claimed, agreed or awarded sum in yuan, or ''."""
    version: int
    cause: CauseShown | None = None
    """案由; None where none is registered, or, with `has_cause` false, where cases of the kind have none."""
    has_cause: bool = False
    takes_part: bool = False
    """Whether the actor's institution takes part in the thread, so that names are full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One labelled particular of a timeline entry."""

    label: str
    value: str
    sealed: bool = False
    """True where the text is sealed and the actor may not read it; `value` then says so."""
    link: str = ""
    """The page that tells in full what is told here in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """One recorded step as a court reads it."""

    position: int
    case_id: UUID
    kind: str
    version: int
    topic: str
    term: str
    article: str
    occurred_on: date
    recorded_at: datetime
    institution: str
    capacity: str
    late_days: int
    """Days between the fact and its recording when that needed a reason, else 0."""
    late_reason: str
    details: tuple[Detail, ...]
    corrected_by: int | None = None
    """Version of the entry that corrects this one; the entry is shown struck through but readable."""
    corrects: int | None = None
    objections: tuple[int, ...] = ()
    leaf_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One letter in the supervision register 一函两书台账."""

    letter_id: UUID
    matter_id: UUID
    instrument_zh: str
    number: str
    addressee: str
    issued_by: str
    region: str
    drafted_on: date
    served_on: date | None
    reply_due: date | None
    reply_due_explained: str
    replied_on: date | None
    reply_zh: str
    state: str
    state_zh: str
    rectified_on: date | None
    verified_on: date | None
    escalated_to: str
    overdue: bool
    """As of the day asked: due, not answered, letter still open."""
    late_entries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LateEntry:
    """An entry recorded later than allowed 补录."""

    position: int
    case_id: UUID
    kind: str
    title: str
    version: int
    term: str
    occurred_on: date
    recorded_at: datetime
    days: int
    institution: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """Part of a list, with an opaque cursor for the next part ('' at the end). No total unless asked."""

    items: tuple[T, ...]
    next_cursor: str
    as_of: AsOf


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersShown:
    """A part of a dispute's list of workers, and the sums over all of it."""

    members: Page[MemberRow]
    totals: MemberTotals
    lead_case: UUID | None
    lead_case_kind: str


def all_of(ask: Callable[[str], Page[T]], first: Page[T] | None = None) -> Iterator[T]:
    """Every item of a list, part by part; `first` is its beginning where that was asked for already."""
    part = first or ask("")
    while True:
        yield from part.items
        if not part.next_cursor:
            return
        part = ask(part.next_cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFilter:
    """Work list filter; empty = no restriction. `mine`: the actor's institution handles it or was entrusted with it."""

    kinds: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    mine: bool = False
    open_only: bool = False
    causes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterFilter:
    """Register filter; dates are by the day of drafting."""

    instruments: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    overdue_only: bool = False
    unverified_only: bool = False
    since: date | None = None
    until: date | None = None
    issued_by: str = ""


class Questions(Protocol):
    """Read models. Every method applies the one access scope of the actor."""

    def cases(self, actor: Actor, wanted: CaseFilter, cursor: str = "", limit: int = 50) -> Page[CaseSummary]:
        """The work list, latest change first."""

    def case(self, actor: Actor, case_id: UUID) -> CaseSummary:
        """One case; raises `NotVisible` where it does not exist or may not be seen."""

    def thread(self, actor: Actor, thread_id: UUID) -> tuple[CaseSummary, ...]:
        """Every visible case of a dispute or matter."""

    def timeline(
        self,
        actor: Actor,
        *,
        case_id: UUID | None = None,
        thread_id: UUID | None = None,
        as_of_position: int | None = None,
        as_of_date: date | None = None,
        cursor: str = "",
        limit: int = 200,
    ) -> Page[TimelineEntry]:
        """CaseTimeline, oldest first: of one case or a whole thread, as recorded up to a position, as of a legal date."""

    def register(
        self, actor: Actor, wanted: RegisterFilter, cursor: str = "", limit: int = 50
    ) -> Page[RegisterRow]:
        """SupervisionRegister, overdue first."""

    def search(
        self,
        actor: Actor,
        words: str,
        kinds: tuple[str, ...] = (),
        cursor: str = "",
        limit: int = 20,
        *,
        causes: tuple[str, ...] = (),
    ) -> Page[CaseSummary]:
        """CaseSearch: parties, employers, case numbers; words of one, two and more characters."""

    def late_entries(self, actor: Actor, cursor: str = "", limit: int = 50) -> Page[LateEntry]:
        """LateEntries, longest delay first."""

    def limits(self, actor: Actor, wanted: LimitFilter, cursor: str = "", limit: int = 50) -> Page[LimitRow]:
        """RunningTimeLimits: overdue first, then the next due, then what stands still, then what is done with."""

    def members(
        self, actor: Actor, dispute_id: UUID, wanted: MemberFilter, cursor: str = "", limit: int = 50
    ) -> MembersShown:
        """DisputeMembers: the workers of a dispute by number, with the sums over all of them."""

    def notices(self, actor: Actor) -> Page[NoticeRow]:
        """HolidayNotices, the newest year first; the whole list, a few lines a year."""

    def accesses(
        self, actor: Actor, wanted: AccessFilter, cursor: str = "", limit: int = 50
    ) -> Page[AccessRow]:
        """AccessLog, the latest first; what the asker may know of it by `permissions.accesses_told_to`."""

    def seen(self, actor: Actor, case_id: UUID, person_id: UUID, position: int) -> SeenThen:
        """What a person could see of a case when the ledger held so many records; raises `NotVisible`."""

    def position(self) -> int:
        """How far the read models have read."""

    async def caught_up(self, position: int, wait_seconds: float = 5.0) -> bool:
        """Wait until what stands at `position` can be seen."""


def all_limits(questions: Questions, actor: Actor, wanted: LimitFilter) -> Iterator[LimitRow]:
    """Every limit that is asked for, read in parts as it is taken."""
    return all_of(lambda cursor: questions.limits(actor, wanted, cursor, limit=200))
