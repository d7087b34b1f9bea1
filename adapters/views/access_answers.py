"""The report of accesses as somebody may read it: their own, their people's, those of the cases they answer for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, union

from adapters.views import cursor as cursors
from adapters.views.access_log import AccessLog, rest_of
from adapters.views.access_ways import ways
from adapters.views.asking import Asking, page_size
from adapters.views.case_summaries import CaseSummaries
from application.access_asked import AccessFilter, AccessRow
from application.permissions import accesses_told_to
from application.questions import Page
from domain.access_record import Purpose, What
from domain.terms import Capacity


def accesses(asking: Asking, wanted: AccessFilter, cursor: str, limit: int) -> Page[AccessRow]:
    """The latest first."""
    records = asking.view(AccessLog).records
    conditions = _conditions(asking, wanted)
    question = cursors.asked("accesses", wanted)
    if cursor:
        conditions.append(records.c.log_index < cursors.read(cursor, question, int))
    size = page_size(limit)
    led_to = [
        select(way.subquery().c.log_index)
        for way in ways(asking, _about(asking, wanted.case_id), conditions, size + 1)
    ]
    found = asking.rows(
        select(records)
        .where(records.c.log_index.in_(union(*led_to)), _told_of(asking, wanted.case_id))
        .order_by(records.c.log_index.desc())
        .limit(size + 1)
    )
    rows = found[:size]
    next_cursor = cursors.written(question, rows[-1].log_index) if len(found) > size else ""
    cases = _cases(asking, rows, wanted.case_id)
    return Page(
        items=tuple(_row(row, cases.get(row.log_index, [])) for row in rows),
        next_cursor=next_cursor,
        as_of=asking.as_of(AccessLog, CaseSummaries),
    )


def _ours(asking: Asking) -> ColumnElement[bool]:
    """The asker's own, and those of their people where they administer them."""
    records = asking.view(AccessLog).records.c
    own = records.person_id == asking.actor.person_id
    if not accesses_told_to(asking.actor).of_own_people:
        return own
    return or_(own, records.institution_id == asking.actor.institution.institution_id)


def _answered_for(asking: Asking) -> ColumnElement[bool]:
    """Whether the asker is told who read a case, on its row."""
    reach, cases = accesses_told_to(asking.actor), asking.summaries.cases.c
    institution_id = asking.actor.institution.institution_id
    of_case: ColumnElement[bool] = false()
    if reach.to_own_cases:
        of_case = or_(cases.handled_by_id == institution_id, cases.entrusted_to == institution_id)
    return or_(of_case, asking.may_see) if reach.to_all_in_scope else of_case


def _about(asking: Asking, case_id: UUID | None) -> ColumnElement[bool]:
    """On the row of a case: whether an access to it is in the report."""
    told = _answered_for(asking)
    return told if case_id is None else and_(told, asking.summaries.cases.c.case_id == case_id)


def _told_of(asking: Asking, case_id: UUID | None) -> ColumnElement[bool]:
    """The one condition on a record that lets it into the report."""
    if not accesses_told_to(asking.actor).to_cases:
        return _ours(asking)
    log, cases = asking.view(AccessLog), asking.summaries.cases
    of_record = log.cases.c.log_index == log.records.c.log_index
    of_case = cases.c.case_id == log.cases.c.case_id
    return or_(_ours(asking), exists().where(of_record, of_case, _about(asking, case_id)))


def _conditions(asking: Asking, wanted: AccessFilter) -> list[ColumnElement[bool]]:
    log = asking.view(AccessLog)
    records, cases = log.records.c, log.cases.c
    conditions: list[ColumnElement[bool]] = []
    if wanted.case_id is not None:
        of_case = select(cases.log_index).where(cases.case_id == wanted.case_id)
        if wanted.opened_only:
            of_case = of_case.where(cases.opened)
        conditions.append(records.log_index.in_(of_case))
    elif wanted.opened_only:
        conditions.append(exists().where(cases.log_index == records.log_index, cases.opened))
    if wanted.person_id is not None:
        conditions.append(records.person_id == wanted.person_id)
    if wanted.institution_id is not None:
        conditions.append(records.institution_id == wanted.institution_id)
    if wanted.what:
        conditions.append(records.what.in_(wanted.what))
    if wanted.purposes:
        conditions.append(records.purpose.in_(wanted.purposes))
    return conditions


def _cases(asking: Asking, rows: Sequence[Any], case_id: UUID | None) -> dict[int, list[tuple[UUID, bool]]]:
    """By record, the cases the asker may know of: what was opened, or the one case that was asked about."""
    log, table = asking.view(AccessLog), asking.summaries.cases
    cases = log.cases.c
    statement = (
        select(cases.log_index, cases.case_id, cases.opened)
        .join(log.records, log.records.c.log_index == cases.log_index)
        .outerjoin(table, table.c.case_id == cases.case_id)
        .where(cases.log_index.in_([row.log_index for row in rows]))
        .where(or_(_ours(asking), _answered_for(asking)))
    )
    statement = statement.where(cases.opened if case_id is None else cases.case_id == case_id)
    found: dict[int, list[tuple[UUID, bool]]] = {}
    for log_index, known, opened in asking.rows(statement.order_by(cases.log_index, cases.case_id)):
        found.setdefault(log_index, []).append((known, opened))
    return found


def _row(row: Any, cases: list[tuple[UUID, bool]]) -> AccessRow:
    rest = rest_of(row.rest)
    return AccessRow(
        position=row.log_index + 1,
        record_id=row.record_id,
        recorded_at=datetime.fromisoformat(row.recorded_at),
        person_id=row.person_id,
        person="",
        institution_id=row.institution_id,
        institution=row.institution,
        capacity=row.capacity,
        capacity_zh=Capacity(row.capacity).zh,
        what=row.what,
        what_zh=What(row.what).zh,
        purpose=row.purpose,
        purpose_zh=Purpose(row.purpose).zh,
        purpose_stated=rest.stated,
        ground=rest.authority,
        ground_verified=rest.verified,
        opened=tuple(case_id for case_id, opened in cases if opened),
        listed=tuple(case_id for case_id, opened in cases if not opened),
        others=rest.cases - len(cases),
        documents=rest.documents if len(cases) == rest.cases else (),
        log_indexes=rest.log_indexes,
        as_of=rest.as_of,
        words=rest.words,
        about_person=UUID(rest.about_person) if rest.about_person else None,
        about_institution=UUID(rest.about_institution) if rest.about_institution else None,
        file_sha256=rest.file_sha256,
    )
