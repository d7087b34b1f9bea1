"""承接: what is confirmed by one organ, what can be carried, and what is refused."""

from dataclasses import replace
from datetime import date
from typing import get_type_hints

import pytest

from adapters.views.wording import found_in
from application.catalogue import KINDS
from domain import carrying, confirmed_facts, documents, evidence_index, taking_over
from domain.arbitration import ArbitrationCase
from domain.carrying import Carriable, Matter, NotCarriable, confirmed, digest_of, gone
from domain.confirmed_facts import ConfirmedFacts, HowIdentified, Identified
from domain.documents import Volume
from domain.evidence_index import Authenticity
from domain.kernel import Aggregate, event_classes
from domain.mediation import MediationCase
from domain.mediation.record import MediationState
from domain.parties import Side
from domain.personal_data import PrivilegedText
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from domain.service.methods import Addressee
from domain.steps import steps_of
from domain.taking_over import Extent, TakingOver
from tests.support import arbitration_road
from tests.support.carrying_steps import (
    ON,
    Taken,
    by_another,
    document_withdrawn,
    filed,
    given_up,
    history,
    identified,
    item,
    listed,
    signed,
    taken,
    withdrawn,
)
from tests.support.lawful_walk import SOURCE, case_after, read_again, rules_of
from tests.support.mediation_road import APPLIED
from tests.support.story import NOTE, TEXT

CONFIRMING = {"mediation-case", "court-mediation", "arbitration-case", "litigation-case"}
RECEIVING = CONFIRMING | {"appeal-case", "enforcement-case", "inspection-case"}
CARRIABLE = [
    event for kind in KINDS.values() for event in event_classes(kind) if issubclass(event, Carriable)
]


# Who confirms, who takes over, and what can never be carried


def test_every_procedure_that_should_confirms_and_takes_over() -> None:
    assert {topic for topic, kind in KINDS.items() if issubclass(kind, ConfirmedFacts)} == CONFIRMING
    assert {topic for topic, kind in KINDS.items() if issubclass(kind, TakingOver)} == RECEIVING


@pytest.mark.parametrize(
    "kind", [KINDS[topic] for topic in sorted(RECEIVING)], ids=lambda kind: str(kind.TOPIC)
)
def test_no_step_of_carrying_moves_the_case(kind: type[Aggregate]) -> None:
    own = {"check_identity", "list_evidence", "record_undisputed_facts", "withdraw_fact"}
    for name in (own | {"take_over_fact", "give_up_fact"}) & set(steps_of(kind)):
        assert steps_of(kind)[name].records.LEADS_TO is None
        assert steps_of(kind)[name].when == ()


@pytest.mark.parametrize("event", CARRIABLE, ids=lambda event: str(event.TOPIC))
def test_what_is_carried_is_named_field_by_field_and_nothing_privileged_is(event: type[Carriable]) -> None:
    assert event.CARRIES
    hints = get_type_hints(event)
    assert set(event.CARRIES) <= set(hints)
    assert not any("PrivilegedText" in str(hints[name]) for name in event.CARRIES)


def test_a_privileged_text_gets_into_no_digest() -> None:
    case = case_after(MediationCase, *APPLIED, identified())
    event = replace(case.pending_events[-1], who=NOTE)
    with pytest.raises(NotCarriable):
        digest_of(history(case), event)


def test_sessions_notes_and_documents_are_nothing_that_can_be_carried() -> None:
    for kind in KINDS.values():
        for event in event_classes(kind):
            if any("PrivilegedText" in str(hint) for hint in get_type_hints(event).values()):
                assert not issubclass(event, Carriable)


# Confirming


def test_an_identity_check_says_how_and_what_came_of_it_and_holds_no_number() -> None:
    case = case_after(MediationCase, *APPLIED, identified())
    event = case.pending_events[-1]
    assert (event.side, event.how, event.result) == (Side.WORKER, HowIdentified.ORIGINAL, Identified.MATCHES)
    assert not found_in(event.who, lambda value: isinstance(value, PrivilegedText))
    assert set(event.CARRIES) == {"side", "standing", "who", "how", "result"}
    assert case.state is MediationState.APPLIED


def test_evidence_is_numbered_on_through_the_case() -> None:
    case = case_after(ArbitrationCase, arbitration_road.filed, listed(item(), item()), listed())
    first, second = case.pending_events[-2:]
    assert (first.told_numbers(), second.told_numbers()) == ((1, 2), (3,))


def test_a_piece_of_evidence_names_the_entry_that_filed_it() -> None:
    case = case_after(MediationCase, *APPLIED, filed(), listed(item(filed_in=2)))
    assert case.pending_events[-1].rests_on() == (2,)


def test_the_other_sides_opinion_is_listed_where_it_is_no_concession() -> None:
    case = case_after(
        ArbitrationCase, arbitration_road.filed, listed(item(authenticity=Authenticity.ACCEPTED))
    )
    assert case.pending_events[-1].items[0].authenticity is Authenticity.ACCEPTED


