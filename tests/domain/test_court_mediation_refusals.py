"""法院委派、委托调解: what the law forbids is refused, by the rule that forbids it."""

from datetime import date
from decimal import Decimal

import pytest

from domain import confirmed_facts
from domain.claims import Instalment, InstalmentsDoNotAddUp
from domain.court_mediation import CourtMediation, agreement, conduct, confirmation, ending, record, referral
from domain.court_mediation.record import When
from domain.proceedings import OutOfTime
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from tests.support.court_mediation_road import (
    AGREED,
    AGREED_IN_SUIT,
    CONSENTED,
    DELEGATED,
    HERE,
    IN_SUIT,
    LAWFUL,
    MEDIATING,
    RECEIVED,
    SUM,
    Taken,
    accepted,
    agreed,
    agreed_in_suit,
    applied,
    delegated,
    ended,
    registered_for,
    resumed,
    sent_back,
    unavailable,
)
from tests.support.lawful_walk import RULES, rules_of, story
from tests.support.story import TEXT

Refusal = tuple[tuple[Taken, ...], Taken, type[Refused], str]
SHORT = (Instalment(due_on=date(2026, 4, 1), amount=Decimal("1.00")),)
REFUSALS: dict[str, Refusal] = {
    "entrusted without a suit": (
        (),
        registered_for(When.POSTFILING_ORDINARY),
        referral.EntrustmentNeedsSuit,
        "litigation_case_id",
    ),
    "delegated before anybody consented": (RECEIVED, delegated, StepNotOpen, ""),
    "mediating before the organisation answered": (
        CONSENTED,
        accepted,
        StepNotOpen,
        "",
    ),
    "taken back on the last day to answer": (
        DELEGATED,
        lambda case: case.take_back(date(2026, 3, 9)),
        referral.AcceptancePeriodStillRunning,
        "on",
    ),
    "accepted before it was asked": (
        DELEGATED,
        lambda case: case.accept(date(2026, 3, 3), mediators=1, rules=RULES),
        DateBeforeItsGround,
        "on",
    ),
    "extended to an earlier day": (
        MEDIATING,
        lambda case: case.extend(date(2026, 3, 9), until=date(2026, 4, 5)),
        conduct.PeriodMustBeLater,
        "until",
    ),
    "expired on the last day": (
        MEDIATING,
        lambda case: case.end_at_expiry(date(2026, 4, 5), report=TEXT),
        ending.MediationPeriodStillRunning,
        "on",
    ),
    "facts called undisputed that not all confirmed": (
        MEDIATING,
        lambda case: case.send_back(
            date(2026, 3, 25), why=ending.WhyEnded.OTHER, report=TEXT, undisputed=TEXT, rules=RULES
        ),
        confirmed_facts.UndisputedFactsNotConfirmed,
        "confirmed_by_all",
    ),
    "a suit sent back for docketing": (IN_SUIT, sent_back, record.OnlyBeforeDocketing, ""),
    "nothing docketed, nothing to resume": (
        (*MEDIATING, unavailable),
        resumed,
        record.OnlyAfterDocketing,
        "",
    ),
    "an entrustment ended before docketing": (MEDIATING, ended, record.OnlyAfterDocketing, ""),
    "a prefiling agreement in a suit": (IN_SUIT, agreed, record.OnlyBeforeDocketing, ""),
    "an agreement for a statement without a suit": (
        MEDIATING,
        agreed_in_suit,
        record.OnlyAfterDocketing,
        "",
    ),
    "instalments that come to something else": (
        MEDIATING,
        lambda case: case.agree_before_docketing(
            date(2026, 3, 20), amount=SUM, instalments=SHORT, terms=TEXT, rules=RULES
        ),
        InstalmentsDoNotAddUp,
        "instalments",
    ),
    "a statement one side did not receive": (
        AGREED_IN_SUIT,
        lambda case: case.receive_statement(date(2026, 3, 23), worker_received=True, employer_received=False),
        agreement.StatementNotReceivedByBoth,
        "worker_received",
    ),
    "confirmation applied for on the thirty-first day": (
        AGREED,
        lambda case: case.receive_application(date(2026, 4, 21)),
        OutOfTime,
        "on",
    ),
    "confirmed without an application": (
        AGREED,
        LAWFUL["confirm"][1],
        confirmation.ConfirmationNotApplied,
        "",
    ),
    "applied for twice": (
        (*AGREED, applied),
        applied,
        confirmation.ConfirmationAlreadyApplied,
        "",
    ),
}


CHAPTERS = (record, referral, conduct, agreement, confirmation, ending)


@pytest.mark.parametrize("name", REFUSALS)
def test_what_the_law_forbids_is_refused_and_changes_nothing(name: str) -> None:
    past, taken, refusal, field = REFUSALS[name]
    story(CourtMediation, *past, under=HERE).when(taken).then_refused(refusal, field)


def test_every_rule_of_the_chapters_has_refused_something_here() -> None:
    declared = {rule for chapter in CHAPTERS for rule in rules_of(chapter)}
    assert declared - {refusal[2] for refusal in REFUSALS.values()} == set()


def test_every_rule_says_its_article_and_has_a_code_of_its_own() -> None:
    declared = [rule for chapter in CHAPTERS for rule in rules_of(chapter)]
    assert [rule for rule in declared if not rule.AUTHORITY] == []
    assert len({rule.CODE for rule in declared}) == len(declared)
