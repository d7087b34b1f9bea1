"""劳动争议: the thread of a dispute, its parties, its claims and the ways open to it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from domain.claims import Claim, ClaimKind
from domain.dispute import Dispute
from domain.dispute.limitation import Interruption, NoSuchClaim, Obstacle
from domain.dispute.record import (
    ClaimantUnknown,
    DisputeCause,
    DisputeState,
    EmployedBackwards,
    Outcome,
)
from domain.parties import Employer, Worker
from domain.reckoning import AlreadyPaused, NotPaused
from domain.refusals import DateBeforeItsGround, DateInFuture, Refused, StepNotOpen
from domain.representation.succession import Relation, Successor, WhySucceeded
from domain.steps import steps_of
from domain.terms import Procedure
from tests.support.lawful_walk import OF_EVERY_CASE, RULES, case_after, read_again, remembered, story
from tests.support.members import MEMBER_STEPS
from tests.support.story import TEXT, WORKER

S = DisputeState
MEDIATION, ARBITRATION, SUPERVISION = UUID(int=5), UUID(int=6), UUID(int=7)
BACKWARDS = Worker(person=WORKER, employed_from=date(2025, 3, 1), employed_until=date(2025, 2, 28))
Taken = Callable[[Any], None]


def claim(amount: str | None = "100.00", claimant: int | None = None) -> Claim:
    wanted = None if amount is None else Decimal(amount)
    return Claim(kind=ClaimKind.WAGES, amount=wanted, claimant=claimant)


def registered_with(
    *claims: Claim, workers: tuple[Worker, ...] = (Worker(person=WORKER), Worker(person=WORKER))
) -> Taken:
    return lambda case: case.register(
        date(2026, 1, 5),
        cause=DisputeCause.PAY,
        workers=workers,
        employers=(Employer(name="某科技公司"),),
        claims=claims,
        facts=TEXT,
    )


def mediation_opened(case: Any) -> None:
    case.open_procedure(date(2026, 1, 6), procedure=Procedure.MEDIATION, case_id=MEDIATION)


def concluded(case: Any) -> None:
    case.conclude(date(2026, 3, 1), outcome=Outcome.SETTLED, by_case_id=MEDIATION)


def payment_order_way(case: Any) -> None:
    case.open_way(date(2026, 1, 20), procedure=Procedure.PAYMENT_ORDER, from_case_id=MEDIATION)


def way_taken(case: Any) -> None:
    case.take_way(date(2026, 1, 21), procedure=Procedure.PAYMENT_ORDER, by_case_id=ARBITRATION)


def stopped(case: Any) -> None:
    case.suspend_limitation(date(2026, 1, 6), since=date(2025, 12, 1), obstacle=Obstacle.FORCE_MAJEURE)


def overseen(case: Any) -> None:
    case.note_oversight(date(2026, 3, 9), procedure=Procedure.PROCURATORIAL, case_id=SUPERVISION)


def worker_followed(case: Any) -> None:
    case.note_worker_succession(
        date(2026, 3, 10),
        worker=1,
        died_on=date(2026, 3, 1),
        successors=(Successor(person=WORKER, relation=Relation.RELATIVE),),
        from_case_id=ARBITRATION,
    )


def employer_followed(case: Any) -> None:
    case.note_employer_succession(
        date(2026, 3, 10),
        employer=1,
        why=WhySucceeded.MERGED,
        changed_on=date(2026, 3, 1),
        successors=(Employer(name="某合并后公司"),),
        from_case_id=ARBITRATION,
    )


OPEN = (registered_with(claim(), claim("50.50", claimant=2), claim(None)),)
LAWFUL: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "register": ((), OPEN[0]),
    "join_worker": (OPEN, lambda case: case.join_worker(date(2026, 1, 7), worker=Worker(person=WORKER))),
    "join_employer": (
        OPEN,
        lambda case: case.join_employer(date(2026, 1, 7), employer=Employer(name="某快递公司")),
    ),
    "restate_claims": (OPEN, lambda case: case.restate_claims(date(2026, 1, 8), claims=(claim("7.00"),))),
    "open_procedure": (OPEN, mediation_opened),
    "open_way": (
        (*OPEN, mediation_opened),
        lambda case: case.open_way(
            date(2026, 1, 20),
            procedure=Procedure.ARBITRATION,
            from_case_id=MEDIATION,
            until=RULES.deadline("arbitration_limitation_general", starts_from=date(2026, 1, 20)),
            way_authority="劳动争议调解仲裁法 第十四条第三款",
        ),
    ),
    "take_way": ((*OPEN, mediation_opened, payment_order_way), way_taken),
    "lose_way": (
        (*OPEN, mediation_opened, payment_order_way),
        lambda case: case.lose_way(
            date(2026, 1, 21), procedure=Procedure.PAYMENT_ORDER, by_case_id=ARBITRATION
        ),
    ),
    "conclude": ((*OPEN, mediation_opened), concluded),
    "note_oversight": (OPEN, overseen),
    "note_worker_succession": (OPEN, worker_followed),
    "note_employer_succession": (OPEN, employer_followed),
    "note_knowledge": (
        OPEN,
        lambda case: case.note_knowledge(date(2026, 1, 6), known_on=date(2025, 3, 10), claim=1),
    ),
    "interrupt_limitation": (
        OPEN,
        lambda case: case.interrupt_limitation(
            date(2026, 1, 6), interrupted_on=date(2025, 12, 5), ground=Interruption.RELIEF_SOUGHT
        ),
    ),
    "suspend_limitation": (OPEN, stopped),
    "resume_limitation": (
        (*OPEN, stopped),
        lambda case: case.resume_limitation(date(2026, 1, 7), removed_on=date(2025, 12, 20)),
    ),
    **{name: ((*OPEN, *past), taken) for name, (past, taken) in MEMBER_STEPS.items()},
}


def test_every_step_is_told_here_but_those_every_case_has() -> None:
    assert set(LAWFUL) == set(steps_of(Dispute)) - OF_EVERY_CASE


@pytest.mark.parametrize("name", LAWFUL)
def test_a_step_taken_from_its_lawful_state_records_its_event(name: str) -> None:
    past, taken = LAWFUL[name]
    case = case_after(Dispute, *past)
    before, declared = case.state, steps_of(Dispute)[name]
    taken(case)
    assert type(case.pending_events[-1]) is declared.records
    assert case.state == (declared.records.LEADS_TO or before)
    assert remembered(read_again(case)) == remembered(case)


REFUSALS: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "left before coming": ((), registered_with(claim(), workers=(BACKWARDS,)), EmployedBackwards, "workers"),
    "joined after leaving before coming": (
        OPEN,
        lambda case: case.join_worker(date(2026, 1, 7), worker=BACKWARDS),
        EmployedBackwards,
        "workers",
    ),
    "a third claimant of two": ((), registered_with(claim(claimant=3)), ClaimantUnknown, "claims"),
    "a third claimant of two, restated": (
        OPEN,
        lambda case: case.restate_claims(date(2026, 1, 8), claims=(claim(claimant=3),)),
        ClaimantUnknown,
        "claims",
    ),
    "claims restated once all is over": (
        (*OPEN, concluded),
        LAWFUL["restate_claims"][1],
        StepNotOpen,
        "",
    ),
    "a claim that was not made": (
        OPEN,
        lambda case: case.note_knowledge(date(2026, 1, 6), known_on=date(2025, 3, 10), claim=4),
        NoSuchClaim,
        "claim",
    ),
    "known tomorrow": (
        OPEN,
        lambda case: case.note_knowledge(date(2026, 1, 6), known_on=date(2999, 1, 1)),
        DateInFuture,
        "known_on",
    ),
    "stopped while it stands still": ((*OPEN, stopped), stopped, AlreadyPaused, "since"),
    "stopped before it last went on": (
        (*OPEN, stopped, LAWFUL["resume_limitation"][1]),
        stopped,
        AlreadyPaused,
        "since",
    ),
    "going on without having stopped": (OPEN, LAWFUL["resume_limitation"][1], NotPaused, "removed_on"),
    "going on before it stopped": (
        (*OPEN, stopped),
        lambda case: case.resume_limitation(date(2026, 1, 7), removed_on=date(2025, 11, 30)),
        NotPaused,
        "removed_on",
    ),
    "a worker before the dispute": (
        OPEN,
        lambda case: case.join_worker(date(2026, 1, 4), worker=Worker(person=WORKER)),
        DateBeforeItsGround,
        "on",
    ),
}


@pytest.mark.parametrize("what", REFUSALS)
def test_what_cannot_be_is_refused_and_changes_nothing(what: str) -> None:
    past, taken, rule, field = REFUSALS[what]
    story(Dispute, *past).when(taken).then_refused(rule, field)


def test_the_sum_claimed_leaves_out_claims_without_an_amount() -> None:
    assert case_after(Dispute, *OPEN).claimed == Decimal("150.50")


def test_a_worker_who_joined_may_claim() -> None:
    case = case_after(Dispute, *OPEN, LAWFUL["join_worker"][1])
    case.restate_claims(date(2026, 1, 8), claims=(claim("9.00", claimant=3),))
    assert case.claimed == Decimal("9.00")


def test_a_procedure_told_twice_is_recorded_once() -> None:
    case = case_after(Dispute, *OPEN, mediation_opened, mediation_opened)
    assert len(case.pending_events) == 2


def test_a_way_open_without_limit_is_open() -> None:
    case = case_after(Dispute, *OPEN, mediation_opened)
    case.open_way(date(2026, 1, 20), procedure=Procedure.ARBITRATION, from_case_id=MEDIATION)
    assert case.ways == {Procedure.ARBITRATION: None}


def test_a_new_procedure_opens_a_concluded_dispute_again() -> None:
    case = case_after(Dispute, *OPEN, mediation_opened, concluded)
    case.open_procedure(date(2026, 3, 9), procedure=Procedure.ARBITRATION, case_id=ARBITRATION)
    assert case.state == S.OPEN
    assert case.procedures == {MEDIATION: Procedure.MEDIATION, ARBITRATION: Procedure.ARBITRATION}


def test_oversight_opens_nothing_interrupts_nothing_and_is_recorded_once() -> None:
    case = case_after(Dispute, *OPEN, mediation_opened, concluded, overseen, overseen)
    assert case.state == S.CONCLUDED
    assert case.procedures[SUPERVISION] is Procedure.PROCURATORIAL
    assert [change.on for change in case.limitation_changes] == [date(2026, 1, 6)]
    assert len(case.pending_events) == 4


@pytest.mark.parametrize("name", ["take_way", "lose_way"])
def test_a_way_never_opened_does_not_end_and_one_that_ended_does_not_end_again(name: str) -> None:
    past, ends = LAWFUL[name]
    untouched = case_after(Dispute, *OPEN, mediation_opened, ends)
    assert len(untouched.pending_events) == 2
    case = case_after(Dispute, *past, ends, ends)
    assert len(case.pending_events) == 4
    assert case.ways == {}