def test_a_withdrawn_confirmation_stays_and_counts_no_longer() -> None:
    case = case_after(MediationCase, *APPLIED, signed(), withdrawn())
    assert gone(history(case)) == {2}
    assert confirmed(history(case), 2).TERM == "记载无争议事实"


REFUSED: dict[str, tuple[tuple[Taken, ...], Taken, type[Refused], str]] = {
    "both sides in one check": ((), identified(side=Side.BOTH), confirmed_facts.OneSideAtATime, "side"),
    "facts not everybody signed": (
        (),
        signed(by_all=False),
        confirmed_facts.UndisputedFactsNotConfirmed,
        "confirmed_by_all",
    ),
    "what a mediator heard of a piece": (
        (),
        listed(item(), item(authenticity=Authenticity.ACCEPTED)),
        evidence_index.OpinionInMediation,
        "items.1.authenticity",
    ),
    "a piece filed nowhere": (
        (),
        listed(item(filed_in=1)),
        documents.NotADocument,
        "items.0.filed_in",
    ),
    "a piece of the second volume": (
        (filed(Volume.SIDE),),
        listed(item(filed_in=2)),
        evidence_index.NotInTheMainVolume,
        "items.0.filed_in",
    ),
    "a piece that was withdrawn": (
        (filed(), document_withdrawn(2)),
        listed(item(filed_in=2)),
        evidence_index.NotInTheMainVolume,
        "items.0.filed_in",
    ),
    "withdrawing what another confirmed": (
        (signed(),),
        by_another(withdrawn()),
        confirmed_facts.ConfirmedByAnother,
        "of_version",
    ),
    "withdrawing twice": (
        (signed(), withdrawn()),
        withdrawn(),
        confirmed_facts.FactAlreadyWithdrawn,
        "of_version",
    ),
    "withdrawing what confirms nothing": ((), withdrawn(1), NotCarriable, "entry"),
    "withdrawing a check that failed": (
        (identified(result=Identified.DIFFERS),),
        withdrawn(),
        NotCarriable,
        "entry",
    ),
    "something else than was seen": ((), taken(digest="f" * 64), taking_over.SourceChanged, "digest"),
    "what was withdrawn": ((), taken(source=replace(SOURCE, gone=True)), taking_over.SourceGone, "entry"),
    "before it was confirmed": (
        (),
        taken(source=replace(SOURCE, confirmed_on=date(2026, 11, 20))),
        DateBeforeItsGround,
        "on",
    ),
    "with reservation but no reason": (
        (),
        taken(extent=Extent.RESERVED),
        taking_over.ReservationMisplaced,
        "reservation",
    ),
    "whole but with a reason": ((), taken(reservation=TEXT), taking_over.ReservationMisplaced, "reservation"),
    "the same twice": ((taken(),), taken(), taking_over.AlreadyTakenOver, "entry"),
    "giving up what was not taken": ((signed(),), given_up(), taking_over.NotTakenOver, "of_version"),
    "giving up twice": ((taken(), given_up()), given_up(), taking_over.NotTakenOver, "of_version"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_and_changes_nothing(name: str) -> None:
    past, step, refusal, field = REFUSED[name]
    case = case_after(MediationCase, *APPLIED, *past)
    recorded = len(case.pending_events)
    with pytest.raises(refusal) as refused:
        step(case)
    assert refused.value.field == field
    assert len(case.pending_events) == recorded


def test_every_rule_has_refused_something_here_and_says_where_it_is_written() -> None:
    chapters = (carrying, confirmed_facts, evidence_index, taking_over)
    declared = {rule for chapter in chapters for rule in rules_of(chapter)}
    assert declared - {refused[2] for refused in REFUSED.values()} == set()
    assert all(rule.AUTHORITY for rule in declared)


def test_nothing_is_confirmed_or_taken_before_the_case_is_opened() -> None:
    for step in (identified(), signed(), listed(), taken()):
        with pytest.raises(StepNotOpen):
            case_after(MediationCase, step)


def addressed(*, electronic: bool = True) -> Taken:
    return lambda case: case.confirm_address(
        ON, addressee=Addressee.EMPLOYER, address=TEXT, electronic=electronic
    )


def test_a_confirmed_address_is_carried_until_another_takes_its_place() -> None:
    case = case_after(ArbitrationCase, *arbitration_road.FILED, addressed())
    first = confirmed(history(case), 2)
    assert (first.MATTER, first.confirmed_by(), gone(history(case))) == (
        Matter.ADDRESS,
        Side.EMPLOYER,
        frozenset(),
    )
    addressed(electronic=False)(case)
    assert gone(history(case)) == {2}


def test_an_address_taken_back_is_no_consent_to_electronic_service() -> None:
    case = case_after(ArbitrationCase, *arbitration_road.FILED, addressed())
    assert case.service.agreed_to_electronic((Addressee.EMPLOYER,), None, ON)
    case.withdraw_fact(ON, of_version=2, reason=TEXT, history=history(case))
    assert not case.service.agreed_to_electronic((Addressee.EMPLOYER,), None, ON)
    assert read_again(case).service == case.service
