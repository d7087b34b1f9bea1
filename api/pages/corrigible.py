"""What can be corrected 可更正的项目: the particulars of an entry, offered by name."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from api.pages.fields import Field, Option
from api.pages.typed import is_term
from application.catalogue import catalogue
from domain.kernel import Event, particulars
from domain.steps import Question

PLAIN = (date, Decimal, int, str)


def corrigible(field: Field, event: Event) -> Field:
    """The question which particular is wrong, as a choice among those of the entry in question."""
    options = [
        Option(value="occurred_on", text=f"{_label(event, 'on', '发生日期')}（现为 {event.occurred_on}）")
    ]
    for name in particulars(type(event)):
        question = _question(event, name)
        if question is None or question.many or not (question.kind in PLAIN or is_term(question.kind)):
            continue
        now = getattr(event, name)
        text = f"{question.ask.label}（现为 {'空' if now is None else now}{_may_be(question.kind)}）"
        options.append(Option(value=name, text=text))
    return replace(field, widget="select", options=tuple(options), ticked=(field.value,))


def _may_be(kind: Any) -> str:
    """The values a closed list takes, with what they mean."""
    if not is_term(kind):
        return ""
    return "；可填 " + "、".join(f"{term.value}＝{term.zh}" for term in kind)


def _question(event: Event, name: str) -> Question | None:
    """The question of a step that brought this particular about."""
    for entry in catalogue()[event.TOPIC.split(".")[0]].values():
        if entry.step.records is type(event):
            return next((question for question in entry.questions if question.name == name), None)
    return None


def _label(event: Event, name: str, otherwise: str) -> str:
    question = _question(event, name)
    return question.ask.label if question else otherwise
