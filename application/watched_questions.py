"""Questions as the ways in have them: whatever they return is noted in the gathering of the answer."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from application.access_asked import AccessFilter, AccessRow
from application.gathering import Gathering, gathering
from application.holiday_notices import NoticeRow
from application.limits_asked import LimitFilter, LimitRow
from application.members_asked import MemberFilter
from application.people import Actor
from application.permissions import PUBLIC
from application.questions import (
    CaseFilter,
    CaseSummary,
    LateEntry,
    MembersShown,
    Page,
    Questions,
    RegisterFilter,
    RegisterRow,
    TimelineEntry,
)
from application.seen_asked import SeenThen
from domain.access_record import What


class WatchedQuestions:
    """The same questions. Notices are published anyway and are not noted."""

    def __init__(self, questions: Questions) -> None:
        self._questions = questions

    def cases(self, actor: Actor, wanted: CaseFilter, cursor: str = "", limit: int = 50) -> Page[CaseSummary]:
        """Each case of the list has a line."""
        found = self._questions.cases(actor, wanted, cursor, limit)
        _list(_of(actor), found.items)
        return found

    def case(self, actor: Actor, case_id: UUID) -> CaseSummary:
        """The case is opened."""
        found = self._questions.case(actor, case_id)
        if found.kind not in PUBLIC:
            _of(actor).opens(found.case_id, found.handled_by_id)
        return found

    def thread(self, actor: Actor, thread_id: UUID) -> tuple[CaseSummary, ...]:
        """Each case of the thread has a line."""
        found = self._questions.thread(actor, thread_id)
        _list(_of(actor), found)
        return found

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
        """Every case of which there is an entry is opened."""
        found = self._questions.timeline(
            actor,
            case_id=case_id,
            thread_id=thread_id,
            as_of_position=as_of_position,
            as_of_date=as_of_date,
            cursor=cursor,
            limit=limit,
        )
        noted = _of(actor)
        if as_of_position is not None or as_of_date is not None:
            noted.as_of, noted.as_of_date = as_of_position, as_of_date
        for entry in found.items:
            if entry.kind not in PUBLIC:
                noted.opens(entry.case_id)
        return found

    def register(
        self, actor: Actor, wanted: RegisterFilter, cursor: str = "", limit: int = 50
    ) -> Page[RegisterRow]:
        """Each letter has a line."""
        found = self._questions.register(actor, wanted, cursor, limit)
        for row in found.items:
            _of(actor).lists(row.letter_id)
        return found

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
        """Noted whether or not anything is found; of the words, how many there were."""
        found = self._questions.search(actor, words, kinds, cursor, limit, causes=causes)
        noted = _of(actor)
        noted.is_a(What.SEARCH)
        noted.words = len(words.split())
        _list(noted, found.items)
        return found

    def late_entries(self, actor: Actor, cursor: str = "", limit: int = 50) -> Page[LateEntry]:
        """Each case with a late entry has a line."""
        found = self._questions.late_entries(actor, cursor, limit)
        for row in found.items:
            if row.kind not in PUBLIC:
                _of(actor).lists(row.case_id)
        return found

    def limits(self, actor: Actor, wanted: LimitFilter, cursor: str = "", limit: int = 50) -> Page[LimitRow]:
        """Each case with a limit has a line."""
        found = self._questions.limits(actor, wanted, cursor, limit)
        for row in found.items:
            _of(actor).lists(row.case_id, row.handled_by_id)
        return found

    def members(
        self, actor: Actor, dispute_id: UUID, wanted: MemberFilter, cursor: str = "", limit: int = 50
    ) -> MembersShown:
        """The dispute is opened: names and claims of its workers are told."""
        found = self._questions.members(actor, dispute_id, wanted, cursor, limit)
        _of(actor).opens(dispute_id)
        return found

    def notices(self, actor: Actor) -> Page[NoticeRow]:
        """Published anyway."""
        return self._questions.notices(actor)

    def accesses(
        self, actor: Actor, wanted: AccessFilter, cursor: str = "", limit: int = 50
    ) -> Page[AccessRow]:
        """Reading this report is an access as well, of the case it was asked about."""
        found = self._questions.accesses(actor, wanted, cursor, limit)
        noted = _of(actor)
        noted.is_a(What.REPORT)
        noted.about_person, noted.about_institution = wanted.person_id, wanted.institution_id
        if wanted.case_id is not None:
            noted.lists(wanted.case_id)
        return found

    def seen(self, actor: Actor, case_id: UUID, person_id: UUID, position: int) -> SeenThen:
        """What another could see of a case is told of the case as well."""
        found = self._questions.seen(actor, case_id, person_id, position)
        noted = _of(actor)
        noted.is_a(What.REPORT)
        noted.about_person, noted.as_of = person_id, position
        noted.lists(case_id)
        return found

    def position(self) -> int:
        """How far the read models have read."""
        return self._questions.position()

    async def caught_up(self, position: int, wait_seconds: float = 5.0) -> bool:
        """Wait until what stands at `position` can be seen."""
        return await self._questions.caught_up(position, wait_seconds)


def _of(actor: Actor) -> Gathering:
    noted = gathering()
    noted.by(actor)
    return noted


def _list(noted: Gathering, found: Iterable[CaseSummary]) -> None:
    for summary in found:
        if summary.kind not in PUBLIC:
            noted.lists(summary.case_id, summary.handled_by_id)
