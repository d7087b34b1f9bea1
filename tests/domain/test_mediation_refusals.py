"""调解: what the law forbids is refused, by the rule that forbids it."""

from datetime import date
from decimal import Decimal

import pytest

from domain.claims import Instalment, InstalmentsDoNotAddUp
from domain.mediation import MediationCase, agreement, conduct, confirmation, opening, performance
from domain.mediation.record import MediationBody, OutOfTime
from domain.refusals import DateBeforeItsGround, DateInFuture, LateReasonMissing, Refused, StepNotOpen
from tests.support.lawful_walk import RULES, rules_of, story
from tests.support.mediation_road import (
    APPLIED,
    BREACHED,
    DISPUTE,
    DRAFTED,
    EFFECTIVE,
    ENTERPRISE,
    LAWFUL,
    MEDIATING,
    Taken,
    accepted,
    breached,
    drafted,
    drafted_with,
    signed,
)
from tests.support.story import occasion

Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
REFUSALS: dict[str, Refusal] = {
    "acceptance before the application": (
        APPLIED,
        lambda case: case.accept(date(2026, 1, 4), case_number="1", rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    "an application that lies in the future": (
        (),
        lambda case: case.propose(
            date(2026, 11, 21), dispute_id=DISPUTE, body=MediationBody.PEOPLES, rules=RULES
        ),
        DateInFuture,
        "on",
    ),
    "an agreement before acceptance": (APPLIED, drafted, StepNotOpen, ""),
    "people's mediation extended": (
        MEDIATING,
        LAWFUL["extend"][1],
        conduct.ExtensionNeedsEnterpriseMediation,
        "",
    ),
    "extended to the same day": (
        ENTERPRISE,
        lambda case: case.extend(date(2026, 1, 20), until=date(2026, 1, 21)),
        conduct.ExtensionMustBeLater,
        "until",
    ),
    "expired on the last day": (
        MEDIATING,
        lambda case: case.end_at_expiry(date(2026, 1, 20)),
        conduct.PeriodStillRunning,
        "on",
    ),
    "an oral agreement before an enterprise committee": (
        ENTERPRISE,
        LAWFUL["agree_orally"][1],
        agreement.OralAgreementNeedsPeoplesMediation,
        "",
    ),
    "signed without the seal": (
        DRAFTED,
        lambda case: case.sign(
            date(2026, 1, 12), parties_signed=True, mediator_signed=True, sealed_by_body=False, rules=RULES
        ),
        agreement.SignaturesIncomplete,
        "parties_signed",
    ),
    "instalments of another sum": (
        MEDIATING,
        drafted_with((Instalment(due_on=date(2026, 2, 1), amount=Decimal("1.00")),)),
        InstalmentsDoNotAddUp,
        "instalments",
    ),
    "review on the sixteenth day": (
        EFFECTIVE,
        lambda case: case.apply_for_review(date(2026, 1, 28)),
        OutOfTime,
        "on",
    ),
    "confirmation after thirty days": (
        EFFECTIVE,
        lambda case: case.apply_for_confirmation(date(2026, 2, 12), court="示例县人民法院"),
        OutOfTime,
        "on",
    ),
    "more paid than agreed": (
        EFFECTIVE,
        lambda case: case.record_instalment(date(2026, 1, 20), amount=Decimal("24000.01")),
        performance.PaymentExceedsAgreement,
        "amount",
    ),
    "fulfilled though money is owing": (
        EFFECTIVE,
        lambda case: case.fulfil(date(2026, 2, 28), paid_now=Decimal("23999.99")),
        performance.NotYetPaidInFull,
        "paid_now",
    ),
    "a payment order for another kind of claim": (
        BREACHED,
        lambda case: case.record_payment_order(date(2026, 3, 5), within_article=False),
        performance.PaymentOrderNotForThisClaim,
        "within_article",
    ),
    "a suit on an agreement that is not about wages alone": (
        (*MEDIATING, drafted_with(only_wages=False), signed, breached),
        LAWFUL["record_suit"][1],
        performance.SuitNeedsWageAgreement,
        "",
    ),
}
CHAPTERS = (opening, conduct, agreement, confirmation, performance)


@pytest.mark.parametrize("what", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(MediationCase, *past).when(taken).then_refused(rule, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_a_step_recorded_late_without_a_reason_is_refused() -> None:
    punctual = occasion(today=date(2026, 1, 10), late_reason=None)
    story(MediationCase, *APPLIED).when(lambda case: setattr(case, "occasion", punctual)).when(
        accepted
    ).then_refused(LateReasonMissing, "late_reason")
