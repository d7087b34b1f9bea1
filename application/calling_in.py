"""Calling in 委托: an answer that names an institution becomes the institution as it is known on that day."""

from collections.abc import Iterable, Mapping
from typing import Any

from application.people import Institution
from domain.recording import Organ
from domain.refusals import Refused
from domain.steps import INSTITUTION, Question
from domain.terms import Capacity


class NoSuchInstitution(Refused):
    """没有这个机构，或者该机构不以这一身份办理。"""

    CODE = "no-such-institution"
    AUTHORITY = "本系统权限规则"


def calls_in(asked: Iterable[Question]) -> bool:
    """Whether a step asks for an institution."""
    return any(question.ask.refers_to == INSTITUTION for question in asked)


def who_may_be_called(
    institutions: Iterable[Institution], capacities: tuple[Capacity, ...]
) -> list[Institution]:
    """Those that act in one of the capacities."""
    return [one for one in institutions if one.capacity in capacities]


def with_organs(
    asked: Iterable[Question], answers: Mapping[str, Any], institutions: Iterable[Institution]
) -> dict[str, Any]:
    """The same answers, each id of an institution replaced by what is recorded of it."""
    given, known = dict(answers), list(institutions)
    for question in asked:
        if question.ask.refers_to == INSTITUTION and given.get(question.name) is not None:
            given[question.name] = _organ(question, given[question.name], known)
    return given


def _organ(question: Question, institution_id: Any, institutions: list[Institution]) -> Organ:
    for one in who_may_be_called(institutions, question.ask.acting_as):
        if one.institution_id == institution_id:
            return Organ(institution_id=one.institution_id, name=one.name, capacity=one.capacity)
    raise NoSuchInstitution(field=question.name)
