"""DisputeMembers 名册: one row per worker of a dispute, with claims, result and payments, as corrected up to now."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from uuid import UUID

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Integer,
    LargeBinary,
    Table,
    Text,
    Uuid,
    delete,
    select,
)

from adapters.views.facts import Fact, cases_in
from adapters.views.view import Sources, View, put
from domain.claims import Claim
from domain.dispute import Dispute
from domain.dispute.members import Member, OwnClaim
from domain.dispute.results import MemberPayment
from domain.kernel import Correction, Event, corrected
from domain.parties import Worker

TELLING = (
    Dispute.Registered,
    Dispute.WorkerJoined,
    Dispute.ClaimsRestated,
    Dispute.MembersJoined,
    Dispute.MembersLeft,
    Dispute.MemberClaimsRestated,
    Dispute.RepresentativesElected,
    Dispute.LeadCaseNamed,
    Dispute.ResultsRecorded,
    Dispute.PaymentsRecorded,
    Dispute.PaymentsTakenBack,
)
FEN = 100

Claimed = tuple[str, str]
"""Kind and amount, '' where none is claimed."""
_encoded = msgspec.json.Encoder().encode
claims_in = msgspec.json.Decoder(tuple[Claimed, ...]).decode
_encoded_nothing = _encoded(())


@dataclass(slots=True, kw_only=True)
class Line:
    """A row as it is folded; field for column. Money in fen, so that the database can add it up."""

    dispute_id: UUID
    number: int
    person_id: UUID
    entry: int
    joined_on: date
    employed_from: date | None
    employed_until: date | None
    monthly_wage: str
    named: bytes = _encoded_nothing
    """What the dispute's own list of claims says of this worker."""
    own: bytes = _encoded_nothing
    claimed: int = 0
    outcome: str = ""
    procedure: str = ""
    document: str = ""
    adjudged: int | None = None
    paid: int = 0
    represents: str = ""
    """Procedures, separated by blanks."""
    left_on: date | None = None
    why_left: str = ""


class DisputeMembers(View):
    """Every worker, from the first registered to the last of a list of thousands."""

    NAME = "dispute_member"
    VERSION = 1

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.members = Table(
            f"dispute_member_{self.suffix}",
            self.metadata,
            Column("dispute_id", Uuid, primary_key=True),
            Column("number", Integer, primary_key=True, autoincrement=False),
            Column("person_id", Uuid, nullable=False),
            Column("entry", Integer, nullable=False),
            Column("joined_on", Date, nullable=False),
            Column("employed_from", Date),
            Column("employed_until", Date),
            Column("monthly_wage", Text, nullable=False),
            Column("named", LargeBinary, nullable=False),
            Column("own", LargeBinary, nullable=False),
            Column("claimed", BigInteger, nullable=False),
            Column("outcome", Text, nullable=False),
            Column("procedure", Text, nullable=False),
            Column("document", Text, nullable=False),
            Column("adjudged", BigInteger),
            Column("paid", BigInteger, nullable=False),
            Column("represents", Text, nullable=False),
            Column("left_on", Date),
            Column("why_left", Text, nullable=False),
        )
        self.leads = Table(
            f"dispute_member_lead_{self.suffix}",
            self.metadata,
            Column("dispute_id", Uuid, primary_key=True),
            Column("case_id", Uuid, nullable=False),
            Column("kind", Text, nullable=False),
        )

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        """Fold the facts into the rows of their disputes; a correction has its dispute told again from the start."""
        telling = [fact for fact in facts if fact.kind == Dispute.TOPIC and tells(fact.event)]
        standing = self._standing(connection, cases_in(telling))
        folded = {dispute_id: Members(dispute_id, lines) for dispute_id, lines in standing.items()}
        for fact in telling:
            if isinstance(fact.event, Correction):
                history = sources.record.history(fact.case_id, fact.event.originator_version)
                folded[fact.case_id] = Members(fact.case_id, {})
                for event in corrected(history):
                    folded[fact.case_id].take_in(event)
            else:
                folded[fact.case_id].take_in(fact.event)
        for dispute_id, members in folded.items():
            changed = [asdict(line) for number, line in members.lines.items() if number in members.touched]
            put(connection, self.members, changed)
            self._name_lead(connection, dispute_id, members.lead)

    def _standing(self, connection: Connection, dispute_ids: Sequence[UUID]) -> dict[UUID, dict[int, Line]]:
        standing: dict[UUID, dict[int, Line]] = {dispute_id: {} for dispute_id in dispute_ids}
        if standing:
            wanted = select(self.members).where(self.members.c.dispute_id.in_(dispute_ids))
            for row in connection.execute(wanted):
                line = Line(**{field.name: getattr(row, field.name) for field in fields(Line)})
                standing[line.dispute_id][line.number] = line
        return standing

    def _name_lead(self, connection: Connection, dispute_id: UUID, lead: tuple[UUID, str] | None) -> None:
        if lead is not None:
            connection.execute(delete(self.leads).where(self.leads.c.dispute_id == dispute_id))
            put(connection, self.leads, [{"dispute_id": dispute_id, "case_id": lead[0], "kind": lead[1]}])


