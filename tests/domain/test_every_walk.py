"""Every kind of the catalogue is walked: each step from each state it is offered in, and by chance beyond."""

from copy import deepcopy
from itertools import islice
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from application.catalogue import KINDS
from application.endings import ENDED
from domain.kernel import Aggregate, Correction
from domain.refusals import Refused
from domain.steps import steps_of
from tests.support.every_walk import NEEDS_MORE, case_of, holds, supply_from, walk, ways
from tests.support.lawful_walk import OF_EVERY_CASE, remembered
from tests.support.story import TODAY
from tests.support.told_examples import examples

OPEN_KINDS = [kind for kind in KINDS.values() if steps_of(kind)]


@pytest.mark.parametrize("kind", OPEN_KINDS, ids=lambda kind: kind.TOPIC)
def test_every_step_is_walked_from_every_state_it_is_offered_in(kind: type[Aggregate]) -> None:
    left = walk(kind).left
    told = [
        f"{kind.TERM}（{kind.TOPIC}）：{state} → {step}，{walk(kind).refused.get((state, step))!r}"
        for state, step in left
    ]
    assert not left, "\n".join(sorted(told))


@pytest.mark.parametrize("kind", OPEN_KINDS, ids=lambda kind: kind.TOPIC)
def test_every_state_is_reached(kind: type[Aggregate]) -> None:
    assert {str(state) for state in kind.STATES} <= set(walk(kind).kept)


@pytest.mark.parametrize("kind", OPEN_KINDS, ids=lambda kind: kind.TOPIC)
def test_steps_of_every_state_move_none_and_each_is_taken_somewhere(kind: type[Aggregate]) -> None:
    everywhere = {name: step for name, step in steps_of(kind).items() if not step.when}
    assert [name for name, step in everywhere.items() if step.records.LEADS_TO is not None] == []
    assert set(everywhere) - {name for _, name in walk(kind).everywhere} - NEEDS_MORE == set()


@pytest.mark.parametrize("kind", OPEN_KINDS, ids=lambda kind: kind.TOPIC)
def test_what_hinders_a_step_names_its_rule_and_its_authority(kind: type[Aggregate]) -> None:
    for (state, step), refusal in walk(kind).refused.items():
        assert refusal.CODE, (state, step)
        assert refusal.authority, (kind.TOPIC, state, step, refusal)


@pytest.mark.parametrize("kind", OPEN_KINDS, ids=lambda kind: kind.TOPIC)
@settings(max_examples=20)
@given(data=st.data())
def test_chance_breaks_no_invariant_and_what_is_unlawful_is_refused_with_its_rule(
    kind: type[Aggregate], data: st.DataObject
) -> None:
    """From any past the walk knows: lawful or not, as the roads take it or by chance, on any day."""
    state = data.draw(st.sampled_from(sorted(walk(kind).kept)))
    past = data.draw(st.sampled_from(walk(kind).kept[state]))
    chance = Random(data.draw(st.integers(0, 2**16)))
    for _ in range(3):
        past = taken_or_refused(kind, past, chance)


def names_its_rule(refusal: Refused) -> None:
    assert refusal.CODE
    assert refusal.authority, repr(refusal)


def other_of(given: dict[str, Any]) -> Any:
    """The case beside, of a step that concerns two."""
    beside = given.get("beside")
    return beside and beside.case


def taken_or_refused(kind: type[Aggregate], past: Any, chance: Random) -> Any:
    """The past after some step was tried in some way; a refused one changes nothing and names its rule."""
    case, before = case_of(kind, past), case_of(kind, past)
    step = chance.choice(list(steps_of(kind).values()))
    tries = ways(before, step, examples(kind).get(step.name, [])[:2])
    *_, (on, answers) = islice(tries, chance.randint(1, 40))
    held = deepcopy(remembered(case))
    hindered = step.hindrance(before) is not None
    answers |= supply_from(case, past, step, fitting=chance.random() < 0.8)
    other = other_of(answers)
    stood = len(other.pending_events) if other else 0
    try:
        getattr(case, step.name)(on, **answers)
    except Refused as refused:
        names_its_rule(refused)
        assert remembered(case) == held
        assert other is None or len(other.pending_events) == stood, "both are recorded, or neither"
        assert not case.pending_events
        return past
    assert not hindered
    assert on <= TODAY
    assert other is None or len(other.pending_events) > stood, "both are recorded, or neither"
    if not case.pending_events:
        assert remembered(case) == held
        return past
    if case.state in ENDED.get(kind.TOPIC, frozenset()) or before.state in ENDED.get(kind.TOPIC, frozenset()):
        assert not step.when or before.state in step.when
    holds(case, before, past, step)
    corrected = any(isinstance(event, Correction) for event in case.pending_events)
    return past if corrected else (*past, *case.pending_events)


def test_the_steps_the_walk_leaves_to_others_are_steps_of_every_case() -> None:
    assert NEEDS_MORE <= OF_EVERY_CASE
