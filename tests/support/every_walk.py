"""One walk over every kind of the catalogue: each step from each state it is offered in, found by trying."""

from collections.abc import Iterator
from dataclasses import dataclass, field, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

from adapters.event_mapper import EventMapper
from domain.history import History, with_corrections
from domain.kernel import Aggregate, Correction, Event, event_classes
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.recording import Organ
from domain.refusals import Refused
from domain.steps import Question, Step, questions, steps_of, supplied
from domain.terms import Capacity, Term
from domain.time_limits import Deadline
from tests.support.cases_beside import beside_of
from tests.support.further_pasts import FURTHER
from tests.support.lawful_walk import case_after, remembered, supply
from tests.support.story import CASE, MEDIATOR, NOTE, TEXT, TODAY, WORKER, Happened, occasion
from tests.support.told_examples import Example, examples, pasts, roads

Past = tuple[Event, ...]
Pair = tuple[str, str]
MAPPER = EventMapper()
LATER = (0, 1, 3, 8, 16, 21, 31, 46, 61, 95, 190, 370, 735)
"""How long after what went before a step is tried, in days: periods are still running, or have run out."""
CHANCES = 40
TELLS_OTHERWISE = {("supervision-matter", "note_lead_result")}
"""What the procuratorate answered is a result returned or one only noted, as the matter stands."""
NEEDS_MORE = {"count_again", "correct"}
"""Steps of every case that need a changed calendar, or an entry to restate; told in tests of their own."""
KEPT = 8
"""Pasts kept of each state."""


def case_of(kind: type[Aggregate], past: Past) -> Any:
    """The case as its record tells it, ready for a step."""
    case: Any = kind.of(CASE, past)
    # Each step by somebody else of the same institution: what one enters another confirms.
    case.occasion = occasion(by=replace(MEDIATOR, person_id=UUID(int=100 + len(past))))
    return case


