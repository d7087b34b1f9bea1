"""Published cases of arbitration and litigation told by steps; days the publication leaves out are made up."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.arbitration import ArbitrationCase
from domain.arbitration.acceptance import GroundOfNonAcceptance
from domain.arbitration.award import AwardItem, Result
from domain.arbitration.closing import InspectionMeasure
from domain.arbitration.filing import HowFiled
from domain.arbitration.preparation import TribunalForm
from domain.arbitration.record import ArbitrationState
from domain.claims import Claim, ClaimKind
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.docketing import SettledHow
from domain.litigation.judgment import JudgmentItem
from domain.litigation.record import CourtProcedure, LitigationState
from domain.parties import Side
from domain.refusals import StepNotOpen
from tests.support.lawful_walk import RULES, case_after, read_again, remembered
from tests.support.story import TEXT

A = ArbitrationState
L = LitigationState
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
    return lambda case: case.make_nonfinal_award(on, number="某劳人仲裁字第1号", items=items)


def final(on: date, *items: AwardItem) -> Taken:
    return lambda case: case.make_final_award(on, number="某劳人仲裁字第1号", items=items)


def decided(kind: ClaimKind, result: Result, awarded: str | None = None, *, final: bool = False) -> AwardItem:
    return AwardItem(
        kind=kind, result=result, awarded=None if awarded is None else Decimal(awarded), final=final
    )


def judged(
    kind: ClaimKind, result: Result, awarded: str | None = None, *, jointly: bool = False
) -> JudgmentItem:
    return JudgmentItem(
        kind=kind, result=result, awarded=None if awarded is None else Decimal(awarded), jointly=jointly
    )


def tried(
    plaintiff: Side,
    ground: GroundOfSuit,
    wanted: tuple[Claim, ...],
    sued_on: date,
    judged_on: date,
    *items: JudgmentItem,
) -> tuple[Taken, ...]:
    """Every first instance up to its judgment and the judgment's receipt."""
    day = timedelta(days=1)
    hearing_on = sued_on + 30 * day
    return (
        lambda case: case.receive_complaint(
            sued_on,
            dispute_id=UUID(int=2),
            arbitration_case_id=UUID(int=3),
            plaintiff=plaintiff,
            ground=ground,
            claims=wanted,
            rules=RULES,
        ),
        lambda case: case.docket(
            sued_on + 3 * day,
            case_number="（2022）京0105民初1号",
            procedure=CourtProcedure.ORDINARY,
            rules=RULES,
        ),
        lambda case: case.serve_complaint(sued_on + 5 * day, rules=RULES),
        lambda case: case.record_answer(sued_on + 15 * day, rules=RULES),
        lambda case: case.schedule_hearing(
            sued_on + 20 * day, hearing_on=hearing_on, place="法庭", rules=RULES
        ),
        lambda case: case.hold_hearing(hearing_on),
        lambda case: case.give_judgment(judged_on, items=items),
        lambda case: case.serve_decision(judged_on + 3 * day, to=Side.BOTH, rules=RULES),
    )


def appealed(on: date, appellant: Side) -> Taken:
    return lambda case: case.record_appeal(on, appellant=appellant, court=HIGHER)


def second_instance(on: date, outcome: AppealOutcome, amount: str | None = None) -> Taken:
    return lambda case: case.record_appeal_outcome(
        on,
        outcome=outcome,
        court=HIGHER,
        case_number="（2023）京03民终1号",
        amount=None if amount is None else Decimal(amount),
    )


OVERTIME = ClaimKind.OVERTIME_PAY
FILED, HEARD, AWARDED = date(2021, 3, 1), date(2021, 3, 24), date(2021, 4, 9)
SUED, JUDGED = date(2022, 5, 9), date(2022, 9, 5)


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

