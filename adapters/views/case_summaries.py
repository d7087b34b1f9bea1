"""Case summaries 案件概要: one row per case, and who takes part in which thread; lists and access read these."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    LargeBinary,
    Row,
    Table,
    Text,
    Uuid,
    select,
)

from adapters.views.details import thread_field
from adapters.views.facts import Fact, Record, cases_in, kind_of
from adapters.views.headings import Heading
from adapters.views.view import Sources, View, put
from application.catalogue import KINDS
from application.causes_asked import IN_WORDS, UNREGISTERED
from domain.cause_of_case import WithCause
from domain.causes import Cause
from domain.claims import Claim
from domain.kernel import Aggregate, Correction, Event, corrected

_heading = msgspec.json.Decoder(Heading).decode


@dataclass(slots=True, kw_only=True)
class Summary:
    """A row as it is folded; field for column."""

    case_id: UUID
    kind: str
    thread_id: UUID
    first_index: int
    last_index: int = 0
    version: int = 0
    state: str = ""
    region: str
    handled_by_id: UUID
    handled_by: str
    handled_in: str
    entrusted_to: UUID | None = None
    opened_on: date
    last_on: date
    case_number: str = ""
    amount: str = ""
    stated: str = ""
    """What the case's own entries put at stake; members of a dispute claim for themselves beside it."""
    own: str = ""
    heading: bytes = b"[]"
    cause_code: str = ""
    """Code of its cause 案由, IN_WORDS or UNREGISTERED; '' where cases of the kind have none."""
    cause: bytes = b"null"


class CaseSummaries(View):
    """What lists say of a case, as corrected up to now."""

    NAME = "case_summary"
    VERSION = 4

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.cases = Table(
            f"case_summary_{self.suffix}",
            self.metadata,
            Column("case_id", Uuid, primary_key=True),
            Column("kind", Text, nullable=False),
            Column("thread_id", Uuid, nullable=False),
            Column("first_index", BigInteger, nullable=False),
            Column("last_index", BigInteger, nullable=False),
            Column("version", Integer, nullable=False),
            Column("state", Text, nullable=False),
            Column("region", Text, nullable=False),
            Column("handled_by_id", Uuid, nullable=False),
            Column("handled_by", Text, nullable=False),
            Column("handled_in", Text, nullable=False),
            Column("entrusted_to", Uuid, index=True),
            Column("opened_on", Date, nullable=False),
            Column("last_on", Date, nullable=False),
            Column("case_number", Text, nullable=False),
            Column("amount", Text, nullable=False),
            Column("stated", Text, nullable=False),
            Column("own", Text, nullable=False),
            Column("heading", LargeBinary, nullable=False),
            Column("cause_code", Text, nullable=False, index=True),
            Column("cause", LargeBinary, nullable=False),
            Index(f"case_summary_{self.suffix}_thread", "thread_id"),
            Index(f"case_summary_{self.suffix}_latest", "last_index"),
        )
        self.participants = Table(
            f"case_summary_participant_{self.suffix}",
            self.metadata,
            Column("thread_id", Uuid, primary_key=True),
            Column("institution_id", Uuid, primary_key=True),
            Index(f"case_summary_participant_{self.suffix}_threads", "institution_id", "thread_id"),
        )

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        """Fold the facts into the rows of their cases."""
        found = connection.execute(select(self.cases).where(self.cases.c.case_id.in_(cases_in(facts))))
        standing = {row.case_id: _row(row) for row in found}
        taking_part: dict[tuple[UUID, UUID], None] = {}
        for fact in facts:
            summary = standing.get(fact.case_id)
            if summary is None:
                summary = standing[fact.case_id] = opened(fact.event, fact.log_index)
            if isinstance(fact.event, Correction):
                summary = standing[fact.case_id] = anew(summary, fact.event, sources.record)
            else:
                take_in(summary, fact.event)
            summary.last_index = fact.log_index
            taking_part |= {(summary.thread_id, organ): None for organ in fact.event.takes_in()}
        put(connection, self.cases, [asdict(summary) for summary in standing.values()])
        put(
            connection,
            self.participants,
            [{"thread_id": thread, "institution_id": institution} for thread, institution in taking_part],
        )


def thread_of(event: Event) -> UUID:
    """The dispute or matter an opening event names, or the case itself."""
    named: UUID | None = getattr(event, thread_field(kind_of(event)), None)
    return named or event.originator_id


def opened(event: Event, first_index: int) -> Summary:
    """A case right before its first event has been taken in."""
    by = event.recorded_by
    return Summary(
        case_id=event.originator_id,
        kind=kind_of(event),
        thread_id=thread_of(event),
        first_index=first_index,
        region=by.region,
        handled_by_id=by.institution_id,
        handled_by=by.institution,
        handled_in=by.capacity.value,
        opened_on=event.occurred_on,
        last_on=event.occurred_on,
        cause_code=UNREGISTERED if issubclass(KINDS.get(kind_of(event), Aggregate), WithCause) else "",
    )


def take_in(summary: Summary, event: Event) -> None:
    """What one event changes in the summary of its case."""
    summary.version = event.originator_version
    summary.entrusted_to = event.entrusts(summary.entrusted_to)
    summary.last_on = max(summary.last_on, event.occurred_on)
    if event.LEADS_TO is not None:
        summary.state = event.LEADS_TO.value
    if event.TAKES_OVER:
        by = event.recorded_by
        summary.handled_by_id, summary.handled_by = by.institution_id, by.institution
        summary.handled_in = by.capacity.value
    number = getattr(event, "number" if summary.kind == "supervision-letter" else "case_number", None)
    if (
        number and event.recorded_by.capacity.value == summary.handled_in
    ):  # others' numbers are of their own files
        summary.case_number = number
    stated, own = amount_in(event), getattr(event, "own_claimed", None)
    if stated is not None:
        summary.stated = f"{stated:.2f}"
    if own is not None:
        summary.own = f"{own:.2f}"
    known = [Decimal(part) for part in (summary.stated, summary.own) if part]
    summary.amount = f"{sum(known, Decimal(0)):.2f}" if known else ""
    cause = getattr(event, "cause", None)
    if isinstance(cause, Cause):
        summary.cause_code = cause.code or IN_WORDS
        summary.cause = msgspec.json.encode(cause)
    heading = _heading(summary.heading)
    heading.read(event)
    summary.heading = msgspec.json.encode(heading)


def amount_in(event: Event) -> Decimal | None:
    """The sum an event puts at stake: claims, or what a step that moves the case states; payments are not."""
    claims = getattr(event, "claims", None)
    if isinstance(claims, tuple):
        amounts = [claim.amount for claim in claims if isinstance(claim, Claim) and claim.amount is not None]
        return sum(amounts, Decimal("0.00")) if amounts else None
    if event.LEADS_TO is None:
        return None
    total = getattr(event, "total", None)
    stated = total if total is not None else getattr(event, "amount", None)
    return stated if isinstance(stated, Decimal) else None


def anew(summary: Summary, correction: Event, record: Record) -> Summary:
    """The summary told again from the whole history, each entry with the values that now stand."""
    history = corrected(record.history(correction.originator_id, correction.originator_version))
    again = opened(history[0], summary.first_index)
    for event in history:
        take_in(again, event)
    return again


def _row(row: Row[Any]) -> Summary:
    return Summary(**{field.name: getattr(row, field.name) for field in fields(Summary)})
