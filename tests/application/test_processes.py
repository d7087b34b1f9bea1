"""Processes open ways: the same event gives the same commands, and two cases do not interfere."""

from datetime import date
from uuid import UUID

import pytest

from adapters.rule_book import load_rule_book
from application.processes import (
    from_court_mediation,
    from_mediation,
    procedures_of_a_dispute,
    to_enforcement,
)
from application.processes.conclusion_of_a_dispute import react as concludes
from domain.court_mediation import CourtMediation
from domain.dispute.record import Outcome
from domain.kernel import Event
from domain.mediation import MediationCase
from domain.mediation.opening import HowApplied
from domain.mediation.record import MediationBody
from domain.parties import Side
from domain.rule_book import RuleBook
from domain.terms import Procedure
from tests.support import court_mediation_road
from tests.support.lawful_walk import case_after
from tests.support.story import CASE, Happened, happened

DISPUTE = UUID(int=7)
APPLIED_ON = date(2026, 11, 2)


@pytest.fixture(scope="module")
def rules() -> RuleBook:
    return load_rule_book()


def applied(rules: RuleBook, body: MediationBody = MediationBody.PEOPLES) -> Happened:
    return happened(
        MediationCase.Applied,
        APPLIED_ON,
        dispute_id=DISPUTE,
        body=body,
        applicant=Side.WORKER,
        how=HowApplied.WRITTEN,
        period=rules.deadline("mediation_period_statutory", starts_from=APPLIED_ON),
    )


def told(
    rules: RuleBook, last: Happened, body: MediationBody = MediationBody.PEOPLES
) -> tuple[Event, MediationCase]:
    events = [applied(rules, body).stored(1), last.stored(2)]
    return events[-1], MediationCase.of(CASE, events)


UNWILLING = happened(MediationCase.PartyUnwilling, date(2026, 11, 9), unwilling=Side.EMPLOYER)
BREACHED = happened(MediationCase.Breached, date(2026, 11, 12), unpaid=None)
FULFILLED = happened(MediationCase.Fulfilled, date(2026, 11, 12), paid_now=None)


def test_an_application_enters_the_dispute_as_a_procedure(rules: RuleBook) -> None:
    event = applied(rules).stored(1)
    (command,) = procedures_of_a_dispute.react(event, MediationCase.of(CASE, [event]), rules)
    assert (command.kind, command.case_id, command.step) == ("dispute", DISPUTE, "open-procedure")
    assert command.answers["procedure"] is Procedure.MEDIATION


def test_a_failed_mediation_opens_arbitration_and_counts_from_the_application_on_the_safe_side(
    rules: RuleBook,
) -> None:
    (command,) = from_mediation.react(*told(rules, UNWILLING), rules)
    assert command.answers["procedure"] is Procedure.ARBITRATION
    assert command.answers["until"].starts_from == APPLIED_ON


def test_after_enterprise_mediation_the_limitation_runs_anew_from_the_ending(rules: RuleBook) -> None:
    (command,) = from_mediation.react(*told(rules, UNWILLING, MediationBody.ENTERPRISE), rules)
    assert command.answers["until"].starts_from == UNWILLING.on


def test_a_breach_opens_arbitration_and_the_payment_order(rules: RuleBook) -> None:
    commands = from_mediation.react(*told(rules, BREACHED), rules)
    assert [command.answers["procedure"] for command in commands] == [
        Procedure.ARBITRATION,
        Procedure.PAYMENT_ORDER,
    ]


def test_performance_concludes_the_dispute(rules: RuleBook) -> None:
    (command,) = concludes(*told(rules, FULFILLED), rules)
    assert command.answers["outcome"] is Outcome.SETTLED


@pytest.mark.parametrize("last", [UNWILLING, BREACHED])
def test_the_same_event_gives_the_same_commands(rules: RuleBook, last: Happened) -> None:
    event, case = told(rules, last)
    assert from_mediation.react(event, case, rules) == from_mediation.react(event, case, rules)


def test_each_command_has_an_id_of_its_own(rules: RuleBook) -> None:
    commands = from_mediation.react(*told(rules, BREACHED), rules)
    assert len({command.command_id for command in commands}) == len(commands)


def test_other_events_open_nothing(rules: RuleBook) -> None:
    event = applied(rules).stored(1)
    case = MediationCase.of(CASE, [event])
    assert from_mediation.react(event, case, rules) == ()
    assert concludes(event, case, rules) == ()


# Mediation at a court's request.


def after(step: str) -> tuple[Event, CourtMediation]:
    """The event of a step of a court mediation, and the case."""
    past, taken = court_mediation_road.LAWFUL[step]
    case = case_after(CourtMediation, *past, taken, under=court_mediation_road.HERE)
    return case.pending_events[-1], case


def test_a_request_of_a_court_enters_the_dispute_as_a_procedure(rules: RuleBook) -> None:
    (command,) = procedures_of_a_dispute.react(*after("register"), rules)
    assert command.case_id == court_mediation_road.DISPUTE
    assert command.answers["procedure"] is Procedure.COURT_MEDIATION


@pytest.mark.parametrize(
    ("step", "way"),
    [
        ("record_refusal", Procedure.LITIGATION),
        ("send_back", Procedure.LITIGATION),
        ("transfer_materials", Procedure.LITIGATION),
    ],
)
def test_what_follows_mediation_at_a_court_is_opened_and_never_filed(
    rules: RuleBook, step: str, way: Procedure
) -> None:
    event, case = after(step)
    (command,) = from_court_mediation.react(event, case, rules)
    assert (command.step, command.answers["procedure"], command.answers["until"]) == ("open-way", way, None)
    assert from_court_mediation.react(event, case, rules) == (command,)


@pytest.mark.parametrize("step", ["confirm", "receive_statement"])
def test_what_a_court_confirmed_or_stated_can_be_enforced_for_two_years(rules: RuleBook, step: str) -> None:
    event, case = after(step)
    (command,) = to_enforcement.react(event, case, rules)
    assert command.answers["procedure"] is Procedure.ENFORCEMENT
    assert command.answers["until"].starts_from == event.occurred_on


@pytest.mark.parametrize("step", ["end", "resume", "agree_before_docketing", "permit_withdrawal", "decline"])
def test_a_suit_that_goes_on_opens_no_way(rules: RuleBook, step: str) -> None:
    assert from_court_mediation.react(*after(step), rules) == ()


@pytest.mark.parametrize(
    ("step", "concluded"),
    [
        ("record_performance", True),
        ("receive_statement", True),
        ("confirm", False),
        ("permit_withdrawal", False),
    ],
)
def test_only_performance_and_a_statement_conclude_the_dispute(
    rules: RuleBook,
    step: str,
    concluded: bool,  # noqa: FBT001
) -> None:
    assert bool(concludes(*after(step), rules)) is concluded