def moved(value: Any, days: timedelta) -> Any:
    """The same answer so many days later, however deep its dates lie."""
    if isinstance(value, Deadline):
        return value
    if isinstance(value, date):
        return value + days
    if isinstance(value, tuple):
        return tuple(moved(one, days) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        plain: Any = value
        changed = (
            {name: moved(one, days) for name, one in vars(plain).items()}
            if hasattr(plain, "__dict__")
            else {}
        )
        return replace(plain, **changed)
    return value


def any_answer(chance: Random, question: Question, on: date, memory: list[Any]) -> Any:
    """Some answer of the right kind; what need not be answered is left open half of the time."""
    if question.may_be_absent and chance.random() < 0.5:
        return question.default
    count = chance.randint(1, 3) if question.many else 1
    given = [_any_value(chance, question, on, memory) for _ in range(count)]
    return tuple(given) if question.many else given[0]


def _any_value(chance: Random, question: Question, on: date, memory: list[Any]) -> Any:
    kind = question.kind
    remembers = [one for one in memory if type(one) is kind and kind in {str, UUID, date}]
    if remembers and chance.random() < 0.5:
        return chance.choice(remembers)
    plain: dict[Any, Any] = {
        bool: chance.random() < 0.5,
        int: question.ask.minimum + chance.choice((0, 0, 0, 0, 1, 1, 2, 3, 5, 9)),
        str: chance.choice(("示例", "（2025）示0902民初1号", "示例〔2025〕1号", str(on))),
        date: on + timedelta(days=chance.choice((-30, -3, 0, 0, 3, 10, 60))),
        Decimal: chance.choice((Decimal("100.00"), Decimal("0.01"), Decimal("24000.00"))),
        UUID: UUID(int=chance.choice((2, 3, 6, 7))),
        Person: WORKER,
        SealedText: TEXT,
        PrivilegedText: NOTE,
        Organ: Organ(institution_id=UUID(int=21), name="示例县调解中心", capacity=Capacity.MEDIATION),
    }
    if kind in plain:
        return plain[kind]
    if isinstance(kind, type) and issubclass(kind, Term):
        return chance.choice(list(kind))
    if is_dataclass(kind):
        built: Any = kind
        return built(**{one.name: any_answer(chance, one, on, memory) for one in questions(built)})
    raise AssertionError(f"no values are known for {kind}")


def ways(case: Any, step: Step, told: list[Example]) -> Iterator[tuple[date, dict[str, Any]]]:
    """Every way a step is tried: as the road files take it, on later and later days, then by chance."""
    asked = {question.name for question in questions(step.decision)} - {"on"}
    given = supplied(step.decision)
    stock = supply(case, given)
    days = days_to_try(case)
    for on in (None, *days):
        for example in told:
            known = {name: value for name, value in example.answers.items() if name in asked}
            supplies = {name: value or example.answers.get(name) for name, value in stock.items()}
            day = on or example.on
            yield day, {name: moved(one, day - example.on) for name, one in known.items()} | supplies
    chance = Random(f"{case.TOPIC} {case.state} {step.name}")
    memory = list(inside(vars(case)))
    for _ in range(CHANCES):
        on = chance.choice(days)
        answers = {
            one.name: any_answer(chance, one, on, memory)
            for one in questions(step.decision)
            if one.name != "on"
        }
        yield on, answers | stock


def days_to_try(case: Any) -> list[date]:
    """Later and later, then the days the case itself knows, and those after its periods ran out."""
    since = min(case.state_since or date(2025, 3, 3), TODAY)
    found = list(inside(vars(case)))
    known = {one for one in found if type(one) is date and one >= since}
    passed = {one.falls_on + timedelta(days=1) for one in found if isinstance(one, Deadline)}
    later = [since + timedelta(days=days) for days in LATER]
    return [day for day in (*later, *sorted(known | {one for one in passed if one > since})) if day <= TODAY]


@dataclass
class Walk:
    """What became of the walk over one kind."""

    kind: type[Aggregate]
    walked: dict[Pair, Event] = field(default_factory=dict)
    everywhere: dict[Pair, Event] = field(default_factory=dict)
    """Steps of every state, where they were taken."""
    refused: dict[Pair, Refused] = field(default_factory=dict)
    kept: dict[str, list[Past]] = field(default_factory=dict)

    @property
    def offered(self) -> set[Pair]:
        """Every state with every step offered in it by name."""
        return {(str(state), step.name) for step in steps_of(self.kind).values() for state in step.when}

    @property
    def left(self) -> set[Pair]:
        """What no walk took."""
        return self.offered - set(self.walked)

    def keep(self, case: Any, past: Past) -> bool:
        """Keep a past, unless enough of its state are known already or one much like it is."""
        known = self.kept.setdefault(str(case.state), [])
        if len(known) >= KEPT or shape(past) in {shape(one) for one in known}:
            return False
        known.append(past)
        return True


def shape(past: Past) -> frozenset[Any]:
    """What two pasts that open the same steps have in common: what happened, and what was chosen from a list."""
    return frozenset(
        (event.TOPIC, *(one for one in vars(event).values() if isinstance(one, Term | bool)))
        for event in past
    )


def take(kind: type[Aggregate], past: Past, step: Step, told: list[Example]) -> tuple[Any, Refused | None]:
    """The case after the step in the first way it can be taken, or None and the last refusal."""
    refusal = None
    for on, answers in ways(case_of(kind, past), step, told):
        if on > TODAY or (past and on < past[0].occurred_on):
            continue
        case = case_of(kind, past)
        try:
            getattr(case, step.name)(on, **(answers | supply_from(case, past, step)))
        except Refused as refused:
            refusal = refused
            continue
        if case.pending_events:
            return case, None
    return None, refusal


def supply_from(case: Any, past: Past, step: Step, *, fitting: bool = True) -> dict[str, Any]:
    """The record so far, for the steps that read it, and the other case of those that concern two, if one is to fit."""
    record = {
        name: with_corrections(list(past))
        for name, kind in supplied(step.decision).items()
        if kind is History
    }
    return record | (beside_of(case, past, step) if fitting else {})


@cache
def walk(kind: type[Aggregate]) -> Walk:
    """Walk a kind as far as it goes."""
    done = Walk(kind)
    frontier: list[Past] = []
    for past in _beginnings(kind):
        frontier.append(past)
        done.keep(case_of(kind, past), past)
    while frontier:
        past = frontier.pop(0)
        for step in steps_of(kind).values():
            if not step.when and not past:
                continue
            frontier.extend(_walked_on(done, past, step))
        if not done.left and len(done.everywhere) > 400:
            break
    return done


def _beginnings(kind: type[Aggregate]) -> Iterator[Past]:
    seen: set[frozenset[Any]] = set()
    for past in ((), *pasts(kind)):
        told = _told(kind, past)
        if told is not None and shape(told) not in seen:
            seen.add(shape(told))
            yield told
    for past in FURTHER.get(kind.TOPIC, ()):
        told = _told(kind, past)
        assert told is not None, f"{kind.TOPIC}: {past}"
        yield told


def _told(kind: type[Aggregate], past: tuple[Any, ...]) -> Past | None:
    """The events of a road's past; one that begins in the middle goes on from the kind's first beginning."""
    if past and isinstance(past[0], Happened):
        own = all(issubclass(one.event, event_classes(kind)) for one in past)
        return tuple(one.stored(version) for version, one in enumerate(past, start=1)) if own else None
    openings = [table[name][1] for table in roads(kind) for name in table if steps_of(kind)[name].opens]
    for begun in ((), openings[:1]):
        try:
            return tuple(case_after(kind, *begun, *past).pending_events)
        except (Refused, AttributeError, TypeError, IndexError):
            continue
    return None


def _walked_on(done: Walk, past: Past, step: Step) -> list[Past]:
    """Pasts worth going on from after trying one step once."""
    before = case_of(done.kind, past)
    pair = (str(before.state), step.name)
    known = done.walked if step.when else done.everywhere
    somewhere = step.name in NEEDS_MORE or any(name == step.name for _, name in known)
    if not step.when and (pair in known or (somewhere and pair in done.refused)):
        return []
    target = step.records.LEADS_TO
    if pair in known and (target is None or len(done.kept.get(str(target), ())) >= KEPT):
        return []
    hindrance = step.hindrance(before)
    if hindrance is not None:
        done.refused.setdefault(pair, hindrance)
        return []
    case, refusal = take(done.kind, past, step, examples(done.kind).get(step.name, []))
    if case is None:
        if refusal is not None:
            done.refused[pair] = refusal
        return []
    holds(case, before, past, step)
    known.setdefault(pair, case.pending_events[-1])
    whole = (*past, *case.pending_events)
    return [whole] if not issubclass(step.records, Correction) and done.keep(case, whole) else []


def holds(case: Any, before: Any, past: Past, step: Step) -> None:
    """What is true after every step, whatever the case and whatever the answers."""
    recorded = tuple(case.pending_events)
    whole = (*past, *recorded)
    told = any(isinstance(event, step.records) for event in recorded)
    assert told or (case.TOPIC, step.name) in TELLS_OTHERWISE, (case.TOPIC, step.name)
    if told and len(recorded) == 1:
        assert case.state == (step.records.LEADS_TO or before.state)
    assert case.state in set(case.STATES)
    assert [event.originator_version for event in whole] == list(range(1, len(whole) + 1))
    if not any(isinstance(event, Correction) for event in whole):
        assert remembered(type(case).of(CASE, whole)) == remembered(case)
    for event in recorded:
        stored = MAPPER.to_stored(event)
        again = MAPPER.to_domain(CASE, event.originator_version, stored)
        assert MAPPER.to_stored(again).state == stored.state
        for value in inside(vars(event)):
            assert not isinstance(value, Deadline) or value.authority
            assert not isinstance(value, Decimal) or value >= 0


def inside(value: Any) -> Iterator[Any]:
    """A value and all that lies in it."""
    yield value
    if isinstance(value, dict):
        parts: Any = [*value, *value.values()]
    elif isinstance(value, tuple | list | set | frozenset):
        parts = value
    elif is_dataclass(value) and not isinstance(value, type) and not isinstance(value, Deadline):
        parts = [getattr(value, name) for name in value.__dataclass_fields__]
    else:
        return
    for part in parts:
        yield from inside(part)
