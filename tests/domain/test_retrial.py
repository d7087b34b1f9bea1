"""再审: every step from its lawful state, every refusal, and the steps held against the research."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.history import with_corrections
from domain.parties import Side
from domain.proceedings import OutOfTime
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from domain.retrial import RetrialCase, application, examination, ruling, trial
from domain.retrial.application import Challenged, GroundOfRetrial
from domain.retrial.record import RetrialProcedure
from domain.retrial.ruling import Origin
from domain.retrial.trial import RetrialOutcome
from domain.steps import steps_of
from tests.support.lawful_transitions import moves
from tests.support.lawful_walk import (
    OF_EVERY_CASE,
    RULES,
    case_after,
    read_again,
    remembered,
    rules_of,
    story,
)
from tests.support.procuratorial_road import RETRIAL_AND_SUPERVISION
from tests.support.retrial_road import (
    APPLIED,
    HERE,
    JUDGED,
    LAWFUL,
    ON_PROTEST,
    ORDERED,
    SERVED,
    Taken,
    applied,
    applied_on,
    begun_by,
    extended,
    judged_as,
    ordered_by,
    overdue,
    received,
    rejected,
    responded,
    started,
    stopped,
)
from tests.support.story import TEXT


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(RetrialCase)) - OF_EVERY_CASE


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(RetrialCase, *past, under=HERE)
    before, declared = case.state, steps_of(RetrialCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research: of its machine H, what the court does.

OF_THE_COURT = {
    transition.move
    for transition in RETRIAL_AND_SUPERVISION
    if {"supervision_applied", "supervision_accepted", "violation_suggestion"}.isdisjoint(transition.move)
    and transition.origin in {"judgment_effective", "retrial_applied", "retrial", "retrial_rejected"}
}
BEGUN_HERE = {
    # A judgment in force belongs to the suit; the retrial is a case of its own.
    ("judgment_effective", "retrial_applied"): ("none", "retrial_applied"),
}
BEYOND_THE_RESEARCH = {
    # 民事诉讼法 第二百二十二条: the court's order on a protest or a suggestion begins its case;
    # 第二百零九条: so does its own motion.
    ("none", "retrial"),
    # 第二百一十四条, 第二百一十五条: service, answer and extension change no state.
    ("retrial_applied", "retrial_applied"),
    # 民诉法解释 第一百二十九条: days of announcement and of talks do not count.
    ("retrial_applied", "examination_paused"),
    ("examination_paused", "retrial_applied"),
    ("examination_paused", "examination_paused"),
    # 民诉法解释 第三百九十八条, not read, hence shown as not verified.
    ("retrial_applied", "withdrawn"),
    ("examination_paused", "withdrawn"),
    # A late ruling is still a ruling.
    ("retrial_overdue", "retrial_rejected"),
    ("retrial_overdue", "retrial"),
    # 第二百二十四条, 第一百七十一条: hearings and receipt change no state.
    ("retrial", "retrial"),
    ("retrial_judgment", "retrial_judgment"),
}


def test_the_steps_make_every_move_of_the_research_that_is_the_courts() -> None:
    lawful = {BEGUN_HERE.get(move, move) for move in OF_THE_COURT}
    assert lawful - moves(RetrialCase) == set()


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    lawful = {BEGUN_HERE.get(move, move) for move in OF_THE_COURT}
    assert moves(RetrialCase) - lawful == BEYOND_THE_RESEARCH


def test_what_the_court_does_of_the_machine_is_six_moves() -> None:
    assert len(OF_THE_COURT) == 6


def test_the_step_without_source_says_so() -> None:
    unverified = {step.name for step in steps_of(RetrialCase).values() if not step.verified}
    assert unverified - OF_EVERY_CASE == {"withdraw"}


# Periods.


@pytest.mark.parametrize(
    ("known", "until"),
    [
        ({}, date(2026, 4, 9)),
        (
            {"ground": GroundOfRetrial.NEW_EVIDENCE, "known_on": date(2026, 1, 5)},
            date(2026, 7, 6),  # 5 July is a Sunday
        ),
        (
            {"challenged": Challenged.STATEMENT, "ground": GroundOfRetrial.STATEMENT_INVALID},
            date(2026, 4, 9),
        ),
    ],
)
def test_a_retrial_is_applied_for_within_six_months(known: dict[str, Any], until: date) -> None:
    entry = case_after(RetrialCase, applied_on(**known), under=HERE).pending_events[-1]
    assert entry.apply_until.falls_on == until


def test_the_application_is_served_in_five_days_and_examined_in_three_months() -> None:
    entry = case_after(RetrialCase, applied, under=HERE).pending_events[-1]
    assert entry.serve_by.falls_on == date(2026, 3, 9)  # 7 March is a Saturday
    assert entry.review_due.falls_on == date(2026, 6, 2)


def test_the_other_side_answers_in_fifteen_days() -> None:
    case = case_after(RetrialCase, *SERVED, under=HERE)
    assert case.response_due.falls_on == date(2026, 3, 23)  # 21 March is a Saturday


def test_talks_do_not_count_and_the_president_may_extend() -> None:
    case = case_after(RetrialCase, *APPLIED, stopped, started, under=HERE)
    assert case.review_due.falls_on == date(2026, 6, 22)
    extended(case)
    assert case.review_due.falls_on == date(2026, 7, 22)


def test_a_corrected_receipt_moves_the_examination_counted_after_the_talks() -> None:
    case = case_after(RetrialCase, *APPLIED, stopped, started, under=HERE)
    case.correct(
        date(2026, 6, 22),
        of_version=1,
        field="occurred_on",
        now="2026-03-04",
        reason=TEXT,
        approved_by="庭长",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    restated = {(entry.version, entry.field): entry.deadline for entry in case.pending_events[-1].restated}
    assert restated[1, "serve_by"].falls_on == date(2026, 3, 9)
    assert restated[3, "review_due"].falls_on == date(2026, 6, 24)


@pytest.mark.parametrize(
    ("procedure", "until"),
    [
        (RetrialProcedure.FIRST_INSTANCE, date(2026, 12, 1)),
        (RetrialProcedure.SECOND_INSTANCE, date(2026, 9, 1)),
    ],
)
def test_the_new_trial_takes_as_long_as_its_procedure(procedure: RetrialProcedure, until: date) -> None:
    entry = case_after(RetrialCase, applied, ordered_by(procedure), under=HERE).pending_events[-1]
    assert entry.trial_due.falls_on == until


@pytest.mark.parametrize(
    ("origin", "until"),
    [(Origin.PROTEST, date(2026, 6, 5)), (Origin.SUGGESTION, date(2026, 8, 6)), (Origin.OWN_MOTION, None)],
)
def test_a_court_orders_a_retrial_on_a_protest_in_thirty_days(origin: Origin, until: date | None) -> None:
    entry = case_after(RetrialCase, begun_by(origin), under=HERE).pending_events[-1]
    assert (entry.order_due and entry.order_due.falls_on) == until


def test_a_refusal_opens_two_years_for_the_procuratorate() -> None:
    case = case_after(RetrialCase, applied, rejected, under=HERE)
    assert case.supervision_until.falls_on == date(2028, 6, 1)


@pytest.mark.parametrize(
    ("procedure", "outcome", "code"),
    [
        (RetrialProcedure.FIRST_INSTANCE, RetrialOutcome.REVERSED, "appeal_judgment"),
        (RetrialProcedure.FIRST_INSTANCE, RetrialOutcome.SUIT_DISMISSED, "appeal_ruling"),
        (RetrialProcedure.FIRST_INSTANCE, RetrialOutcome.MEDIATED, None),
        (RetrialProcedure.SECOND_INSTANCE, RetrialOutcome.REVERSED, None),
    ],
)
def test_what_was_tried_by_the_first_procedure_may_be_appealed(
    procedure: RetrialProcedure, outcome: RetrialOutcome, code: str | None
) -> None:
    case = case_after(RetrialCase, applied, ordered_by(procedure), judged_as(outcome), under=HERE)
    decided = case.pending_events[-1]
    received(case)
    until = case.pending_events[-1].appeal_until
    assert (until and until.code) == code
    assert decided.appealable is (code is not None)
    assert (decided.supervision_until is None) is (code is not None or outcome is RetrialOutcome.MEDIATED)


# Refusals.

REFUSALS: list[tuple[tuple[Taken, ...], Callable[[Any], None], type[Refused], str]] = [
    ((), applied_on(date(2026, 4, 10)), OutOfTime, "on"),
    ((), applied_on(date(2025, 10, 8)), DateBeforeItsGround, "on"),
    (
        (),
        applied_on(ground=GroundOfRetrial.FORGED_EVIDENCE),
        application.KnowledgeDayMissing,
        "known_on",
    ),
    (
        (),
        applied_on(challenged=Challenged.STATEMENT),
        application.StatementHasItsOwnGround,
        "ground",
    ),
    (
        (),
        applied_on(ground=GroundOfRetrial.STATEMENT_INVALID),
        application.StatementHasItsOwnGround,
        "ground",
    ),
    (
        APPLIED,
        lambda case: case.extend_examination(
            date(2026, 5, 25), months=1, approved=False, reasons=TEXT, rules=RULES
        ),
        examination.PresidentMustApprove,
        "approved",
    ),
    (
        APPLIED,
        lambda case: case.note_overdue(date(2026, 6, 2)),
        examination.ExaminationStillRunning,
        "on",
    ),
    ((*APPLIED, stopped), overdue, StepNotOpen, ""),
    (
        (*APPLIED, rejected),
        lambda case: case.note_final(date(2026, 11, 1)),
        ruling.SupervisionStillOpen,
        "on",
    ),
    ((), begun_by(Origin.PROTEST, None), ruling.ReceiptDayMissing, "received_on"),
    ((), begun_by(Origin.PROTEST, date(2026, 6, 2)), DateBeforeItsGround, "on"),
    (
        ORDERED,
        lambda case: case.schedule_hearing(
            date(2026, 6, 22), hearing_on=date(2026, 6, 21), place="第一法庭", rules=RULES
        ),
        trial.RetrialHearingBackwards,
        "hearing_on",
    ),
    (
        ON_PROTEST,
        lambda case: case.schedule_hearing(
            date(2026, 6, 27), hearing_on=date(2026, 6, 29), place="第一法庭", rules=RULES
        ),
        trial.ProcuratorateToldTooLate,
        "hearing_on",
    ),
    (
        ORDERED,
        lambda case: case.judge(date(2026, 7, 20), outcome=RetrialOutcome.REVERSED, rules=RULES),
        trial.RetrialAmountMissing,
        "amount",
    ),
    (
        (*JUDGED, received),
        lambda case: case.serve_judgment(date(2026, 7, 27), to=Side.WORKER, rules=RULES),
        trial.RetrialJudgmentAlreadyReceived,
        "to",
    ),
    ((*APPLIED, rejected), responded, StepNotOpen, ""),
]


@pytest.mark.parametrize(("past", "taken", "rule", "field"), REFUSALS)
def test_a_step_against_the_rule_is_refused_and_changes_nothing(
    past: tuple[Taken, ...], taken: Callable[[Any], None], rule: type[Refused], field: str
) -> None:
    story(RetrialCase, *past, under=HERE).when(taken).then_refused(rule, field)


@pytest.mark.parametrize("chapter", [application, examination, ruling, trial])
def test_every_rule_of_a_chapter_is_tried_and_names_its_article(chapter: Any) -> None:
    assert rules_of(chapter) - {rule for _, _, rule, _ in REFUSALS} == set()
    assert [rule for rule in rules_of(chapter) if not rule.AUTHORITY] == []
