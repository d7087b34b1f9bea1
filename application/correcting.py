"""A correction 更正 must satisfy what was asked when the entry was made: same form, same length, same check digits."""

from collections.abc import Mapping
from typing import Any, get_type_hints

from application.catalogue import catalogue
from application.ports import AnswerReader, InvalidAnswer, InvalidAnswers
from domain.corrections import read
from domain.history import History
from domain.kernel import Event
from domain.steps import Question


def must_fit(kind: str, history: History, answers: Mapping[str, Any], reader: AnswerReader) -> None:
    """Refuse, under `now`, what the entry's own step would have refused."""
    entry = history.entry(answers["of_version"])
    question = _question(kind, entry, answers["field"])
    if question is None:
        return
    given = read(get_type_hints(type(entry))[answers["field"]], answers["now"])
    try:
        reader.read(f"{entry.TOPIC}#{question.name}", (question,), {question.name: given})
    except InvalidAnswers as wrong:
        raise InvalidAnswers(
            [InvalidAnswer("now", fault.code, fault.reason) for fault in wrong.answers]
        ) from None


def _question(kind: str, entry: Event, field: str) -> Question | None:
    """What was asked for the field; None where the step computed it or the entry has no such field."""
    for chosen in catalogue()[kind].values():
        if isinstance(entry, chosen.step.records):
            return next((question for question in chosen.questions if question.name == field), None)
    return None
