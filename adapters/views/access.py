"""The one access filter in SQL: what `Scope.covers` says of a case, as a condition on its row."""

from uuid import UUID

from sqlalchemy import ColumnElement, Table, and_, exists, func, or_, true

from application.people import Actor
from application.permissions import PUBLIC, Scope, scope_of


def covered(
    scope: Scope,
    *,
    kind: ColumnElement[str],
    region: ColumnElement[str],
    thread_id: ColumnElement[UUID],
    participants: Table,
) -> ColumnElement[bool]:
    """The scope as a condition; whoever takes part in a thread sees every case of the thread."""
    if scope.everything:
        return true()
    ours = or_(kind.in_(sorted(PUBLIC)), takes_part(scope.institution_id, thread_id, participants))
    if not scope.kinds_in_region:
        return ours
    within = func.substr(region, 1, len(scope.jurisdiction)) == scope.jurisdiction
    return or_(
        and_(kind.in_(sorted(scope.kinds_in_region)), within), ours
    )  # the row itself before a look elsewhere


def takes_part(
    institution_id: UUID, thread_id: ColumnElement[UUID], participants: Table
) -> ColumnElement[bool]:
    """Whether the institution has recorded anything in the thread, or was called in."""
    return exists().where(
        participants.c.thread_id == thread_id, participants.c.institution_id == institution_id
    )


def visible(actor: Actor, rows: Table, participants: Table) -> ColumnElement[bool]:
    """The condition every question puts on the cases it answers with, or on rows that know as much of theirs."""
    return covered(
        scope_of(actor),
        kind=rows.c.kind,
        region=rows.c.region,
        thread_id=rows.c.thread_id,
        participants=participants,
    )
