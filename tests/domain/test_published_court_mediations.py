"""Published mediations at a court's request told by steps; days the publication leaves out are made up."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.court_mediation import CourtMediation
from domain.court_mediation.record import CourtMediationState, When
from domain.court_mediation.referral import ChosenBy
from domain.parties import Side
from tests.support.court_mediation_road import CENTRE, DISPUTE, HERE
from tests.support.lawful_walk import RULES, case_after, read_again, remembered
from tests.support.story import TEXT

S = CourtMediationState
Taken = Callable[[Any], None]


def entrusted(sued_on: date, accepted_on: date) -> tuple[Taken, ...]:
    """From the complaint to the organisation that takes it on."""
    return (
        lambda case: case.register(sued_on, dispute_id=DISPUTE, at=When.PREFILING),
        lambda case: case.record_consent(sued_on, consenting=Side.BOTH, rules=RULES),
        lambda case: case.delegate(
            sued_on, organisation=CENTRE, chosen_by=ChosenBy.COURT, materials=TEXT, rules=RULES
        ),
        lambda case: case.accept(accepted_on, mediators=2, rules=RULES),
    )


CASES: dict[str, tuple[tuple[Taken, ...], CourtMediationState]] = {
    # 湖北襄阳襄州 PR-04: sued on 20 April 2023, two sessions, agreed, confirmed within a week.
    "PR-04 settled in two sessions and confirmed": (
        (
            *entrusted(date(2023, 4, 20), date(2023, 4, 20)),
            lambda case: case.hold_session(date(2023, 4, 21), attended=Side.BOTH),
            lambda case: case.hold_session(date(2023, 4, 24), attended=Side.BOTH),
            lambda case: case.agree_before_docketing(date(2023, 4, 24), terms=TEXT, rules=RULES),
            lambda case: case.receive_application(date(2023, 4, 24)),
            lambda case: case.confirm(date(2023, 4, 26), ruling_number="（2023）鄂0607诉前调确1号"),
        ),
        S.CONFIRMED_BY_COURT,
    ),
    # 湖南新宁 CASE-25: sued in August 2024, 1.34 million yuan paid from what was owed to a third party.
    "CASE-25 performed by a third party": (
        (
            *entrusted(date(2024, 8, 12), date(2024, 8, 14)),
            lambda case: case.hold_session(date(2024, 8, 20), attended=Side.BOTH, notes=None),
            lambda case: case.extend(date(2024, 9, 10), until=date(2024, 10, 31)),
            lambda case: case.agree_before_docketing(
                date(2024, 10, 11), amount=Decimal("1340000.00"), terms=TEXT, rules=RULES
            ),
            lambda case: case.record_performance(date(2024, 11, 1), paid_by_third_party=True),
        ),
        S.MEDIATED_OFFCOURT,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_published_mediation_can_be_told_by_steps(name: str) -> None:
    steps, ended = CASES[name]
    case = case_after(CourtMediation, *steps, under=HERE)
    assert case.state is ended
    assert remembered(read_again(case)) == remembered(case)
