"""承接: taken over by an act of the next organ, and compared with its source ever after."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import taking_over
from domain.carrying import Carriable, NotCarriable, confirmed, digest_of
from domain.corrections import NotCorrectable
from domain.mediation import MediationCase
from domain.parties import Side
from domain.steps import questions, steps_of
from domain.taking_over import Extent, relied_on
from tests.support.carrying_steps import (
    FROM,
    ON,
    Taken,
    corrected,
    document_withdrawn,
    filed,
    given_up,
    history,
    identified,
    item,
    listed,
    signed,
    taken,
)
from tests.support.lawful_walk import SOURCE, answers, case_after, read_again
from tests.support.mediation_road import APPLIED
from tests.support.story import TEXT


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
