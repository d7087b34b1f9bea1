"""申请撤销终局裁决: every step from its lawful state, every refusal, and the steps held against the research."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.claims import Instalment, InstalmentsDoNotAddUp
from domain.parties import Side
from domain.proceedings import OutOfTime
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from domain.revocation import RevocationCase, aftermath, application, review
from domain.revocation.application import CountedFrom, WhyNotAccepted
from domain.steps import steps_of
from tests.support.lawful_transitions import RESEARCH, moves, researched
from tests.support.lawful_walk import (
    OF_EVERY_CASE,
    RULES,
    case_after,
    read_again,
    remembered,
    rules_of,
    story,
    wander,
)
from tests.support.revocation_road import (
    FILED,
    HERE,
    LAWFUL,
    REVIEWED,
    REVIEWING,
    REVOCATION,
    REVOKED,
    S,
    Taken,
    applied,
    dismissed,
    filed_again,
    received,
    refused,
    refused_for,
    revoked,
    sued,
)
from tests.support.story import TEXT


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    common = OF_EVERY_CASE
    assert set(LAWFUL) == set(steps_of(RevocationCase)) - common


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(RevocationCase, *past, under=HERE)
    before, declared = case.state, steps_of(RevocationCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.

NOT_BUILT = {
    # The award and its receipt stand in the arbitration case; this case begins with the application.
    ("award_final_received", "filed"),
}
BEYOND_THE_RESEARCH = {
    ("none", "filed"),
    # 劳动争议司法解释（一） 第二十一条第一款: once accepted, the application is dismissed for the worker's suit.
    ("reviewing", "not_accepted"),
    # 劳动争议司法解释（一） 第二十五条第二款 speaks of an application withdrawn.
    ("filed", "withdrawn"),
    ("reviewing", "withdrawn"),
    # The ruling's receipt changes no state; the fifteen days run from it, for each side from its own.
    ("revoked", "revoked"),
    ("application_dismissed", "application_dismissed"),
    ("not_accepted", "not_accepted"),
    # 劳动争议调解仲裁法 第四十九条第三款 sets fifteen days and says nothing of afterwards: recorded, marked unverified.
    ("revoked", "suit_period_lapsed"),
}


def test_the_transcription_is_what_the_research_says() -> None:
    if not RESEARCH.exists():
        pytest.skip("the research lies beside the checkout of those who have it")
    assert researched("E_revocation") == REVOCATION


def test_the_steps_make_every_move_of_the_research_but_those_not_built() -> None:
    assert {transition.move for transition in REVOCATION} - moves(RevocationCase) == NOT_BUILT


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    assert moves(RevocationCase) - {transition.move for transition in REVOCATION} == BEYOND_THE_RESEARCH


def test_every_state_is_named_as_the_research_names_it() -> None:
    named = {state for transition in REVOCATION for state in transition.move}
    assert {str(state) for state in S} - named == {"none", "withdrawn", "suit_period_lapsed"}


def test_what_no_text_read_says_is_marked_unverified() -> None:
    unverified = {name for name, step in steps_of(RevocationCase).items() if not step.verified}
    assert unverified == {"record_lapse", "fix_cause"}


@given(st.data())
def test_no_walk_through_open_steps_leaves_the_declared_states_or_the_record(data: st.DataObject) -> None:
    case = wander(data, RevocationCase, *REVOKED, received)
    assert case.state in set(S)
    assert case.state != S.REVOKED or case.reviewed
    assert remembered(read_again(case)) == remembered(case)


# Periods.


@pytest.mark.parametrize(
    ("counted_from", "code"),
    [
        (CountedFrom.AWARD, "revoke_final_award"),
        (CountedFrom.UNLABELLED_AWARD, "revoke_after_unlabelled_award"),
        (CountedFrom.WORKER_SUIT_ENDED, "revoke_after_worker_suit_ends"),
    ],
)
def test_thirty_days_run_from_what_the_employer_received(counted_from: CountedFrom, code: str) -> None:
    case = case_after(RevocationCase, applied(counted_from=counted_from), under=HERE)
    until = case.pending_events[0].apply_until
    assert (until.code, until.falls_on) == (code, date(2026, 5, 20))


def test_a_court_that_restored_the_time_lets_a_late_application_in() -> None:
    case = case_after(RevocationCase, applied(date(2026, 6, 1), time_restored=True), under=HERE)
    assert case.state == S.FILED


def test_thirty_days_to_apply_again_run_from_the_ruling_that_ended_the_worker_s_suit() -> None:
    case = case_after(RevocationCase, *FILED, refused, filed_again, under=HERE)
    assert case.pending_events[-1].apply_until.falls_on == date(2026, 9, 30)
    assert case.state == S.FILED


def test_each_side_sues_within_fifteen_days_of_its_own_receipt() -> None:
    case = case_after(
        RevocationCase,
        *REVOKED,
        lambda case: case.serve_ruling(date(2026, 7, 17), to=Side.WORKER, rules=RULES),
        lambda case: case.serve_ruling(date(2026, 7, 21), to=Side.EMPLOYER, rules=RULES),
        under=HERE,
    )
    assert case.sue_until[Side.WORKER].falls_on == date(2026, 8, 3)  # 1 August is a Saturday
    assert case.sue_until[Side.EMPLOYER].falls_on == date(2026, 8, 5)


def test_a_dismissal_starts_no_time_to_sue() -> None:
    case = case_after(RevocationCase, *REVIEWED, dismissed, received, under=HERE)
    assert case.sue_until == {Side.WORKER: None, Side.EMPLOYER: None}


def test_an_application_dismissed_for_the_worker_s_suit_may_come_back() -> None:
    case = case_after(RevocationCase, *REVIEWING, LAWFUL["dismiss_for_suit"][1], filed_again, under=HERE)
    assert case.state == S.FILED


# Refusals.

Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
REFUSALS: dict[str, Refusal] = {
    "the day after the last": ((), applied(date(2026, 5, 21)), OutOfTime, "on"),
    "before the award was received": ((), applied(date(2026, 4, 19)), DateBeforeItsGround, "on"),
    "no ground": ((), applied(grounds=()), application.GroundsMissing, "grounds"),
    "again after another refusal": (
        (*FILED, refused_for(WhyNotAccepted.NOT_FINAL)),
        filed_again,
        application.RefusedForOtherReason,
        "",
    ),
    "revoked before it was accepted": (FILED, revoked, StepNotOpen, ""),
    "revoked without a review": (REVIEWING, revoked, review.NotYetReviewed, ""),
    "dismissed without a review": (REVIEWING, dismissed, review.NotYetReviewed, ""),
    "revoked on no ground": (
        REVIEWED,
        lambda case: case.revoke(date(2026, 7, 15), grounds=(), reasons=TEXT),
        review.NoGroundEstablished,
        "grounds",
    ),
    "a statement one side has not received": (
        REVIEWING,
        lambda case: case.receive_statement(
            date(2026, 6, 16), worker_received=False, employer_received=True, terms=TEXT
        ),
        review.BothMustReceiveStatement,
        "worker_received",
    ),
    "instalments of another sum": (
        REVIEWING,
        lambda case: case.receive_statement(
            date(2026, 6, 16),
            worker_received=True,
            employer_received=True,
            amount=Decimal("2.00"),
            instalments=(Instalment(due_on=date(2026, 7, 1), amount=Decimal("1.00")),),
            terms=TEXT,
        ),
        InstalmentsDoNotAddUp,
        "instalments",
    ),
    "received before it was given": (
        REVOKED,
        lambda case: case.serve_ruling(date(2026, 7, 14), to=Side.BOTH, rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    "received twice": ((*REVOKED, received), received, aftermath.RulingAlreadyReceived, "to"),
    "sued before the ruling was received": (REVOKED, sued, aftermath.RulingNotReceived, "on"),
    "sued on the sixteenth day": (
        (*REVOKED, received),
        lambda case: case.record_suit(date(2026, 8, 4), plaintiff=Side.EMPLOYER, court="示例县人民法院"),
        OutOfTime,
        "on",
    ),
    "lapsed on the last day": (
        (*REVOKED, received),
        lambda case: case.record_lapse(date(2026, 8, 3)),
        aftermath.SuitPeriodRunning,
        "on",
    ),
    "sued after a dismissal": ((*REVIEWED, dismissed, received), sued, StepNotOpen, ""),
}
CHAPTERS = (application, review, aftermath)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(RevocationCase, *past, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)
