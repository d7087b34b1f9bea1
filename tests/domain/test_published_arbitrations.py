"""Published arbitrations told by steps; days the publication leaves out are made up."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.arbitration import ArbitrationCase
from domain.arbitration.acceptance import GroundOfNonAcceptance
from domain.arbitration.award import AwardItem
from domain.arbitration.closing import InspectionMeasure
from domain.arbitration.filing import HowFiled
from domain.arbitration.preparation import TribunalForm
from domain.arbitration.record import ArbitrationState
from domain.claims import Claim, ClaimKind, Result
from domain.parties import Side
from domain.refusals import StepNotOpen
from tests.support.lawful_walk import RULES, case_after, read_again, remembered
from tests.support.story import TEXT

A = ArbitrationState
COURT, HIGHER = "基层人民法院", "中级人民法院"
Taken = Callable[[Any], None]


def claims(*wanted: tuple[ClaimKind, str | None]) -> tuple[Claim, ...]:
    return tuple(
        Claim(kind=kind, amount=None if amount is None else Decimal(amount)) for kind, amount in wanted
    )


def arbitrated(wanted: tuple[Claim, ...], filed_on: date, heard_on: date) -> tuple[Taken, ...]:
    """Every arbitration up to its hearing."""
    day = timedelta(days=1)
    return (
        lambda case: case.file_application(
            filed_on,
            dispute_id=UUID(int=2),
            applicant=Side.WORKER,
            how=HowFiled.WRITTEN,
            claims=wanted,
            rules=RULES,
        ),
        lambda case: case.accept(filed_on + day, case_number="某劳人仲案字第1号", rules=RULES),
        lambda case: case.serve_application(filed_on + 2 * day, tribunal=TribunalForm.SOLE, rules=RULES),
        lambda case: case.record_answer(filed_on + 8 * day, rules=RULES),
        lambda case: case.schedule_hearing(
            filed_on + 9 * day, hearing_on=heard_on, place="仲裁庭", rules=RULES
        ),
        lambda case: case.hold_hearing(heard_on),
    )


def nonfinal(on: date, *items: AwardItem) -> Taken:
    return lambda case: case.make_nonfinal_award(on, number="某劳人仲裁字第1号", items=items, rules=RULES)


def final(on: date, *items: AwardItem) -> Taken:
    return lambda case: case.make_final_award(on, number="某劳人仲裁字第1号", items=items, rules=RULES)


def decided(kind: ClaimKind, result: Result, awarded: str | None = None, *, final: bool = False) -> AwardItem:
    return AwardItem(
        kind=kind, result=result, awarded=None if awarded is None else Decimal(awarded), final=final
    )


OVERTIME = ClaimKind.OVERTIME_PAY
FILED, HEARD, AWARDED = date(2021, 3, 1), date(2021, 3, 24), date(2021, 4, 9)


def receives(on: date, side: Side = Side.BOTH) -> Taken:
    return lambda case: case.serve_award(on, to=side, rules=RULES)


def sues(on: date, plaintiff: Side) -> Taken:
    return lambda case: case.record_suit(on, plaintiff=plaintiff, court=COURT)


OVERTIME_CASE = arbitrated(claims((OVERTIME, "24000.00")), FILED, HEARD)
PROBATION_CASE = arbitrated(claims((ClaimKind.DAMAGES_FOR_TERMINATION, "8000.00")), FILED, HEARD)
INJURY_CASE = arbitrated(claims((ClaimKind.WORK_INJURY_BENEFITS, None)), date(2023, 2, 6), date(2023, 3, 1))
PREGNANCY_CASE = arbitrated(claims((ClaimKind.WAGE_DIFFERENCE, None)), date(2023, 3, 6), date(2023, 3, 29))
ACTOR_CASE = arbitrated(
    claims(
        (ClaimKind.EMPLOYMENT_RELATION, None), (OVERTIME, "255217.50"), (ClaimKind.DOUBLE_WAGES, "110000.00")
    ),
    FILED,
    HEARD,
)

ARBITRATED: dict[str, tuple[tuple[Taken, ...], A]] = {
    "CASE-02 overtime given up in writing, 24 000 yuan awarded": (
        (*OVERTIME_CASE, nonfinal(AWARDED, decided(OVERTIME, Result.GRANTED, "24000.00"))),
        A.AWARD_NONFINAL,
    ),
    "CASE-03 a final award, the labour inspection told, a warning given": (
        (
            *PROBATION_CASE,
            final(AWARDED, decided(ClaimKind.DAMAGES_FOR_TERMINATION, Result.GRANTED, "8000.00", final=True)),
            lambda case: case.tell_inspection(
                date(2021, 4, 12), inspection="劳动保障监察机构", findings=TEXT
            ),
            lambda case: case.record_inspection_answer(date(2021, 5, 10), measure=InspectionMeasure.WARNED),
        ),
        A.AWARD_FINAL,
    ),
    "CASE-05 not final, the employer sues": (
        (
            *OVERTIME_CASE,
            nonfinal(AWARDED, decided(OVERTIME, Result.GRANTED, "50000.00")),
            receives(date(2021, 4, 12)),
            sues(date(2021, 4, 26), Side.EMPLOYER),
        ),
        A.TO_LITIGATION,
    ),
    "CASE-06 granted, the sum not published": (
        (*OVERTIME_CASE, nonfinal(AWARDED, decided(OVERTIME, Result.GRANTED))),
        A.AWARD_NONFINAL,
    ),
    "CASE-11 everything rejected": (
        (*INJURY_CASE, nonfinal(date(2023, 3, 10), decided(ClaimKind.WORK_INJURY_BENEFITS, Result.REJECTED))),
        A.AWARD_NONFINAL,
    ),
    "CASE-12 the difference of wages in pregnancy": (
        (*PREGNANCY_CASE, nonfinal(date(2023, 4, 10), decided(ClaimKind.WAGE_DIFFERENCE, Result.GRANTED))),
        A.AWARD_NONFINAL,
    ),
    "CASE-14 not accepted": (
        (
            OVERTIME_CASE[0],
            lambda case: case.refuse_acceptance(
                date(2021, 3, 4), ground=GroundOfNonAcceptance.OUT_OF_SCOPE, reasons=TEXT
            ),
        ),
        A.NOT_ACCEPTED,
    ),
    "CASE-16 applied on 27 July 2011, awarded on 8 October, sued on 1 November": (
        (
            *arbitrated(
                claims((ClaimKind.DAMAGES_FOR_TERMINATION, "36596.28")), date(2011, 7, 27), date(2011, 9, 1)
            ),
            nonfinal(
                date(2011, 10, 8), decided(ClaimKind.DAMAGES_FOR_TERMINATION, Result.GRANTED, "36596.28")
            ),
            receives(date(2011, 10, 18)),
            sues(date(2011, 11, 1), Side.EMPLOYER),
        ),
        A.TO_LITIGATION,
    ),
    "CASE-17 the relation not confirmed, the worker sues": (
        (
            *ACTOR_CASE,
            nonfinal(AWARDED, decided(ClaimKind.EMPLOYMENT_RELATION, Result.REJECTED)),
            receives(date(2021, 4, 12)),
            sues(date(2021, 4, 20), Side.WORKER),
        ),
        A.TO_LITIGATION,
    ),
}


@pytest.mark.parametrize("title", ARBITRATED)
def test_a_published_arbitration_can_be_told(title: str) -> None:
    told, state = ARBITRATED[title]
    case = case_after(ArbitrationCase, *told)
    assert case.state == state
    assert remembered(read_again(case)) == remembered(case)


def test_case_19_once_the_worker_has_sued_revocation_is_not_open() -> None:
    case = case_after(
        ArbitrationCase,
        *arbitrated(claims((ClaimKind.WAGES, None)), date(2014, 3, 3), date(2014, 3, 26)),
        final(date(2014, 4, 24), decided(ClaimKind.WAGES, Result.GRANTED, final=True)),
        receives(date(2014, 5, 5)),
        sues(date(2014, 5, 15), Side.WORKER),
    )
    with pytest.raises(StepNotOpen):
        case.record_revocation(date(2014, 5, 29), court=HIGHER)
