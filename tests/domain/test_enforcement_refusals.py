"""执行: what the law forbids is refused, by the rule that forbids it."""

from datetime import date
from decimal import Decimal

import pytest

from domain.claims import Instalment, InstalmentsDoNotAddUp
from domain.enforcement import (
    EnforcementCase,
    application,
    document,
    ending,
    measures,
    notice,
    objecting,
    payment,
    refusal,
    settlement,
    superior,
)
from domain.enforcement.document import EnforcedDocument, Interrupted, Interruption
from domain.enforcement.measures import Measure
from domain.enforcement.objecting import Litigant, ObjectionKind
from domain.enforcement.record import OutOfTime
from domain.enforcement.refusal import GroundOfNonEnforcement
from domain.parties import Side
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from tests.support.enforcement_road import (
    APPLIED,
    ARBITRATION,
    DOCKETED,
    LATE,
    LAWFUL,
    MEASURES,
    NOTIFIED,
    OBJECTED,
    OUTSIDER,
    PAID,
    RULED,
    SETTLED,
    SUPERIOR,
    Taken,
    applied_for,
    docketed,
    ended,
    frozen,
    frozen_until,
    inquired,
    notice_received,
    notified,
    objected,
    outsider_sued,
    paid,
    performed,
    reconsideration,
    refused,
    ruled,
    ruling_received,
    settled_for,
    to_superior,
)
from tests.support.lawful_walk import RULES, rules_of, story
from tests.support.litigation_road import HERE
from tests.support.story import TEXT

