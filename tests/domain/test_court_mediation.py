"""法院委派、委托调解: every step from its lawful state, the clocks of both sides, and the research."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.carrying import Carriable
from domain.court_mediation import CourtMediation
from domain.court_mediation.record import MEDIATORS, PERIODS, When
from domain.kernel import event_classes
from domain.parties import Side
from domain.personal_data import PrivilegedText
from domain.steps import questions, steps_of
from tests.support.court_mediation_road import (
    AGREED,
    AGREED_IN_SUIT,
    COURT_MEDIATION,
    DELEGATED,
    HERE,
    IN_SUIT,
    LAWFUL,
    MEDIATING,
    PENDING,
    SUIT,
    S,
    accepted,
    applied,
    consented,
    declined,
    delegated,
    registered_for,
    resumed,
)
from tests.support.lawful_transitions import RESEARCH, moves, researched
from tests.support.lawful_walk import OF_EVERY_CASE, RULES, case_after, read_again, remembered, wander
from tests.support.story import MEDIATOR, TEXT


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(CourtMediation)) - OF_EVERY_CASE


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(CourtMediation, *past, under=HERE)
    before, declared = case.state, steps_of(CourtMediation)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.

BEYOND_THE_RESEARCH = {
    # The research begins with the papers in hand; here the case begins with their receipt.
    ("none", "complaint_received"),
    # 民事诉讼法 第一百二十五条: mediation gives way to a refusal also when consent had been given.
    ("consented", "to_docketing"),
    # 民事诉讼法 第九十六条: who does not want to settle in a pending suit is heard.
    ("complaint_received", "resumed"),
    ("consented", "resumed"),
    # 民事诉讼法 第一百零二条: a party may go back on its word until the statement is served.
    ("agreement_postfiling", "resumed"),
    # 民事诉讼法 第二百零五条、第二百零六条: the application and its dismissal leave the agreement as it is.
    ("agreement_prefiling", "agreement_prefiling"),
    # 最高人民法院关于人民法院特邀调解的规定 第二十一条第二款: in a suit the mediator reports, then the court resumes.
}


def test_the_steps_make_every_move_of_the_research() -> None:
    assert {transition.move for transition in COURT_MEDIATION} - moves(CourtMediation) == set()


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    lawful = {transition.move for transition in COURT_MEDIATION}
    assert moves(CourtMediation) - lawful == BEYOND_THE_RESEARCH


def test_every_state_is_named_as_the_research_names_it() -> None:
    named = {state for transition in COURT_MEDIATION for state in transition.move}
    assert {str(state) for state in S} - named == {"none"}


@pytest.mark.skipif(not RESEARCH.exists(), reason="the research does not lie beside this checkout")
def test_the_transcription_agrees_with_the_research() -> None:
    assert researched("A2_court_mediation") == COURT_MEDIATION


@pytest.mark.parametrize("road", [(*AGREED, applied), (*AGREED_IN_SUIT, resumed)], ids=["before", "after"])
@given(st.data())
def test_no_walk_through_open_steps_leaves_the_declared_states_or_the_record(
    road: tuple[object, ...], data: st.DataObject
) -> None:
    case = wander(data, CourtMediation, *road)  # type: ignore[arg-type]
    assert case.state in set(S)
    assert remembered(read_again(case)) == remembered(case)
    under_way = case.state in {S.DELEGATED, S.MEDIATING, S.SUSPENDED_REVIEW}
    assert not under_way or case.entrusted_to is not None
    if case.state in {S.TO_DOCKETING, S.AGREEMENT_PREFILING, S.MEDIATED_OFFCOURT, S.CONFIRMED_BY_COURT}:
        assert case.at is When.PREFILING
    if case.state in {S.RESUMED, S.AGREEMENT_POSTFILING, S.MEDIATION_STATEMENT, S.WITHDRAWN}:
        assert case.at is not When.PREFILING


# A request between organs.


def test_the_organisation_that_is_asked_takes_part_from_then_on() -> None:
    case = case_after(CourtMediation, *DELEGATED, under=HERE)
    assert MEDIATOR.institution_id in case.participants
    assert case.entrusted_to == MEDIATOR.institution_id


@pytest.mark.parametrize("taken_back", [declined, LAWFUL["take_back"][1]], ids=["declined", "lapsed"])
def test_who_does_not_take_it_on_is_no_longer_in_charge(taken_back: object) -> None:
    case = case_after(CourtMediation, *DELEGATED, taken_back, under=HERE)  # type: ignore[arg-type]
    assert case.entrusted_to is None
    assert case.state is S.CONSENTED


def test_the_organisation_answers_in_three_working_days() -> None:
    case = case_after(CourtMediation, *DELEGATED, under=HERE)
    assert case.confirm_by.falls_on == date(2026, 3, 9)  # from Wednesday over the weekend


def test_the_parties_choose_in_two_working_days_and_the_court_in_three() -> None:
    case = case_after(CourtMediation, registered_for(When.PREFILING), consented, under=HERE)
    assert case.pending_events[-1].selection_due.falls_on == date(2026, 3, 5)
    assert case.pending_events[-1].designation_due.falls_on == date(2026, 3, 6)


def test_those_days_are_of_mediation_online_alone() -> None:
    case = case_after(CourtMediation, registered_for(When.PREFILING), under=HERE)
    case.record_consent(date(2026, 3, 3), consenting=Side.BOTH, rules=RULES)
    assert case.pending_events[-1].designation_due is None


@pytest.mark.parametrize(
    ("at", "last_day"),
    [
        (When.PREFILING, date(2026, 4, 5)),
        (When.POSTFILING_ORDINARY, date(2026, 3, 21)),
        (When.POSTFILING_SIMPLIFIED, date(2026, 3, 13)),
    ],
)
def test_the_period_runs_from_acceptance_by_stage_and_procedure(at: When, last_day: date) -> None:
    case = case_after(CourtMediation, registered_for(at, SUIT), consented, delegated, accepted, under=HERE)
    assert case.period.code == PERIODS[at]
    assert case.period.starts_from == date(2026, 3, 6)
    assert case.period.falls_on == last_day


def test_the_other_side_is_asked_in_three_working_days_before_docketing_alone() -> None:
    assert case_after(CourtMediation, *MEDIATING, under=HERE).consult_by.falls_on == date(2026, 3, 11)
    assert case_after(CourtMediation, *IN_SUIT, under=HERE).consult_by is None


def test_docketing_is_due_seven_days_after_mediation_failed() -> None:
    past, taken = LAWFUL["send_back"]
    case = case_after(CourtMediation, *past, taken, under=HERE)
    assert case.pending_events[-1].docketing_due.falls_on == date(2026, 4, 1)


def test_an_extended_period_ends_when_the_parties_agreed() -> None:
    past, taken = LAWFUL["extend"]
    case = case_after(CourtMediation, *past, taken, under=HERE)
    case.end_at_expiry(date(2026, 5, 1), report=TEXT)
    assert case.pending_events[-1].period.falls_on == date(2026, 4, 30)


# What stays with the mediator.


def test_only_a_session_holds_what_the_mediator_alone_may_read() -> None:
    asked = {
        (name, question.name)
        for name, step in steps_of(CourtMediation).items()
        for question in questions(step.decision)
        if question.kind is PrivilegedText and name not in OF_EVERY_CASE
    }
    assert asked == {("hold_session", "notes"), ("hold_session", "concessions")}
    assert steps_of(CourtMediation)["hold_session"].by == MEDIATORS


def test_undisputed_facts_are_carried_to_the_court_and_no_concession_is() -> None:
    failed = [event for event in event_classes(CourtMediation) if "undisputed" in event.__dataclass_fields__]
    assert {event.TOPIC for event in failed} == {
        "court-mediation.sent-back",
        "court-mediation.ended",
        "court-mediation.period-expired",
        "court-mediation.undisputed-facts-recorded",
    }
    assert all(issubclass(event, Carriable) and event.CARRIES == ("undisputed",) for event in failed)
    assert all("concessions" not in event.__dataclass_fields__ for event in failed)


def test_a_dismissed_application_can_be_made_again() -> None:
    past, taken = LAWFUL["decline_confirmation"]
    case = case_after(CourtMediation, *past, taken, under=HERE)
    case.receive_application(date(2026, 4, 15))
    assert case.confirmation_applied


def test_a_suit_goes_on_when_nobody_wants_to_settle() -> None:
    case = case_after(CourtMediation, *PENDING, under=HERE)
    case.resume(date(2026, 3, 3))
    assert case.state is S.RESUMED
