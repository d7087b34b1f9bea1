"""Stored events are for ever: a chosen name, every field said, every word explained in the glossary."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import MISSING, fields
from typing import TypeVar

import pytest

from domain.kernel import AGGREGATES, Aggregate, Event, event_classes
from tests.architecture.glossary import glossary
from tests.architecture.house import ROOT, domain_modules

domain_modules()

CASES = tuple(case for case in AGGREGATES.values() if case.__module__.startswith("domain."))
EVENTS = tuple(dict.fromkeys(event for case in CASES for event in event_classes(case)))
C = TypeVar("C")
GLOSSARY = ROOT / "docs" / "glossary.md"


def subclasses(of: type[C]) -> Iterator[type[C]]:
    """Every class below a class, defined in the domain."""
    below: type[C]
    for below in of.__subclasses__():
        if below.__module__.startswith("domain."):
            yield below
        yield from subclasses(below)


def explained() -> set[str]:
    """Names that stand in a row of the glossary, as `code`."""
    rows = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


def test_there_are_cases_and_events_to_look_at() -> None:
    assert len(CASES) > 1
    assert len(EVENTS) > len(CASES)


def test_every_event_belongs_to_a_case_or_is_the_common_form_of_events_that_do() -> None:
    stray = [event for event in subclasses(Event) if event not in EVENTS and not event.__subclasses__()]
    assert stray == []


def test_every_case_has_a_topic_of_its_own() -> None:
    chapters = {chapter for case in CASES for chapter in case.__mro__}
    stray = [case for case in subclasses(Aggregate) if case not in chapters and not case.__subclasses__()]
    assert stray == []


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: str(event.TOPIC))
def test_an_event_says_its_topic_itself(event: type[Event]) -> None:
    assert "TOPIC" in vars(event)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*", event.TOPIC)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.TOPIC))
def test_the_topics_of_a_case_begin_with_its_own(case: type[Aggregate]) -> None:
    assert [event.TOPIC for event in event_classes(case) if event.TOPIC.split(".")[0] != case.TOPIC] == []


def test_no_topic_is_used_twice() -> None:
    assert [topic for topic, times in Counter(event.TOPIC for event in EVENTS).items() if times > 1] == []


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: str(event.TOPIC))
def test_no_field_of_an_event_is_made_up_on_reading(event: type[Event]) -> None:
    """A default factory is called again when the record is read: filed by one person, read as another's."""
    made_up = [field for field in fields(event) if field.default_factory is not MISSING or not field.init]
    assert [field.name for field in made_up] == []


def test_every_case_and_every_event_has_its_row_in_the_glossary() -> None:
    topics = [case.TOPIC for case in CASES] + [event.TOPIC for event in EVENTS]
    assert [topic for topic in topics if topic not in explained()] == []


def test_the_glossary_says_what_the_declarations_say() -> None:
    written = GLOSSARY.read_text(encoding="utf-8")
    assert written == glossary(), "python tests/architecture/glossary.py > docs/glossary.md"


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.TOPIC))
def test_a_period_that_entries_add_up_to_is_a_field_of_theirs(case: type[Aggregate]) -> None:
    held = {field.name for event in event_classes(case) for field in fields(event)}
    moving = getattr(case, "MOVING", ())
    assert isinstance(moving, tuple), "one name is a list of one name: (name,)"
    assert set(moving) <= held
