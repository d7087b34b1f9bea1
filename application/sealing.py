"""Sealing 封存: answers in the clear become what an event may hold, and rows for the vault."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any
from uuid import UUID

from application.ports import Sealer
from domain.parties import PersonParticulars
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.recording import Organ
from domain.steps import Question, questions


def asked_as(kind: Any) -> Any:
    """What a person is asked for where the event will hold only a reference."""
    if kind is Person:
        return PersonParticulars
    if kind is Organ:
        return UUID
    return str if kind in (SealedText, PrivilegedText) else kind


def sealed(asked: tuple[Question, ...], given: Mapping[str, Any], sealer: Sealer) -> dict[str, Any]:
    """The same answers as the decision takes them."""
    return {
        question.name: _answer(question, given[question.name], sealer)
        for question in asked
        if question.name in given
    }


def _answer(question: Question, given: Any, sealer: Sealer) -> Any:
    if given is None:
        return None
    if question.many:
        return tuple(_one(question.kind, item, sealer) for item in given)
    return _one(question.kind, given, sealer)


def _one(kind: Any, given: Any, sealer: Sealer) -> Any:
    if kind is SealedText:
        return sealer.text(given)
    if kind is PrivilegedText:
        return sealer.privileged(given)
    if kind is Person:
        return sealer.person(given)
    if isinstance(given, Mapping):
        return kind(**sealed(questions(kind), given, sealer))
    return given


def sealed_in(value: object) -> Iterator[Person | SealedText | PrivilegedText]:
    """Every reference to something sealed, however deep it lies in an event."""
    if isinstance(value, Person | SealedText | PrivilegedText):
        yield value
    elif isinstance(value, tuple | list):
        for each in value:
            yield from sealed_in(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from sealed_in(getattr(value, field.name))
