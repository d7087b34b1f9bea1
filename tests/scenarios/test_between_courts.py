"""What one court records reaches the cases it concerns: the first instance, the arbitration and the dispute."""

from typing import Any

import pytest

from adapters.scenario_file import read_scenario
from application.catalogue import kind_of
from application.scenario import Taken
from domain.enforcement import EnforcementCase
from domain.litigation.appeal import AppealOutcome
from domain.revocation_news import RevocationNews
from domain.terms import Procedure
from tests.scenarios.test_demonstration import FOLDER


@pytest.fixture
def told(new_stage: Any) -> Any:
    """Play a scenario, let everything settle, and hand out its cases by their kind."""

    def play(name: str) -> dict[str, Any]:
        report = new_stage.play(read_scenario(FOLDER / f"{name}.yaml"))
        assert not report.differences
        new_stage.loop.run(new_stage.house.settled())
        taken = [one for one in report.played if isinstance(one.outcome, Taken)]
        cases = {one.step.kind: one.outcome.case_id for one in taken}
        return {
            kind: new_stage.loop.run(new_stage.house.case_file.load(kind_of(kind), case_id))
            for kind, case_id in cases.items()
        }

    return play


def test_the_first_instance_learns_of_both_appeals_and_of_the_outcome(told: Any, new_stage: Any) -> None:
    cases = told("fiction-second-instance")
    suit = cases["litigation-case"]
    assert suit.state == "appeal_decided"
    assert len(suit.appellants) == 2
    entries = new_stage.loop.run(new_stage.house.case_file.history(suit.id))
    assert entries[-1].outcome is AppealOutcome.REVERSED
    assert str(entries[-1].amount) == "32000.00"
    dispute = cases["dispute"]
    assert dispute.state == "concluded"
    assert Procedure.SECOND_INSTANCE in dispute.procedures.values()
    assert {Procedure.SECOND_INSTANCE, Procedure.ARBITRATION, Procedure.ENFORCEMENT} <= set(dispute.ways)


def test_the_arbitration_learns_that_its_award_fell_and_the_dispute_that_it_may_go_to_court(
    told: Any,
) -> None:
    cases = told("fiction-revoked-award")
    assert cases["arbitration-case"].state == "to_revocation"
    dispute = cases["dispute"]
    assert str(dispute.ways[Procedure.LITIGATION]) == "2025-07-01"
    assert set(dispute.procedures.values()) == {
        Procedure.ARBITRATION,
        Procedure.ENFORCEMENT,
        Procedure.REVOCATION,
        Procedure.LITIGATION,
    }


def test_the_court_that_enforces_is_told_of_the_attack_and_rules_itself(told: Any, new_stage: Any) -> None:
    enforcement = told("fiction-revoked-award")["enforcement-case"]
    entries = new_stage.loop.run(new_stage.house.case_file.history(enforcement.id))
    told_of = [entry.news for entry in entries if isinstance(entry, EnforcementCase.RevocationNoted)]
    assert told_of == [RevocationNews.FILED, RevocationNews.ACCEPTED, RevocationNews.REVOKED]
    assert enforcement.state == "terminated"
