"""Successions told to the dispute, and who may record in somebody else's case."""

from dataclasses import replace
from uuid import UUID

import pytest

from application.people import Actor, Institution
from application.permissions import why_not
from application.processes import PROCESSES, successions_of_a_dispute
from domain.arbitration import ArbitrationCase
from domain.dispute import Dispute
from domain.litigation import LitigationCase
from domain.steps import steps_of
from domain.terms import Capacity
from tests.support.arbitration_road import DISPUTE, SCHEDULED
from tests.support.lawful_walk import RULES, Taken, case_after
from tests.support.litigation_road import CLERK, RECEIVED
from tests.support.people import HERE, MERGED, STEPS, employer_became, worker_died
from tests.support.story import CASE


@pytest.mark.parametrize(
    ("taken", "step"),
    [
        (worker_died(), "note-worker-succession"),
        (employer_became(MERGED), "note-employer-succession"),
    ],
)
def test_the_dispute_is_told_as_it_was_recorded(taken: Taken, step: str) -> None:
    case = case_after(ArbitrationCase, *SCHEDULED, taken, under=HERE)
    event = case.pending_events[-1]
    (command,) = successions_of_a_dispute.react(event, case, RULES)
    assert (command.kind, command.case_id, command.step) == ("dispute", DISPUTE, step)
    assert command.answers["successors"] == event.successors
    assert command.answers["from_case_id"] == CASE
    assert successions_of_a_dispute.react(event, case, RULES) == (command,)


def test_the_process_is_at_work_and_other_entries_tell_nothing() -> None:
    assert successions_of_a_dispute.NAME in PROCESSES
    case = case_after(ArbitrationCase, *SCHEDULED, under=HERE)
    assert successions_of_a_dispute.react(case.pending_events[-1], case, RULES) == ()


def test_the_dispute_tells_nobody_again() -> None:
    from tests.domain.test_dispute import OPEN, employer_followed  # noqa: PLC0415

    case = case_after(Dispute, *OPEN, employer_followed)
    assert successions_of_a_dispute.react(case.pending_events[-1], case, RULES) == ()


# Who records.


def actor(capacity: Capacity, institution_id: UUID) -> Actor:
    at = Institution(institution_id=institution_id, name="示例机构", region="140902", capacity=capacity)
    return Actor(person_id=UUID(int=90), name="示例", institution=at)


@pytest.mark.parametrize("name", STEPS)
def test_only_an_institution_that_takes_part_records_representatives(name: str) -> None:
    arbitration = case_after(ArbitrationCase, *SCHEDULED)
    step = steps_of(ArbitrationCase)[name]
    handling = actor(Capacity.MEDIATION, arbitration.handled_by)
    assert why_not(replace(handling), step, arbitration) is None
    for capacity in (Capacity.COURT, Capacity.ARBITRATION, Capacity.PROCURATORATE):
        assert why_not(actor(capacity, UUID(int=77)), step, arbitration) is not None
    suit = case_after(LitigationCase, *RECEIVED, under=HERE)
    assert why_not(actor(Capacity.COURT, CLERK.institution_id), steps_of(LitigationCase)[name], suit) is None
