"""The timeline as somebody may read it: as recorded up to a position, as of a legal date, names and texts opened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import select, tuple_

from adapters.views import cursor as cursors
from adapters.views.asking import Asking, page_size
from adapters.views.case_summaries import CaseSummaries
from adapters.views.case_timeline import CaseTimeline, StoredEntry, decoded
from adapters.views.disclosure import Disclosure
from adapters.views.facts import kind_in
from adapters.views.wording import Part, Reference, What
from application.permissions import NotVisible
from application.questions import Detail, Page, TimelineEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries: of one case or a thread, known at a position, of facts up to a legal date."""

    case_id: UUID | None = None
    thread_id: UUID | None = None
    as_of_position: int | None = None
    as_of_date: date | None = None


class Marks(NamedTuple):
    """What later entries say about earlier ones, by case and version."""

    corrected_by: dict[tuple[UUID, int], int]
    objections: dict[tuple[UUID, int], tuple[int, ...]]


def timeline(asking: Asking, wanted: Wanted, cursor: str, limit: int) -> Page[TimelineEntry]:
    """Oldest fact first; facts of one day in the order they were recorded."""
    taking_part = _cases(asking, wanted)
    entries = asking.view(CaseTimeline).entries
    statement = select(entries).where(entries.c.case_id.in_(taking_part))
    if wanted.as_of_position is not None:
        statement = statement.where(entries.c.log_index < wanted.as_of_position)
    if wanted.as_of_date is not None:
        statement = statement.where(entries.c.occurred_on <= wanted.as_of_date)
    question = cursors.asked("timeline", wanted)
    if cursor:
        after = cursors.read(cursor, question, tuple[date, int])
        statement = statement.where(tuple_(entries.c.occurred_on, entries.c.log_index) > after)
    size = page_size(limit)
    ordered = statement.order_by(entries.c.occurred_on, entries.c.log_index).limit(size + 1)
    found = asking.rows(ordered)
    rows = found[:size]
    next_cursor = ""
    if len(found) > size:
        next_cursor = cursors.written(question, (rows[-1].occurred_on, rows[-1].log_index))
    return Page(
        items=_told(asking, rows, _marks(asking, wanted, taking_part), taking_part),
        next_cursor=next_cursor,
        as_of=asking.as_of(CaseTimeline, CaseSummaries),
    )


def entries_told(asking: Asking, wanted: Wanted, taking_part: dict[UUID, bool]) -> tuple[TimelineEntry, ...]:
    """All entries of these cases for an asker whose rights in them were looked up elsewhere."""
    entries = asking.view(CaseTimeline).entries
    statement = select(entries).where(entries.c.case_id.in_(taking_part))
    if wanted.as_of_position is not None:
        statement = statement.where(entries.c.log_index < wanted.as_of_position)
    rows = asking.rows(statement.order_by(entries.c.occurred_on, entries.c.log_index))
    return _told(asking, rows, _marks(asking, wanted, taking_part), taking_part)


def _cases(asking: Asking, wanted: Wanted) -> dict[UUID, bool]:
    """The visible cases meant, and whether the asker takes part in them; `NotVisible` where there is none."""
    cases = asking.summaries.cases
    if wanted.case_id is not None:
        meant = cases.c.case_id == wanted.case_id
    elif wanted.thread_id is not None:
        meant = cases.c.thread_id == wanted.thread_id
    else:
        raise NotVisible
    found = asking.rows(select(cases.c.case_id, asking.takes_part).where(meant, asking.may_see))
    if not found:
        raise NotVisible
    return {case_id: bool(takes_part) for case_id, takes_part in found}


def _marks(asking: Asking, wanted: Wanted, cases: dict[UUID, bool]) -> Marks:
    """Corrections and objections recorded up to the position asked for; later ones nobody could know then."""
    entries = asking.view(CaseTimeline).entries.c
    statement = select(entries.case_id, entries.version, entries.corrects, entries.objects_to).where(
        entries.case_id.in_(cases), (entries.corrects.is_not(None)) | (entries.objects_to.is_not(None))
    )
    if wanted.as_of_position is not None:
        statement = statement.where(entries.log_index < wanted.as_of_position)
    corrected_by: dict[tuple[UUID, int], int] = {}
    objections: dict[tuple[UUID, int], tuple[int, ...]] = {}
    for case_id, version, corrects, objects_to in asking.rows(statement.order_by(entries.log_index)):
        if corrects is not None:
            corrected_by[case_id, corrects] = version
        else:
            key = (case_id, objects_to)
            objections[key] = (*objections.get(key, ()), version)
    return Marks(corrected_by, objections)


def _told(
    asking: Asking, rows: Sequence[Any], marks: Marks, taking_part: dict[UUID, bool]
) -> tuple[TimelineEntry, ...]:
    entries = [decoded(row.entry) for row in rows]
    parts: list[tuple[Part, UUID | None]] = [
        (part, entry.institution_id) for entry in entries for part in _parts(entry)
    ]
    referred = {part.id for part, _ in parts if isinstance(part, Reference) and part.what is What.CASE}
    disclosure = asking.disclosure(referred)
    disclosure.open(parts)
    return tuple(
        _entry(row, entry, marks, disclosure, takes_part=taking_part[row.case_id])
        for row, entry in zip(rows, entries, strict=True)
    )


def _parts(entry: StoredEntry) -> list[Part]:
    parts = [part for detail in entry.details for part in detail.parts]
    if entry.late_reason is not None:
        parts.append(Reference(What.TEXT, entry.late_reason))
    return parts


def _link(parts: Sequence[Part]) -> str:
    """Where a list is told in full that the entry tells in one line."""
    of = [part.id for part in parts if isinstance(part, Reference) and part.what is What.MEMBERS]
    return f"/cases/dispute/{of[0]}/members" if of else ""


def _entry(
    row: Any, entry: StoredEntry, marks: Marks, disclosure: Disclosure, *, takes_part: bool
) -> TimelineEntry:
    details = []
    for detail in entry.details:
        value, sealed = disclosure.told(detail.parts, takes_part=takes_part, recorded_by=entry.institution_id)
        details.append(Detail(label=detail.label, value=value, sealed=sealed, link=_link(detail.parts)))
    reason = [Reference(What.TEXT, entry.late_reason)] if entry.late_reason is not None else []
    key = (row.case_id, row.version)
    return TimelineEntry(
        position=row.log_index + 1,
        case_id=row.case_id,
        kind=kind_in(row.topic),
        version=row.version,
        topic=row.topic,
        term=entry.term,
        article=entry.article,
        occurred_on=row.occurred_on,
        recorded_at=entry.recorded_at,
        institution=entry.institution,
        capacity=entry.capacity,
        late_days=entry.late_days,
        late_reason=disclosure.told(reason, takes_part=takes_part, recorded_by=entry.institution_id)[0],
        details=tuple(details),
        corrected_by=marks.corrected_by.get(key),
        corrects=row.corrects,
        objections=marks.objections.get(key, ()),
        leaf_hash=entry.leaf_hash,
    )
