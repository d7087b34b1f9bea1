"""The work list, one case, one thread, and the search: answers made of case summaries."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Select, Table, select

from adapters.views import cursor as cursors
from adapters.views.asking import Asking, page_size
from adapters.views.case_search import CaseSearch
from adapters.views.case_summaries import CaseSummaries
from adapters.views.disclosure import Disclosure
from adapters.views.endings import kind_zh, state_zh, still_open
from adapters.views.grams import words
from adapters.views.headings import Heading
from adapters.views.wording import Reference, What
from application.causes_asked import CauseShown
from application.permissions import UNLISTED, NotVisible
from application.questions import CaseFilter, CaseSummary, Page
from domain.causes import Cause

OF_ORGANS = frozenset({"procuratorial-case", "inspection-case"})
"""Cases of an organ's own, named after whom they concern."""
_heading = msgspec.json.Decoder(Heading).decode
_cause = msgspec.json.Decoder(Cause | None).decode


def cases(asking: Asking, wanted: CaseFilter, cursor: str, limit: int) -> Page[CaseSummary]:
    """Latest change first."""
    table = asking.summaries.cases
    conditions: list[ColumnElement[bool]] = []
    if wanted.kinds:
        conditions.append(table.c.kind.in_(wanted.kinds))
    else:
        conditions.append(listed(table))
    if wanted.causes:
        conditions.append(table.c.cause_code.in_(wanted.causes))
    if wanted.states:
        conditions.append(table.c.state.in_(wanted.states))
    if wanted.mine:
        conditions.append(asking.ours(table.c.handled_by_id, table.c.case_id))
    if wanted.open_only:
        conditions.append(still_open(table))
    question = cursors.asked("cases", wanted)
    if cursor:
        conditions.append(table.c.last_index < cursors.read(cursor, question, int))
    size = page_size(limit)
    found = asking.rows(
        _summaries(asking).where(*conditions).order_by(table.c.last_index.desc()).limit(size + 1)
    )
    next_cursor = cursors.written(question, found[size - 1].last_index) if len(found) > size else ""
    return Page(items=told(asking, found[:size]), next_cursor=next_cursor, as_of=asking.as_of(CaseSummaries))


def listed(table: Table) -> ColumnElement[bool]:
    """The condition that it is somebody's case; what is not is shown to those who ask for its kind by name."""
    return table.c.kind.not_in(sorted(UNLISTED))


def case(asking: Asking, case_id: UUID) -> CaseSummary:
    """One case, or `NotVisible`."""
    found = asking.rows(_summaries(asking).where(asking.summaries.cases.c.case_id == case_id))
    if not found:
        raise NotVisible
    return told(asking, found)[0]


def thread(asking: Asking, thread_id: UUID) -> tuple[CaseSummary, ...]:
    """Every visible case of a thread, in the order they were opened."""
    table = asking.summaries.cases
    return told(
        asking,
        asking.rows(_summaries(asking).where(table.c.thread_id == thread_id).order_by(table.c.first_index)),
    )


def search(asking: Asking, typed: str, wanted: CaseFilter, cursor: str, limit: int) -> Page[CaseSummary]:
    """Cases in which every word is found, the newest case first; what may not be seen is never counted."""
    as_of = asking.as_of(CaseSearch, CaseSummaries)
    sought = words(typed)
    question = cursors.asked("search", sought, wanted)
    before = cursors.read(cursor, question, int) if cursor else None
    if not sought:
        return Page(items=(), next_cursor="", as_of=as_of)
    index, table = asking.view(CaseSearch), asking.summaries.cases
    statement = _summaries(asking).join(index.cases, index.cases.c.case_id == table.c.case_id)
    statement = statement.where(index.matching(sought, asking.index_key))
    statement = statement.where(table.c.kind.in_(wanted.kinds) if wanted.kinds else listed(table))
    if wanted.causes:
        statement = statement.where(table.c.cause_code.in_(wanted.causes))
    if before is not None:
        statement = statement.where(index.cases.c.doc_id < before)
    size = page_size(limit)
    found = asking.rows(statement.order_by(index.cases.c.doc_id.desc()).limit(size + 1))
    next_cursor = cursors.written(question, found[size - 1].first_index) if len(found) > size else ""
    return Page(items=told(asking, found[:size]), next_cursor=next_cursor, as_of=as_of)


def titles(asking: Asking, case_ids: Iterable[UUID]) -> dict[UUID, str]:
    """What visible cases are called."""
    return {case_id: summary.title for case_id, summary in among(asking, case_ids).items()}


def among(asking: Asking, case_ids: Iterable[UUID]) -> dict[UUID, CaseSummary]:
    """Those of the cases that are visible."""
    table = asking.summaries.cases
    found = asking.rows(_summaries(asking).where(table.c.case_id.in_(set(case_ids))))
    return {summary.case_id: summary for summary in told(asking, found)}


def _summaries(asking: Asking) -> Select[Any]:
    """The cases the asker may see, each with the heading of its thread."""
    table = asking.summaries.cases
    head = table.alias("head")
    return (
        select(table, head.c.heading.label("head_heading"), asking.takes_part.label("takes_part"))
        .outerjoin(head, head.c.case_id == table.c.thread_id)
        .where(asking.may_see)
    )


def told(asking: Asking, rows: Sequence[Any]) -> tuple[CaseSummary, ...]:
    """Rows in words; the names they need are opened together."""
    headings = [_heading(_heading_of(row)) for row in rows]
    disclosure = asking.disclosure()
    disclosure.open(
        (Reference(What.PERSON, heading.first_worker), None) for heading in headings if heading.first_worker
    )
    return tuple(_told(row, heading, disclosure) for row, heading in zip(rows, headings, strict=True))


def _heading_of(row: Any) -> bytes:
    """Procedures are called what their dispute is called; letters and matters have names of their own."""
    own = row.kind.startswith("supervision-") or row.kind in UNLISTED or row.head_heading is None
    heading: bytes = row.heading if own else row.head_heading
    return heading


def _told(row: Any, heading: Heading, disclosure: Disclosure) -> CaseSummary:
    return CaseSummary(
        case_id=row.case_id,
        kind=row.kind,
        kind_zh=kind_zh(row.kind),
        thread_id=row.thread_id,
        title=_title(row.kind, heading, disclosure, takes_part=row.takes_part),
        case_number=row.case_number,
        state=row.state,
        state_zh=state_zh(row.kind, row.state),
        handled_by=row.handled_by,
        handled_by_id=row.handled_by_id,
        region=row.region,
        opened_on=row.opened_on,
        last_on=row.last_on,
        amount=row.amount,
        version=row.version,
        cause=CauseShown.of(cause) if (cause := _cause(row.cause)) else None,
        has_cause=row.cause_code != "",
        takes_part=bool(row.takes_part),
    )


def _title(kind: str, heading: Heading, disclosure: Disclosure, *, takes_part: bool) -> str:
    if kind == "supervision-matter":
        return heading.of_matter()
    if kind == "supervision-letter":
        return heading.of_letter()
    if kind in OF_ORGANS:
        return heading.of_case(kind_zh(kind))
    if kind in UNLISTED:
        return heading.named
    return heading.of_dispute(lambda person_id: disclosure.name(person_id, takes_part=takes_part))
