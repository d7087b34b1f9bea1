"""Published appeals and one published application for revocation told by steps; days left out there are made up."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.appeal_case import AppealCase
from domain.appeal_case.decision import Manner
from domain.appeal_case.record import AppealState, Contested
from domain.claims import ClaimKind, Result
from domain.litigation.judgment import JudgmentItem
from domain.parties import Side
from domain.revocation import RevocationCase
from domain.revocation.application import CountedFrom
from domain.revocation.record import GroundOfRevocation, RevocationState
from tests.support.lawful_walk import RULES, Taken, case_after, read_again, remembered
from tests.support.story import TEXT

HIGHER = "中级人民法院"
DAY = timedelta(days=1)


def appealed(received_on: date, appellant: Side, docketed_on: date) -> tuple[Taken, ...]:
    """Every appeal up to the review; the copy is answered in good time."""
    on = received_on + 10 * DAY

    def served(case: Any) -> None:
        case.serve_copy(on + 3 * DAY, to=Side.BOTH, rules=RULES)

    def answered(case: Any) -> None:
        case.record_answer(on + 12 * DAY, answered_by=Side.BOTH, rules=RULES)

    return (
        lambda case: case.receive_petition(
            on,
            dispute_id=UUID(int=2),
            litigation_case_id=UUID(int=3),
            contested=Contested.JUDGMENT,
            appellant=appellant,
            court=HIGHER,
            decision_received_on=received_on,
            requests=TEXT,
            rules=RULES,
        ),
        served,
        answered,
        lambda case: case.forward(on + 15 * DAY),
        lambda case: case.receive_file(docketed_on - 2 * DAY, rules=RULES),
        lambda case: case.docket(docketed_on, case_number="（2023）京03民终1号", rules=RULES),
        lambda case: case.review_without_hearing(docketed_on + 40 * DAY, nothing_new=True),
    )


APPEALS: dict[str, tuple[tuple[Taken, ...], AppealState]] = {
    "CASE-06 both appeal, affirmed": (
        (
            *appealed(date(2022, 9, 8), Side.BOTH, date(2022, 10, 20)),
            lambda case: case.affirm(date(2022, 12, 1)),
        ),
        AppealState.AFFIRMED,
    ),
    "CASE-07 rejected, then 24 404.89 yuan owed jointly by agency and user": (
        (
            *appealed(date(2022, 9, 8), Side.WORKER, date(2022, 10, 20)),
            lambda case: case.reverse(
                date(2022, 12, 1),
                manner=Manner.REPLACED,
                items=(
                    JudgmentItem(
                        kind=ClaimKind.OVERTIME_PAY,
                        result=Result.GRANTED_IN_PART,
                        claimed=Decimal("82261.00"),
                        awarded=Decimal("24404.89"),
                        jointly=True,
                    ),
                ),
            ),
        ),
        AppealState.REVERSED,
    ),
    "CASE-17 rejected on 25 November 2022, affirmed on 5 September 2023": (
        (
            *appealed(date(2022, 12, 1), Side.WORKER, date(2023, 6, 12)),
            lambda case: case.affirm(date(2023, 9, 5)),
        ),
        AppealState.AFFIRMED,
    ),
}


@pytest.mark.parametrize("title", APPEALS)
def test_a_published_appeal_can_be_told(title: str) -> None:
    told, state = APPEALS[title]
    case = case_after(AppealCase, *told)
    assert case.state == state
    assert remembered(read_again(case)) == remembered(case)


def test_case_19_an_application_is_dismissed_because_the_workers_sued() -> None:
    """Awarded on 24 April 2014, applied on 29 May, dismissed on 18 July: the claims go to the court below."""
    case = case_after(
        RevocationCase,
        lambda case: case.file(
            date(2014, 5, 29),
            dispute_id=UUID(int=2),
            arbitration_case_id=UUID(int=4),
            court=HIGHER,
            counted_from=CountedFrom.AWARD,
            document_received_on=date(2014, 4, 30),
            grounds=(GroundOfRevocation.LAW_MISAPPLIED,),
            evidence=TEXT,
            rules=RULES,
        ),
        lambda case: case.accept(date(2014, 6, 5), case_number="（2014）粤03民特1号"),
        lambda case: case.dismiss_for_suit(date(2014, 7, 18)),
    )
    assert case.state == RevocationState.NOT_ACCEPTED
    assert case.for_suit
