"""What follows in a collective dispute: its arbitration is told of the election, and acceptance starts the notice."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from adapters.rule_book import load_rule_book
from application.processes import PROCESSES, to_enforcement
from application.processes.collective_disputes import NAME, react
from application.processes.conclusion_of_a_dispute import react as concludes
from domain.arbitration import ArbitrationCase
from domain.dispute import Dispute
from domain.kernel import Event
from domain.rule_book import RuleBook
from domain.terms import Procedure
from tests.support.arbitration_road import HERE
from tests.support.collective_road import AWARDED, TAKEN_UP, effective_for_others, sued
from tests.support.lawful_walk import Taken, case_after
from tests.support.members import ARBITRATION, MANY, arbitration_opened, elected

OTHER = UUID(int=9)


@pytest.fixture(scope="module")
def rules() -> RuleBook:
    return load_rule_book()


def other_opened(case: Any) -> None:
    case.open_procedure(date(2026, 1, 9), procedure=Procedure.ARBITRATION, case_id=OTHER)


def mediation_opened(case: Any) -> None:
    case.open_procedure(date(2026, 1, 9), procedure=Procedure.MEDIATION, case_id=UUID(int=5))


def last_of(case: Any) -> Event:
    event: Event = case.pending_events[-1]
    return event


def dispute_after(*taken: Taken) -> Any:
    from tests.domain.test_dispute import OPEN  # noqa: PLC0415

    return case_after(Dispute, *OPEN, *MANY, *taken)


def test_an_election_is_told_to_every_arbitration_of_the_dispute(rules: RuleBook) -> None:
    case = dispute_after(mediation_opened, arbitration_opened, other_opened, elected(4, 5, 6))
    event = last_of(case)
    told = react(event, case, rules)
    assert [(one.kind, one.case_id, one.step) for one in told] == [
        ("arbitration-case", ARBITRATION, "tell-representatives"),
        ("arbitration-case", OTHER, "tell-representatives"),
    ]
    assert {one.answers["representatives"] for one in told} == {(4, 5, 6)}
    assert len({one.command_id for one in told}) == 2
    assert react(event, case, rules) == told


def test_an_arbitration_that_begins_later_is_told_too(rules: RuleBook) -> None:
    case = dispute_after(elected(4, 5, 6), arbitration_opened)
    (told,) = react(last_of(case), case, rules)
    assert (told.case_id, told.answers["representatives"]) == (ARBITRATION, (4, 5, 6))


def test_elections_for_other_procedures_and_disputes_without_one_tell_nothing(rules: RuleBook) -> None:
    case = dispute_after(arbitration_opened, elected(4, 5, procedure=Procedure.LITIGATION), other_opened)
    assert [react(event, case, rules) for event in case.pending_events] == [()] * len(case.pending_events)


def test_acceptance_starts_the_time_for_the_one_notice_of_a_collective_case_only(rules: RuleBook) -> None:
    case = case_after(ArbitrationCase, *TAKEN_UP, under=HERE)
    (told,) = react(last_of(case), case, rules)
    assert (told.step, told.case_id, told.answers["on"]) == ("start-notice", case.id, date(2026, 3, 5))
    case.collective = None
    assert react(last_of(case), case, rules) == ()


def test_an_award_in_force_for_some_opens_enforcement_and_concludes_nothing(rules: RuleBook) -> None:
    case = case_after(ArbitrationCase, *AWARDED, sued(7), effective_for_others, under=HERE)
    event = last_of(case)
    (way,) = to_enforcement.react(event, case, rules)
    assert way.answers["procedure"] is Procedure.ENFORCEMENT
    assert "第十七条" in way.answers["way_authority"]
    assert concludes(event, case, rules) == ()


def test_the_process_is_registered() -> None:
    assert PROCESSES[NAME] is react
