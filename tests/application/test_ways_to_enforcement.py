"""When documents take effect, fail or are applied on: what the dispute is told, and nothing filed for anybody."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from application.casework import Directed
from application.processes import from_enforcement, from_payment_order, to_enforcement, ways_closed
from application.processes.conclusion_of_a_dispute import react as concludes
from application.processes.procedures_of_a_dispute import react as enters
from application.rulings import Rulings
from domain.arbitration import ArbitrationCase
from domain.claims import Instalment
from domain.dispute.record import Outcome
from domain.enforcement import EnforcementCase
from domain.enforcement.standstill import GroundOfTermination
from domain.kernel import Aggregate
from domain.litigation import LitigationCase
from domain.mediation import MediationCase
from domain.payment_order import PaymentOrderCase
from domain.terms import Procedure
from tests.support import (
    arbitration_road,
    enforcement_road,
    litigation_road,
    mediation_road,
    payment_order_road,
)
from tests.support.lawful_walk import RULES, case_after
from tests.support.litigation_road import HERE
from tests.support.story import TEXT, occasion

Taken = Callable[[Any], None]
Road = tuple[Taken, ...]
Reaction = Callable[..., tuple[Directed, ...]]
RULINGS = Rulings.of(RULES)
HALVES = tuple(
    Instalment(due_on=due_on, amount=mediation_road.SUM / 2)
    for due_on in (date(2026, 3, 31), date(2026, 2, 28))
)


def told(reacts: Reaction, kind: type[Aggregate], road: Road) -> tuple[Directed, ...]:
    """What a process makes of the last event of a road."""
    case = case_after(kind, *road, under=occasion() if kind is MediationCase else HERE)
    event = case.pending_events[-1]
    commands = reacts(event, case, RULES)
    assert commands == reacts(event, case, RULES)
    return commands


def taken(lawful: dict[str, tuple[Road, Taken]], step: str) -> Road:
    past, last = lawful[step]
    return (*past, last)


EFFECTS: dict[str, tuple[type[Aggregate], Road, date]] = {
    "a final award, from the day it was made": (
        ArbitrationCase,
        taken(arbitration_road.LAWFUL, "make_final_award"),
        date(2026, 1, 1),
    ),
    "a judgment nobody appealed, from the day after the last for an appeal": (
        LitigationCase,
        taken(litigation_road.LAWFUL, "establish_effect"),
        date(2026, 8, 11),
    ),
    "a court's statement, from its receipt": (
        LitigationCase,
        taken(litigation_road.LAWFUL, "receive_statement"),
        date(2026, 6, 4),
    ),
    "a judgment affirmed": (
        LitigationCase,
        taken(litigation_road.LAWFUL, "record_appeal_outcome"),
        date(2026, 10, 9),
    ),
    "a payment order, from the last day to pay": (
        PaymentOrderCase,
        taken(payment_order_road.LAWFUL, "establish_force"),
        date(2026, 6, 9),
    ),
    "a confirmed agreement, from its last instalment": (
        MediationCase,
        (
            *mediation_road.MEDIATING,
            mediation_road.drafted_with(HALVES),
            mediation_road.signed,
            mediation_road.confirmation_applied,
            mediation_road.LAWFUL["confirm"][1],
        ),
        date(2026, 3, 31),
    ),
    "an application withdrawn, from that application": (
        EnforcementCase,
        (
            *enforcement_road.NOTIFIED,
            lambda case: case.terminate(date(2026, 5, 1), ground=GroundOfTermination.WITHDRAWN),
        ),
        date(2026, 3, 2),
    ),
}


@pytest.mark.parametrize("what", EFFECTS)
def test_what_takes_effect_opens_enforcement_for_two_years(what: str) -> None:
    kind, road, starts_from = EFFECTS[what]
    (command,) = told(to_enforcement.react, kind, road)
    if kind is ArbitrationCase:
        starts_from = command.answers["on"]
    assert (command.kind, command.case_id, command.step) == ("dispute", litigation_road.DISPUTE, "open-way")
    assert command.answers["procedure"] is Procedure.ENFORCEMENT
    assert command.answers["until"].code == "enforcement_application"
    assert command.answers["until"].starts_from == starts_from
    assert (
        "第二百五十条" in command.answers["way_authority"]
        or "第四百四十条" in command.answers["way_authority"]
    )


def test_what_found_no_property_may_be_enforced_without_limit_of_time() -> None:
    (command,) = told(to_enforcement.react, EnforcementCase, enforcement_road.ENDED)
    assert command.answers["until"] is None
    assert "不受" in command.answers["way_authority"]


def test_a_nonfinal_award_is_enforced_from_the_day_after_the_last_to_sue() -> None:
    road = taken(arbitration_road.LAWFUL, "establish_effect")
    (command,) = told(to_enforcement.react, ArbitrationCase, road)
    effective = case_after(ArbitrationCase, *road, under=HERE).pending_events[-1]
    assert (command.answers["until"].starts_from - effective.sue_until.falls_on).days == 1


def test_an_arbitral_statement_is_enforced_from_its_last_instalment() -> None:
    heard = arbitration_road.LAWFUL["make_statement"][0]
    made: Taken = lambda case: case.make_statement(  # noqa: E731 - a step like the others
        case.state_since,
        number="示劳人仲调〔2026〕1号",
        amount=mediation_road.SUM,
        instalments=HALVES,
        terms=TEXT,
    )
    received = arbitration_road.LAWFUL["receive_statement"][1]
    (command,) = told(to_enforcement.react, ArbitrationCase, (*heard, made, received))
    assert command.answers["until"].starts_from == date(2026, 3, 31)


OTHERS = (
    (LitigationCase, litigation_road.JUDGED),
    (PaymentOrderCase, payment_order_road.SERVED),
    (MediationCase, mediation_road.EFFECTIVE),
    (EnforcementCase, enforcement_road.MEASURES),
    (ArbitrationCase, arbitration_road.NONFINAL),
)


@pytest.mark.parametrize(("kind", "road"), OTHERS)
def test_what_has_no_effect_yet_opens_nothing(kind: type[Aggregate], road: Road) -> None:
    for reacts in (to_enforcement.react, ways_closed.react, from_enforcement.react, from_payment_order.react):
        assert told(reacts, kind, road) == ()


# Payment orders that fail.


def test_an_order_that_fell_on_an_agreement_leads_to_court() -> None:
    (command,) = told(from_payment_order.react, PaymentOrderCase, payment_order_road.FALLEN)
    assert (command.answers["procedure"], command.answers["until"]) == (Procedure.LITIGATION, None)


def test_an_order_that_fell_on_unpaid_wages_leads_to_arbitration_within_the_year_begun_anew() -> None:
    (command,) = told(from_payment_order.react, PaymentOrderCase, payment_order_road.ON_WAGES)
    assert command.answers["procedure"] is Procedure.ARBITRATION
    assert command.answers["until"].falls_on == date(2027, 5, 6)


def test_what_fell_in_part_goes_on_as_the_whole_would() -> None:
    (command,) = told(
        from_payment_order.react, PaymentOrderCase, taken(payment_order_road.LAWFUL, "uphold_in_part")
    )
    assert command.answers["procedure"] is Procedure.LITIGATION


@pytest.mark.parametrize("step", ["decline", "reject", "revoke"])
def test_an_order_turned_down_leaves_arbitration(step: str) -> None:
    road = taken(payment_order_road.LAWFUL, step)
    (command,) = told(from_payment_order.react, PaymentOrderCase, road)
    assert command.answers["procedure"] is Procedure.ARBITRATION


# Enforcement refused.


def test_what_is_not_enforced_may_be_sued_on_within_thirty_days_of_receipt() -> None:
    (command,) = told(
        from_enforcement.react, EnforcementCase, taken(enforcement_road.LAWFUL, "serve_refusal")
    )
    assert command.answers["procedure"] is Procedure.LITIGATION
    assert command.answers["until"].falls_on == date(2026, 5, 25)


# Ways taken or gone.

CLOSED: dict[str, tuple[type[Aggregate], Road, Procedure, str]] = {
    "a payment order applied for": (
        PaymentOrderCase,
        payment_order_road.APPLIED,
        Procedure.PAYMENT_ORDER,
        "take-way",
    ),
    "enforcement applied for": (
        EnforcementCase,
        enforcement_road.APPLIED,
        Procedure.ENFORCEMENT,
        "take-way",
    ),
    "enforcement gone on with": (
        EnforcementCase,
        taken(enforcement_road.LAWFUL, "resume"),
        Procedure.ENFORCEMENT,
        "take-way",
    ),
    "an award revoked": (
        EnforcementCase,
        taken(enforcement_road.LAWFUL, "terminate"),
        Procedure.ENFORCEMENT,
        "lose-way",
    ),
    "a payment order revoked": (
        PaymentOrderCase,
        taken(payment_order_road.LAWFUL, "revoke"),
        Procedure.ENFORCEMENT,
        "lose-way",
    ),
    "an award sued over": (
        ArbitrationCase,
        taken(arbitration_road.LAWFUL, "record_suit"),
        Procedure.ENFORCEMENT,
        "lose-way",
    ),
}


@pytest.mark.parametrize("what", CLOSED)
def test_a_way_taken_or_gone_is_closed_on_the_dispute(what: str) -> None:
    kind, road, procedure, step = CLOSED[what]
    (command,) = told(ways_closed.react, kind, road)
    assert (command.step, command.answers["procedure"]) == (step, procedure)


def test_both_procedures_enter_the_dispute() -> None:
    (order,) = told(enters, PaymentOrderCase, payment_order_road.APPLIED)
    (enforcement,) = told(enters, EnforcementCase, enforcement_road.APPLIED)
    assert order.answers["procedure"] is Procedure.PAYMENT_ORDER
    assert enforcement.answers["procedure"] is Procedure.ENFORCEMENT


CONCLUSIONS: dict[str, tuple[type[Aggregate], Road, Outcome]] = {
    "paid on the order": (
        PaymentOrderCase,
        taken(payment_order_road.LAWFUL, "record_full_payment"),
        Outcome.PAID,
    ),
    "the order in force": (
        PaymentOrderCase,
        taken(payment_order_road.LAWFUL, "establish_force"),
        Outcome.ORDERED,
    ),
    "enforced": (EnforcementCase, taken(enforcement_road.LAWFUL, "complete"), Outcome.ENFORCED),
    "settled in enforcement": (
        EnforcementCase,
        taken(enforcement_road.LAWFUL, "close_settlement"),
        Outcome.ENFORCED,
    ),
}


@pytest.mark.parametrize("what", CONCLUSIONS)
def test_payment_concludes_the_dispute(what: str) -> None:
    kind, road, outcome = CONCLUSIONS[what]
    (command,) = told(concludes, kind, road)
    assert command.answers["outcome"] is outcome


def test_what_was_ended_for_want_of_property_concludes_nothing() -> None:
    assert told(concludes, EnforcementCase, enforcement_road.ENDED) == ()
