"""What follows from mediation at a court's request: ways are opened and told, nobody is filed for."""

import pytest

from adapters.rule_book import load_rule_book
from application.processes import from_court_mediation, procedures_of_a_dispute, to_enforcement
from application.processes.conclusion_of_a_dispute import react as concludes
from domain.court_mediation import CourtMediation
from domain.kernel import Event
from domain.rule_book import RuleBook
from domain.terms import Procedure
from tests.support import court_mediation_road
from tests.support.lawful_walk import case_after


@pytest.fixture(scope="module")
def rules() -> RuleBook:
    return load_rule_book()


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
