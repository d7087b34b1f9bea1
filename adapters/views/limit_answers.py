"""The board of limits as somebody may read it: overdue first, then the next due."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, literal, select, tuple_

from adapters.rule_book import standing_rule_book
from adapters.views import cursor as cursors
from adapters.views import work_list
from adapters.views.asking import Asking, page_size
from adapters.views.case_summaries import CaseSummaries
from adapters.views.running_time_limits import RUNNING, SETTLED, STANDING_STILL, RunningTimeLimits
from application.limits_asked import LimitFilter, LimitRow, WhichLimits
from application.questions import CaseSummary, Page
from application.running_limits import LimitState, in_words, name_of, names_of


def limits(asking: Asking, wanted: LimitFilter, cursor: str, limit: int) -> Page[LimitRow]:
    """Limits of cases the asker may see. A continued list keeps the day on which it was begun."""
    table = asking.view(RunningTimeLimits).limits
    question = cursors.asked("limits", wanted)
    today, after = asking.today, None
    if cursor:
        today, *after = cursors.read(cursor, question, tuple[date, int, date, UUID, str])
    order = (table.c.rank, table.c.falls_on, table.c.case_id, table.c.code)
    conditions = [asking.may_see_in(table), *_conditions(asking, table.c, wanted, today)]
    if after is not None:
        bound = [literal(value, type_=key.type) for key, value in zip(order, after, strict=True)]
        conditions.append(tuple_(*order) > tuple_(*bound))
    size = page_size(limit)
    found = asking.rows(select(table).where(*conditions).order_by(*order).limit(size + 1))
    next_cursor = ""
    if len(found) > size:
        last = found[size - 1]
        next_cursor = cursors.written(question, (today, last.rank, last.falls_on, last.case_id, last.code))
    return Page(
        items=_told(asking, found[:size], today),
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
    if wanted.due_since is not None:
        conditions.append(limits.falls_on >= wanted.due_since)
    if wanted.due_until is not None:
        conditions.append(limits.falls_on <= wanted.due_until)
    return conditions


def _standing(limits: Any, today: date) -> dict[WhichLimits, list[ColumnElement[bool]]]:
    is_open = limits.rank < SETTLED
    return {
        WhichLimits.OPEN: [is_open],
        WhichLimits.OVERDUE: [and_(limits.rank == RUNNING, limits.falls_on < today)],
        WhichLimits.SUSPENDED: [limits.rank == STANDING_STILL],
        WhichLimits.PROVISIONAL: [is_open, limits.provisional],
        WhichLimits.ALL: [],
    }


def _told(asking: Asking, rows: Any, today: date) -> tuple[LimitRow, ...]:
    cases = work_list.among(asking, {row.case_id for row in rows}) if rows else {}
    names = _names()
    # A case whose summary has not been read yet is shown as soon as it has.
    return tuple(_row(row, cases[row.case_id], names, today) for row in rows if row.case_id in cases)


@cache
def _names() -> Mapping[str, str]:
    return names_of(standing_rule_book())


def _row(row: Any, case: CaseSummary, names: Mapping[str, str], today: date) -> LimitRow:
    state, days_left = LimitState(row.state), (row.falls_on - today).days
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
        code=row.code,
        name=name_of(names, row.code, row.started_by),
        starts_from=row.starts_from,
        falls_on=row.falls_on,
        authority=row.authority,
        explanation=row.explanation,
        provisional=row.provisional,
        state=state,
        state_zh=state.zh,
        met_on=row.named_on if state in {LimitState.MET, LimitState.MET_LATE} else None,
        overdue=state is LimitState.RUNNING and days_left < 0,
        days_left=days_left,
        words=in_words(state, days_left),
    )
