"""What follows from the branches of arbitration: ways told to the dispute, limits on the board, earlier roles."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from application.catalogue import entry
from application.earlier_roles import earlier_roles
from application.limit_standing import LimitState
from application.processes import to_enforcement
from application.processes.conclusion_of_a_dispute import react as concludes
from application.processes.from_arbitration import react as opens
from application.rulings import Rulings
from application.running_limits import CaseLimits
from domain.arbitration import ArbitrationCase
from domain.dispute import Dispute
from domain.kernel import Aggregate, Event
from domain.terms import Capacity, Procedure
from tests.support.arbitration_branches import (
    BRANCHES,
    DEFERRED,
    ENTRUSTED,
    EVERY,
    PARTIAL,
    PARTLY_RECEIVED,
    TWO_RECEIVED,
    mediation_failed,
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
    heard,
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
    event = case.pending_events[-1]
    commands = (*opens(event, case, RULES), *to_enforcement.react(event, case, RULES))
    assert [command.answers["procedure"] for command in commands] == procedures
    assert commands == (*opens(event, case, RULES), *to_enforcement.react(event, case, RULES))


def test_one_document_taking_effect_concludes_nothing_while_another_is_before_a_court() -> None:
    road = (*PARTLY_RECEIVED, separately_sued(PARTIAL, date(2026, 4, 10)), awarded, received, effective)
    case = case_after(ArbitrationCase, *road, under=HERE)
    assert concludes(case.pending_events[-1], case, RULES) == ()
    alone = case_after(ArbitrationCase, *HEARD, awarded, received, effective, under=HERE)
    assert len(concludes(alone.pending_events[-1], alone, RULES)) == 1


def standing(code: str, *road: Taken) -> list[LimitState]:
    """How every limit of a rule stands, in the order in which they began."""
    events = case_after(ArbitrationCase, *road, under=HERE).pending_events
    told = CaseLimits.of("arbitration-case", events, Rulings.of(RULES))
    return [told.state_of(key) for key, held in told.limits.items() if held.deadline.code == code]


RUNNING, MET, LAPSED = LimitState.RUNNING, LimitState.MET, LimitState.LAPSED


def test_the_decision_on_acceptance_stands_still_while_the_parties_mediate() -> None:
    assert standing("arb_acceptance", *DEFERRED) == [LimitState.SUSPENDED]
    assert standing("arb_acceptance", *DEFERRED, mediation_failed) == [RUNNING]


SUE = "sue_after_nonfinal_award"


def test_the_time_to_sue_over_a_partial_award_runs_on_while_the_rest_is_heard() -> None:
    early = (*HEARD, partly_awarded(), PARTLY_RECEIVED[-1], rest_heard)
    assert standing(SUE, *early) == [RUNNING, RUNNING]
    sued = separately_sued(PARTIAL, date(2026, 4, 10))
    assert standing(SUE, *early, sued) == [MET, RUNNING]  # the worker's; the employer's runs on


def test_of_two_documents_a_suit_over_one_is_none_over_the_other() -> None:
    road = (*PARTLY_RECEIVED, awarded, received)
    sued = BRANCHES["record_separate_suit"][1]
    assert standing(SUE, *road, sued) == [MET, RUNNING, RUNNING, RUNNING]
    over_the_rest = EVERY["record_suit"][1]  # the employer's
    assert standing(SUE, *road, over_the_rest)[3] is MET
    assert MET not in standing(SUE, *road, over_the_rest)[:3]


def test_force_of_a_partial_award_ends_the_time_to_sue_over_it() -> None:
    road, taken = BRANCHES["establish_separate_effect"]
    assert standing(SUE, *road, taken) == [LAPSED, LAPSED]


@pytest.mark.parametrize("name", ["join_counterclaim", "join_party", "amend_claims", "accept_transferred"])
def test_the_award_is_due_once_however_often_its_time_began(name: str) -> None:
    past, taken = BRANCHES[name]
    assert standing("arb_award", *past, taken) == [RUNNING]


def test_the_award_stays_due_whatever_is_decided_first() -> None:
    assert standing("arb_award", *PARTLY_RECEIVED) == [RUNNING]
    assert standing("arb_award", *ENTRUSTED) == [RUNNING]


def test_mediation_by_others_ends_in_time_or_runs_out() -> None:
    ended, expired = BRANCHES["end_entrusted_mediation"][1], BRANCHES["record_entrusted_expiry"][1]
    assert standing("arb_entrusted_mediation", *ENTRUSTED) == [RUNNING]
    assert standing("arb_entrusted_mediation", *ENTRUSTED, ended) == [MET]
    assert standing("arb_entrusted_mediation", *ENTRUSTED, expired) == [LAPSED]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("arb_recusal_decision", "decide_recusal"),
        ("arb_case_cancellation_notice", "notify_cancellation"),
        ("arb_counterclaim_decide", "join_counterclaim"),
        ("arb_counterclaim_decide", "decline_counterclaim"),
    ],
)
def test_what_the_commission_owes_runs_until_it_is_done(code: str, name: str) -> None:
    past, taken = BRANCHES[name]
    assert standing(code, *past) == [RUNNING]
    assert standing(code, *past, taken) == [MET]


def test_a_recusal_is_owed_even_after_the_hearing() -> None:
    assert standing("arb_recusal_decision", *BRANCHES["decide_recusal"][0], heard) == [RUNNING]


RECUSAL = entry("arbitration-case", "apply-for-recusal")


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
    known = asyncio.run(earlier_roles(records, RECUSAL, case))
    assert known is not None
    roles = known.roles
    assert [(role.official_id, role.case_id, role.capacity) for role in roles] == [
        (MEDIATOR.person_id, mediation, Capacity.MEDIATION)
    ]
    assert ARBITRATOR.person_id not in {role.official_id for role in roles}


def test_a_case_without_a_dispute_knows_no_earlier_roles() -> None:
    records: Any = Records(None, {})
    known = asyncio.run(earlier_roles(records, RECUSAL, ArbitrationCase.blank(CASE)))
    assert known is not None
    assert known.roles == ()


def test_a_step_that_does_not_ask_reads_no_other_procedure() -> None:
    nothing_to_read: Any = None
    hearing = entry("arbitration-case", "hold-hearing")
    assert asyncio.run(earlier_roles(nothing_to_read, hearing, ArbitrationCase.blank(CASE))) is None
