"""调解: every step from its lawful state, every refusal, and the steps held against the research."""

from datetime import date
from decimal import Decimal

import pytest

from domain.mediation import MediationCase
from domain.mediation.opening import HowApplied
from domain.mediation.performance import PaymentExceedsAgreement
from domain.mediation.record import MediationBody
from domain.parties import Side
from domain.steps import questions, steps_of
from tests.support.lawful_transitions import ARBITRATION, LITIGATION, MEDIATION, RESEARCH, moves, researched
from tests.support.lawful_walk import OF_EVERY_CASE, RULES, case_after, read_again, remembered
from tests.support.mediation_road import (
    APPLIED,
    CONFIRMATION,
    DISPUTE,
    EFFECTIVE,
    ENTERPRISE,
    LAWFUL,
    MEDIATING,
    SUM,
    S,
    applied_to,
    breached,
    failed,
)
from tests.support.story import MEDIATOR, TEXT, Story, happened


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(MediationCase)) - OF_EVERY_CASE


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(MediationCase, *past)
    before, declared = case.state, steps_of(MediationCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.


def test_the_steps_make_every_move_of_the_research_and_hardly_another() -> None:
    lawful = {transition.move for transition in MEDIATION}
    assert lawful - moves(MediationCase) == set()
    # Money may come in while the agreement is effective, also once a court or a commission has confirmed it.
    assert moves(MediationCase) - lawful == {
        ("agreement_effective", "agreement_effective"),
        ("confirmed_by_court", "confirmed_by_court"),
        ("merged_to_arbitral_statement", "merged_to_arbitral_statement"),
    }


def test_every_state_is_named_as_the_research_names_it() -> None:
    assert {str(state) for state in S} == {state for transition in MEDIATION for state in transition.move}


@pytest.mark.skipif(not RESEARCH.exists(), reason="the research does not lie beside this checkout")
def test_the_transcriptions_agree_with_the_research() -> None:
    assert researched("A1_mediation_organization") == MEDIATION
    assert researched("B_arbitration") == ARBITRATION
    assert researched("C_litigation_first") == LITIGATION


# Particulars.


def test_instalments_may_make_up_the_whole_sum_and_not_a_fen_more() -> None:
    case = case_after(MediationCase, *EFFECTIVE)
    case.record_instalment(date(2026, 1, 20), amount=SUM)
    assert case.paid == SUM
    with pytest.raises(PaymentExceedsAgreement):
        case.record_instalment(date(2026, 1, 21), amount=Decimal("0.01"))


def test_an_oral_application_is_told_as_one_event() -> None:
    period = RULES.deadline("mediation_period_statutory", starts_from=date(2026, 1, 5))
    Story(MediationCase).when(applied_to(MediationBody.PEOPLES)).then(
        happened(
            MediationCase.Applied,
            date(2026, 1, 5),
            dispute_id=DISPUTE,
            body=MediationBody.PEOPLES,
            applicant=Side.WORKER,
            how=HowApplied.ORAL,
            period=period,
        )
    )


def test_enterprise_mediation_counts_from_acceptance_and_the_others_from_the_application() -> None:
    assert case_after(MediationCase, *ENTERPRISE).period.falls_on == date(2026, 1, 21)
    assert case_after(MediationCase, *MEDIATING).period.falls_on == date(2026, 1, 20)


def test_money_paid_after_confirmation_still_counts() -> None:
    case = case_after(MediationCase, *CONFIRMATION, LAWFUL["confirm"][1])
    case.record_instalment(date(2026, 2, 2), amount=Decimal("4000.00"))
    assert case.paid == Decimal("4000.00")
    assert case.state == S.CONFIRMED_BY_COURT


def test_a_breach_says_what_is_still_owing() -> None:
    case = case_after(MediationCase, *EFFECTIVE, LAWFUL["record_instalment"][1], breached)
    assert case.pending_events[-1].unpaid == Decimal("20000.00")


def test_a_failed_attempt_leads_to_arbitration_too() -> None:
    case = case_after(MediationCase, *MEDIATING, failed)
    case.record_arbitration(date(2026, 1, 12), applicant=Side.WORKER)
    assert case.state == S.TO_ARBITRATION


def test_every_event_says_who_recorded_it_and_when() -> None:
    event = case_after(MediationCase, *APPLIED).pending_events[0]
    assert event.recorded_by == MEDIATOR
    assert event.occurred_on == date(2026, 1, 5)
    assert event.late_reason == TEXT


@pytest.mark.parametrize("name", sorted(steps_of(MediationCase)))
def test_every_step_asks_first_for_the_day(name: str) -> None:
    declared = steps_of(MediationCase)[name]
    assert questions(declared.decision)[0].name == "on"
    assert declared.authority
    assert declared.help
