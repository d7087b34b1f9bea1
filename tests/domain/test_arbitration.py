"""仲裁: every step from its lawful state, every refusal, and the steps held against the research."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.arbitration import ArbitrationCase
from domain.arbitration.award import line_of
from domain.arbitration.remedies import OnlyWorkerMaySue, SuitPeriodStillRunning
from domain.claims import Result
from domain.final_award import MinimumWage, MinimumWages
from domain.history import with_corrections
from domain.parties import Side
from domain.reckoning import Resumed
from domain.steps import steps_of
from tests.support.arbitration_branches import EVERY
from tests.support.arbitration_road import (
    ACCEPTED,
    FINAL,
    HEARD,
    HERE,
    LAWFUL,
    NONFINAL,
    SERVED,
    S,
    correction_ordered,
    filed,
    item,
    received,
    suspended,
)
from tests.support.collective_road import COLLECTIVE_STEPS
from tests.support.lawful_transitions import ARBITRATION, moves
from tests.support.lawful_walk import (
    OF_EVERY_CASE,
    OF_MERGER,
    RULES,
    case_after,
    read_again,
    remembered,
)
from tests.support.story import TEXT, told

EVERY_STEP = EVERY | COLLECTIVE_STEPS


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(EVERY_STEP) == set(steps_of(ArbitrationCase)) - OF_EVERY_CASE


@pytest.mark.parametrize("name", EVERY_STEP)
def test_a_step_taken_from_its_lawful_state_records_its_event_and_leads_where_the_law_says(name: str) -> None:
    past, taken = EVERY_STEP[name]
    case = case_after(ArbitrationCase, *past, under=HERE)
    before, declared = case.state, steps_of(ArbitrationCase)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert len(case.pending_events) == len(past) + 1
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


# Held against the research.

NOT_BUILT: set[tuple[str, str]] = set()
BEYOND_THE_RESEARCH = {
    # 办案规则 第四十七条 names no stage for suspension; the research draws it once, from acceptance. A case
    # is resumed where it stood: one never served is served next, one already heard is not heard again.
    ("served", "suspended"),
    ("answered", "suspended"),
    ("hearing_scheduled", "suspended"),
    ("heard", "suspended"),
    ("suspended", "accepted"),
    ("suspended", "heard"),
    # 办案规则 第三十五条: the application may be withdrawn at any time before the decision.
    ("filed", "withdrawn"),
    ("correction_pending", "withdrawn"),
    ("accepted", "withdrawn"),
    ("answered", "withdrawn"),
    ("hearing_scheduled", "withdrawn"),
    ("heard", "withdrawn"),
    # 劳动争议司法解释（一） 第二十一条: the worker may still sue after the employer has applied for revocation.
    ("to_revocation", "to_litigation"),
    ("deferred_mediation", "withdrawn"),
    ("jurisdiction_objection", "withdrawn"),
    ("counterclaim_review", "withdrawn"),
    ("entrusted_mediation", "withdrawn"),
    # 办案规则 第四十八条: an overdue case that a court has docketed is terminated whatever its stage.
    ("accepted", "terminated_by_litigation"),
    ("served", "terminated_by_litigation"),
    ("jurisdiction_objection", "terminated_by_litigation"),
    ("counterclaim_review", "terminated_by_litigation"),
    ("answered", "terminated_by_litigation"),
    ("entrusted_mediation", "terminated_by_litigation"),
    ("hearing_scheduled", "terminated_by_litigation"),
    ("partial_award_issued", "terminated_by_litigation"),
    ("advance_enforcement", "terminated_by_litigation"),
    # 办案规则 第九条: a case that another commission transfers must be accepted.
    ("none", "accepted"),
    # 办案规则 第九条、第三十二条 name no stage: found after acceptance, whenever.
    ("served", "cancelled"),
    ("answered", "cancelled"),
    ("hearing_scheduled", "cancelled"),
    ("heard", "cancelled"),
    ("served", "transferred"),
    ("answered", "transferred"),
    ("hearing_scheduled", "transferred"),
    ("heard", "transferred"),
    ("cancelled", "cancelled"),  # the notice of it, within five working days
    # 办案规则 第十条、第三十六条: within the time to answer, which an early answer does not end.
    ("answered", "jurisdiction_objection"),
    ("jurisdiction_objection", "answered"),
    ("answered", "counterclaim_review"),
    ("counterclaim_review", "answered"),
    # 办案规则 第四十六条第一项 names no stage for joinder; whoever joins is served first.
    ("hearing_scheduled", "served"),
    ("heard", "served"),
    # 劳动争议调解仲裁法 第三十三条、办案规则 第十一条: recusal from the notice of the tribunal to the end of the debate.
    ("entrusted_mediation", "entrusted_mediation"),
    # 办案规则 第七十条: a statement agreed on before the hearing and renounced leads to the hearing.
    ("mediated", "answered"),
}


def test_the_steps_make_every_move_of_the_research_but_those_not_built() -> None:
    lawful = {transition.move for transition in ARBITRATION}
    assert lawful - moves(ArbitrationCase, but=OF_MERGER | set(COLLECTIVE_STEPS)) == NOT_BUILT


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    lawful = {transition.move for transition in ARBITRATION}
    assert moves(ArbitrationCase, but=OF_MERGER | set(COLLECTIVE_STEPS)) - lawful == BEYOND_THE_RESEARCH


def test_every_state_is_named_as_the_research_names_it() -> None:
    named = {state for transition in ARBITRATION for state in transition.move}
    assert {str(state) for state in S} - named == {"merged"}


# Periods.


def test_the_period_for_the_decision_starts_again_from_the_completed_application() -> None:
    case = case_after(
        ArbitrationCase, filed, correction_ordered, LAWFUL["complete_application"][1], under=HERE
    )
    assert case.acceptance_due.starts_from == date(2026, 3, 6)
    assert case.acceptance_due.falls_on == date(2026, 3, 13)


def test_forty_five_days_run_from_acceptance_and_roll_over_a_day_of_rest() -> None:
    case = case_after(ArbitrationCase, *ACCEPTED, under=HERE)
    assert case.award_due.falls_on == date(2026, 4, 20)  # the forty-fifth day, 19 April, is a Sunday


def test_an_extension_and_a_suspension_are_both_added_and_both_explained() -> None:
    case = case_after(
        ArbitrationCase,
        *HEARD,
        suspended,
        LAWFUL["resume_after_hearing"][1],
        lambda case: case.extend_period(date(2026, 4, 12), days=15, approved=True, reasons=TEXT, rules=RULES),
        under=HERE,
    )
    assert case.award_due.falls_on == date(2026, 5, 14)  # 5 March and 45 + 15 + 10 days
    assert "延长 15 日" in case.award_due.explanation
    assert (
        "10 日不计入（劳动人事争议仲裁办案规则 第四十六条第六项、第四十七条）" in case.award_due.explanation
    )


def test_each_side_has_its_own_time_from_its_own_receipt() -> None:
    case = case_after(
        ArbitrationCase,
        *FINAL,
        lambda case: case.serve_award(date(2026, 4, 20), to=Side.WORKER, rules=RULES),
        lambda case: case.serve_award(date(2026, 4, 22), to=Side.EMPLOYER, rules=RULES),
        under=HERE,
    )
    assert case.worker_until.code == "sue_after_final_award_worker"
    assert case.worker_until.falls_on == date(2026, 5, 6)  # 5 May is a holiday
    assert case.employer_until.code == "revoke_final_award"
    assert case.employer_until.falls_on == date(2026, 5, 22)


def test_an_award_takes_effect_when_the_time_of_the_later_side_is_over() -> None:
    case = case_after(
        ArbitrationCase,
        *NONFINAL,
        lambda case: case.serve_award(date(2026, 4, 20), to=Side.WORKER, rules=RULES),
        lambda case: case.serve_award(date(2026, 4, 22), to=Side.EMPLOYER, rules=RULES),
        under=HERE,
    )
    with pytest.raises(SuitPeriodStillRunning):
        case.establish_effect(date(2026, 5, 7))
    case.establish_effect(date(2026, 5, 8))
    assert case.pending_events[-1].sue_until == case.employer_until


def test_of_several_workers_the_last_to_receive_the_award_decides_when_it_takes_effect() -> None:
    case = case_after(
        ArbitrationCase,
        *NONFINAL,
        lambda case: case.serve_award(date(2026, 4, 20), to=Side.WORKER, recipient=1, rules=RULES),
        lambda case: case.serve_award(date(2026, 5, 6), to=Side.WORKER, recipient=2, rules=RULES),
        lambda case: case.serve_award(date(2026, 4, 20), to=Side.EMPLOYER, rules=RULES),
        under=HERE,
    )
    assert case.worker_until.falls_on == date(2026, 5, 21)


def test_a_court_that_restored_the_time_lets_a_late_suit_in() -> None:
    case = case_after(ArbitrationCase, *NONFINAL, received, under=HERE)
    case.record_suit(date(2026, 5, 12), plaintiff=Side.WORKER, court="示例县人民法院", time_restored=True)
    assert case.state == S.TO_LITIGATION


def test_a_worker_may_still_sue_after_the_employer_applied_for_revocation_and_nobody_else_may() -> None:
    applied = LAWFUL["record_revocation"][1]
    case = case_after(ArbitrationCase, *FINAL, served_on_worker_later, applied, under=HERE)
    with pytest.raises(OnlyWorkerMaySue):
        case.record_suit(date(2026, 5, 20), plaintiff=Side.EMPLOYER, court="示例县人民法院")
    case.record_suit(date(2026, 5, 20), plaintiff=Side.WORKER, court="示例县人民法院")
    assert case.state == S.TO_LITIGATION


def test_a_shortened_answer_period_needs_no_waiting() -> None:
    case = case_after(ArbitrationCase, *SERVED, under=HERE)
    case.record_no_answer(date(2026, 3, 10), period_given_up=True)
    assert case.state == S.ANSWERED


def test_a_corrected_acceptance_moves_every_due_date_added_to_it() -> None:
    case = case_after(
        ArbitrationCase,
        *HEARD,
        suspended,
        LAWFUL["resume_after_hearing"][1],
        lambda case: case.extend_period(date(2026, 4, 12), days=15, approved=True, reasons=TEXT, rules=RULES),
        under=HERE,
    )
    case.correct(
        date(2026, 4, 13),
        of_version=2,
        field="occurred_on",
        now="2026-03-06",
        reason=TEXT,
        approved_by="主任",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    restated = {(entry.version, entry.field): entry.deadline.falls_on for entry in told_last(case)}
    assert restated[2, "award_due"] == date(2026, 4, 20)
    assert restated[8, "award_due"] == date(2026, 4, 30)
    assert restated[9, "award_due"] == date(2026, 5, 15)
    assert read_again(case).award_due.falls_on == date(2026, 5, 15)


def test_a_corrected_resumption_moves_what_does_not_count() -> None:
    case = case_after(ArbitrationCase, *HEARD, suspended, LAWFUL["resume_after_hearing"][1], under=HERE)
    case.correct(
        date(2026, 4, 13),
        of_version=8,
        field="occurred_on",
        now="2026-04-13",
        reason=TEXT,
        approved_by="主任",
        history=with_corrections(case.pending_events),
        rules=RULES,
    )
    again = read_again(case)
    assert again.award_due.falls_on == date(2026, 5, 6)  # 12 more days: 1 May to 5 May are holidays
    assert again.award_period.changes[-1] == Resumed(on=date(2026, 4, 13))


def served_on_worker_later(case: Any) -> None:
    case.serve_award(date(2026, 4, 20), to=Side.EMPLOYER, rules=RULES)
    case.serve_award(date(2026, 5, 6), to=Side.WORKER, rules=RULES)


def told_last(case: Any) -> Any:
    """What the last entry restates."""
    return told(case.pending_events[-1]).particulars["restated"]


def test_an_award_says_how_its_items_stand_to_the_final_line_or_which_figure_is_missing() -> None:
    known = replace(
        RULES,
        minimum_wages=MinimumWages(
            (
                MinimumWage(
                    region="14", monthly=Decimal(2000), in_force_from=date(2025, 1, 1), source="某通知"
                ),
            )
        ),
    )
    told = [
        line_of((item("18000.00"), item("26000.00")), date(2026, 4, 15), "140902", rules)
        for rules in (RULES, known)
    ]
    assert "没有收录该日、该地区施行的月最低工资标准" in told[0]
    assert "24,000" in told[1] or "24000" in told[1]
    assert line_of((item("5.00", result=Result.REJECTED),), date(2026, 4, 15), "140902", known) == (
        "没有支持的请求，不涉及终局金额线。"
    )
