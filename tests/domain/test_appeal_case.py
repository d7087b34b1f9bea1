"""二审: every step from its lawful state, held against the research; periods, two appellants and two courts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from application.people import Actor, Institution
from application.permissions import NotPermitted, why_not
from domain.appeal_case import AppealCase
from domain.appeal_case.fee import WhyLeft
from domain.appeal_case.record import Contested
from domain.history import with_corrections
from domain.parties import Side
from domain.recording import RecordedBy
from domain.steps import steps_of
from tests.support.appeal_road import (
    ABOVE,
    BELOW,
    CLERK_ABOVE,
    DOCKETED,
    FILED,
    HEARD,
    LAWFUL,
    SECOND_INSTANCE,
    S,
    affirmed,
    copy_served,
    extended,
    fee_demanded,
    file_received,
    joined,
    petitioned,
    reversed_to,
    sent_up,
    suspended,
)
from tests.support.lawful_transitions import RESEARCH, moves, researched
from tests.support.lawful_walk import RULES, case_after, read_again, remembered, wander
from tests.support.litigation_road import CLERK
from tests.support.story import TEXT


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    common = {"correct", "object", "note_passed_limit", "count_again"}
    assert set(LAWFUL) == set(steps_of(AppealCase)) - common


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(AppealCase, *past, under=BELOW)
    before, declared = case.state, steps_of(AppealCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.

BEYOND_THE_RESEARCH = {
    # The research begins with the petition in hand; here the case begins with its receipt.
    ("none", "appeal_filed"),
    # The petition handed down, the fee, the copy, the answer and the other side's appeal change no state
    # (民事诉讼法 第一百七十三条、第一百七十四条；民事诉讼法解释 第三百一十五条、第三百一十八条).
    ("appeal_filed", "appeal_filed"),
    # The other side's appeal and the file's arrival: docketing counts from the latter (审限规定 第六条第三款).
    ("forwarded", "forwarded"),
    # Hearing or review 第一百七十六条, extension 第一百八十三条, one of two appellants leaving 第一百八十条.
    ("docketed", "docketed"),
    # 民事诉讼法 第一百八十一条: the rules of the first instance apply, suspension (第一百五十三条) among them.
    ("docketed", "suspended"),
    ("suspended", "docketed"),
    # 民事诉讼法解释 第三百三十六条: the first plaintiff may withdraw the suit itself.
    ("docketed", "suit_withdrawn"),
    # The decision's receipt changes no state.
    ("affirmed", "affirmed"),
    ("reversed", "reversed"),
    ("remanded", "remanded"),
}


def test_the_transcription_is_what_the_research_says() -> None:
    if not RESEARCH.exists():
        pytest.skip("the research lies beside the checkout of those who have it")
    assert researched("D_second_instance") == SECOND_INSTANCE


def test_the_steps_make_every_move_of_the_research() -> None:
    assert {transition.move for transition in SECOND_INSTANCE} - moves(AppealCase) == set()


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    assert moves(AppealCase) - {transition.move for transition in SECOND_INSTANCE} == BEYOND_THE_RESEARCH


def test_every_state_is_named_as_the_research_names_it() -> None:
    named = {state for transition in SECOND_INSTANCE for state in transition.move}
    assert {str(state) for state in S} - named == {"none", "suspended", "suit_withdrawn"}


@given(st.data())
def test_no_walk_through_open_steps_leaves_the_declared_states_or_the_record(data: st.DataObject) -> None:
    case = wander(data, AppealCase, *HEARD, affirmed)
    assert case.state in set(S)
    assert len(case.appellants) <= 2
    assert case.decided_on is None or case.reviewed
    assert remembered(read_again(case)) == remembered(case)


# Periods.


def test_a_judgment_is_appealed_in_fifteen_days_and_a_ruling_in_ten() -> None:
    judgment = case_after(AppealCase, *FILED, under=BELOW).pending_events[0].appeal_until
    ruling = case_after(AppealCase, petitioned(date(2026, 8, 3), contested=Contested.DISMISSAL), under=BELOW)
    assert judgment.falls_on == date(2026, 8, 10)  # 8 August is a Saturday
    assert ruling.pending_events[0].appeal_until.falls_on == date(2026, 8, 3)


def test_a_court_that_restored_the_time_lets_a_late_appeal_in() -> None:
    case = case_after(AppealCase, petitioned(date(2026, 8, 20), time_restored=True), under=BELOW)
    assert case.state == S.APPEAL_FILED


def test_a_petition_filed_above_is_served_in_five_days_from_its_return() -> None:
    case = case_after(
        AppealCase,
        petitioned(filed_above=True),
        LAWFUL["hand_down_petition"][1],
        under=BELOW,
    )
    assert case.transfer_due.falls_on == date(2026, 8, 17)  # 15 August is a Saturday
    assert case.serve_by.starts_from == date(2026, 8, 14)


def test_the_file_is_sent_up_when_nobody_answered_in_fifteen_days() -> None:
    case = case_after(AppealCase, *FILED, copy_served, under=BELOW)
    assert case.answer_due[Side.WORKER].falls_on == date(2026, 8, 28)
    case.forward(date(2026, 8, 31))
    assert case.state == S.FORWARDED


def test_three_months_for_a_judgment_and_thirty_days_for_a_ruling() -> None:
    judgment = case_after(AppealCase, *DOCKETED, under=BELOW)
    ruling = case_after(AppealCase, *sent_up(Contested.NON_ACCEPTANCE), under=BELOW)
    assert (judgment.trial_due.code, judgment.trial_due.falls_on) == (
        "second_instance_judgment",
        date(2026, 12, 3),
    )
    assert (ruling.trial_due.code, ruling.trial_due.falls_on) == ("second_instance_ruling", date(2026, 10, 8))


def test_the_president_may_add_three_months_and_days_of_suspension_are_added_to_that() -> None:
    case = case_after(AppealCase, *HEARD, suspended, LAWFUL["resume"][1], extended, under=BELOW)
    assert case.trial_due.falls_on == date(2027, 3, 15)  # 3 March and ten days is Saturday, 13 March
    assert "延长 3 个月" in case.trial_due.explanation
    assert "10 日不计入" in case.trial_due.explanation


def test_a_ruling_is_extended_by_days_without_an_upper_limit() -> None:
    case = case_after(AppealCase, *sent_up(Contested.DISMISSAL), under=BELOW)
    case.extend_trial(date(2026, 9, 30), length=40, approved=True, reasons=TEXT, rules=RULES)
    assert case.trial_due.falls_on == date(2026, 11, 12)


def test_a_decision_keeps_the_last_day_it_was_due_on() -> None:
    case = case_after(AppealCase, *DOCKETED, extended, LAWFUL["review_without_hearing"][1], under=ABOVE)
    case.affirm(date(2026, 11, 18))
    assert case.pending_events[-1].trial_due.falls_on == date(2027, 3, 3)


def test_a_corrected_docketing_moves_the_period_and_what_the_extension_made_of_it() -> None:
    case = case_after(AppealCase, *DOCKETED, extended, under=ABOVE)
    case.correct(
        date(2026, 11, 17),
        of_version=6,
        field="occurred_on",
        now="2026-09-04",
        reason=TEXT,
        approved_by="庭长",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    restated = {
        (entry.version, entry.field): entry.deadline.falls_on for entry in case.pending_events[-1].restated
    }
    assert restated[6, "trial_due"] == date(2026, 12, 4)
    assert restated[7, "trial_due"] == date(2027, 3, 4)


# Two appellants.


def test_one_of_two_appellants_who_did_not_pay_leaves_and_the_other_s_appeal_goes_on() -> None:
    case = case_after(AppealCase, *FILED, joined, fee_demanded, under=BELOW)
    case.release_appellant(date(2026, 8, 19), appellant=Side.EMPLOYER, why=WhyLeft.FEE_UNPAID)
    assert case.appellants == {Side.WORKER}
    assert case.respondents == (Side.EMPLOYER,)
    assert case.state == S.APPEAL_FILED


def test_where_both_appeal_both_receive_the_other_s_petition() -> None:
    case = case_after(AppealCase, *FILED, joined, under=BELOW)
    assert case.respondents == (Side.WORKER, Side.EMPLOYER)


def test_a_reversal_says_what_is_owed_in_the_end() -> None:
    case = case_after(AppealCase, *HEARD, reversed_to("24404.89"), under=ABOVE)
    assert str(case.pending_events[-1].total) == "24404.89"


# Two courts.


def official(by: RecordedBy) -> Actor:
    institution = Institution(
        institution_id=by.institution_id, name=by.institution, region=by.region, capacity=by.capacity
    )
    return Actor(person_id=by.person_id, name="书记员", institution=institution)


def test_the_case_passes_to_the_court_above_with_the_file() -> None:
    below, above = official(CLERK), official(CLERK_ABOVE)
    docket = steps_of(AppealCase)["docket"]
    case = case_after(AppealCase, *DOCKETED[:3], under=BELOW)
    assert isinstance(why_not(above, docket, case), NotPermitted)
    LAWFUL["forward"][1](case)
    assert why_not(above, docket, case) is None
    case.occasion = ABOVE
    file_received(case)
    assert case.handled_by == above.institution.institution_id
    assert why_not(above, docket, case) is None
    assert isinstance(why_not(below, docket, case), NotPermitted)
    assert why_not(below, steps_of(AppealCase)["correct"], case) is None
    assert remembered(read_again(case)) == remembered(case)