DEMANDED_LATER = Interrupted(on=date(2026, 3, 3), ground=Interruption.DEMANDED)
Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
REFUSALS: dict[str, Refusal] = {
    "nothing to enforce": ((), applied_for(items=()), application.NothingToEnforce, "items"),
    "before the document takes effect": (
        (),
        applied_for(effective_on=date(2026, 3, 3), perform_by=None),
        application.NotYetEffective,
        "effective_on",
    ),
    "on the last day for performance": (
        (),
        applied_for(perform_by=date(2026, 3, 2)),
        application.PerformanceNotYetDue,
        "perform_by",
    ),
    "performance due before effect": (
        (),
        applied_for(perform_by=date(2026, 1, 19)),
        application.PerformedBeforeEffect,
        "perform_by",
    ),
    "an interruption after the application": (
        (),
        applied_for(interrupted=(DEMANDED_LATER,)),
        DateBeforeItsGround,
        "on",
    ),
    "a payment order from an arbitration": (
        (),
        applied_for(EnforcedDocument.PAYMENT_ORDER, arbitration_case_id=ARBITRATION),
        document.DocumentFromAnotherCase,
        "arbitration_case_id",
    ),
    "a statement from two cases": (
        (),
        applied_for(
            EnforcedDocument.ARBITRAL_STATEMENT,
            arbitration_case_id=ARBITRATION,
            mediation_case_id=ARBITRATION,
        ),
        document.DocumentFromAnotherCase,
        "mediation_case_id",
    ),
    "measures before docketing": (APPLIED, frozen, StepNotOpen, ""),
    "the notice twice": (MEASURES, LAWFUL["send_notice_after_measures"][1], notice.NoticeAlreadySent, ""),
    "served before it was sent": ((*DOCKETED, frozen), notice_received, notice.NoticeNotSent, ""),
    "received twice": (MEASURES, notice_received, notice.NoticeAlreadyReceived, "on"),
    "a freeze of more than a year": (
        NOTIFIED,
        frozen_until(date(2027, 3, 17)),
        measures.MeasureTooLong,
        "until",
    ),
    "renewed on the day after it ended": (
        (*NOTIFIED, frozen_until(date(2026, 4, 30))),
        lambda case: case.renew_measure(date(2026, 5, 1), measure=1, rules=RULES),
        measures.MeasureAlreadyLapsed,
        "on",
    ),
    "renewed for longer than a measure of its kind may last": (
        MEASURES,
        lambda case: case.renew_measure(date(2026, 4, 1), measure=1, until=date(2029, 4, 1), rules=RULES),
        measures.MeasureTooLong,
        "until",
    ),
    "a restriction renewed": (
        (*NOTIFIED, frozen_until(kind=Measure.RESTRICT_SPENDING)),
        LAWFUL["renew_measure"][1],
        measures.MeasureCannotBeRenewed,
        "measure",
    ),
    "a measure lifted twice": (
        (*MEASURES, LAWFUL["lift_measure"][1]),
        LAWFUL["lift_measure"][1],
        measures.NoSuchMeasure,
        "measure",
    ),
    "a fourth item of three": (MEASURES, paid("1.00", 4), payment.NoSuchItem, "item"),
    "item nought": (MEASURES, paid("1.00", 0), payment.NoSuchItem, "item"),
    "money for an act": (MEASURES, paid("1.00", 3), payment.NotASum, "item"),
    "a fen too much": (MEASURES, paid("30000.01"), payment.PaymentExceedsDue, "amount"),
    "a fen too much after a part": (
        (*MEASURES, paid("29999.99")),
        paid("0.02"),
        payment.PaymentExceedsDue,
        "amount",
    ),
    "more than was settled": (
        SETTLED,
        paid("20000.01", on=date(2026, 6, 20)),
        payment.PaymentExceedsSettlement,
        "amount",
    ),
    "money done as an act": (
        MEASURES,
        lambda case: case.record_act(date(2026, 3, 25), item=1),
        payment.NotAnAct,
        "item",
    ),
    "an act done twice": ((*MEASURES, performed), performed, payment.NotAnAct, "item"),
    "complete with money outstanding": (
        (*MEASURES, performed),
        lambda case: case.complete(date(2026, 3, 27)),
        payment.NotFullyPerformed,
        "on",
    ),
    "complete with an act outstanding": (
        PAID,
        lambda case: case.complete(date(2026, 3, 27)),
        payment.NotFullyPerformed,
        "on",
    ),
    "a settlement for more than is due": (
        MEASURES,
        settled_for("42000.01"),
        settlement.SettlementExceedsDue,
        "amount",
    ),
    "a settlement performed before it was made": (
        MEASURES,
        lambda case: case.settle(
            date(2026, 4, 1),
            perform_by=date(2026, 3, 31),
            effect=settlement.SettlementEffect.STAYED,
            terms=TEXT,
            rules=RULES,
        ),
        DateBeforeItsGround,
        "on",
    ),
    "instalments of another sum": (
        MEASURES,
        settled_for("20000.00", Instalment(due_on=date(2026, 5, 1), amount=Decimal("1.00"))),
        InstalmentsDoNotAddUp,
        "instalments",
    ),
    "a settlement closed unpaid": (
        SETTLED,
        lambda case: case.close_settlement(date(2026, 6, 22)),
        settlement.SettlementNotPerformed,
        "on",
    ),
    "a settlement broken though performed": (
        LAWFUL["close_settlement"][0],
        LAWFUL["resume_after_settlement"][1],
        settlement.SettlementPerformedInFull,
        "on",
    ),
    "a judgment not enforced on the grounds for awards": (
        (applied_for(EnforcedDocument.JUDGMENT), docketed, notified),
        refused,
        refusal.OnlyArbitralDocuments,
        "",
    ),
    "the ground of a revocation that failed": (
        NOTIFIED,
        lambda case: case.refuse_enforcement(
            date(2026, 4, 20),
            ground=GroundOfNonEnforcement.PROCEDURE,
            dismissed_before=True,
            reasons=TEXT,
        ),
        refusal.SameGroundAlreadyDismissed,
        "dismissed_before",
    ),
    "barred by time in time": (NOTIFIED, LAWFUL["bar_by_time"][1], refusal.AppliedInTime, ""),
    "the refusal received twice": (
        (*LAWFUL["serve_refusal"][0], LAWFUL["serve_refusal"][1]),
        lambda case: case.serve_refusal(date(2026, 4, 24), to=Side.BOTH, rules=RULES),
        refusal.NonEnforcementAlreadyReceived,
        "to",
    ),
    "an objection nobody made": (MEASURES, ruled(), objecting.NoSuchObjection, "objection"),
    "an objection ruled on twice": (RULED, ruled(), objecting.AlreadyRuled, "objection"),
    "a ruling served before it was made": (OBJECTED, ruling_received(), objecting.NotRuled, "objection"),
    "a ruling served twice": (RULED, ruling_received(), objecting.RulingAlreadyReceived, "to"),
    "an objection to jurisdiction on the eleventh day": (
        MEASURES,
        objected(ObjectionKind.JURISDICTION, on=date(2026, 3, 24)),
        OutOfTime,
        "on",
    ),
    "reconsideration on the eleventh day": (RULED, reconsideration(date(2026, 4, 14)), OutOfTime, "on"),
    "reconsideration by one who received nothing": (
        RULED,
        reconsideration(by=Litigant.INTERESTED),
        objecting.RulingNotReceived,
        "objection",
    ),
    "reconsideration of an outsider's objection": (
        OUTSIDER,
        reconsideration(by=Litigant.OUTSIDER),
        objecting.NoReconsideration,
        "objection",
    ),
    "the outcome of a reconsideration of nothing": (
        OBJECTED,
        LAWFUL["record_reconsidered"][1],
        objecting.NotRuled,
        "objection",
    ),
    "an outsider's suit on the sixteenth day": (OUTSIDER, outsider_sued(date(2026, 4, 20)), OutOfTime, "on"),
    "a suit over an act of enforcement": (
        RULED,
        outsider_sued(date(2026, 4, 10)),
        objecting.NoSuit,
        "objection",
    ),
    "a case given up over a failed objection": (
        (*MEASURES, objected(ObjectionKind.JURISDICTION), ruled()),
        LAWFUL["revoke_case"][1],
        objecting.NotJurisdiction,
        "",
    ),
    "ended before the notice": ((*DOCKETED, frozen), ended, notice.NoticeNotSent, ""),
    "ended without looking for property": (
        (*NOTIFIED, frozen),
        ended,
        ending.PropertyNotInquired,
        "on",
    ),
    "ended on nobody's word": (
        MEASURES,
        lambda case: case.end_this_execution(
            date(2026, 6, 15), applicant_confirmed=False, president_approved=False
        ),
        ending.EndNeedsConfirmation,
        "applicant_confirmed",
    ),
    "ended with nothing left": (PAID, ended, ending.NothingLeftToEnforce, "on"),
    "the court above after six months to the day": (
        (*NOTIFIED, inquired),
        lambda case: case.record_superior_application(date(2026, 9, 2), court="示例市中级人民法院"),
        superior.SixMonthsNotOver,
        "on",
    ),
    "the court above twice": (SUPERIOR, to_superior, superior.AlreadyAtSuperior, "on"),
    "an answer from above unasked": (
        MEASURES,
        LAWFUL["record_superior_answer"][1],
        superior.NotAtSuperior,
        "",
    ),
    "time that barred what was refused": (
        (*LATE, notified, LAWFUL["bar_by_time"][1]),
        LAWFUL["bar_by_time"][1],
        StepNotOpen,
        "",
    ),
}
CHAPTERS = (
    application,
    document,
    ending,
    measures,
    notice,
    objecting,
    payment,
    refusal,
    settlement,
    superior,
)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(EnforcementCase, *past, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)
