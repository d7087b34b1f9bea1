"""诉讼: what the law forbids is refused, by the rule that forbids it."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.claims import Instalment, InstalmentsDoNotAddUp, Result
from domain.litigation import (
    LitigationCase,
    added_claims,
    appeal,
    complaint,
    docketing,
    hearing,
    judgment,
    partial,
    pleading,
    second_instance,
    suggestion,
)
from domain.litigation.appeal import AppealOutcome
from domain.litigation.complaint import GroundOfSuit
from domain.litigation.hearing import WhyWithdrawn
from domain.litigation.record import CourtProcedure, OutOfTime
from domain.parties import Side
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from tests.support.lawful_walk import RULES, rules_of, story
from tests.support.litigation_road import (
    ANSWERED,
    DOCKETED,
    HEARD,
    HEARING,
    HERE,
    JUDGED,
    RECEIVED,
    SERVED,
    SMALL,
    Taken,
    appealed,
    correction_ordered,
    dismissed,
    granted,
    judged,
    partly_judged,
    partly_received,
    received,
    scheduled,
    sued,
)
from tests.support.story import TEXT


def part_appealed(case: Any) -> None:
    case.note_second_instance(
        date(2026, 6, 29), appeal_case_id=UUID(int=5), contested=second_instance.Contested.PARTIAL_JUDGMENT
    )


Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
REFUSALS: dict[str, Refusal] = {
    "a suggestion on governance nobody signed": (
        HEARD,
        lambda case: case.send_governance_suggestion(
            date(2026, 8, 12), addressee="某局", decided=False, number="示法建〔2026〕1号", content=TEXT
        ),
        suggestion.GovernanceSuggestionNotDecided,
        "decided",
    ),
    "an answer to no suggestion": (
        HEARD,
        lambda case: case.record_suggestion_answer(date(2026, 10, 9), addressee="某局", account=TEXT),
        suggestion.NoSuggestionSent,
        "",
    ),
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
    "no claims added": (
        ANSWERED,
        lambda case: case.join_claims(date(2026, 5, 28), claimed_by=Side.WORKER, added=()),
        complaint.ClaimsMissing,
        "added",
    ),
    "a partial judgment without a hearing": (HEARING, partly_judged, judgment.NotYetHeard, ""),
    "served what was not decided in part": (HEARD, partly_received, partial.NothingDecidedInPart, ""),
    "received in part a second time": (
        (*HEARD, partly_judged, partly_received),
        partly_received,
        appeal.DecisionAlreadyReceived,
        "to",
    ),
    "force in part on the last day for an appeal": (
        (*HEARD, partly_judged, partly_received),
        lambda case: case.establish_partial_effect(date(2026, 6, 30)),
        appeal.AppealPeriodStillRunning,
        "on",
    ),
    "force in part before anybody received it": (
        (*HEARD, partly_judged),
        lambda case: case.establish_partial_effect(date(2026, 7, 1)),
        appeal.DecisionNotReceived,
        "on",
    ),
    "force in part though it was appealed": (
        (*HEARD, partly_judged, partly_received, part_appealed),
        lambda case: case.establish_partial_effect(date(2026, 7, 1)),
        partial.PartAppealed,
        "",
    ),
    "a ruling in force before anybody received it": (
        (*HEARD, dismissed),
        lambda case: case.establish_ruling_effect(date(2026, 8, 4)),
        appeal.DecisionNotReceived,
        "on",
    ),
    "a ruling in force on the last day for an appeal": (
        (*HEARD, dismissed, received),
        lambda case: case.establish_ruling_effect(date(2026, 8, 3)),
        appeal.AppealPeriodStillRunning,
        "on",
    ),
    "a ruling appealed on the eleventh day": (
        (*HEARD, dismissed, received),
        lambda case: case.record_appeal(date(2026, 8, 4), appellant=Side.WORKER, court="示例市中级人民法院"),
        OutOfTime,
        "on",
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
CHAPTERS = (
    complaint,
    docketing,
    pleading,
    added_claims,
    hearing,
    partial,
    judgment,
    appeal,
    second_instance,
    suggestion,
)


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
