"""SupervisionRegister 一函两书台账: one row per letter, with what was due and what was done, as corrected."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Column, Connection, Date, Index, Integer, Row, Table, Text, Uuid, select

from adapters.views.facts import Fact, Record
from adapters.views.view import Sources, View, put
from domain.kernel import Correction, Event, corrected
from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.record import LetterState
from domain.supervision_letter.replies import Reply

KIND = Letter.TOPIC


@dataclass(slots=True, kw_only=True)
class Line:
    """A row of the register as it is folded; field for column."""

    letter_id: UUID
    matter_id: UUID
    instrument: str = ""
    number: str = ""
    addressee: str = ""
    issued_by: str
    region: str
    drafted_on: date
    served_on: date | None = None
    reply_due: date | None = None
    reply_due_explained: str = ""
    replied_on: date | None = None
    reply: str = ""
    state: str = ""
    rectified_on: date | None = None
    verified_on: date | None = None
    escalated_to: str = ""
    late_entries: int = 0


class SupervisionRegister(View):
    """Overdue is not stored: it depends on the day on which somebody looks."""

    NAME = "supervision_register"
    VERSION = 1

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.letters = Table(
            f"supervision_register_{self.suffix}",
            self.metadata,
            Column("letter_id", Uuid, primary_key=True),
            Column("matter_id", Uuid, nullable=False),
            Column("instrument", Text, nullable=False),
            Column("number", Text, nullable=False),
            Column("addressee", Text, nullable=False),
            Column("issued_by", Text, nullable=False),
            Column("region", Text, nullable=False),
            Column("drafted_on", Date, nullable=False),
            Column("served_on", Date),
            Column("reply_due", Date),
            Column("reply_due_explained", Text, nullable=False),
            Column("replied_on", Date),
            Column("reply", Text, nullable=False),
            Column("state", Text, nullable=False),
            Column("rectified_on", Date),
            Column("verified_on", Date),
            Column("escalated_to", Text, nullable=False),
            Column("late_entries", Integer, nullable=False),
            Index(f"supervision_register_{self.suffix}_due", "reply_due"),
        )

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        """Fold the letters' facts into their lines."""
        ours = [fact for fact in facts if fact.kind == KIND]
        if not ours:
            return
        wanted = self.letters.c.letter_id.in_({fact.case_id for fact in ours})
        standing = {
            row.letter_id: _line(row) for row in connection.execute(select(self.letters).where(wanted))
        }
        for fact in ours:
            line = standing.get(fact.case_id)
            if isinstance(fact.event, Correction):
                standing[fact.case_id] = _anew(fact.event, sources.record)
                continue
            if line is None:
                line = standing[fact.case_id] = _begun(fact.event)
            take_in(line, fact.event)
        put(connection, self.letters, [asdict(line) for line in standing.values()])


def take_in(line: Line, event: Event) -> None:
    """What one event of a letter puts into its line."""
    if event.LEADS_TO is not None:
        line.state = event.LEADS_TO.value
    line.late_entries += event.late_reason is not None
    number = getattr(event, "number", None)
    if number:
        line.number = number
    match event:
        case Letter.Drafted():
            line.instrument = event.instrument.value
            line.addressee = event.department or (event.employer.name if event.employer else "")
        case Letter.Served():
            due = event.filing_due or event.reply_due
            line.served_on = event.occurred_on
            line.reply_due, line.reply_due_explained = due.falls_on, due.explanation
        case Letter.Escalated():
            line.escalated_to = event.rung.zh
        case _:
            _what_came_back(line, event)
            _what_was_put_right(line, event)


def _what_came_back(line: Line, event: Event) -> None:
    """An employer replies; a department files the case or declines, and later returns a result."""
    on = event.occurred_on
    match event:
        case Reply():
            _answered(line, on, event.TERM, late=event.is_late)
        case Letter.DepartmentFiled() | Letter.DepartmentDeclined():
            due = event.filing_due
            _answered(line, on, event.TERM, late=due is not None and due.has_passed(on))
        case Letter.ResultReturned():
            _answered(line, line.replied_on or on, event.TERM, late=False)
        case _:
            pass


def _what_was_put_right(line: Line, event: Event) -> None:
    """Claimed is not verified, and what relapsed is verified no more."""
    match event:
        case Letter.RectificationClaimed():
            line.rectified_on = event.occurred_on
        case Letter.RectificationVerified():
            line.verified_on = event.occurred_on
            line.rectified_on = line.rectified_on or event.occurred_on
        case Letter.NotRectified() | Letter.Relapsed():
            line.verified_on = None
        case _:
            pass


def _answered(line: Line, on: date, term: str, *, late: bool) -> None:
    line.replied_on = on
    line.reply = f"{term}（逾期）" if late else term


def _begun(event: Event) -> Line:
    return Line(
        letter_id=event.originator_id,
        matter_id=getattr(event, "matter_id", None) or event.originator_id,
        issued_by=event.recorded_by.institution,
        region=event.recorded_by.region,
        drafted_on=event.occurred_on,
    )


def _anew(correction: Event, record: Record) -> Line:
    history = corrected(record.history(correction.originator_id, correction.originator_version))
    line = _begun(history[0])
    for event in history:
        take_in(line, event)
    return line


def _line(row: Row[Any]) -> Line:
    return Line(**{field.name: getattr(row, field.name) for field in fields(Line)})


NEVER_OVERDUE = frozenset(
    {
        LetterState.RECTIFICATION_CLAIMED,
        LetterState.VERIFIED,
        LetterState.ESCALATED,
        LetterState.WITHDRAWN,
        LetterState.CLOSED,
    }
)
"""States in which nobody waits for an answer any more."""