RELATION_CLAIMED = claims((ClaimKind.EMPLOYMENT_RELATION, None))
TRIED: dict[str, tuple[tuple[Taken, ...], L]] = {
    "CASE-05 the same sum as in arbitration, nobody appeals": (
        (
            *tried(
                Side.EMPLOYER,
                GroundOfSuit.NONFINAL_AWARD,
                claims((OVERTIME, "50000.00")),
                SUED,
                JUDGED,
                judged(OVERTIME, Result.GRANTED, "50000.00"),
            ),
            lambda case: case.establish_effect(date(2022, 9, 26)),
        ),
        L.JUDGMENT_EFFECTIVE,
    ),
    "CASE-06 both appeal, affirmed": (
        (
            *tried(
                Side.EMPLOYER,
                GroundOfSuit.NONFINAL_AWARD,
                claims((OVERTIME, None)),
                SUED,
                JUDGED,
                judged(OVERTIME, Result.GRANTED, "32000.00"),
            ),
            appealed(date(2022, 9, 15), Side.WORKER),
            appealed(date(2022, 9, 20), Side.EMPLOYER),
            second_instance(date(2022, 12, 1), AppealOutcome.AFFIRMED),
        ),
        L.APPEAL_DECIDED,
    ),
    "CASE-07 rejected, then 24 404.89 yuan owed jointly by agency and user": (
        (
            *tried(
                Side.WORKER,
                GroundOfSuit.NONFINAL_AWARD,
                claims((OVERTIME, "82261.00")),
                SUED,
                JUDGED,
                judged(OVERTIME, Result.REJECTED, jointly=True),
            ),
            appealed(date(2022, 9, 15), Side.WORKER),
            second_instance(date(2022, 12, 1), AppealOutcome.REVERSED, "24404.89"),
        ),
        L.APPEAL_DECIDED,
    ),
    "CASE-14 sued after non-acceptance, rejected": (
        tried(
            Side.WORKER,
            GroundOfSuit.NON_ACCEPTANCE,
            claims((ClaimKind.DOUBLE_WAGES, None)),
            date(2024, 9, 2),
            date(2025, 1, 6),
            judged(ClaimKind.DOUBLE_WAGES, Result.REJECTED),
        ),
        L.JUDGMENT_ISSUED,
    ),
    "CASE-16 judged in 2011, effective without an appeal": (
        (
            *tried(
                Side.EMPLOYER,
                GroundOfSuit.NONFINAL_AWARD,
                claims((ClaimKind.DAMAGES_FOR_TERMINATION, "36596.28")),
                date(2011, 11, 1),
                date(2011, 12, 6),
                judged(ClaimKind.DAMAGES_FOR_TERMINATION, Result.GRANTED, "36596.28"),
            ),
            lambda case: case.establish_effect(date(2011, 12, 26)),
        ),
        L.JUDGMENT_EFFECTIVE,
    ),
    "CASE-17 rejected on 25 November 2022, affirmed on 5 September 2023": (
        (
            *tried(
                Side.WORKER,
                GroundOfSuit.NONFINAL_AWARD,
                RELATION_CLAIMED,
                SUED,
                date(2022, 11, 25),
                judged(ClaimKind.EMPLOYMENT_RELATION, Result.REJECTED),
            ),
            appealed(date(2022, 12, 9), Side.WORKER),
            second_instance(date(2023, 9, 5), AppealOutcome.AFFIRMED),
        ),
        L.APPEAL_DECIDED,
    ),
    "CASE-22 the procurator supports the suit, settled before docketing": (
        (
            lambda case: case.receive_complaint(
                date(2024, 3, 4),
                dispute_id=UUID(int=2),
                plaintiff=Side.WORKER,
                ground=GroundOfSuit.OTHER,
                claims=claims((ClaimKind.WAGES, None)),
                supported_by="区人民检察院",
                rules=RULES,
            ),
            lambda case: case.begin_prefiling_mediation(date(2024, 3, 6), mediator="联合调解组", rules=RULES),
            lambda case: case.settle_before_docketing(date(2024, 3, 20), how=SettledHow.PROMISED),
        ),
        L.SETTLED_PREFILING,
    ),
    "CASE-24 settled in court, a suggestion sent to the company": (
        (
            *tried(
                Side.WORKER,
                GroundOfSuit.NONFINAL_AWARD,
                claims((ClaimKind.DAMAGES_FOR_TERMINATION, None)),
                date(2024, 2, 19),
                date(2024, 5, 6),
            )[:6],
            lambda case: case.receive_statement(
                date(2024, 4, 2), worker_received=True, employer_received=True, terms=TEXT
            ),
            lambda case: case.send_suggestion(date(2024, 4, 8), addressee="某科技公司", content=TEXT),
        ),
        L.MEDIATION_STATEMENT,
    ),
    "CASE-25 settled before docketing and paid by a third party": (
        (
            lambda case: case.receive_complaint(
                date(2024, 8, 5),
                dispute_id=UUID(int=2),
                plaintiff=Side.WORKER,
                ground=GroundOfSuit.OTHER,
                claims=claims((ClaimKind.WAGES, "1340000.00")),
                rules=RULES,
            ),
            lambda case: case.begin_prefiling_mediation(
                date(2024, 8, 7), mediator="县调解委员会", rules=RULES
            ),
            lambda case: case.settle_before_docketing(
                date(2024, 8, 30),
                how=SettledHow.PERFORMED,
                amount=Decimal("1340000.00"),
                paid_by_third_party=True,
            ),
        ),
        L.SETTLED_PREFILING,
    ),
}


@pytest.mark.parametrize("title", ARBITRATED)
def test_a_published_arbitration_can_be_told(title: str) -> None:
    told, state = ARBITRATED[title]
    case = case_after(ArbitrationCase, *told)
    assert case.state == state
    assert remembered(read_again(case)) == remembered(case)


@pytest.mark.parametrize("title", TRIED)
def test_a_published_suit_can_be_told(title: str) -> None:
    told, state = TRIED[title]
    case = case_after(LitigationCase, *told)
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
