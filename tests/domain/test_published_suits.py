"""Published suits told by steps; days the publication leaves out are made up."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.claims import Claim, ClaimKind, Result
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.docketing import SettledHow
from domain.litigation.judgment import JudgmentItem
from domain.litigation.record import CourtProcedure, LitigationState
from domain.parties import Side
from tests.support.lawful_walk import RULES, case_after, read_again, remembered
from tests.support.story import TEXT

L = LitigationState
COURT, HIGHER = "基层人民法院", "中级人民法院"
Taken = Callable[[Any], None]


def claims(*wanted: tuple[ClaimKind, str | None]) -> tuple[Claim, ...]:
    return tuple(
        Claim(kind=kind, amount=None if amount is None else Decimal(amount)) for kind, amount in wanted
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
SUED, JUDGED = date(2022, 5, 9), date(2022, 9, 5)


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


@pytest.mark.parametrize("title", TRIED)
def test_a_published_suit_can_be_told(title: str) -> None:
    told, state = TRIED[title]
    case = case_after(LitigationCase, *told)
    assert case.state == state
    assert remembered(read_again(case)) == remembered(case)
