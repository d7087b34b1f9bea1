"""The register as somebody may read it: overdue letters first, then the next due, then the newest."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, func, literal, not_, select, tuple_

from adapters.views import cursor as cursors
from adapters.views.asking import Asking, page_size
from adapters.views.case_summaries import CaseSummaries
from adapters.views.endings import state_zh
from adapters.views.supervision_register import KIND, NEVER_OVERDUE, SupervisionRegister
from application.questions import Page, RegisterFilter, RegisterRow
from domain.supervision_matter.ladder import Instrument

NEVER_DUE = date.max


def register(asking: Asking, wanted: RegisterFilter, cursor: str, limit: int) -> Page[RegisterRow]:
    """Letters the asker may see. A continued list keeps the day on which it was begun."""
    letters = asking.view(SupervisionRegister).letters
    cases = asking.summaries.cases
    question = cursors.asked("register", wanted)
    today, after = asking.today, None
    if cursor:
        today, *after = cursors.read(cursor, question, tuple[date, int, date, int, UUID])
    overdue = _overdue(letters.c, today)
    order = (
        case((overdue, 0), else_=1),
        func.coalesce(letters.c.reply_due, literal(NEVER_DUE, type_=letters.c.reply_due.type)),
        -cases.c.first_index,
        letters.c.letter_id,
    )
    statement = (
        select(letters, overdue.label("overdue"), *(key.label(f"key_{at}") for at, key in enumerate(order)))
        .join(cases, cases.c.case_id == letters.c.letter_id)
        .where(asking.may_see, *_conditions(letters.c, wanted, overdue))
    )
    if after is not None:
        statement = statement.where(tuple_(*order) > tuple_(*_bound(order, after)))
    size = page_size(limit)
    found = asking.rows(statement.order_by(*order).limit(size + 1))
    next_cursor = ""
    if len(found) > size:
        last = found[size - 1]
        next_cursor = cursors.written(question, (today, last.key_0, last.key_1, last.key_2, last.letter_id))
    return Page(
        items=tuple(_row(row) for row in found[:size]),
        next_cursor=next_cursor,
        as_of=asking.as_of(SupervisionRegister, CaseSummaries),
    )


def _overdue(letters: Any, today: date) -> ColumnElement[bool]:
    """Due, not answered, and somebody still waits for the answer; the last day itself is still in time."""
    waiting = not_(letters.state.in_(sorted(state.value for state in NEVER_OVERDUE)))
    due = func.coalesce(letters.reply_due, literal(NEVER_DUE, type_=letters.reply_due.type))
    return and_(due < today, letters.replied_on.is_(None), waiting)


def _conditions(
    letters: Any, wanted: RegisterFilter, overdue: ColumnElement[bool]
) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.instruments:
        conditions.append(letters.instrument.in_(wanted.instruments))
    if wanted.states:
        conditions.append(letters.state.in_(wanted.states))
    if wanted.overdue_only:
        conditions.append(overdue)
    if wanted.unverified_only:
        conditions.append(letters.verified_on.is_(None))
    if wanted.since is not None:
        conditions.append(letters.drafted_on >= wanted.since)
    if wanted.until is not None:
        conditions.append(letters.drafted_on <= wanted.until)
    if wanted.issued_by:
        conditions.append(letters.issued_by == wanted.issued_by)
    return conditions


def _bound(order: tuple[ColumnElement[Any], ...], values: list[Any]) -> list[ColumnElement[Any]]:
    return [literal(value, type_=key.type) for key, value in zip(order, values, strict=True)]


def _row(row: Any) -> RegisterRow:
    return RegisterRow(
        letter_id=row.letter_id,
        matter_id=row.matter_id,
        instrument_zh=Instrument(row.instrument).zh,
        number=row.number,
        addressee=row.addressee,
        issued_by=row.issued_by,
        region=row.region,
        drafted_on=row.drafted_on,
        served_on=row.served_on,
        reply_due=row.reply_due,
        reply_due_explained=row.reply_due_explained,
        replied_on=row.replied_on,
        reply_zh=row.reply,
        state=row.state,
        state_zh=state_zh(KIND, row.state),
        rectified_on=row.rectified_on,
        verified_on=row.verified_on,
        escalated_to=row.escalated_to,
        overdue=bool(row.overdue),
        late_entries=row.late_entries,
    )
