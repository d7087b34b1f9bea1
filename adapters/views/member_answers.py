"""The list of a dispute's workers as somebody may read it: by number, names full or masked, sums over all of it."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select

from adapters.views import cursor as cursors
from adapters.views.asking import Asking, page_size
from adapters.views.case_summaries import CaseSummaries
from adapters.views.disclosure import Disclosure
from adapters.views.dispute_members import FEN, DisputeMembers, claims_in
from adapters.views.wording import Reference, What
from application.members_asked import (
    MemberClaim,
    MemberFilter,
    MemberRow,
    MemberTotals,
    WhichMembers,
)
from application.permissions import NotVisible
from application.questions import MembersShown, Page
from domain.claims import ClaimKind
from domain.dispute import Dispute
from domain.dispute.members import WhyLeft
from domain.dispute.results import MemberOutcome
from domain.terms import Procedure


def members(asking: Asking, dispute_id: UUID, wanted: MemberFilter, cursor: str, limit: int) -> MembersShown:
    """By number; `NotVisible` where the dispute may not be seen."""
    takes_part = _visible(asking, dispute_id)
    rows = asking.view(DisputeMembers).members
    conditions = [rows.c.dispute_id == dispute_id, rows.c.number >= wanted.since]
    conditions += _conditions(rows.c, wanted.which)
    question = cursors.asked("members", dispute_id, wanted)
    if cursor:
        conditions.append(rows.c.number > cursors.read(cursor, question, int))
    size = page_size(limit)
    found = asking.rows(select(rows).where(*conditions).order_by(rows.c.number).limit(size + 1))
    disclosure = asking.disclosure()
    disclosure.open((Reference(What.PERSON, row.person_id), None) for row in found[:size])
    lead = _lead(asking, dispute_id)
    return MembersShown(
        members=Page(
            items=tuple(_row(row, disclosure, takes_part=takes_part) for row in found[:size]),
            next_cursor=cursors.written(question, found[size - 1].number) if len(found) > size else "",
            as_of=asking.as_of(DisputeMembers, CaseSummaries),
        ),
        totals=_totals(asking, dispute_id),
        lead_case=lead[0] if lead else None,
        lead_case_kind=lead[1] if lead else "",
    )


def _visible(asking: Asking, dispute_id: UUID) -> bool:
    """Whether the asker takes part."""
    cases = asking.summaries.cases
    found = asking.rows(
        select(asking.takes_part).where(
            cases.c.case_id == dispute_id, cases.c.kind == Dispute.TOPIC, asking.may_see
        )
    )
    if not found:
        raise NotVisible
    return bool(found[0][0])


def _conditions(rows: Any, which: WhichMembers) -> list[ColumnElement[bool]]:
    narrowed: dict[WhichMembers, ColumnElement[bool]] = {
        WhichMembers.STAYING: rows.left_on.is_(None),
        WhichMembers.LEFT: rows.left_on.is_not(None),
        WhichMembers.REPRESENTATIVES: rows.represents != "",
        WhichMembers.UNDECIDED: (rows.outcome == "") & rows.left_on.is_(None),
        WhichMembers.UNPAID: func.coalesce(rows.adjudged, 0) > rows.paid,
    }
    return [narrowed[which]] if which in narrowed else []


def _totals(asking: Asking, dispute_id: UUID) -> MemberTotals:
    rows = asking.view(DisputeMembers).members
    due = func.coalesce(rows.c.adjudged, 0)
    unpaid = func.sum(due - rows.c.paid).filter(due > rows.c.paid)
    statement: Select[Any] = select(
        func.count().label("members"),
        func.count(rows.c.left_on).label("gone"),
        func.count().filter(rows.c.outcome != "").label("decided"),
        func.sum(rows.c.claimed).label("claimed"),
        func.sum(due).label("adjudged"),
        func.sum(rows.c.paid).label("paid"),
        unpaid.label("unpaid"),
    ).where(rows.c.dispute_id == dispute_id)
    (sums,) = asking.rows(statement)
    return MemberTotals(
        members=sums.members,
        left=sums.gone,
        decided=sums.decided,
        claimed=_yuan(sums.claimed or 0),
        adjudged=_yuan(sums.adjudged or 0),
        paid=_yuan(sums.paid or 0),
        unpaid=_yuan(sums.unpaid or 0),
    )


def _lead(asking: Asking, dispute_id: UUID) -> tuple[UUID, str] | None:
    """The case the others follow, where the asker may see it."""
    leads, cases = asking.view(DisputeMembers).leads, asking.summaries.cases
    found = asking.rows(
        select(leads.c.case_id, leads.c.kind)
        .join(cases, cases.c.case_id == leads.c.case_id)
        .where(leads.c.dispute_id == dispute_id, asking.may_see)
    )
    return (found[0].case_id, found[0].kind) if found else None


def _row(row: Any, disclosure: Disclosure, *, takes_part: bool) -> MemberRow:
    claims = (*claims_in(row.named), *claims_in(row.own))
    return MemberRow(
        number=row.number,
        name=disclosure.name(row.person_id, takes_part=takes_part),
        person_id=row.person_id,
        joined_on=row.joined_on,
        employed_from=row.employed_from,
        employed_until=row.employed_until,
        monthly_wage=row.monthly_wage,
        claims=tuple(
            MemberClaim(kind=kind, kind_zh=ClaimKind(kind).zh, amount=amount) for kind, amount in claims
        ),
        claimed=_yuan(row.claimed),
        outcome=row.outcome,
        outcome_zh=MemberOutcome(row.outcome).zh if row.outcome else "",
        procedure_zh=Procedure(row.procedure).zh if row.procedure else "",
        document=row.document,
        adjudged="" if row.adjudged is None else _yuan(row.adjudged),
        paid=_yuan(row.paid),
        represents=tuple(Procedure(one).zh for one in row.represents.split()),
        left_on=row.left_on,
        why_left_zh=WhyLeft(row.why_left).zh if row.why_left else "",
        entry=row.entry,
    )


def _yuan(fen: Any) -> str:
    return f"{Decimal(int(fen)) / FEN:.2f}"
