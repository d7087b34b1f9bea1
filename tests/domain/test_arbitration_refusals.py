"""仲裁: what the law forbids is refused, by the rule that forbids it."""

from datetime import date
from decimal import Decimal

import pytest

from domain.arbitration import (
    ArbitrationCase,
    acceptance,
    award,
    closing,
    filing,
    hearing,
    period,
    preparation,
    remedies,
    statement,
)
from domain.arbitration.closing import InspectionMeasure
from domain.arbitration.filing import HowFiled
from domain.arbitration.period import GroundOfSuspension
from domain.arbitration.record import OutOfTime
from domain.claims import Instalment, InstalmentsDoNotAddUp, Result
from domain.parties import Side
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from tests.support.arbitration_branches import ENTRUSTED, agreed, amended
from tests.support.arbitration_road import (
    ACCEPTED,
    ANSWERED,
    DISPUTE,
    FILED,
    FINAL,
    HEARD,
    HERE,
    LAWFUL,
    NONFINAL,
    OVERTIME,
    SCHEDULED,
    SERVED,
    Taken,
    awarded,
    effective,
    finally_awarded,
    heard,
    item,
    mediated,
    received,
    suspended,
)
from tests.support.lawful_walk import RULES, rules_of, story
from tests.support.story import TEXT

Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
REFUSALS: dict[str, Refusal] = {
    "no claims": (
        (),
        lambda case: case.file_application(
            date(2026, 3, 2),
            dispute_id=DISPUTE,
            applicant=Side.WORKER,
            how=HowFiled.ORAL,
            claims=(),
            rules=RULES,
        ),
        filing.ClaimsMissing,
        "claims",
    ),
    "both sides apply at once": (
        (),
        lambda case: case.file_application(
            date(2026, 3, 2),
            dispute_id=DISPUTE,
            applicant=Side.BOTH,
            how=HowFiled.ORAL,
            claims=(OVERTIME,),
            rules=RULES,
        ),
        filing.ApplicantIsOneSide,
        "applicant",
    ),
    "the decision is not overdue on its last day": (
        FILED,
        lambda case: case.deem_not_accepted(date(2026, 3, 9)),
        acceptance.DecisionPeriodStillRunning,
        "on",
    ),
    "an award before acceptance": (FILED, finally_awarded, StepNotOpen, ""),
    "a hearing before service": (ACCEPTED, heard, StepNotOpen, ""),
    "an award before the hearing": (SCHEDULED, awarded, StepNotOpen, ""),
    "acceptance before the application": (
        FILED,
        lambda case: case.accept(date(2026, 3, 1), case_number="1", rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    "no answer while there is time to answer": (
        SERVED,
        lambda case: case.record_no_answer(date(2026, 3, 23)),
        preparation.AnswerPeriodStillRunning,
        "on",
    ),
    "four working days' notice": (
        ANSWERED,
        lambda case: case.schedule_hearing(
            date(2026, 3, 18), hearing_on=date(2026, 3, 24), place="第一仲裁庭", rules=RULES
        ),
        hearing.NoticeTooShort,
        "hearing_on",
    ),
    "postponement asked two working days before": (
        SCHEDULED,
        lambda case: case.postpone_hearing(
            date(2026, 3, 26),
            requested_by=Side.WORKER,
            requested_on=date(2026, 3, 25),
            hearing_on=date(2026, 4, 10),
            reasons=TEXT,
            rules=RULES,
        ),
        hearing.PostponementRequestedTooLate,
        "requested_on",
    ),
    "postponed to an earlier day": (
        SCHEDULED,
        lambda case: case.postpone_hearing(
            date(2026, 3, 19),
            requested_by=Side.WORKER,
            requested_on=date(2026, 3, 19),
            hearing_on=date(2026, 3, 27),
            reasons=TEXT,
            rules=RULES,
        ),
        hearing.PostponedHearingMustBeLater,
        "hearing_on",
    ),
    "heard on another day than notified": (
        SCHEDULED,
        lambda case: case.hold_hearing(date(2026, 3, 30)),
        hearing.HearingNotOnNotifiedDay,
        "on",
    ),
    "extension nobody approved": (
        HEARD,
        lambda case: case.extend_period(
            date(2026, 4, 10), days=10, approved=False, reasons=TEXT, rules=RULES
        ),
        period.ApprovalMissing,
        "approved",
    ),
    "suspension nobody approved": (
        HEARD,
        lambda case: case.suspend(date(2026, 4, 1), ground=GroundOfSuspension.OTHER_CASE, approved=False),
        period.ApprovalMissing,
        "approved",
    ),
    "sixteen days of extension": (
        HEARD,
        lambda case: case.extend_period(date(2026, 4, 10), days=16, approved=True, reasons=TEXT, rules=RULES),
        period.ExtensionTooLong,
        "days",
    ),
    "a second extension": (
        (*HEARD, LAWFUL["extend_period"][1]),
        LAWFUL["extend_period"][1],
        period.AlreadyExtended,
        "days",
    ),
    "resumed as if served": (
        (*ACCEPTED, suspended),
        lambda case: case.resume(date(2026, 4, 11), rules=RULES),
        period.ResumesElsewhere,
        "",
    ),
    "resumed as if heard": (
        (*ANSWERED, suspended),
        lambda case: case.resume_after_hearing(date(2026, 4, 11), rules=RULES),
        period.ResumesElsewhere,
        "",
    ),
    "resumed as if never served": (
        (*HEARD, suspended),
        lambda case: case.resume_before_service(date(2026, 4, 11), rules=RULES),
        period.ResumesElsewhere,
        "",
    ),
    "instalments of another sum": (
        HEARD,
        lambda case: case.make_statement(
            date(2026, 4, 2),
            number="1",
            amount=Decimal("20000.00"),
            instalments=(Instalment(due_on=date(2026, 5, 1), amount=Decimal("1.00")),),
            terms=TEXT,
        ),
        InstalmentsDoNotAddUp,
        "instalments",
    ),
    "a statement one side has not received": (
        (*HEARD, mediated),
        lambda case: case.receive_statement(date(2026, 4, 3), worker_received=True, employer_received=False),
        statement.BothMustReceive,
        "employer_received",
    ),
    "an award that decides nothing": (
        HEARD,
        lambda case: case.make_nonfinal_award(date(2026, 4, 15), number="1", items=(), rules=RULES),
        award.AwardItemsMissing,
        "items",
    ),
    "money on a rejected claim": (
        HEARD,
        lambda case: case.make_nonfinal_award(
            date(2026, 4, 15), number="1", items=(item("5.00", result=Result.REJECTED),), rules=RULES
        ),
        award.RejectedItemHasAmount,
        "items",
    ),
    "a mixed award called final": (
        HEARD,
        lambda case: case.make_final_award(
            date(2026, 4, 15), number="1", items=(item(), item(final=False)), rules=RULES
        ),
        award.FinalAwardHasNonfinalItem,
        "items",
    ),
    "received before it was made": (
        NONFINAL,
        lambda case: case.serve_award(date(2026, 4, 14), to=Side.WORKER, rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    "received a second time": ((*NONFINAL, received), received, remedies.AwardAlreadyReceived, "to"),
    "force before anybody received it": (NONFINAL, effective, remedies.AwardNotReceived, "on"),
    "force on the last day for suing": (
        (*NONFINAL, received),
        lambda case: case.establish_effect(date(2026, 5, 6)),
        remedies.SuitPeriodStillRunning,
        "on",
    ),
    "a suit the day after the last": (
        (*NONFINAL, received),
        lambda case: case.record_suit(date(2026, 5, 7), plaintiff=Side.WORKER, court="示例县人民法院"),
        OutOfTime,
        "on",
    ),
    "the employer sues over a final award": (
        (*FINAL, received),
        lambda case: case.record_suit(date(2026, 4, 30), plaintiff=Side.EMPLOYER, court="示例县人民法院"),
        remedies.OnlyWorkerMaySue,
        "plaintiff",
    ),
    "revocation out of time": (
        (*FINAL, received),
        lambda case: case.record_revocation(date(2026, 5, 21), court="示例市中级人民法院"),
        OutOfTime,
        "on",
    ),
    "terminated on the last day for the award": (
        HEARD,
        lambda case: case.terminate_for_suit(date(2026, 4, 20), court="示例县人民法院"),
        remedies.AwardPeriodStillRunning,
        "on",
    ),
    "no answer awaited before other claims were served": (
        (*ANSWERED, amended),
        lambda case: case.record_no_answer(date(2026, 4, 20)),
        preparation.FurtherServiceMissing,
        "",
    ),
    "renounced as if agreed before the hearing": (
        (*HEARD, mediated),
        lambda case: case.renounce_entrusted_statement(date(2026, 4, 3), renounced_by=Side.WORKER),
        statement.RenouncedElsewhere,
        "",
    ),
    "renounced as if agreed after the hearing": (
        (*ENTRUSTED, agreed(date(2026, 3, 20))),
        lambda case: case.renounce_statement(date(2026, 3, 23), renounced_by=Side.WORKER),
        statement.RenouncedElsewhere,
        "",
    ),
    "an inspection's answer to no notice": (
        FINAL,
        lambda case: case.record_inspection_answer(date(2026, 5, 8), measure=InspectionMeasure.WARNED),
        closing.InspectionNotTold,
        "",
    ),
}
CHAPTERS = (filing, acceptance, preparation, hearing, period, statement, award, remedies, closing)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(ArbitrationCase, *past, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)
