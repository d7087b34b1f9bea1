"""支付令: every step from its lawful state, its periods, and the steps held against the research."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.payment_order import (
    PaymentOrderCase,
)
from domain.steps import steps_of
from tests.support.lawful_transitions import RESEARCH, moves, researched
from tests.support.lawful_walk import (
    OF_EVERY_CASE,
    case_after,
    read_again,
    remembered,
    wander,
)
from tests.support.litigation_road import HERE
from tests.support.payment_order_road import (
    FALLEN,
    LAWFUL,
    OBJECTED,
    ON_WAGES,
    RESEARCHED,
    SERVED,
    SEVERANCE,
    SUM,
    S,
    in_force,
    in_part,
    objected,
    part_paid,
)
from tests.support.story import TEXT


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    common = OF_EVERY_CASE
    assert set(LAWFUL) == set(steps_of(PaymentOrderCase)) - common


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(PaymentOrderCase, *past, under=HERE)
    before, declared = case.state, steps_of(PaymentOrderCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.

BEYOND_THE_RESEARCH = {
    # The research begins with the application in hand; here the case begins with its receipt.
    ("none", "applied"),
    # 民事诉讼法解释 第四百二十六条: correction moves the five days, not the state.
    ("applied", "applied"),
    # 民事诉讼法解释 第四百三十条第一项、第三项: the creditor sues, or withdraws before the order is received.
    ("accepted", "lapsed_end"),
    ("issued", "lapsed_end"),
    # 民事诉讼法解释 第四百三十八条: the seven days run from the receipt of the ruling.
    ("terminated", "terminated"),
    # 民事诉讼法解释 第四百四十一条: an order in force that is wrong is revoked.
    ("enforceable", "revoked"),
}


def test_the_steps_make_every_move_of_the_research() -> None:
    assert {transition.move for transition in RESEARCHED} - moves(PaymentOrderCase) == set()


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    lawful = {transition.move for transition in RESEARCHED}
    assert moves(PaymentOrderCase) - lawful == BEYOND_THE_RESEARCH


def test_every_state_is_named_as_the_research_names_it() -> None:
    named = {state for transition in RESEARCHED for state in transition.move}
    assert {str(state) for state in S} - named == {"none", "revoked"}


@pytest.mark.skipif(not RESEARCH.exists(), reason="the research folder is not beside the repository")
def test_the_transcription_is_the_research() -> None:
    assert researched("F_payment_order") == RESEARCHED


@given(st.data())
def test_no_walk_through_open_steps_pays_more_than_was_ordered_or_leaves_the_record(
    data: st.DataObject,
) -> None:
    road = data.draw(
        st.sampled_from(((*SERVED, part_paid(), objected), FALLEN, ON_WAGES, (*SERVED, in_force)))
    )
    case = wander(data, PaymentOrderCase, *road)
    assert case.state in set(S)
    assert sum(case.ordered) <= case.claimed
    for item, amount in enumerate(case.ordered, start=1):
        assert 0 <= case.left_on(item) <= amount
        assert 0 <= case.paid[item - 1] <= amount
    assert (case.state == S.PAID) <= (case.outstanding == 0)
    assert remembered(read_again(case)) == remembered(case)


# Periods.


def test_the_order_is_answered_in_fifteen_days_and_the_last_is_still_in_time() -> None:
    case = case_after(PaymentOrderCase, *SERVED, under=HERE)
    assert case.response_until.falls_on == date(2026, 6, 9)
    case.record_objection(date(2026, 6, 9), written=True, content=TEXT)
    assert case.pending_events[-1].response_until == case.response_until


def test_correction_begins_the_five_days_anew() -> None:
    case = case_after(PaymentOrderCase, *LAWFUL["record_correction"][0], under=HERE)
    LAWFUL["record_correction"][1](case)
    assert case.acceptance_due.falls_on == date(2026, 5, 18)  # 17 May is a Sunday


def test_who_did_not_refuse_within_seven_days_has_sued_on_the_day_of_the_application() -> None:
    case = case_after(PaymentOrderCase, *LAWFUL["pass_to_litigation"][0], under=HERE)
    LAWFUL["pass_to_litigation"][1](case)
    assert case.pending_events[-1].sued_as_of == date(2026, 5, 6)
    assert case.pending_events[-1].refuse_suit_until.falls_on == date(2026, 6, 17)


def test_who_sues_on_the_agreement_waits_for_no_ruling() -> None:
    case = case_after(PaymentOrderCase, *FALLEN, under=HERE)
    case.pass_to_litigation(date(2026, 6, 9), sued=True)
    assert case.pending_events[-1].sued_as_of == date(2026, 6, 9)


def test_an_order_with_an_objection_dismissed_comes_into_force() -> None:
    case = case_after(PaymentOrderCase, *OBJECTED, LAWFUL["dismiss_objection"][1], in_force, under=HERE)
    assert case.state == S.ENFORCEABLE
    assert case.pending_events[-1].outstanding == SUM


def test_an_objection_to_one_sum_leaves_the_others_in_force() -> None:
    case = case_after(PaymentOrderCase, *OBJECTED, in_part(2), in_force, under=HERE)
    assert case.pending_events[-1].outstanding == SUM - SEVERANCE


def test_an_order_is_paid_once_what_stands_of_it_is_paid() -> None:
    case = case_after(PaymentOrderCase, *SERVED, part_paid("20000.00"), objected, in_part(2), under=HERE)
    case.record_full_payment(date(2026, 6, 9))
    assert case.state == S.PAID
