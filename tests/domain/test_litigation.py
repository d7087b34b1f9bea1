"""诉讼: every step from its lawful state, every refusal, and the steps held against the research."""

from datetime import date

import pytest

from application.people import SYSTEM
from domain.history import with_corrections
from domain.litigation import LitigationCase
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.record import CourtProcedure
from domain.parties import Side
from domain.steps import steps_of
from tests.support.lawful_transitions import LITIGATION, moves
from tests.support.lawful_walk import (
    OF_EVERY_CASE,
    OF_MERGER,
    RULES,
    case_after,
    read_again,
    remembered,
)
from tests.support.litigation_road import (
    DISPUTE,
    HEARD,
    HERE,
    JUDGED,
    LAWFUL,
    OVERTIME,
    RECEIVED,
    SERVED,
    SMALL,
    S,
    answered,
    appealed,
    dismissed,
    docketed_for,
    granted,
    partly_judged,
    partly_received,
    received,
    served,
    suspended,
)
from tests.support.story import TEXT, occasion


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(LitigationCase)) - OF_EVERY_CASE


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(LitigationCase, *past, under=HERE)
    before, declared = case.state, steps_of(LitigationCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.

BEYOND_THE_RESEARCH = {
    # The research begins with the complaint in hand; here the case begins with its receipt.
    ("none", "complaint_received"),
    # 民事诉讼法 第一百四十八条: the suit may be withdrawn at any time before the judgment is pronounced.
    ("served", "withdrawn"),
    ("answered", "withdrawn"),
    # Receipt changes no state, but the time for an appeal runs from it, for each side from its own.
    ("judgment_issued", "judgment_issued"),
    ("ruling_dismiss", "ruling_dismiss"),
    ("ruling_not_accept", "ruling_not_accept"),
    # A partial judgment is served, and appealed, by itself (民事诉讼法 第一百五十六条、第一百七十一条).
    ("partial_judgment", "partial_judgment"),
    # 民事诉讼法 第一百五十七条、第一百七十一条: these rulings are appealed too, or take effect (第一百五十八条).
    ("ruling_dismiss", "to_appeal"),
    ("ruling_not_accept", "to_appeal"),
    ("ruling_dismiss", "ruling_effective"),
    ("ruling_not_accept", "ruling_effective"),
    # The other side may appeal too; what the second instance decides ends this case.
    ("to_appeal", "to_appeal"),
    ("to_appeal", "appeal_decided"),
}


def test_the_steps_make_every_move_of_the_research() -> None:
    assert {transition.move for transition in LITIGATION} - moves(LitigationCase, but=OF_MERGER) == set()


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    lawful = {transition.move for transition in LITIGATION}
    assert moves(LitigationCase, but=OF_MERGER) - lawful == BEYOND_THE_RESEARCH


def test_every_state_is_named_as_the_research_names_it() -> None:
    named = {state for transition in LITIGATION for state in transition.move}
    assert {str(state) for state in S} - named == {"none", "appeal_decided", "ruling_effective", "merged"}


# Periods.


def test_the_time_to_answer_runs_from_receipt_and_rolls_over_a_weekend() -> None:
    case = case_after(LitigationCase, *SERVED, under=HERE)
    assert case.answer_due.falls_on == date(2026, 5, 29)


def test_what_is_missing_may_be_asked_for_within_the_day() -> None:
    case = case_after(LitigationCase, *RECEIVED, under=HERE)
    case.order_correction(date(2026, 5, 7), correct_by=date(2026, 5, 7), missing=TEXT)
    assert case.state is S.CORRECTION


def test_each_side_appeals_in_its_own_time() -> None:
    case = case_after(
        LitigationCase,
        *JUDGED,
        lambda case: case.serve_decision(date(2026, 7, 24), to=Side.WORKER, rules=RULES),
        lambda case: case.serve_decision(date(2026, 7, 28), to=Side.EMPLOYER, rules=RULES),
        under=HERE,
    )
    assert case.appeal_until[Side.WORKER].falls_on == date(2026, 8, 10)  # 8 August is a Saturday
    assert case.appeal_until[Side.EMPLOYER].falls_on == date(2026, 8, 12)


def test_a_ruling_is_appealed_in_ten_days() -> None:
    case = case_after(LitigationCase, *HEARD, LAWFUL["dismiss_suit"][1], under=HERE)
    case.serve_decision(date(2026, 7, 24), to=Side.WORKER, rules=RULES)
    assert case.appeal_until[Side.WORKER].code == "appeal_ruling"
    assert case.appeal_until[Side.WORKER].falls_on == date(2026, 8, 3)


def test_both_sides_may_appeal_on_different_days() -> None:
    case = case_after(LitigationCase, *JUDGED, received, under=HERE)
    case.record_appeal(date(2026, 8, 5), appellant=Side.WORKER, court="示例市中级人民法院")
    appealed(case)
    assert case.appellants == {Side.WORKER, Side.EMPLOYER}


def test_word_from_above_is_entered_whatever_was_served_below() -> None:
    case = case_after(LitigationCase, *JUDGED, under=occasion(by=SYSTEM.recorded_by()))
    case.record_appeal(date(2026, 8, 10), appellant=Side.EMPLOYER, court="示例市中级人民法院")
    assert case.state == S.TO_APPEAL


def test_a_partial_judgment_has_an_appeal_period_of_its_own() -> None:
    case = case_after(LitigationCase, *HEARD, partly_judged, partly_received, under=HERE)
    assert case.part_appeal_until[Side.WORKER].falls_on == date(2026, 6, 30)
    assert case.appeal_until == {}
    case.go_on_hearing(date(2026, 6, 16))
    case.establish_partial_effect(date(2026, 7, 1))
    assert case.state == S.HEARING


def test_a_second_partial_judgment_starts_anew() -> None:
    goes_on = LAWFUL["go_on_hearing"][1]
    case = case_after(LitigationCase, *HEARD, partly_judged, goes_on, partly_received, under=HERE)
    case.give_partial_judgment(date(2026, 7, 6), items=(granted("1.00"),))
    assert case.part_received_on == {}


def test_a_ruling_takes_effect_when_nobody_who_received_it_appealed() -> None:
    case = case_after(LitigationCase, *HEARD, dismissed, received, under=HERE)
    assert case.appeal_until[Side.WORKER].falls_on == date(2026, 8, 3)
    case.establish_ruling_effect(date(2026, 8, 4))
    assert case.state == S.RULING_EFFECTIVE


def test_a_small_claims_judgment_is_in_force_without_waiting() -> None:
    case = case_after(LitigationCase, *SMALL, received, under=HERE)
    case.establish_effect(date(2026, 7, 24))
    assert case.state == S.JUDGMENT_EFFECTIVE


def test_the_simplified_procedure_knows_no_three_days_notice() -> None:
    past = (*RECEIVED, docketed_for(CourtProcedure.SIMPLIFIED), served, answered)
    case = case_after(LitigationCase, *past, under=HERE)
    case.schedule_hearing(date(2026, 6, 3), hearing_on=date(2026, 6, 3), place="第一法庭", rules=RULES)
    assert case.hearing_on == date(2026, 6, 3)


def test_days_of_suspension_are_added_to_the_trial_period() -> None:
    case = case_after(LitigationCase, *HEARD, suspended, LAWFUL["resume"][1], under=HERE)
    due = case.pending_events[-1].trial_due
    assert due.falls_on == date(2026, 11, 23)  # 11 November and ten days is Saturday, 21 November
    assert "10 日不计入（最高人民法院关于适用民事诉讼法的解释 第二百四十三条" in due.explanation


def test_a_corrected_docketing_moves_the_trial_period_counted_after_a_suspension() -> None:
    case = case_after(LitigationCase, *HEARD, suspended, LAWFUL["resume"][1], under=HERE)
    case.correct(
        date(2026, 6, 22),
        of_version=2,
        field="occurred_on",
        now="2026-05-12",
        reason=TEXT,
        approved_by="庭长",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    restated = {(entry.version, entry.field): entry.deadline for entry in case.pending_events[-1].restated}
    assert restated[2, "serve_by"].falls_on == date(2026, 5, 18)
    assert restated[2, "trial_due"].falls_on == date(2026, 11, 12)
    assert restated[8, "trial_due"].starts_from == date(2026, 5, 12)


def test_proceedings_older_than_any_rule_known_here_are_recorded_without_a_guessed_period() -> None:
    case = case_after(LitigationCase, under=HERE)
    case.receive_complaint(
        date(2011, 11, 1),
        dispute_id=DISPUTE,
        plaintiff=Side.EMPLOYER,
        ground=GroundOfSuit.NONFINAL_AWARD,
        claims=(OVERTIME,),
        rules=RULES,
    )
    assert case.pending_events[-1].docketing_due is None
