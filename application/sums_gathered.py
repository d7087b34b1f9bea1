"""Sums gathered 金额: what each record of a dispute says of money, by item and member, in the place it says it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.arbitration import ArbitrationCase
from domain.arbitration.award import AwardItem
from domain.claims import Claim, ClaimKind
from domain.dispute import Dispute
from domain.enforcement import EnforcementCase
from domain.enforcement.due import DueItem
from domain.kernel import Event
from domain.litigation import LitigationCase
from domain.litigation.judgment import JudgmentItem
from domain.mediation import MediationCase
from domain.terms import Procedure, Term


class Column(Term):
    """Where a sum was recorded."""

    REGISTERED = "registered", "请求"
    FILED = "filed", "仲裁请求"
    SUED = "sued", "诉讼请求"
    MEDIATED = "mediated", "调解、和解"
    AWARDED = "awarded", "裁决"
    JUDGED = "judged", "一审判决"
    REVIEWED = "reviewed", "二审判决"
    APPLIED = "applied", "申请执行"
    PERFORMED = "performed", "已付（履行调解协议）"
    ENFORCED = "enforced", "已付（执行到位）"
    PAID = "paid", "已付（逐人登记）"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a sum was recorded: one case's say of one sort."""

    column: Column
    case_id: UUID
    by_member: bool = False
    """Recorded in the dispute itself, worker by worker, from somebody's document."""
    number: str = ""

    @property
    def zh(self) -> str:
        """一审判决（2026）示0902民初12号."""
        return self.column.zh + ("（逐人登记）" if self.by_member else self.number)


Key = tuple[ClaimKind | None, int | None]
"""What for, and which member; None: not said item by item, and all of them together."""

DECIDED: dict[str, Column] = {
    "arbitration-case": Column.AWARDED,
    "litigation-case": Column.JUDGED,
    "appeal-case": Column.REVIEWED,
}
"""Where the items of a case's decisions belong."""
NOWHERE = UUID(int=0)
OF_PROCEDURE: dict[Procedure, Column] = {
    Procedure.ARBITRATION: Column.AWARDED,
    Procedure.LITIGATION: Column.JUDGED,
    Procedure.SECOND_INSTANCE: Column.REVIEWED,
}
"""Where a result that was recorded member by member belongs; all others are settlements."""
SETTLING = frozenset(
    {
        "mediation-case.agreement-drafted",
        "mediation-case.agreed-orally",
        "arbitration-case.collective-statement-made",
        "arbitration-case.entrusted-agreed",
        "arbitration-case.partial-statement-made",
        "arbitration-case.statement-made",
        "court-mediation.agreed-after-docketing",
        "court-mediation.agreed-before-docketing",
        "litigation-case.settled-before-docketing",
        "litigation-case.statement-received",
        "appeal-case.statement-received",
        "revocation-case.statement-received",
        "enforcement-case.settled",
    }
)
"""What states the sum that was agreed on; said as a whole."""


@dataclass(slots=True)
class Cell:
    """What one place says of one item: a sum, or only how it was decided."""

    amount: Decimal | None = None
    word: str = ""


