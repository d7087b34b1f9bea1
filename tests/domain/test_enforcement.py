"""执行: every step from its lawful state, what is paid against what is due, and the steps held against the research."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.enforcement import EnforcementCase
from domain.history import with_corrections
from domain.steps import steps_of
from tests.support.enforcement_road import (
    ENDED,
    LATE,
    LAWFUL,
    MEASURES,
    OUTSIDER,
    PAID,
    RECONSIDERED,
    RESEARCHED,
    SETTLED,
    SUPERIOR,
    S,
    paid,
    performed,
)
from tests.support.lawful_transitions import RESEARCH, moves, researched
from tests.support.lawful_walk import OF_EVERY_CASE, RULES, case_after, read_again, remembered, wander
from tests.support.litigation_road import HERE
from tests.support.story import TEXT


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    common = OF_EVERY_CASE
    assert set(LAWFUL) == set(steps_of(EnforcementCase)) - common


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(EnforcementCase, *past, under=HERE)
    before, declared = case.state, steps_of(EnforcementCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.

NOT_BUILT = {
    # The document's effect is told to the dispute as a way with its two years; the case begins with the application.
    ("document_effective", "docketed"),
}
BEYOND_THE_RESEARCH = {
    ("none", "applied"),
    ("applied", "docketed"),
    # Conditions for docketing: 执行工作规定 第十六条 (not read; the step says so).
    ("applied", "not_accepted"),
    # 民事诉讼法 第二百五十一条: measures may be taken at once; 第二百五十四条以下: one after the other.
    ("docketed", "measures"),
    # 劳动争议司法解释（一） 第二十四条 sets no stage before the end; 民事诉讼法解释 第四百八十一条 neither.
    ("docketed", "non_enforced"),
    ("measures", "non_enforced"),
    # 民事诉讼法 第二百六十七条、第二百六十八条: a stay or a termination at any stage of enforcement.
    ("measures", "stayed"),
    ("docketed", "terminated"),
    ("notified", "terminated"),
    ("measures", "terminated"),
    ("settlement", "terminated"),
    # 民事诉讼法 第二百四十一条: a settlement in the course of enforcement; performed, it ends it (解释 第四百六十五条).
    ("notified", "settlement"),
    ("settlement", "completed"),
    # Who pays after the notice, or when already given up for want of property, has performed (第二百三十九条).
    ("docketed", "completed"),
    ("notified", "completed"),
    ("this_execution_ended", "completed"),
    # 民事诉讼法 第二百三十七条: the court above takes over, or names another court.
    ("docketed", "transferred"),
    ("notified", "transferred"),
    ("measures", "transferred"),
    # 执行程序解释 第三条第二款.
    ("notified", "revoked"),
    ("measures", "revoked"),
}


def changes(of: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Moves that change the state."""
    return {(origin, target) for origin, target in of if origin != target}


def test_the_steps_make_every_move_of_the_research_but_those_not_built() -> None:
    assert {transition.move for transition in RESEARCHED} - moves(EnforcementCase) == NOT_BUILT


def test_the_steps_change_no_state_beyond_the_research_but_as_the_articles_allow() -> None:
    lawful = {transition.move for transition in RESEARCHED}
    assert changes(moves(EnforcementCase)) - lawful == BEYOND_THE_RESEARCH


def test_every_state_is_named_as_the_research_names_it() -> None:
    named = {state for transition in RESEARCHED for state in transition.move}
    assert {str(state) for state in S} - named == {
        "none",
        "applied",
        "not_accepted",
        "transferred",
        "revoked",
    }


@pytest.mark.skipif(not RESEARCH.exists(), reason="the research folder is not beside the repository")
def test_the_transcription_is_the_research() -> None:
    assert researched("G_enforcement") == RESEARCHED


ROADS = (PAID, SETTLED, (*ENDED, paid("10.00", on=date(2026, 7, 1))), SUPERIOR, RECONSIDERED, OUTSIDER, LATE)


@given(st.data())
def test_no_walk_pays_more_than_is_due_or_leaves_the_record(data: st.DataObject) -> None:
    case = wander(data, EnforcementCase, *data.draw(st.sampled_from(ROADS)))
    assert case.state in set(S)
    for number in range(1, len(case.due) + 1):
        assert 0 <= case.left_on(number) <= (case.due[number - 1].amount or 0)
    assert case.outstanding == sum(case.left_on(number) for number in range(1, len(case.due) + 1))
    if case.agreed is not None:
        assert case.paid_as_agreed <= case.agreed
    kinds = [type(event) for event in case.pending_events]
    assert EnforcementCase.Completed not in kinds or case.outstanding == 0
    assert remembered(read_again(case)) == remembered(case)


# What is due and what is paid.


def test_what_is_outstanding_is_computed_item_by_item() -> None:
    case = case_after(EnforcementCase, *MEASURES, paid("10000.00"), paid("12000.00", 2), under=HERE)
    assert (case.left_on(1), case.left_on(2), case.left_on(3)) == (Decimal("20000.00"), 0, 0)
    assert case.pending_events[-1].outstanding == Decimal("20000.00") == case.outstanding


def test_interest_for_delay_is_an_item_of_its_own() -> None:
    case = case_after(EnforcementCase, *PAID, LAWFUL["add_delay_interest"][1], under=HERE)
    assert case.pending_events[-1].item == 4
    paid("150.00", 4)(case)
    assert case.outstanding == 0


def test_what_was_paid_under_a_settlement_is_deducted_when_it_is_broken() -> None:
    case = case_after(
        EnforcementCase,
        *SETTLED,
        paid("5000.00", on=date(2026, 5, 1)),
        LAWFUL["resume_after_settlement"][1],
        under=HERE,
    )
    assert case.pending_events[-1].outstanding == Decimal("37000.00")
    assert case.state == S.MEASURES
    assert case.agreed is None


def test_a_settlement_for_less_ends_the_case_when_it_is_performed() -> None:
    case = case_after(
        EnforcementCase, *LAWFUL["close_settlement"][0], LAWFUL["close_settlement"][1], under=HERE
    )
    assert case.state == S.COMPLETED
    assert case.outstanding == Decimal("22000.00")


def test_who_pays_after_this_execution_ended_has_performed() -> None:
    late = date(2026, 8, 3)
    case = case_after(
        EnforcementCase,
        *MEASURES,
        performed,
        paid("12000.00", 2),
        lambda case: case.end_this_execution(
            date(2026, 6, 15), applicant_confirmed=False, president_approved=True
        ),
        paid("30000.00", on=late),
        lambda case: case.complete(late),
        under=HERE,
    )
    assert case.pending_events[-1].total == Decimal("42000.00")


def test_a_payment_recorded_wrongly_is_corrected_and_counted_as_corrected() -> None:
    case = case_after(EnforcementCase, *MEASURES, paid("10000.00"), under=HERE)
    case.correct(
        date(2026, 3, 23),
        of_version=len(MEASURES) + 1,
        field="amount",
        now="1000.00",
        reason=TEXT,
        approved_by="执行局长",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    assert read_again(case).outstanding == Decimal("41000.00")
