"""What follows from the branches of arbitration: ways told to the dispute, limits on the board, earlier roles."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from application.earlier_roles import earlier_roles
from application.processes.conclusion_of_a_dispute import react as concludes
from application.processes.from_arbitration import react as opens
from application.running_limits import CaseLimits, LimitState
from domain.arbitration import ArbitrationCase
from domain.dispute import Dispute
from domain.kernel import Aggregate, Event
from domain.terms import Capacity, Procedure
from tests.support.arbitration_branches import (
    BRANCHES,
    DEFERRED,
    ENTRUSTED,
    PARTIAL,
    PARTLY_RECEIVED,
    TWO_RECEIVED,
    partly_awarded,
    rest_heard,
    separately_sued,
)
from tests.support.arbitration_road import (
    ARBITRATOR,
    HEARD,
    HERE,
    SCHEDULED,
    Taken,
    awarded,
    effective,
    received,
)
from tests.support.lawful_walk import RULES, case_after
from tests.support.story import CASE, MEDIATOR

WAYS: dict[str, tuple[tuple[Taken, ...], list[Procedure]]] = {
    "a final partial award": ((*HEARD, partly_awarded(final=True)), [Procedure.ENFORCEMENT]),
    "a partial award that is not final": ((*HEARD, partly_awarded()), []),
    "its receipt": (PARTLY_RECEIVED, [Procedure.LITIGATION, Procedure.LITIGATION]),
    "receipt of the final document of two": (TWO_RECEIVED, [Procedure.LITIGATION, Procedure.REVOCATION]),
    "two documents": (TWO_RECEIVED[:-1], [Procedure.ENFORCEMENT]),
    "advance enforcement": (
        (*HEARD, BRANCHES["award_advance_enforcement"][1]),
        [Procedure.ENFORCEMENT],
    ),
    "a partial statement both have signed for": (
        (*BRANCHES["receive_partial_statement"][0], BRANCHES["receive_partial_statement"][1]),
        [Procedure.ENFORCEMENT],
    ),
}


@pytest.mark.parametrize("what", WAYS)
def test_the_ways_that_open_are_told_to_the_dispute(what: str) -> None:
    road, procedures = WAYS[what]
    case = case_after(ArbitrationCase, *road, under=HERE)
    commands = opens(case.pending_events[-1], case, RULES)
    assert [command.answers["procedure"] for command in commands] == procedures
    assert commands == opens(case.pending_events[-1], case, RULES)


def test_one_document_taking_effect_concludes_nothing_while_another_is_before_a_court() -> None:
    road = (*PARTLY_RECEIVED, separately_sued(PARTIAL, date(2026, 4, 10)), awarded, received, effective)
    case = case_after(ArbitrationCase, *road, under=HERE)
    assert concludes(case.pending_events[-1], case, RULES) == ()
    alone = case_after(ArbitrationCase, *HEARD, awarded, received, effective, under=HERE)
    assert len(concludes(alone.pending_events[-1], alone, RULES)) == 1


def limits(*road: Taken) -> CaseLimits:
    return CaseLimits.of("arbitration-case", case_after(ArbitrationCase, *road, under=HERE).pending_events)


def test_the_decision_on_acceptance_stands_still_while_the_parties_mediate() -> None:
    assert limits(*DEFERRED).state_of("arb_acceptance") is LimitState.SUSPENDED


def test_the_time_to_sue_over_a_partial_award_runs_on_while_the_rest_is_heard() -> None:
    received_first = (*HEARD, partly_awarded(), PARTLY_RECEIVED[-1], rest_heard)
    assert limits(*received_first).state_of("sue_after_nonfinal_award") is LimitState.RUNNING
    sued = limits(*received_first, separately_sued(PARTIAL, date(2026, 4, 10)))
    assert sued.state_of("sue_after_nonfinal_award") is LimitState.MET


def test_the_award_stays_due_whatever_is_decided_first() -> None:
    assert limits(*PARTLY_RECEIVED).state_of("arb_award") is LimitState.RUNNING
    assert limits(*ENTRUSTED).state_of("arb_award") is LimitState.RUNNING


def test_a_recusal_runs_until_it_is_decided() -> None:
    past, decided = BRANCHES["decide_recusal"]
    assert limits(*past).state_of("arb_recusal_decision") is LimitState.RUNNING
    assert limits(*past, decided).state_of("arb_recusal_decision") is LimitState.MET


class Records:
    """The records of three cases of one dispute."""

    def __init__(self, dispute: Any, histories: dict[UUID, Sequence[Event]]) -> None:
        self.dispute, self.histories = dispute, histories

    async def read(self, kind: type[Aggregate], case_id: UUID) -> Aggregate:  # noqa: ARG002
        return self.dispute  # type: ignore[no-any-return]

    async def history(self, case_id: UUID, after_version: int = 0) -> list[Event]:  # noqa: ARG002
        return list(self.histories[case_id])


def test_earlier_roles_are_read_from_the_other_procedures_of_the_dispute() -> None:
    mediation = UUID(int=77)
    case = case_after(ArbitrationCase, *SCHEDULED, under=HERE)
    by_mediator = [replace(event, recorded_by=MEDIATOR) for event in case.pending_events]
    dispute = Dispute.blank(UUID(int=2))
    dispute.procedures = {mediation: Procedure.MEDIATION, CASE: Procedure.ARBITRATION}
    records: Any = Records(dispute, {mediation: by_mediator, CASE: case.pending_events})
    roles = asyncio.run(earlier_roles(records, case)).roles
    assert [(role.official_id, role.case_id, role.capacity) for role in roles] == [
        (MEDIATOR.person_id, mediation, Capacity.MEDIATION)
    ]
    assert ARBITRATOR.person_id not in {role.official_id for role in roles}


def test_a_case_without_a_dispute_knows_no_earlier_roles() -> None:
    records: Any = Records(None, {})
    assert asyncio.run(earlier_roles(records, ArbitrationCase.blank(CASE))).roles == ()
