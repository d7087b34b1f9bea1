"""Sums of a dispute 金额对照: claimed, mediated, awarded, adjudged and paid, per item and member, beside each other.

It repeats what each case recorded and judges nothing; sums recorded in several places are never added up over them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from domain.arbitration import ArbitrationCase
from domain.arbitration.award import AwardItem
from domain.claims import Claim, ClaimKind
from domain.dispute import Dispute
from domain.enforcement import EnforcementCase
from domain.enforcement.due import DueItem
from domain.kernel import Event, corrected
from domain.litigation import LitigationCase
from domain.litigation.judgment import JudgmentItem
from domain.mediation import MediationCase
from domain.terms import Procedure, Term

FEW = 30
"""Members whose sums are told one by one; more are told together, and each of them in the list of members."""
TOGETHER = 0
"""Stands for the number of a member where there are too many."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One item with what each place says of it; `kind_zh` '': not said item by item, `member` None: of all."""

    kind_zh: str
    member: int | None
    cells: tuple[Cell | None, ...]
    basis: str = ""
    """计算依据 as the claimant states it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The table; columns in which nothing was recorded are left out."""

    columns: tuple[Place, ...]
    rows: tuple[Row, ...]
    together: bool
    """Whether there are too many members to tell each of them."""


@dataclass(slots=True)
class _Sheet:
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


def _stated(sheet: _Sheet, event: Any) -> None:
    sheet.stated, sheet.dispute_id = event.claims, event.originator_id


def _joined(sheet: _Sheet, event: Any) -> None:
    sheet.own |= dict(zip(event.told_numbers(), (member.claims for member in event.members), strict=True))


def _left(sheet: _Sheet, event: Any) -> None:
    sheet.own = {number: claims for number, claims in sheet.own.items() if number not in event.members}


def _results(sheet: _Sheet, event: Any) -> None:
    """The last result of a member stands."""
    place = _at(event, OF_PROCEDURE.get(event.procedure, Column.MEDIATED), by_member=True)
    for result in event.members:
        sheet.cells[(None, result.number), place] = Cell(result.amount, result.outcome.zh)


def _paid(sheet: _Sheet, event: Any) -> None:
    sign = -1 if isinstance(event, Dispute.PaymentsTakenBack) else 1
    for payment in event.members:
        sheet.add((None, payment.number), _at(event, Column.PAID), sign * payment.amount)


def _filed(sheet: _Sheet, event: Any) -> None:
    column = Column.FILED if isinstance(event, ArbitrationCase.Filed) else Column.SUED
    for claim in event.claims:
        sheet.add((claim.kind, claim.claimant), _at(event, column), claim.amount)


def _applied(sheet: _Sheet, event: Any) -> None:
    sheet.due[event.originator_id] = event.items
    for item in event.items:
        sheet.add((item.kind, item.claimant), _at(event, Column.APPLIED), item.amount)


def _enforced(sheet: _Sheet, event: Any) -> None:
    item = sheet.due[event.originator_id][event.item - 1]
    sheet.add((item.kind, item.claimant), _at(event, Column.ENFORCED), event.amount)


def _performed(sheet: _Sheet, event: Any) -> None:
    amount = getattr(event, "amount", None) or getattr(event, "paid_now", None)
    if amount is not None:
        sheet.add((None, None), _at(event, Column.PERFORMED), amount)


READERS: dict[type[Event], Callable[[_Sheet, Any], None]] = {
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


def sums_of(cases: Iterable[Sequence[Event]]) -> Sums:
    """The table of a dispute from the records of its cases, as corrected up to now."""
    sheet = _Sheet()
    for events in cases:
        for event in corrected(list(events)):
            sheet.read(event)
    sheet.claimed()
    members = {key[1] for key, _ in sheet.cells if key[1] is not None}
    together = len(members) > FEW
    if together:
        sheet = _gathered(sheet)
    columns = _columns(sheet)
    keys = sorted(dict.fromkeys(key for key, _ in sheet.cells), key=_order)
    bases = _bases(sheet)
    rows = tuple(
        Row(
            kind_zh=kind.zh if kind else "",
            member=member,
            cells=tuple(sheet.cells.get(((kind, member), place)) for place in columns),
            basis=bases.get((kind, member), ""),
        )
        for kind, member in keys
    )
    told = tuple(replace(place, number=_number(place, columns, sheet)) for place in columns)
    return Sums(columns=told, rows=rows, together=together)


def _columns(sheet: _Sheet) -> tuple[Place, ...]:
    """The places in which anything was recorded, in the order of the procedures."""
    order = list(Column)
    places = dict.fromkeys(place for _, place in sheet.cells)
    return tuple(sorted(places, key=lambda place: order.index(place.column)))


def _number(place: Place, columns: tuple[Place, ...], sheet: _Sheet) -> str:
    """Which case, where several say the same sort of thing."""
    alike = [other for other in columns if other.column is place.column and not other.by_member]
    if len(alike) == 1 or place.by_member:
        return ""
    number = sheet.numbers.get(place.case_id, "")
    return f"　{number}" if number else f"（第 {alike.index(place) + 1} 件）"


def _gathered(sheet: _Sheet) -> _Sheet:
    """Members told together: hundreds of rows would tell nobody anything."""
    gathered = _Sheet(stated=sheet.stated, numbers=sheet.numbers)
    for ((kind, member), place), cell in sheet.cells.items():
        gathered.add((kind, None if member is None else TOGETHER), place, cell.amount)
    return gathered


def _bases(sheet: _Sheet) -> dict[Key, str]:
    """What the claimants state of how each claim is reckoned."""
    told: dict[Key, list[str]] = {}
    for claim in sheet.stated:
        if claim.basis is not None:
            told.setdefault((claim.kind, claim.claimant), []).append(claim.basis.zh)
    return {key: "；".join(bases) for key, bases in told.items()}


def _order(key: Key) -> tuple[int, int]:
    """By kind as the law lists them, what is not itemised last; all together before each member."""
    kind, member = key
    kinds = list(ClaimKind)
    return (kinds.index(kind) if kind else len(kinds), -1 if member is None else member)
