"""The board of limits as somebody may read it: overdue first, then the next due."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, literal, not_, or_, select, tuple_

from adapters.rule_book import standing_rule_book
from adapters.views import cursor as cursors
from adapters.views import work_list
from adapters.views.asking import Asking, page_size
from adapters.views.case_summaries import CaseSummaries
from adapters.views.limit_ways import ways
from adapters.views.running_time_limits import RUNNING, SETTLED, STANDING_STILL, RunningTimeLimits
from application.limit_standing import (
    LimitState,
    Standing,
    counted_again_in_words,
    name_of,
    names_of,
    party_in_words,
    sentences,
)
from application.limits_asked import LimitFilter, LimitRow, SumLine, WhichLimits
from application.questions import CaseSummary, Page


def limits(asking: Asking, wanted: LimitFilter, cursor: str, limit: int) -> Page[LimitRow]:
    """Limits of cases the asker may see. A continued list keeps the day on which it was begun."""
    table = asking.view(RunningTimeLimits).limits
    question = cursors.asked("limits", wanted)
    today, after = asking.today, None
    if cursor:
        today, *after = cursors.read(cursor, question, tuple[date, int, date, UUID, str])
    order = (table.c.rank, table.c.falls_on, table.c.case_id, table.c.limit_id)
    conditions = [asking.may_see_in(table), *_conditions(asking, table.c, wanted, today)]
    if after is not None:
        bound = [literal(value, type_=key.type) for key, value in zip(order, after, strict=True)]
        conditions.append(tuple_(*order) > tuple_(*bound))
    size = page_size(limit)
    asked = select(*order).where(*conditions).limit(size + 1)
    found: set[tuple[int, date, UUID, str]] = set()
    for way in ways(asking, table, wanted):
        found |= {tuple(row) for row in asking.rows(asked.where(way.within).order_by(*way.sorted_by(order)))}
    first = sorted(found)[: size + 1]
    next_cursor = cursors.written(question, (today, *first[size - 1])) if len(first) > size else ""
    return Page(
        items=_told(asking, _rows(asking, table, first[:size]), today),
        next_cursor=next_cursor,
        as_of=asking.as_of(RunningTimeLimits, CaseSummaries),
    )


def _conditions(asking: Asking, limits: Any, wanted: LimitFilter, today: date) -> list[ColumnElement[bool]]:
    conditions = _standing(limits, today)[wanted.which]
    if wanted.mine:
        conditions.append(asking.ours(limits.handled_by_id, limits.case_id))
    if wanted.kinds:
        conditions.append(limits.kind.in_(wanted.kinds))
    if wanted.codes:
        conditions.append(limits.code.in_(wanted.codes))
    if wanted.not_counted_with:
        conditions.append(limits.calendar != wanted.not_counted_with)
    if wanted.case_id is not None:
        conditions.append(limits.case_id == wanted.case_id)
    if wanted.due_since is not None:
        conditions.append(limits.falls_on >= wanted.due_since)
    if wanted.due_until is not None:
        conditions.append(limits.falls_on <= wanted.due_until)
    return conditions


def _standing(limits: Any, today: date) -> dict[WhichLimits, list[ColumnElement[bool]]]:
    passed = and_(limits.rank == RUNNING, limits.falls_on < today)
    is_over = and_(passed, limits.runs_out)
    is_open = [limits.rank < SETTLED, not_(is_over)]
    return {
        WhichLimits.OPEN: is_open,
        WhichLimits.OVERDUE: [passed, not_(limits.runs_out)],
        WhichLimits.SUSPENDED: [limits.rank == STANDING_STILL],
        WhichLimits.PROVISIONAL: [*is_open, limits.provisional],
        WhichLimits.LAPSED: [or_(is_over, limits.state == LimitState.LAPSED.value)],
        WhichLimits.PASSED: [passed],
        WhichLimits.ALL: [],
    }


def _rows(asking: Asking, limits: Table, places: list[tuple[int, date, UUID, str]]) -> list[Any]:
    """The rows of these places in the list, in their order."""
    keys = [(case_id, limit_id) for _, _, case_id, limit_id in places]
    of_these = and_(
        limits.c.case_id.in_({case_id for case_id, _ in keys}),  # SQLite would walk the table for pairs
        limits.c.limit_id.in_({limit_id for _, limit_id in keys}),
    )
    found = {(row.case_id, row.limit_id): row for row in asking.rows(select(limits).where(of_these))}
    return [found[key] for key in keys]


def _told(asking: Asking, rows: Any, today: date) -> tuple[LimitRow, ...]:
    cases = work_list.among(asking, {row.case_id for row in rows}) if rows else {}
    names = _names()
    # A case whose summary has not been read yet is shown as soon as it has.
    return tuple(_row(row, cases[row.case_id], names, today) for row in rows if row.case_id in cases)


@cache
def _names() -> Mapping[str, str]:
    return names_of(standing_rule_book())


def _row(row: Any, case: CaseSummary, names: Mapping[str, str], today: date) -> LimitRow:
    stands = Standing.on(today, state=LimitState(row.state), falls_on=row.falls_on, runs_out=row.runs_out)
    return LimitRow(
        case_id=row.case_id,
        kind=row.kind,
        kind_zh=case.kind_zh,
        thread_id=row.thread_id,
        title=case.title,
        case_number=case.case_number,
        handled_by=case.handled_by,
        handled_by_id=row.handled_by_id,
        region=row.region,
        limit_id=row.limit_id,
        code=row.code,
        name=name_of(names, row.code, row.started_by),
        party=party_in_words(row.party),
        starts_from=row.starts_from,
        falls_on=row.falls_on,
        authority=row.authority,
        explanation=row.explanation,
        lines=tuple(SumLine(text=sentence) for sentence in sentences(row.explanation)),
        calendar=row.calendar,
        provisional=row.provisional,
        counted_before=row.counted_before,
        provisional_before=row.provisional_before,
        counted_again=counted_again_in_words(row.counted_before, provisional=row.provisional_before),
        state=stands.state,
        state_zh=stands.state.zh,
        met_on=row.met_on,
        overdue=stands.overdue,
        days_left=stands.days_left,
        words=stands.words,
    )