@dataclass(slots=True)
class Sheet:
    """What is gathered from the records, in the order they tell it."""

    cells: dict[tuple[Key, Place], Cell] = field(default_factory=dict)
    stated: tuple[Claim, ...] = ()
    own: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    agreed: dict[UUID, Decimal] = field(default_factory=dict)
    dispute_id: UUID = NOWHERE
    numbers: dict[UUID, str] = field(default_factory=dict)
    due: dict[UUID, tuple[DueItem, ...]] = field(default_factory=dict)

    def add(self, key: Key, place: Place, amount: Decimal | None, word: str = "") -> None:
        """Beside what was said of the same item before."""
        cell = self.cells.setdefault((key, place), Cell())
        if amount is not None:
            cell.amount = (cell.amount or Decimal(0)) + amount
        cell.word = word or cell.word

    def read(self, event: Event) -> None:
        """Whatever the event says of sums."""
        number = getattr(event, "case_number", None)
        if number:
            self.numbers.setdefault(event.originator_id, number)
        told = READERS.get(type(event))
        if told is not None:
            told(self, event)
        elif event.TOPIC in SETTLING:
            amount = getattr(event, "amount", None)
            if amount is not None:
                self.agreed[event.originator_id] = amount
        else:
            self._items(event)

    def _items(self, event: Event) -> None:
        column = DECIDED.get(event.TOPIC.partition(".")[0])
        for name in ("items", "final_items", "nonfinal_items"):
            for item in getattr(event, name, ()):
                if column is not None and isinstance(item, (AwardItem, JudgmentItem)):
                    self.add((item.kind, item.claimant), _at(event, column), item.awarded, item.result.zh)

    def claimed(self) -> None:
        """The claims as they now stand, once everything is read."""
        here = Place(column=Column.REGISTERED, case_id=self.dispute_id)
        for claim in self.stated:
            self.add((claim.kind, claim.claimant), here, claim.amount)
        for number, claims in self.own.items():
            for claim in claims:
                self.add((claim.kind, number), here, claim.amount)
        for case_id, amount in self.agreed.items():
            self.add((None, None), Place(column=Column.MEDIATED, case_id=case_id), amount)


def _at(event: Event, column: Column, *, by_member: bool = False) -> Place:
    return Place(column=column, case_id=event.originator_id, by_member=by_member)


def _stated(sheet: Sheet, event: Any) -> None:
    sheet.stated, sheet.dispute_id = event.claims, event.originator_id


def _joined(sheet: Sheet, event: Any) -> None:
    sheet.own |= dict(zip(event.told_numbers(), (member.claims for member in event.members), strict=True))


def _left(sheet: Sheet, event: Any) -> None:
    sheet.own = {number: claims for number, claims in sheet.own.items() if number not in event.members}


def _results(sheet: Sheet, event: Any) -> None:
    """The last result of a member stands."""
    place = _at(event, OF_PROCEDURE.get(event.procedure, Column.MEDIATED), by_member=True)
    for result in event.members:
        sheet.cells[(None, result.number), place] = Cell(result.amount, result.outcome.zh)


def _paid(sheet: Sheet, event: Any) -> None:
    sign = -1 if isinstance(event, Dispute.PaymentsTakenBack) else 1
    for payment in event.members:
        sheet.add((None, payment.number), _at(event, Column.PAID), sign * payment.amount)


def _filed(sheet: Sheet, event: Any) -> None:
    column = Column.FILED if isinstance(event, ArbitrationCase.Filed) else Column.SUED
    for claim in event.claims:
        sheet.add((claim.kind, claim.claimant), _at(event, column), claim.amount)


def _applied(sheet: Sheet, event: Any) -> None:
    sheet.due[event.originator_id] = event.items
    for item in event.items:
        sheet.add((item.kind, item.claimant), _at(event, Column.APPLIED), item.amount)


def _enforced(sheet: Sheet, event: Any) -> None:
    item = sheet.due[event.originator_id][event.item - 1]
    sheet.add((item.kind, item.claimant), _at(event, Column.ENFORCED), event.amount)


def _performed(sheet: Sheet, event: Any) -> None:
    amount = getattr(event, "amount", None) or getattr(event, "paid_now", None)
    if amount is not None:
        sheet.add((None, None), _at(event, Column.PERFORMED), amount)


READERS: dict[type[Event], Callable[[Sheet, Any], None]] = {
    Dispute.Registered: _stated,
    Dispute.ClaimsRestated: _stated,
    Dispute.MembersJoined: _joined,
    Dispute.MemberClaimsRestated: _joined,
    Dispute.MembersLeft: _left,
    Dispute.ResultsRecorded: _results,
    Dispute.PaymentsRecorded: _paid,
    Dispute.PaymentsTakenBack: _paid,
    ArbitrationCase.Filed: _filed,
    LitigationCase.ComplaintReceived: _filed,
    EnforcementCase.Applied: _applied,
    EnforcementCase.PaymentReceived: _enforced,
    MediationCase.InstalmentPaid: _performed,
    MediationCase.Fulfilled: _performed,
}
