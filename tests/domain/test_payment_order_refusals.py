"""支付令: what the law forbids is refused, one rule after the other, and changes nothing."""

from datetime import date
from decimal import Decimal

import pytest

from domain.claims import ClaimKind
from domain.payment_order import (
    PaymentOrderCase,
    application,
    effect,
    lapse,
    objection,
    order,
    record,
    termination,
)
from domain.payment_order.record import BasisOfOrder, OutOfTime
from domain.payment_order.termination import GroundOfDiscontinuance
from domain.refusals import Refused, StepNotOpen
from domain.service.methods import Receipt, ServiceMethod
from tests.support.lawful_walk import (
    RULES,
    rules_of,
    story,
)
from tests.support.litigation_road import HERE
from tests.support.payment_order_road import (
    ACCEPTED,
    APPLIED,
    FALLEN,
    ISSUED,
    LAWFUL,
    OBJECTED,
    ON_WAGES,
    SERVED,
    SEVERANCE,
    SUM,
    Taken,
    accepted,
    applied,
    applied_on,
    correction_asked,
    in_force,
    in_part,
    issued_for,
    objected,
    part_paid,
    served,
    told_of_termination,
)
from tests.support.story import TEXT

Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
REFUSALS: dict[str, Refusal] = {
    "nothing asked for": (
        (),
        lambda case: case.receive_application(
            date(2026, 5, 6),
            dispute_id=HERE.command_id,
            basis=BasisOfOrder.UNPAID_WAGES,
            sums=(),
            debtor="某餐饮公司",
            rules=RULES,
        ),
        application.SumsMissing,
        "sums",
    ),
    "an agreement nobody can find": (
        (),
        applied_on(BasisOfOrder.AGREEMENT, mediation=None),
        application.AgreementNotNamed,
        "agreement",
    ),
    "insurance on an agreement": (
        (applied_on(BasisOfOrder.AGREEMENT, kind=ClaimKind.SOCIAL_INSURANCE),),
        accepted,
        application.OutsidePaymentOrder,
        "",
    ),
    "severance as unpaid wages": (
        (applied_on(BasisOfOrder.UNPAID_WAGES, kind=ClaimKind.SEVERANCE),),
        accepted,
        application.OutsidePaymentOrder,
        "",
    ),
    "correction due before it was asked for": (
        APPLIED,
        lambda case: case.ask_for_correction(date(2026, 5, 7), correct_by=date(2026, 5, 6), missing=TEXT),
        application.OrderCorrectionPeriodWrong,
        "correct_by",
    ),
    "corrected unasked": (APPLIED, LAWFUL["record_correction"][1], application.NothingToCorrect, ""),
    "corrected twice": (
        (*APPLIED, correction_asked, LAWFUL["record_correction"][1]),
        LAWFUL["record_correction"][1],
        application.NothingToCorrect,
        "",
    ),
    "an order for nothing": (ACCEPTED, issued_for(), order.OrderWithoutSums, "sums"),
    "more than was asked for": (ACCEPTED, issued_for(SUM, SEVERANCE), order.OrderExceedsClaim, "sums"),
    "a third sum of two": (SERVED, part_paid("1.00", 3), record.NoSuchSum, "item"),
    "an objection to a third sum of two": (OBJECTED, in_part(3), record.NoSuchSum, "items"),
    "a part that is the whole": (OBJECTED, in_part(1, 2), objection.WholeOrderObjectedTo, "items"),
    "a part that is no part": (OBJECTED, in_part(), objection.WholeOrderObjectedTo, "items"),
    "what is left, objected to as a part": (
        (*OBJECTED, in_part(2), objected),
        in_part(1),
        objection.WholeOrderObjectedTo,
        "items",
    ),
    "paid on what has fallen": (
        (*OBJECTED, in_part(2)),
        lambda case: case.record_part_payment(date(2026, 6, 9), item=2, amount=Decimal("1.00")),
        effect.PaymentExceedsOrder,
        "amount",
    ),
    "served twice": (SERVED, served, order.OrderAlreadyServed, "on"),
    "served on the thirty-first day": (
        ISSUED,
        lambda case: case.serve(date(2026, 6, 23), rules=RULES),
        OutOfTime,
        "on",
    ),
    "paid before it was served": (ISSUED, part_paid(), record.OrderNotServed, ""),
    "paid too much": (SERVED, part_paid("20000.01"), effect.PaymentExceedsOrder, "amount"),
    "all paid, called a part": (
        (*SERVED, part_paid("20000.00")),
        part_paid("4000.00", 2),
        effect.OrderPaidInFull,
        "amount",
    ),
    "a part paid, called all": (
        SERVED,
        lambda case: case.record_full_payment(date(2026, 6, 5), paid_now=Decimal("0.01")),
        effect.OrderNotYetPaid,
        "paid_now",
    ),
    "in force on the last day to answer": (
        SERVED,
        lambda case: case.establish_force(date(2026, 6, 9)),
        effect.ResponsePeriodStillRunning,
        "on",
    ),
    "in force over an objection": (OBJECTED, in_force, effect.ObjectionUndecided, "on"),
    "in force unserved": (ISSUED, in_force, record.OrderNotServed, ""),
    "an objection by word of mouth": (
        SERVED,
        lambda case: case.record_objection(date(2026, 6, 3), written=False, content=TEXT),
        objection.ObjectionMustBeWritten,
        "written",
    ),
    "an objection on the sixteenth day": (
        SERVED,
        lambda case: case.record_objection(date(2026, 6, 10), written=True, content=TEXT),
        OutOfTime,
        "on",
    ),
    "a second objection": (OBJECTED, objected, objection.ObjectionAlreadyPending, "on"),
    "a ruling on no objection": (
        SERVED,
        LAWFUL["dismiss_objection"][1],
        objection.NoObjectionPending,
        "",
    ),
    "unserved after thirty days, on the thirtieth": (
        ISSUED,
        lambda case: case.terminate_unserved(date(2026, 6, 22)),
        termination.ServicePeriodStillRunning,
        "on",
    ),
    "unserved though served": (
        SERVED,
        LAWFUL["terminate_unserved"][1],
        termination.DebtorHasReceived,
        "",
    ),
    "withdrawn after it was received": (
        SERVED,
        lambda case: case.discontinue(date(2026, 6, 1), ground=GroundOfDiscontinuance.WITHDRAWN),
        termination.DebtorHasReceived,
        "ground",
    ),
    "told of the termination twice": (
        (*FALLEN, told_of_termination),
        told_of_termination,
        lapse.TerminationAlreadyServed,
        "on",
    ),
    "deemed to have sued untold": (
        FALLEN,
        lambda case: case.pass_to_litigation(date(2026, 6, 18)),
        lapse.TerminationNotServed,
        "on",
    ),
    "deemed to have sued on the seventh day": (
        (*FALLEN, told_of_termination),
        lambda case: case.pass_to_litigation(date(2026, 6, 17)),
        lapse.RefusalPeriodStillRunning,
        "on",
    ),
    "straight to court without an agreement": (
        ON_WAGES,
        lambda case: case.pass_to_litigation(date(2026, 6, 18), sued=True),
        lapse.MustArbitrateFirst,
        "",
    ),
    "arbitration first despite an agreement": (
        FALLEN,
        LAWFUL["tell_to_arbitrate"][1],
        lapse.AgreementNeedsNoArbitration,
        "",
    ),
    "a suit refused untold": (
        FALLEN,
        lambda case: case.decline_suit(date(2026, 6, 10)),
        lapse.TerminationNotServed,
        "on",
    ),
    "a suit refused on the eighth day": (
        (*FALLEN, told_of_termination),
        lambda case: case.decline_suit(date(2026, 6, 18)),
        OutOfTime,
        "on",
    ),
    "left with the debtor, and by mail": (
        ISSUED,
        lambda case: case.serve(
            date(2026, 5, 25), left=True, receipt=Receipt(method=ServiceMethod.MAIL), rules=RULES
        ),
        order.LeftOtherwise,
        "left",
    ),
    "an order before acceptance": (APPLIED, issued_for(SUM), StepNotOpen, ""),
    "an application twice": (APPLIED, applied, StepNotOpen, ""),
}
CHAPTERS = (application, order, effect, objection, lapse, record, termination)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(PaymentOrderCase, *past, under=HERE).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)
