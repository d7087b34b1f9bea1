"""As seen by 当时可见: the access rules of a moment over the record of that moment, for somebody who may ask."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.views.access_log import AccessLog
from adapters.views.asking import Asking
from adapters.views.disclosure import ERASED
from adapters.views.rights_then import RightsThen
from adapters.views.timeline_answers import Wanted, entries_told
from application.people import Actor, Institution
from application.permissions import NotVisible, may_ask_what_was_seen, scope_of
from application.questions import TimelineEntry
from application.seen_asked import EntrySeen, SeenThen
from domain.terms import Capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class _Then:
    """The rights of a person in one case at a position."""

    actor: Actor | None
    since: int | None
    """Index from which their institution takes part in the thread."""
    begun: bool
    """Whether the case had begun."""
    in_region: bool

    @property
    def visible(self) -> bool:
        return self.begun and self.actor is not None and (self.in_region or self.since is not None)

    @property
    def why(self) -> str:
        """In a sentence."""
        if self.actor is None:
            return "截至该时点，没有该人员以任何机构名义办理或者查阅的记录。"
        if not self.begun:
            return "截至该时点，没有这件案件的记录。"
        if self.since is not None:
            return f"其所在机构自第 {self.since + 1} 条记录起参加本案或者同一争议、事项。"
        if self.in_region:
            return f"{self.actor.capacity.zh}可以查看本辖区的这类案件；没有参加本案，姓名只显示姓氏。"
        return "其所在机构没有参加本案，其身份也不能查看本案。"


def seen(asking: Asking, case_id: UUID, person_id: UUID, position: int) -> SeenThen:
    """Raises NotVisible where the asker may not ask, as where there is no such case."""
    case = _case(asking, case_id)
    then = _rights(asking, case, person_id, position)
    _must_be_allowed(asking, case, then)
    entries = _entries(asking, case_id, then, position)
    may_see = _sees(asking, case_id)
    place = then.actor.institution if then.actor else None
    return SeenThen(
        case_id=case_id,
        kind=case.kind,
        person_id=person_id,
        position=position,
        known=then.actor is not None,
        institution_id=place.institution_id if place else None,
        institution=place.name if place else "",
        capacity=place.capacity.value if place else "",
        capacity_zh=place.capacity.zh if place else "",
        visible=then.visible,
        why=then.why,
        takes_part_since=None if then.since is None else then.since + 1,
        names_in_full=then.visible and then.since is not None,
        entries=len(entries),
        shown=tuple(_shown(entry) for entry in entries) if may_see else (),
        read_at=_read_at(asking, case_id, person_id, position),
    )


def _case(asking: Asking, case_id: UUID) -> Any:
    cases = asking.summaries.cases
    found = asking.rows(select(cases).where(cases.c.case_id == case_id))
    if not found:
        raise NotVisible
    return found[0]


def _sees(asking: Asking, case_id: UUID) -> bool:
    """Whether the asker may see the case now."""
    cases = asking.summaries.cases
    return bool(asking.rows(select(cases.c.case_id).where(cases.c.case_id == case_id, asking.may_see)))


def _must_be_allowed(asking: Asking, case: Any, then: _Then) -> None:
    own = asking.actor.institution.institution_id
    if not may_ask_what_was_seen(
        asking.actor,
        of_institution=then.actor.institution.institution_id if then.actor else None,
        handles=own in (case.handled_by_id, case.entrusted_to),
        sees=_sees(asking, case.case_id),
    ):
        raise NotVisible


def _rights(asking: Asking, case: Any, person_id: UUID, position: int) -> _Then:
    """Who they were, and what their institution took part in, by the records up to the position."""
    actor = _person(asking, person_id, position)
    if actor is None:
        return _Then(actor=None, since=None, begun=case.first_index < position, in_region=False)
    joined = asking.view(RightsThen).participants.c
    since = asking.rows(
        select(joined.since).where(
            joined.thread_id == case.thread_id,
            joined.institution_id == actor.institution.institution_id,
            joined.since < position,
        )
    )
    return _Then(
        actor=actor,
        since=since[0].since if since else None,
        begun=case.first_index < position,
        in_region=scope_of(actor).covers(case.kind, case.region, frozenset()),
    )


def _person(asking: Asking, person_id: UUID, position: int) -> Actor | None:
    people = asking.view(RightsThen).people
    latest = (
        select(people)
        .where(people.c.person_id == person_id, people.c.since < position)
        .order_by(people.c.since.desc())
        .limit(1)
    )
    for row in asking.rows(latest):
        institution = Institution(
            institution_id=row.institution_id,
            name=row.institution,
            region=row.region,
            capacity=Capacity(row.capacity),
        )
        return Actor(person_id=person_id, name="", institution=institution)
    return None


def _entries(asking: Asking, case_id: UUID, then: _Then, position: int) -> tuple[TimelineEntry, ...]:
    """The timeline of that moment, as it was told to that person."""
    if not then.visible or then.actor is None:
        return ()
    as_them = replace(asking, actor=then.actor)
    wanted = Wanted(case_id=case_id, as_of_position=position)
    return entries_told(as_them, wanted, {case_id: then.since is not None})


def _shown(entry: TimelineEntry) -> EntrySeen:
    return EntrySeen(
        position=entry.position,
        case_id=entry.case_id,
        version=entry.version,
        term=entry.term,
        recorded_at=entry.recorded_at,
        withheld=sum(detail.sealed for detail in entry.details),
        erased=sum(ERASED in detail.value for detail in entry.details),
    )


def _read_at(asking: Asking, case_id: UUID, person_id: UUID, position: int) -> tuple[int, ...]:
    """Where it stands that they opened the case by then."""
    log = asking.view(AccessLog)
    opened = (
        select(log.records.c.log_index)
        .join(log.cases, log.cases.c.log_index == log.records.c.log_index)
        .where(log.cases.c.case_id == case_id, log.cases.c.opened)
        .where(log.records.c.person_id == person_id, log.records.c.log_index < position)
        .order_by(log.records.c.log_index)
    )
    return tuple(row.log_index + 1 for row in asking.rows(opened))
