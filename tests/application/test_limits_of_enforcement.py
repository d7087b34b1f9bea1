"""The time to enforce on the board of the dispute, and the limits that an enforcement and a payment order show."""

from collections.abc import Callable
from datetime import date
from typing import Any

from application.limit_standing import LimitState
from application.processes import PROCESSES
from application.rulings import Rulings
from application.running_limits import CaseLimits
from domain.dispute import Dispute
from domain.dispute.record import DisputeCause, Outcome
from domain.enforcement import EnforcementCase
from domain.kernel import Aggregate
from domain.parties import Employer, Worker
from domain.payment_order import PaymentOrderCase
from domain.terms import Procedure
from tests.support import (
    enforcement_road,
    litigation_road,
    payment_order_road,
)
from tests.support.lawful_walk import RULES, case_after
from tests.support.litigation_road import HERE
from tests.support.story import TEXT, WORKER

Taken = Callable[[Any], None]
RULINGS = Rulings.of(RULES)


def way_opened(case: Any) -> None:
    until = RULES.deadline("enforcement_application", starts_from=date(2024, 2, 1))
    case.open_way(
        date(2026, 1, 20),
        procedure=Procedure.ENFORCEMENT,
        from_case_id=enforcement_road.ARBITRATION,
        until=until,
    )


def states(kind: str, case: Any) -> dict[str, LimitState]:
    """How each limit of a case stands, by code."""
    limits = CaseLimits.of(kind, case.pending_events, RULINGS)
    return {held.deadline.code: limits.state_of(key) for key, held in limits.limits.items()}


def dispute(*steps: Taken) -> dict[str, LimitState]:
    registered: Taken = lambda case: case.register(  # noqa: E731 - a step like the others
        date(2026, 1, 5),
        cause=DisputeCause.PAY,
        workers=(Worker(person=WORKER),),
        employers=(Employer(name="某餐饮公司"),),
        claims=(),
        facts=TEXT,
    )
    case = case_after(Dispute, registered, *steps)
    return states("dispute", case)


def concluded(case: Any) -> None:
    case.conclude(date(2026, 1, 20), outcome=Outcome.AWARDED, by_case_id=enforcement_road.ARBITRATION)


def enforcement_entered(case: Any) -> None:
    case.open_procedure(date(2026, 2, 2), procedure=Procedure.ENFORCEMENT, case_id=litigation_road.DISPUTE)
    case.take_way(date(2026, 2, 2), procedure=Procedure.ENFORCEMENT, by_case_id=litigation_road.DISPUTE)


def test_the_time_to_enforce_runs_on_in_a_dispute_that_is_over_and_ends_with_the_application() -> None:
    assert dispute(concluded, way_opened)["enforcement_application"] is LimitState.RUNNING
    taken_up = dispute(concluded, way_opened, enforcement_entered)
    assert taken_up["enforcement_application"] is LimitState.MET


def test_the_time_to_enforce_what_fell_is_nobodys_any_more() -> None:
    def lost(case: Any) -> None:
        case.lose_way(
            date(2026, 1, 25), procedure=Procedure.ENFORCEMENT, by_case_id=enforcement_road.ARBITRATION
        )

    assert dispute(way_opened, lost)["enforcement_application"] is LimitState.MOOT


def test_the_conclusion_is_told_before_the_way_so_that_its_time_runs_on() -> None:
    order = list(PROCESSES)
    assert order.index("conclusion-of-a-dispute") < order.index("to-enforcement")


def limits_after(kind: type[Aggregate], road: tuple[Taken, ...]) -> dict[str, LimitState]:
    return states(kind.TOPIC, case_after(kind, *road, under=HERE))


def test_an_enforcement_shows_which_of_its_limits_run() -> None:
    limits = limits_after(EnforcementCase, enforcement_road.MEASURES)
    assert limits["enforcement_application"] is LimitState.MET
    assert limits["enforcement_notice"] is LimitState.MET
    assert limits["enforcement_case_period"] is LimitState.RUNNING
    assert limits["freeze_bank_deposit"] is LimitState.RUNNING
    stayed = limits_after(EnforcementCase, (*enforcement_road.MEASURES, enforcement_road.stayed))
    assert stayed["enforcement_six_months"] is LimitState.SUSPENDED
    settled = limits_after(EnforcementCase, enforcement_road.SETTLED)
    assert settled["enforcement_six_months"] is LimitState.SUSPENDED
    assert settled["enforcement_application"] is LimitState.RUNNING
    past, complete = enforcement_road.LAWFUL["complete"]
    completed = limits_after(EnforcementCase, (*past, complete))
    assert completed["enforcement_case_period"] is LimitState.MET


def test_a_payment_order_shows_which_of_its_limits_run() -> None:
    limits = limits_after(PaymentOrderCase, payment_order_road.SERVED)
    assert limits["payment_order_acceptance"] is LimitState.MET
    assert limits["payment_order_issue"] is LimitState.MET
    assert limits["payment_order_service_limit"] is LimitState.MET
    assert limits["payment_order_response"] is LimitState.RUNNING
    objected = limits_after(PaymentOrderCase, payment_order_road.OBJECTED)
    assert objected["payment_order_response"] is LimitState.MET
