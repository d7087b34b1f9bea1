"""Two cases side by side, as they are merged, heard apart again and divided: arbitrations and suits."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.arbitration import ArbitrationCase
from domain.arbitration.filing import HowFiled
from domain.arbitration.merger import GroundOfMerger
from domain.claims import Claim
from domain.history import History, with_corrections
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.record import CourtProcedure
from domain.merger.beside import Beside
from domain.merger.events import GroundOfSeparation, GroundOfSeverance
from domain.parties import Side
from domain.recording import Occasion
from tests.support import arbitration_road, litigation_road
from tests.support.arbitration_road import DISPUTE, OVERTIME
from tests.support.lawful_walk import RULES, Taken, remembered

AWARD = UUID(int=9)
LEADING, OTHER, THIRD = UUID(int=101), UUID(int=102), UUID(int=103)
OTHER_DISPUTE = UUID(int=3)
MERGED_ON = date(2026, 4, 1)


def case_of(kind: type[Aggregate], case_id: UUID, *taken: Taken, under: Occasion | None = None) -> Any:
    """The case under an id of its own."""
    case: Any = kind.blank(case_id)
    home = arbitration_road.HERE if kind is ArbitrationCase else litigation_road.HERE
    case.occasion = under or home
    for step in taken:
        step(case)
    return case


def filed_by(
    applicant: Side = Side.WORKER,
    *,
    on: date = date(2026, 3, 2),
    dispute: UUID = DISPUTE,
    claims: tuple[Claim, ...] = (OVERTIME,),
) -> Taken:
    return lambda case: case.file_application(
        on, dispute_id=dispute, applicant=applicant, how=HowFiled.WRITTEN, claims=claims, rules=RULES
    )


def accepted_on(on: date, number: str) -> Taken:
    return lambda case: case.accept(on, case_number=number, rules=RULES)


def arbitration(case_id: UUID = LEADING, *more: Taken, under: Occasion | None = None, **filing: Any) -> Any:
    """Accepted on 5 March 2026 under a number of its own."""
    number = f"示劳人仲案字〔2026〕第{case_id.int}号"
    steps = (filed_by(**filing), accepted_on(date(2026, 3, 5), number), *more)
    return case_of(ArbitrationCase, case_id, *steps, under=under)


def sued_by(
    plaintiff: Side = Side.WORKER,
    *,
    dispute: UUID = DISPUTE,
    award: UUID | None = AWARD,
    claims: tuple[Claim, ...] = (OVERTIME,),
) -> Taken:
    return lambda case: case.receive_complaint(
        date(2026, 5, 6),
        dispute_id=dispute,
        arbitration_case_id=award,
        plaintiff=plaintiff,
        ground=GroundOfSuit.NONFINAL_AWARD,
        claims=claims,
        rules=RULES,
    )


def suit(case_id: UUID = LEADING, *more: Taken, **complaint: Any) -> Any:
    """Docketed on 11 May 2026."""
    docketed = litigation_road.docketed_for(CourtProcedure.ORDINARY)
    return case_of(LitigationCase, case_id, sued_by(**complaint), docketed, *more)


def history_of(case: Any) -> History:
    return with_corrections(list(case.pending_events))


def beside(other: Any, **known: Any) -> Beside:
    """As the application supplies it."""
    return Beside(case=other, history=history_of(other), **{"workers": 3, "employers": 2, **known})


def merge(case: Any, other: Any, on: date = MERGED_ON, **answers: Any) -> None:
    """By the ground that asks least."""
    given = {"ground": type_of_ground(case).COMMON_MATTER, **answers}
    known = {"same_employer": given.pop("same_employer", True)}
    case.take_in(on, taken_in_id=other.id, beside=beside(other, **known), history=history_of(case), **given)


def type_of_ground(case: Any) -> Any:
    if isinstance(case, ArbitrationCase):
        return GroundOfMerger
    from domain.litigation.merger import GroundOfMerger as OfSuits  # noqa: PLC0415

    return OfSuits


def merge_counterclaim(case: Any, other: Any, on: date = MERGED_ON) -> None:
    case.take_in_counterclaim(
        on, taken_in_id=other.id, beside=beside(other), history=history_of(case), rules=RULES
    )


def merge_cross_suit(case: Any, other: Any, on: date = date(2026, 5, 20)) -> None:
    case.take_in_cross_suit(on, taken_in_id=other.id, beside=beside(other), history=history_of(case))


def separate(case: Any, other: Any, on: date = date(2026, 4, 2)) -> None:
    case.separate(on, separated_id=other.id, ground=GroundOfSeparation.RECORDED_WRONGLY, beside=beside(other))


def sever(case: Any, new: Any, on: date = date(2026, 4, 3), **answers: Any) -> None:
    given: dict[str, Any] = {
        "case_number": "示劳人仲案字〔2026〕第900号",
        "ground": GroundOfSeverance.FACTS_DIFFER,
        **answers,
    }
    rules = {"rules": RULES} if isinstance(case, LitigationCase) else {}
    case.sever(on, beside=beside(new), history=history_of(case), **rules, **given)


def blank(case: Any, case_id: UUID = THIRD) -> Any:
    """A case about which nothing has happened yet."""
    return type(case).blank(case_id)


def again(case: Any) -> Any:
    """As its record alone tells it."""
    return type(case).of(case.id, case.pending_events)


def same_when_read_again(*cases: Any) -> None:
    for case in cases:
        assert remembered(again(case)) == remembered(case)
