"""承接: confirmed by one organ, taken over by an act of the next, compared with its source ever after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, get_type_hints
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.views.wording import found_in
from application.catalogue import KINDS
from domain import carrying, confirmed_facts, documents, evidence_index, taking_over
from domain.arbitration import ArbitrationCase
from domain.carrying import Carriable, Matter, NotCarriable, confirmed, digest_of, gone
from domain.confirmed_facts import ConfirmedFacts, HowIdentified, Identified, Standing
from domain.corrections import NotCorrectable
from domain.documents import DocumentKind, Volume
from domain.evidence_index import Authenticity, EvidenceItem, EvidenceKind, Form
from domain.history import History, with_corrections
from domain.kernel import Aggregate, event_classes
from domain.mediation import MediationCase
from domain.mediation.record import MediationState
from domain.parties import Side
from domain.personal_data import PrivilegedText
from domain.refusals import DateBeforeItsGround, Refused, StepNotOpen
from domain.service.methods import Addressee
from domain.steps import questions, steps_of
from domain.taking_over import Extent, TakingOver, relied_on
from tests.support import arbitration_road
from tests.support.lawful_walk import RULES, SOURCE, STORED, answers, case_after, read_again, rules_of
from tests.support.mediation_road import APPLIED
from tests.support.story import MEDIATOR, NOTE, TEXT, occasion

ON = date(2026, 11, 19)
FROM = UUID(int=91)
ANOTHER = replace(MEDIATOR, institution_id=UUID(int=22))
CONFIRMING = {"mediation-case", "court-mediation", "arbitration-case", "litigation-case"}
RECEIVING = CONFIRMING | {"appeal-case", "enforcement-case", "inspection-case"}
CARRIABLE = [
    event for kind in KINDS.values() for event in event_classes(kind) if issubclass(event, Carriable)
]
Taken = Callable[[Any], None]


def history(case: Any) -> History:
    return with_corrections(list(case.pending_events))


def identified(**other: Any) -> Taken:
    said = {
        "side": Side.WORKER,
        "standing": Standing.PARTY,
        "who": TEXT,
        "how": HowIdentified.ORIGINAL,
        "result": Identified.MATCHES,
        **other,
    }
    return lambda case: case.check_identity(ON, **said)


def item(**other: Any) -> EvidenceItem:
    said: dict[str, Any] = {
        "name": TEXT,
        "evidence_kind": EvidenceKind.DOCUMENTARY,
        "offered_by": Side.WORKER,
        "form": Form.COPY_CHECKED,
        **other,
    }
    return EvidenceItem(**said)


def listed(*items: EvidenceItem) -> Taken:
    return lambda case: case.list_evidence(ON, items=items or (item(),), history=history(case))


def signed(*, by_all: bool = True) -> Taken:
    return lambda case: case.record_undisputed_facts(ON, undisputed=TEXT, confirmed_by_all=by_all)


def filed(volume: Volume = Volume.MAIN) -> Taken:
    main = volume is Volume.MAIN
    return lambda case: case.file_document(
        ON,
        document_kind=DocumentKind.EVIDENCE,
        volume=volume,
        title=TEXT if main else None,
        inner_title=None if main else NOTE,
        digest=STORED.digest,
        stored=STORED,
        history=history(case),
    )


def document_withdrawn(version: int) -> Taken:
    return lambda case: case.withdraw_document(ON, of_version=version, reason=TEXT, history=history(case))


def withdrawn(version: int = 2) -> Taken:
    return lambda case: case.withdraw_fact(ON, of_version=version, reason=TEXT, history=history(case))


def corrected(version: int, field: str, now: str) -> Taken:
    return lambda case: case.correct(
        ON, of_version=version, field=field, now=now, reason=TEXT, approved_by="主任",
        history=history(case), rules=RULES,
    )  # fmt: skip


def taken(on: date = ON, **other: Any) -> Taken:
    source = other.pop("source", SOURCE)
    said = {"from_case_id": FROM, "entry": 4, "digest": source.digest, "extent": Extent.WHOLE, **other}
    return lambda case: case.take_over_fact(on, source=source, history=history(case), **said)


def given_up(version: int = 2) -> Taken:
    return lambda case: case.give_up_fact(ON, of_version=version, reason=TEXT, history=history(case))


def by_another(step: Taken) -> Taken:
    def done(case: Any) -> None:
        case.occasion = occasion(by=ANOTHER)
        step(case)

    return done


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


# Taking over


def test_taking_over_keeps_whose_it_was_and_what_it_was() -> None:
    case = case_after(MediationCase, *APPLIED, taken())
    event = case.pending_events[-1]
    assert (event.from_case_id, event.entry, event.digest) == (FROM, 4, SOURCE.digest)
    assert (event.source_organ, event.source_procedure) == (SOURCE.organ, SOURCE.procedure)
    assert (event.confirmed_on, event.confirmed_by) == (SOURCE.confirmed_on, SOURCE.confirmed_by)
    assert (event.extent, event.reservation, event.taken) == (Extent.WHOLE, None, SOURCE.content)
    assert relied_on(history(case)) == {(FROM, 4): event}


def test_a_reservation_and_an_objection_to_the_source_are_kept_with_it() -> None:
    contested = replace(SOURCE, objections=(7,))
    case = case_after(
        MediationCase, *APPLIED, taken(extent=Extent.RESERVED, reservation=TEXT, source=contested)
    )
    assert case.pending_events[-1].reservation == TEXT
    assert case.pending_events[-1].source_objections == (7,)


def test_it_can_be_renewed_made_whole_and_given_up_and_taken_again() -> None:
    newer = replace(SOURCE, digest="f" * 64)
    steps = [
        taken(extent=Extent.RESERVED, reservation=TEXT),
        taken(),
        taken(source=newer),
        given_up(4),
        taken(),
    ]
    case = case_after(MediationCase, *APPLIED, *steps)
    (standing,) = relied_on(history(case)).values()
    assert standing.originator_version == 6
    with pytest.raises(taking_over.NotTakenOver):
        given_up(3)(case)


@pytest.mark.parametrize("field", sorted(taking_over.FactTakenOver.FIXED))
def test_what_was_taken_over_cannot_be_corrected_into_something_else(field: str) -> None:
    case = case_after(MediationCase, *APPLIED, taken())
    with pytest.raises(NotCorrectable):
        corrected(2, field, "示例")(case)


# Comparing with the source

CHANGES: dict[str, tuple[tuple[Taken, ...], int, Taken, bool]] = {
    "its date": ((identified(),), 2, corrected(2, "occurred_on", "2026-11-18"), True),
    "its result": ((identified(),), 2, corrected(2, "how", "face"), True),
    "a document it names": ((filed(), listed(item(filed_in=2))), 3, document_withdrawn(2), True),
    "a document it does not name": ((filed(), listed()), 3, document_withdrawn(2), False),
    "another entry": ((identified(), identified()), 2, corrected(3, "how", "face"), False),
    "an objection": (
        (identified(),),
        2,
        lambda case: case.object(ON, of_version=2, reason=TEXT, history=history(case)),
        False,
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_digest_changes_with_what_is_carried_and_with_nothing_else(name: str) -> None:
    past, version, change, changes = CHANGES[name]
    case = case_after(MediationCase, *APPLIED, *past)
    before = digest_of(history(case), confirmed(history(case), version))
    change(case)
    assert (digest_of(history(case), confirmed(history(case), version)) != before) is changes


def test_a_check_corrected_into_a_failure_confirms_nothing() -> None:
    case = case_after(MediationCase, *APPLIED, identified(), corrected(2, "result", "differs"))
    with pytest.raises(NotCarriable):
        confirmed(history(case), 2)


@given(st.data())
def test_the_same_confirmation_of_another_case_or_entry_has_another_digest(data: st.DataObject) -> None:
    asked = {
        question.name: question for question in questions(steps_of(MediationCase)["check_identity"].decision)
    }
    said = {name: data.draw(answers(question)) for name, question in asked.items() if name != "on"}
    if said["side"] is Side.BOTH:
        said["side"] = Side.WORKER
    case = case_after(MediationCase, *APPLIED, identified(**said), identified(**said))
    past = history(case)
    one, two = past.events[-2:]
    assert isinstance(one, Carriable)
    assert isinstance(two, Carriable)
    assert digest_of(past, one) == digest_of(history(case), one)
    assert digest_of(past, one) != digest_of(past, two)
    elsewhere: Any = one
    assert digest_of(past, one) != digest_of(past, replace(elsewhere, originator_id=UUID(int=2)))


def test_a_case_reads_the_same_again() -> None:
    case = case_after(MediationCase, *APPLIED, identified(), listed(), signed(), taken(), given_up(5))
    assert read_again(case).version == case.version
    assert read_again(case).state is case.state


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
