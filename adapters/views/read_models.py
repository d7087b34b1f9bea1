"""The read models: what people ask of the record, answered from views that follow the ledger."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date
from typing import Protocol, Self, TypeVar
from uuid import UUID

from sqlalchemy.exc import OperationalError, ProgrammingError

from adapters.ledger import LedgerUnreachable
from adapters.views import (
    access_answers,
    builds,
    late_answers,
    limit_answers,
    member_answers,
    register_answers,
    seen_answers,
    timeline_answers,
    work_list,
)
from adapters.views.access_log import AccessLog
from adapters.views.asking import Asking
from adapters.views.case_search import CaseSearch
from adapters.views.case_summaries import CaseSummaries
from adapters.views.case_timeline import CaseTimeline
from adapters.views.database import ViewsDatabase
from adapters.views.dispute_members import DisputeMembers
from adapters.views.facts import Ledger, Mapper, Record
from adapters.views.follower import Follower, Following
from adapters.views.holiday_notices import HolidayNotices, notices
from adapters.views.late_entries import LateEntries
from adapters.views.level import Level
from adapters.views.reconciliation import reconcile
from adapters.views.rights_then import RightsThen
from adapters.views.running_time_limits import RunningTimeLimits
from adapters.views.supervision_register import SupervisionRegister
from adapters.views.timeline_answers import Wanted
from adapters.views.upkeep import Upkeep
from adapters.views.view import Sources, View
from application.access_asked import AccessFilter, AccessRow
from application.holiday_notices import NoticeRow
from application.limits_asked import LimitFilter, LimitRow
from application.members_asked import MemberFilter
from application.people import Actor
from application.ports import Clock, Vault
from application.questions import (
    CaseFilter,
    CaseSummary,
    LateEntry,
    MembersShown,
    Page,
    RegisterFilter,
    RegisterRow,
    TimelineEntry,
)
from application.seen_asked import SeenThen
from application.upkeep import Difference, Progress, ViewStatus

VIEWS: tuple[type[View], ...] = (
    CaseSummaries, CaseTimeline, SupervisionRegister, CaseSearch, LateEntries, RunningTimeLimits,
    HolidayNotices, DisputeMembers, AccessLog, RightsThen,
)  # fmt: skip
T = TypeVar("T")


class VaultWithIndex(Vault, Protocol):
    """The vault, and the key under which names are blinded in the search index."""

    @property
    def index_key(self) -> bytes: ...


class ReadModels(AbstractContextManager["ReadModels"]):
    """`Questions` and `Views` on SQLite (a file of its own) or PostgreSQL (the ledger's database)."""

    def __init__(
        self,
        database: ViewsDatabase,
        record: Record,
        vault: VaultWithIndex,
        clock: Clock,
        *,
        views: Sequence[type[View]] = VIEWS,
        following: Following | None = None,
    ) -> None:
        self._database = database
        self._vault = vault
        self._clock = clock
        self._views = {view.NAME: view for view in views}
        self._built: dict[tuple[str, int, str], View] = {}
        self._upkeep = Upkeep(database, Sources(record, vault), views)
        self._upkeep.prepare()
        self._follower = following or Follower(record.ledger, self.catch_up)

    @classmethod
    def open(
        cls,
        url: str,
        ledger: Ledger,
        mapper: Mapper,
        vault: VaultWithIndex,
        clock: Clock,
        *,
        views: Sequence[type[View]] = VIEWS,
        following: Following | None = None,
    ) -> Self:
        """Open `sqlite:////path/views.db` or the ledger's `postgresql+psycopg://…`; tables are made where missing.

        Once started, a thread follows the ledger, unless `following` names somebody else.
        """
        database = ViewsDatabase(url)
        try:
            return cls(database, Record(ledger, mapper), vault, clock, views=views, following=following)
        except BaseException:
            database.close()
            raise

    # Following the ledger

    def start(self) -> None:
        """Follow the ledger from now on."""
        self._follower.start()

    @property
    def level(self) -> Level:
        """How far everybody can read."""
        return self._follower.level

    def close(self) -> None:
        """Stop following and close every connection."""
        self._upkeep.break_off()
        self._follower.stop()
        self._upkeep.close()
        self._database.close()

    def __exit__(self, *_: object) -> None:
        self.close()

    def catch_up(self) -> int:
        """Read what is new in the ledger; the position everybody can read afterwards."""
        position = self._upkeep.catch_up()
        self._follower.level.announce(position)
        return position

    def position(self) -> int:
        """How far the read models have read."""
        return self._upkeep.position()

    async def caught_up(self, position: int, wait_seconds: float = 5.0) -> bool:
        """Wait until what stands at `position` can be seen; without a follower, catch up now."""
        if not self._follower.running:
            return await asyncio.to_thread(self.catch_up) >= position
        return await self._follower.level.reached(position, wait_seconds)

    # Upkeep

    def status(self) -> Sequence[ViewStatus]:
        """How far each view has read."""
        return self._upkeep.status()

    def rebuild(self, names: Sequence[str] = (), progress: Progress | None = None) -> None:
        """Build a new version beside the old one and swap it in when level."""
        self._upkeep.rebuild(names, progress)

    def reconcile(self, progress: Progress | None = None) -> list[Difference]:
        """Replay everything and compare."""
        return reconcile(self._upkeep, progress)

    # Questions

    def cases(self, actor: Actor, wanted: CaseFilter, cursor: str = "", limit: int = 50) -> Page[CaseSummary]:
        """The work list, latest change first."""
        return self._answer(actor, lambda asking: work_list.cases(asking, wanted, cursor, limit))

    def case(self, actor: Actor, case_id: UUID) -> CaseSummary:
        """One case; raises `NotVisible` where it does not exist or may not be seen."""
        return self._answer(actor, lambda asking: work_list.case(asking, case_id))

    def thread(self, actor: Actor, thread_id: UUID) -> tuple[CaseSummary, ...]:
        """Every visible case of a dispute or matter."""
        return self._answer(actor, lambda asking: work_list.thread(asking, thread_id))

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
        """CaseTimeline, oldest first: of one case or a whole thread, as recorded up to a position, as of a date."""
        wanted = Wanted(
            case_id=case_id, thread_id=thread_id, as_of_position=as_of_position, as_of_date=as_of_date
        )
        return self._answer(actor, lambda asking: timeline_answers.timeline(asking, wanted, cursor, limit))

    def register(
        self, actor: Actor, wanted: RegisterFilter, cursor: str = "", limit: int = 50
    ) -> Page[RegisterRow]:
        """SupervisionRegister, overdue first."""
        return self._answer(actor, lambda asking: register_answers.register(asking, wanted, cursor, limit))

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
        wanted = CaseFilter(kinds=kinds, causes=causes)
        return self._answer(actor, lambda asking: work_list.search(asking, words, wanted, cursor, limit))

    def late_entries(self, actor: Actor, cursor: str = "", limit: int = 50) -> Page[LateEntry]:
        """LateEntries, longest delay first."""
        return self._answer(actor, lambda asking: late_answers.late_entries(asking, cursor, limit))

    def limits(self, actor: Actor, wanted: LimitFilter, cursor: str = "", limit: int = 50) -> Page[LimitRow]:
        """RunningTimeLimits: overdue first, then the next due, then what stands still, then what is done with."""
        return self._answer(actor, lambda asking: limit_answers.limits(asking, wanted, cursor, limit))

    def members(
        self, actor: Actor, dispute_id: UUID, wanted: MemberFilter, cursor: str = "", limit: int = 50
    ) -> MembersShown:
        """DisputeMembers, by number, with the sums over all of them."""
        return self._answer(
            actor, lambda asking: member_answers.members(asking, dispute_id, wanted, cursor, limit)
        )

    def notices(self, actor: Actor) -> Page[NoticeRow]:
        """HolidayNotices, the newest year first; the whole list, a few lines a year."""
        try:
            return self._answer(actor, notices)
        except (
            OperationalError
        ) as gone:  # steps are counted by them: recording waits like for the ledger itself
            raise LedgerUnreachable from gone

    def accesses(
        self, actor: Actor, wanted: AccessFilter, cursor: str = "", limit: int = 50
    ) -> Page[AccessRow]:
        """AccessLog, the latest first."""
        return self._answer(actor, lambda asking: access_answers.accesses(asking, wanted, cursor, limit))

    def seen(self, actor: Actor, case_id: UUID, person_id: UUID, position: int) -> SeenThen:
        """What a person could see of a case when the ledger held so many records."""
        return self._answer(actor, lambda asking: seen_answers.seen(asking, case_id, person_id, position))

    def _answer(self, actor: Actor, question: Callable[[Asking], T]) -> T:
        """Answer from one moment. Where a build was swapped away under the question, ask the new one."""
        used: dict[str, builds.Build] = {}
        try:
            return self._asked(actor, question, used)
        except (OperationalError, ProgrammingError):
            standing = {name: build.key for name, build in self._upkeep.current().items()}
            if standing == {name: build.key for name, build in used.items()}:
                raise
            return self._asked(actor, question, used)

    def _asked(self, actor: Actor, question: Callable[[Asking], T], used: dict[str, builds.Build]) -> T:
        versions = {name: view.VERSION for name, view in self._views.items()}
        with self._database.reading() as connection:
            used.update(builds.current(builds.known(connection), versions))
            return question(
                Asking(
                    actor=actor,
                    connection=connection,
                    builds=used,
                    views={name: self._tables(build) for name, build in used.items()},
                    vault=self._vault,
                    index_key=self._vault.index_key,
                    today=self._clock.today(),
                )
            )

    def _tables(self, build: builds.Build) -> View:
        """The tables of a build, described once, so that its statements are compiled once."""
        if build.key not in self._built:
            self._built[build.key] = self._views[build.name](build.slot, self._database.dialect)
        return self._built[build.key]
