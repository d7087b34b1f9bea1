"""The other case of a step that concerns two: as the application would supply it, made to fit the case it is beside."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.arbitration import ArbitrationCase
from domain.history import with_corrections
from domain.kernel import Event
from domain.litigation import LitigationCase
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.record import CourtProcedure
from domain.merger.beside import Beside
from domain.merger.standing import award_case_in
from domain.parties import Side
from domain.steps import Step, supplied
from tests.support.arbitration_road import DISPUTE, OVERTIME
from tests.support.lawful_walk import RULES
from tests.support.merger_road import OTHER, THIRD, filed_by, merge
from tests.support.story import TODAY


def beside_of(case: Any, past: tuple[Event, ...], step: Step) -> dict[str, Any]:
    """What the step is given of the other case; nothing where it concerns none."""
    if Beside not in supplied(step.decision).values():
        return {}
    if step.name == "sever":
        return {"beside": known(type(case).blank(THIRD))}
    if step.name == "separate":
        led = next(iter(case.taken_in), OTHER)
        return {"separated_id": led, "beside": known(led_by(case, past, led))}
    return {"taken_in_id": OTHER, "beside": known(another(case, past, OTHER))}


def known(other: Any) -> Beside:
    return Beside(
        case=other,
        history=with_corrections(list(other.pending_events)),
        same_employer=True,
        workers=3,
        employers=2,
    )


def another(case: Any, past: tuple[Event, ...], case_id: UUID) -> Any:
    """The other side's own case about the same dispute, opened when this one was taken up."""
    opened = begun(case)
    other: Any = type(case).blank(case_id)
    other.occasion = case.occasion
    if isinstance(case, ArbitrationCase):
        filed_by(across(case.applicant), on=opened, dispute=case.dispute_id or DISPUTE)(other)
        other.accept(opened, case_number="示劳人仲案字〔2026〕第102号", rules=RULES)
        return other
    assert isinstance(case, LitigationCase)
    other.receive_complaint(
        opened,
        dispute_id=case.dispute_id,
        arbitration_case_id=award_case_in(with_corrections(list(past))) if past else None,
        plaintiff=across(case.plaintiff),
        ground=GroundOfSuit.NONFINAL_AWARD,
        claims=(OVERTIME,),
        rules=RULES,
    )
    other.docket(
        opened, case_number="（2026）晋0902民初102号", procedure=CourtProcedure.ORDINARY, rules=RULES
    )
    return other


def led_by(case: Any, past: tuple[Event, ...], case_id: UUID) -> Any:
    """The case that was taken in."""
    other = another(case, past, case_id)
    other.be_taken_into(other.state_since, leading_id=case.id, leading_number="")
    return other


def across(side: Side | None) -> Side:
    return Side.WORKER if side is Side.EMPLOYER else Side.EMPLOYER


def begun(case: Any) -> date:
    """When the period of an arbitration began; of any other case, some day it was open."""
    period = getattr(case, "award_period", None)
    day: date = period.began_on if period is not None else case.state_since or TODAY
    return day


def took_in(case: Any) -> None:
    """It takes another in, by the ground that asks least, on the day it came to where it stands."""
    merge(case, another(case, tuple(case.pending_events), OTHER), case.state_since)
