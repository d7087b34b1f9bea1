"""二审: what the law forbids is refused, by the rule that forbids it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from domain.appeal_case import (
    AppealCase,
    decision,
    docketing,
    ending,
    exchange,
    fee,
    hearing,
    petition,
    sending_back,
    trial_period,
)
from domain.appeal_case.decision import Manner
from domain.appeal_case.fee import WhyLeft
from domain.appeal_case.record import Contested
from domain.claims import Instalment, InstalmentsDoNotAddUp, Result
from domain.litigation import judgment
from domain.parties import Side
from domain.proceedings import OutOfTime
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from tests.support.appeal_road import (
    BELOW,
    DOCKETED,
    FILED,
    HEARD,
    LAWFUL,
    Taken,
    affirmed,
    copy_served,
    docketed,
    extended,
    fee_demanded,
    file_received,
    forwarded,
    heard,
    joined,
    petitioned,
    remanded,
    reversed_to,
    scheduled,
    sent_up,
    settled,
)
from tests.support.lawful_walk import RULES, rules_of, story
from tests.support.litigation_road import granted
from tests.support.story import TEXT

Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
ABOVE_FILED = (petitioned(filed_above=True),)
AFTER_REMAND = (petitioned(after_remand=True), *HEARD[1:])


def both_served(case: Any) -> None:
    case.serve_copy(date(2026, 8, 13), to=Side.BOTH, rules=RULES)


def sent_unanswered(case: Any) -> None:
    case.forward(date(2026, 8, 31))


REFUSALS: dict[str, Refusal] = {
    "the day after the last": ((), petitioned(date(2026, 8, 11)), OutOfTime, "on"),
    "a ruling on the eleventh day": (
        (),
        petitioned(date(2026, 8, 4), contested=Contested.JURISDICTION),
        OutOfTime,
        "on",
    ),
    "before the judgment was received": ((), petitioned(date(2026, 7, 23)), DateBeforeItsGround, "on"),
    "appealed twice by one side": (
        FILED,
        lambda case: case.join_appeal(
            date(2026, 8, 10),
            appellant=Side.EMPLOYER,
            decision_received_on=date(2026, 7, 24),
            requests=TEXT,
            rules=RULES,
        ),
        petition.SideAlreadyAppealed,
        "appellant",
    ),
    "the other side too late": (
        FILED,
        lambda case: case.join_appeal(
            date(2026, 8, 11),
            appellant=Side.WORKER,
            decision_received_on=date(2026, 7, 24),
            requests=TEXT,
            rules=RULES,
        ),
        OutOfTime,
        "on",
    ),
    "handed down what was never above": (
        FILED,
        LAWFUL["hand_down_petition"][1],
        petition.NotFiledAbove,
        "",
    ),
    "served while the petition is above": (ABOVE_FILED, copy_served, petition.PetitionStillAbove, ""),
    "forwarded while the petition is above": (ABOVE_FILED, forwarded, petition.PetitionStillAbove, ""),
    "a fee asked of who did not appeal": (
        FILED,
        lambda case: case.demand_fee(date(2026, 8, 11), appellant=Side.WORKER, rules=RULES),
        fee.NotAppellant,
        "appellant",
    ),
    "a fee for a ruling": (
        (petitioned(date(2026, 8, 3), contested=Contested.NON_ACCEPTANCE),),
        fee_demanded,
        fee.RulingsCostNothing,
        "",
    ),
    "both leave as one": (
        (*FILED, joined),
        lambda case: case.release_appellant(date(2026, 8, 19), appellant=Side.BOTH, why=WhyLeft.APPLIED),
        fee.NotAppellant,
        "appellant",
    ),
    "lapsed without a demand": (FILED, LAWFUL["lapse_for_fee"][1], fee.FeeNotDemanded, "on"),
    "lapsed on the last day": (
        (*FILED, fee_demanded),
        lambda case: case.lapse_for_fee(date(2026, 8, 18)),
        fee.FeePeriodStillRunning,
        "on",
    ),
    "lapsed though paid": (
        (*LAWFUL["record_fee"][0], LAWFUL["record_fee"][1]),
        LAWFUL["lapse_for_fee"][1],
        fee.FeeSettled,
        "on",
    ),
    "paid twice": (
        (*LAWFUL["record_fee"][0], LAWFUL["record_fee"][1]),
        LAWFUL["record_fee"][1],
        fee.FeeSettled,
        "appellant",
    ),
    "the only appellant leaves": (
        (*FILED, fee_demanded),
        LAWFUL["release_appellant"][1],
        fee.OnlyAppeal,
        "",
    ),
    "one of two withdraws and the case ends": (
        (*FILED, joined, both_served, sent_unanswered, file_received, docketed),
        LAWFUL["withdraw_appeal"][1],
        fee.AnotherAppealRemains,
        "all_withdraw",
    ),
    "served twice": ((*FILED, copy_served), copy_served, exchange.CopyAlreadyServed, "to"),
    "forwarded before service": (FILED, forwarded, exchange.CopyNotServed, "on"),
    "forwarded while there is time to answer": (
        (*FILED, copy_served),
        forwarded,
        exchange.AppealAnswerPeriodRunning,
        "on",
    ),
    "received twice": (DOCKETED[:5], file_received, docketing.FileReceived, ""),
    "docketed before the file is there": (DOCKETED[:4], docketed, docketing.FileNotReceived, ""),
    "docketed before the file came": (
        DOCKETED[:5],
        lambda case: case.docket(date(2026, 8, 29), case_number="（2026）晋09民终34号", rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    "docketed without being sent up": (FILED, docketed, StepNotOpen, ""),
    "extended without approval": (
        DOCKETED,
        lambda case: case.extend_trial(
            date(2026, 11, 16), length=1, approved=False, reasons=TEXT, rules=RULES
        ),
        trial_period.PresidentApprovalMissing,
        "approved",
    ),
    "extended twice": ((*DOCKETED, extended), extended, trial_period.TrialAlreadyExtended, "length"),
    "extended by four months": (
        DOCKETED,
        lambda case: case.extend_trial(
            date(2026, 11, 16), length=4, approved=True, reasons=TEXT, rules=RULES
        ),
        trial_period.TrialExtensionTooLong,
        "length",
    ),
    "two days' notice": (
        DOCKETED,
        lambda case: case.schedule_hearing(
            date(2026, 9, 16), hearing_on=date(2026, 9, 18), place="第二法庭", rules=RULES
        ),
        hearing.AppealHearingNoticeTooShort,
        "hearing_on",
    ),
    "a hearing before its notice": (
        DOCKETED,
        lambda case: case.schedule_hearing(
            date(2026, 9, 19), hearing_on=date(2026, 9, 18), place="第二法庭", rules=RULES
        ),
        hearing.AppealHearingBeforeNotice,
        "hearing_on",
    ),
    "heard on another day": (
        (*DOCKETED, scheduled),
        lambda case: case.hold_hearing(date(2026, 9, 21)),
        hearing.AppealNotHeardOnNotifiedDay,
        "on",
    ),
    "heard without notice": (DOCKETED, heard, hearing.AppealNotHeardOnNotifiedDay, "on"),
    "new evidence and no hearing": (
        DOCKETED,
        lambda case: case.review_without_hearing(date(2026, 9, 18)),
        hearing.HearingNeeded,
        "nothing_new",
    ),
    "withdrawn unexamined": (
        HEARD,
        lambda case: case.withdraw_appeal(date(2026, 9, 28), examined=False),
        ending.WithdrawalNotExamined,
        "examined",
    ),
    "the suit withdrawn against the others' will": (
        HEARD,
        lambda case: case.withdraw_suit(date(2026, 9, 28), others_agree=False),
        ending.OthersMustAgree,
        "others_agree",
    ),
    "a statement one side has not received": (
        HEARD,
        lambda case: case.receive_statement(
            date(2026, 9, 18), worker_received=True, employer_received=False, terms=TEXT
        ),
        ending.BothMustReceiveStatement,
        "employer_received",
    ),
    "instalments of another sum": (
        HEARD,
        lambda case: case.receive_statement(
            date(2026, 9, 18),
            worker_received=True,
            employer_received=True,
            amount=Decimal("40000.00"),
            instalments=(Instalment(due_on=date(2026, 10, 1), amount=Decimal("1.00")),),
            terms=TEXT,
        ),
        InstalmentsDoNotAddUp,
        "instalments",
    ),
    "decided without a review": (DOCKETED, affirmed, decision.NotYetReviewed, ""),
    "a ruling reversed as a judgment": (
        sent_up(Contested.DISMISSAL),
        reversed_to(),
        decision.ForJudgmentsOnly,
        "",
    ),
    "a ruling remanded": (sent_up(Contested.DISMISSAL), remanded, decision.ForJudgmentsOnly, ""),
    "a judgment quashed as a ruling": (
        HEARD,
        LAWFUL["quash_ruling"][1],
        sending_back.ForRulingsOnly,
        "",
    ),
    "remanded a second time": (AFTER_REMAND, remanded, sending_back.RemandedOnceAlready, ""),
    "a reversal that decides nothing": (
        HEARD,
        lambda case: case.reverse(date(2026, 10, 20), manner=Manner.SET_ASIDE, items=()),
        judgment.JudgmentItemsMissing,
        "items",
    ),
    "money on a rejected claim": (
        HEARD,
        lambda case: case.reverse(
            date(2026, 10, 20), manner=Manner.VARIED, items=(granted("1.00", result=Result.REJECTED),)
        ),
        judgment.RejectedItemHasAmount,
        "items",
    ),
    "received before it was given": (
        (*HEARD, affirmed),
        lambda case: case.serve_decision(date(2026, 10, 19), to=Side.BOTH),
        DateBeforeItsGround,
        "on",
    ),
    "received a second time": (
        (*HEARD, affirmed, LAWFUL["serve_decision"][1]),
        LAWFUL["serve_decision"][1],
        decision.FinalDecisionAlreadyReceived,
        "to",
    ),
    "settled after the decision": ((*HEARD, affirmed), settled, StepNotOpen, ""),
}
CHAPTERS = (
    petition,
    fee,
    exchange,
    docketing,
    trial_period,
    hearing,
    ending,
    decision,
    sending_back,
)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(AppealCase, *past, under=BELOW).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)