def tells(event: Event) -> bool:
    """Whether an entry of a dispute can change its list."""
    return isinstance(event, (*TELLING, Correction))


class Members:
    """The list of one dispute while entries are read; which rows they touch is kept."""

    def __init__(self, dispute_id: UUID, lines: dict[int, Line]) -> None:
        self.dispute_id = dispute_id
        self.lines = lines
        self.touched: set[int] = set()
        self.lead: tuple[UUID, str] | None = None

    def take_in(self, event: Event) -> None:
        """What one entry says of members; entries of other kinds say nothing."""
        match event:
            case Dispute.Registered():
                self._join(event, event.workers)
                self._name_claims(event.claims)
            case Dispute.WorkerJoined():
                self._join(event, (event.worker,))
            case Dispute.MembersJoined():
                self._join(event, event.members)
            case Dispute.ClaimsRestated():
                self._name_claims(event.claims)
            case Dispute.LeadCaseNamed():
                self._lead(event)
            case _:
                self._change(event)

    def _change(self, event: Event) -> None:
        match event:
            case Dispute.MembersLeft():
                self._leave(event)
            case Dispute.MemberClaimsRestated():
                self._restate(event)
            case Dispute.RepresentativesElected():
                self._elect(event.procedure.value, event.representatives)
            case Dispute.ResultsRecorded():
                self._decide(event)
            case Dispute.PaymentsRecorded():
                self._pay(event.members, 1)
            case Dispute.PaymentsTakenBack():
                self._pay(event.members, -1)
            case _:
                pass

    def _leave(self, event: Dispute.MembersLeft) -> None:
        for line in self._each(event.members):
            line.left_on, line.why_left = event.occurred_on, event.why.value
            line.claimed, line.represents = 0, ""

    def _restate(self, event: Dispute.MemberClaimsRestated) -> None:
        for member, line in zip(event.members, self._each(event.told_numbers()), strict=True):
            line.own = _claims(member.claims)
            line.claimed = _sum(line)

    def _decide(self, event: Dispute.ResultsRecorded) -> None:
        for result, line in zip(event.members, self._each(event.told_numbers()), strict=True):
            line.outcome, line.adjudged = result.outcome.value, _fen(result.amount)
            line.procedure, line.document = event.procedure.value, event.document

    def _pay(self, payments: Sequence[MemberPayment], sign: int) -> None:
        for payment, line in zip(payments, self._each(one.number for one in payments), strict=True):
            line.paid += sign * _fen(payment.amount)

    def _each(self, numbers: Iterable[int]) -> Iterable[Line]:
        for number in numbers:
            self.touched.add(number)
            yield self.lines[number]

    def _join(self, event: Event, workers: Sequence[Worker]) -> None:
        for worker in workers:
            number = len(self.lines) + 1
            wage = worker.monthly_wage
            line = self.lines[number] = Line(
                dispute_id=self.dispute_id,
                number=number,
                person_id=worker.person.person_id,
                entry=event.originator_version,
                joined_on=event.occurred_on,
                employed_from=worker.employed_from,
                employed_until=worker.employed_until,
                monthly_wage="" if wage is None else f"{wage:.2f}",
            )
            if isinstance(worker, Member):
                line.own = _claims(worker.claims)
                line.claimed = _sum(line)
            self.touched.add(number)

    def _name_claims(self, claims: Sequence[Claim]) -> None:
        """What the dispute's list now says of each worker; claims made by all together are nobody's own."""
        named: dict[int, list[Claim]] = {}
        for claim in claims:
            if claim.claimant is not None:
                named.setdefault(claim.claimant, []).append(claim)
        for number, line in self.lines.items():
            now = _claims(named.get(number, ()))
            if now != line.named:
                line.named = now
                line.claimed = 0 if line.left_on else _sum(line)
                self.touched.add(number)

    def _elect(self, procedure: str, elected: Sequence[int]) -> None:
        for number, line in self.lines.items():
            held = [one for one in line.represents.split() if one != procedure]
            now = " ".join(sorted([*held, procedure] if number in elected else held))
            if now != line.represents:
                line.represents = now
                self.touched.add(number)

    def _lead(self, event: Dispute.LeadCaseNamed) -> None:
        if event.arbitration_case_id is not None:
            self.lead = (event.arbitration_case_id, "arbitration-case")
        elif event.litigation_case_id is not None:
            self.lead = (event.litigation_case_id, "litigation-case")


def _claims(claims: Iterable[Claim | OwnClaim]) -> bytes:
    return _encoded(
        [(claim.kind.value, "" if claim.amount is None else f"{claim.amount:.2f}") for claim in claims]
    )


def _sum(line: Line) -> int:
    every = (*claims_in(line.named), *claims_in(line.own))
    return sum(_fen(Decimal(amount)) for _, amount in every if amount)


def _fen(amount: Decimal | None) -> int:
    return 0 if amount is None else int(amount * FEN)
