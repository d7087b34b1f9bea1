"""诉讼: every step from its lawful state, every refusal, and the steps held against the research."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.arbitration.award import Result
from domain.claims import Claim, ClaimKind, Instalment, InstalmentsDoNotAddUp
from domain.corrections import with_corrections
from domain.litigation import LitigationCase, appeal, complaint, docketing, hearing, judgment, pleading
from domain.litigation.appeal import AppealOutcome
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.docketing import MediationEnded, SettledHow
from domain.litigation.hearing import GroundOfSuspension, WhyWithdrawn
from domain.litigation.judgment import JudgmentItem
from domain.litigation.record import CourtProcedure, LitigationState, OutOfTime
from domain.parties import Side
from domain.recording import RecordedBy
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from domain.steps import steps_of
from domain.terms import Capacity
from tests.support.lawful_transitions import LITIGATION, moves
from tests.support.lawful_walk import RULES, case_after, read_again, remembered, rules_of, story, wander
from tests.support.story import TEXT, occasion

S = LitigationState
CLERK = RecordedBy(
    person_id=UUID(int=13),
    institution_id=UUID(int=23),
    institution="示例县人民法院",
    region="140902",
    capacity=Capacity.COURT,
)
HERE = occasion(by=CLERK)
DISPUTE = UUID(int=2)
OVERTIME = Claim(kind=ClaimKind.OVERTIME_PAY, amount=Decimal("50000.00"))
Taken = Callable[[Any], None]


def sued(
    *,
    plaintiff: Side = Side.EMPLOYER,
    ground: GroundOfSuit = GroundOfSuit.NONFINAL_AWARD,
    claims: tuple[Claim, ...] = (OVERTIME,),
) -> Taken:
    return lambda case: case.receive_complaint(
        date(2026, 5, 6),
        dispute_id=DISPUTE,
        plaintiff=plaintiff,
        ground=ground,
        claims=claims,
        facts=TEXT,
        rules=RULES,
    )


def granted(awarded: str = "50000.00", *, result: Result = Result.GRANTED) -> JudgmentItem:
    return JudgmentItem(
        kind=ClaimKind.OVERTIME_PAY,
        result=result,
        claimed=Decimal("50000.00"),
        awarded=Decimal(awarded),
    )


# The main road: complaint on 6 May 2026, judgment on 20 July.


def correction_ordered(case: Any) -> None:
    case.order_correction(date(2026, 5, 7), correct_by=date(2026, 5, 15), missing=TEXT)


def mediating(case: Any) -> None:
    case.begin_prefiling_mediation(date(2026, 5, 8), mediator="示例县调解中心", rules=RULES)


def docketed_for(procedure: CourtProcedure) -> Taken:
    return lambda case: case.docket(
        date(2026, 5, 11), case_number="（2026）晋0902民初12号", procedure=procedure, rules=RULES
    )


def served(case: Any) -> None:
    case.serve_complaint(date(2026, 5, 14), rules=RULES)


def answered(case: Any) -> None:
    case.record_answer(date(2026, 5, 25), answer=TEXT, rules=RULES)


def objected(case: Any) -> None:
    case.record_objection(date(2026, 5, 29), reasons=TEXT)


def scheduled(case: Any) -> None:
    case.schedule_hearing(date(2026, 6, 1), hearing_on=date(2026, 6, 4), place="第一法庭", rules=RULES)


def heard(case: Any) -> None:
    case.hold_hearing(date(2026, 6, 4), course=TEXT)


def suspended(case: Any) -> None:
    case.suspend(date(2026, 6, 8), ground=GroundOfSuspension.OTHER_CASE)


def judged(case: Any) -> None:
    case.give_judgment(date(2026, 7, 20), items=(granted(),))


def received(case: Any) -> None:
    case.serve_decision(date(2026, 7, 24), to=Side.BOTH, rules=RULES)


def appealed(case: Any) -> None:
    case.record_appeal(date(2026, 8, 10), appellant=Side.EMPLOYER, court="示例市中级人民法院")


docketed = docketed_for(CourtProcedure.ORDINARY)
RECEIVED = (sued(),)
DOCKETED = (*RECEIVED, docketed)
SERVED = (*DOCKETED, served)
ANSWERED = (*SERVED, answered)
HEARING = (*ANSWERED, scheduled)
HEARD = (*HEARING, heard)
JUDGED = (*HEARD, judged)
SMALL = (*RECEIVED, docketed_for(CourtProcedure.SMALL_CLAIMS), served, answered, scheduled, heard, judged)

LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "receive_complaint": ((), sued()),
    "order_correction": (RECEIVED, correction_ordered),
    "complete_complaint": (
        (*RECEIVED, correction_ordered),
        lambda case: case.complete_complaint(date(2026, 5, 12), rules=RULES),
    ),
    "return_complaint": (
        (*RECEIVED, correction_ordered),
        lambda case: case.return_complaint(date(2026, 5, 16)),
    ),
    "begin_prefiling_mediation": (RECEIVED, mediating),
    "end_prefiling_mediation": (
        (*RECEIVED, mediating),
        lambda case: case.end_prefiling_mediation(
            date(2026, 5, 29), why=MediationEnded.NO_AGREEMENT, rules=RULES
        ),
    ),
    "settle_before_docketing": (
        (*RECEIVED, mediating),
        lambda case: case.settle_before_docketing(
            date(2026, 5, 29), how=SettledHow.PERFORMED, amount=Decimal("40000.00")
        ),
    ),
    "docket": (RECEIVED, docketed),
    "refuse_acceptance": (RECEIVED, lambda case: case.refuse_acceptance(date(2026, 5, 11), reasons=TEXT)),
    "serve_complaint": (DOCKETED, served),
    "record_answer": (SERVED, answered),
    "record_no_answer": (SERVED, lambda case: case.record_no_answer(date(2026, 6, 1))),
    "record_objection": (SERVED, objected),
    "dismiss_objection": ((*SERVED, objected), lambda case: case.dismiss_objection(date(2026, 6, 5))),
    "transfer": (
        (*SERVED, objected),
        lambda case: case.transfer(date(2026, 6, 5), court="邻县人民法院"),
    ),
    "schedule_hearing": (ANSWERED, scheduled),
    "hold_hearing": (HEARING, lambda case: case.hold_hearing(date(2026, 6, 4), defendant_absent=True)),
    "deem_withdrawn": (HEARING, lambda case: case.deem_withdrawn(date(2026, 6, 4))),
    "withdraw": (DOCKETED, lambda case: case.withdraw(date(2026, 5, 20), why=WhyWithdrawn.FEE_UNPAID)),
    "suspend": (HEARD, suspended),
    "resume": ((*HEARD, suspended), lambda case: case.resume(date(2026, 6, 18), rules=RULES)),
    "receive_statement": (
        HEARING,
        lambda case: case.receive_statement(
            date(2026, 6, 4),
            worker_received=True,
            employer_received=True,
            amount=Decimal("45000.00"),
            terms=TEXT,
        ),
    ),
    "give_judgment": (HEARD, judged),
    "dismiss_suit": (HEARD, lambda case: case.dismiss_suit(date(2026, 7, 20), reasons=TEXT)),
    "serve_decision": (JUDGED, received),
    "establish_effect": ((*JUDGED, received), lambda case: case.establish_effect(date(2026, 8, 11))),
    "record_appeal": ((*JUDGED, received), appealed),
    "record_appeal_outcome": (
        (*JUDGED, received, appealed),
        lambda case: case.record_appeal_outcome(
            date(2026, 10, 9),
            outcome=AppealOutcome.AFFIRMED,
            court="示例市中级人民法院",
            case_number="（2026）晋09民终34号",
        ),
    ),
    "send_suggestion": (
        HEARD,
        lambda case: case.send_suggestion(date(2026, 8, 12), addressee="某科技公司", content=TEXT),
    ),
}


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(LitigationCase)) - {"correct", "object"}


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


Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
REFUSALS: dict[str, Refusal] = {
    "no claims": ((), sued(claims=()), complaint.ClaimsMissing, "claims"),
    "the employer sues over a final award": (
        (),
        sued(ground=GroundOfSuit.FINAL_AWARD),
        complaint.OnlyWorkerMaySue,
        "plaintiff",
    ),
    "the employer sues on a wage agreement": (
        (),
        sued(ground=GroundOfSuit.WAGE_AGREEMENT),
        complaint.OnlyWorkerMaySue,
        "plaintiff",
    ),
    "a period for correction that ended before it began": (
        RECEIVED,
        lambda case: case.order_correction(date(2026, 5, 7), correct_by=date(2026, 5, 6), missing=TEXT),
        complaint.CorrectionPeriodWrong,
        "correct_by",
    ),
    "returned on the last day for correction": (
        (*RECEIVED, correction_ordered),
        lambda case: case.return_complaint(date(2026, 5, 15)),
        complaint.CorrectionPeriodStillRunning,
        "on",
    ),
    "docketed before the complaint": (
        RECEIVED,
        lambda case: case.docket(
            date(2026, 5, 5), case_number="1", procedure=CourtProcedure.ORDINARY, rules=RULES
        ),
        DateBeforeItsGround,
        "on",
    ),
    "a hearing before service": (DOCKETED, scheduled, StepNotOpen, ""),
    "no answer while there is time to answer": (
        SERVED,
        lambda case: case.record_no_answer(date(2026, 5, 29)),
        pleading.AnswerPeriodStillRunning,
        "on",
    ),
    "an objection after the time to answer": (
        SERVED,
        lambda case: case.record_objection(date(2026, 6, 1), reasons=TEXT),
        OutOfTime,
        "on",
    ),
    "two days' notice in the ordinary procedure": (
        ANSWERED,
        lambda case: case.schedule_hearing(
            date(2026, 6, 2), hearing_on=date(2026, 6, 4), place="第一法庭", rules=RULES
        ),
        hearing.HearingNoticeTooShort,
        "hearing_on",
    ),
    "a hearing before its notice": (
        ANSWERED,
        lambda case: case.schedule_hearing(
            date(2026, 6, 2), hearing_on=date(2026, 6, 1), place="第一法庭", rules=RULES
        ),
        hearing.HearingBeforeNotice,
        "hearing_on",
    ),
    "heard on another day than notified": (
        HEARING,
        lambda case: case.hold_hearing(date(2026, 6, 5)),
        hearing.HearingNotOnNotifiedDay,
        "on",
    ),
    "a fee found unpaid after service": (
        SERVED,
        lambda case: case.withdraw(date(2026, 5, 20), why=WhyWithdrawn.FEE_UNPAID),
        hearing.FeeAlreadyPassed,
        "why",
    ),
    "a judgment without a hearing": (HEARING, judged, judgment.NotYetHeard, ""),
    "a judgment that decides nothing": (
        HEARD,
        lambda case: case.give_judgment(date(2026, 7, 20), items=()),
        judgment.JudgmentItemsMissing,
        "items",
    ),
    "money on a rejected claim": (
        HEARD,
        lambda case: case.give_judgment(date(2026, 7, 20), items=(granted("1.00", result=Result.REJECTED),)),
        judgment.RejectedItemHasAmount,
        "items",
    ),
    "a statement one side has not received": (
        HEARING,
        lambda case: case.receive_statement(
            date(2026, 6, 4), worker_received=False, employer_received=True, terms=TEXT
        ),
        judgment.BothMustReceive,
        "worker_received",
    ),
    "instalments of another sum": (
        HEARING,
        lambda case: case.receive_statement(
            date(2026, 6, 4),
            worker_received=True,
            employer_received=True,
            amount=Decimal("45000.00"),
            instalments=(Instalment(due_on=date(2026, 7, 1), amount=Decimal("1.00")),),
            terms=TEXT,
        ),
        InstalmentsDoNotAddUp,
        "instalments",
    ),
    "received before it was given": (
        JUDGED,
        lambda case: case.serve_decision(date(2026, 7, 19), to=Side.BOTH, rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    "received a second time": ((*JUDGED, received), received, appeal.DecisionAlreadyReceived, "to"),
    "force before anybody received it": (
        JUDGED,
        lambda case: case.establish_effect(date(2026, 8, 11)),
        appeal.DecisionNotReceived,
        "on",
    ),
    "force on the last day for an appeal": (
        (*JUDGED, received),
        lambda case: case.establish_effect(date(2026, 8, 10)),
        appeal.AppealPeriodStillRunning,
        "on",
    ),
    "an appeal the day after the last": (
        (*JUDGED, received),
        lambda case: case.record_appeal(date(2026, 8, 11), appellant=Side.WORKER, court="示例市中级人民法院"),
        OutOfTime,
        "on",
    ),
    "an appeal against small claims": ((*SMALL, received), appealed, appeal.SmallClaimsAreFinal, "on"),
    "an appeal twice by the same side": (
        (*JUDGED, received, appealed),
        appealed,
        appeal.AlreadyAppealed,
        "appellant",
    ),
    "a reversal without a sum": (
        (*JUDGED, received, appealed),
        lambda case: case.record_appeal_outcome(
            date(2026, 10, 9),
            outcome=AppealOutcome.REVERSED,
            court="示例市中级人民法院",
            case_number="（2026）晋09民终34号",
        ),
        appeal.AppealOutcomeNeedsAmount,
        "amount",
    ),
}
CHAPTERS = (complaint, docketing, pleading, hearing, judgment, appeal)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(LitigationCase, *past, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)


# Held against the research.

NOT_BUILT = {
    # Claims added in court go to arbitration first (劳动争议司法解释（一） 第十四条): no case read shows it.
    ("answered", "answered"),
    # A partial judgment needs an appeal of its own beside the running case.
    ("hearing", "partial_judgment"),
    ("partial_judgment", "hearing"),
}
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
    # The other side may appeal too; the second instance has no case of its own yet, only its outcome.
    ("to_appeal", "to_appeal"),
    ("to_appeal", "appeal_decided"),
}


def test_the_steps_make_every_move_of_the_research_but_those_not_built() -> None:
    lawful = {transition.move for transition in LITIGATION}
    assert lawful - moves(LitigationCase) == NOT_BUILT


def test_the_steps_make_no_move_beyond_the_research_but_those_the_articles_allow() -> None:
    lawful = {transition.move for transition in LITIGATION}
    assert moves(LitigationCase) - lawful == BEYOND_THE_RESEARCH


def test_every_state_is_named_as_the_research_names_it() -> None:
    named = {state for transition in LITIGATION for state in transition.move}
    assert {str(state) for state in S} - named == {"none", "appeal_decided"}


@given(st.data())
def test_no_walk_through_open_steps_leaves_the_declared_states_or_the_record(data: st.DataObject) -> None:
    case = wander(data, LitigationCase, *JUDGED, received, appealed)
    assert case.state in set(S)
    assert remembered(read_again(case)) == remembered(case)


# Periods.


def test_the_time_to_answer_runs_from_receipt_and_rolls_over_a_weekend() -> None:
    case = case_after(LitigationCase, *SERVED, under=HERE)
    assert case.answer_due.falls_on == date(2026, 5, 29)


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
    assert "中止诉讼 10 日不计入" in due.explanation


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
