"""What a confirmed entry says, in words: shown where it is offered, and sealed anew where it is taken over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID

from application.catalogue import catalogue
from application.ports import Vault
from domain.carrying import Carriable, NotCarriable, missing_documents
from domain.history import History
from domain.personal_data import SealedText
from domain.steps import Question, questions
from domain.terms import Term

Texts = Mapping[UUID, str]


class Erased(Exception):
    """A sealed text in it was erased: nothing can be told of it any more."""


def opened(vault: Vault, events: Sequence[Carriable]) -> Texts:
    """The sealed words of what these entries carry, and of nothing else in them."""
    found = [text.item_id for event in events for value in _carried(event) for text in _sealed(value)]
    return vault.texts(found) if found else {}


def in_words(history: History, event: Carriable, texts: Texts) -> str:
    """One line for each particular; raises `Erased`."""
    asked = _questions(event)
    lines = [
        f"{asked[name].ask.label}：{_told(getattr(event, name), texts, event.told_numbers())}"
        for name in event.CARRIES
        if name in asked and getattr(event, name) is not None
    ]
    if withdrawn := missing_documents(history, event):
        lines.append(f"所附材料已撤回：第 {'、'.join(str(version) for version in withdrawn)} 条")
    return "\n".join(lines)


def _questions(event: Carriable) -> dict[str, Question]:
    """What was asked for its particulars; what a step computed is shown through the rows it numbers."""
    for entry in catalogue()[event.TOPIC.partition(".")[0]].values():
        if issubclass(type(event), entry.step.records):
            return {question.name: question for question in entry.questions}
    return {}


def _carried(event: Carriable) -> Iterator[Any]:
    return (getattr(event, name) for name in event.CARRIES)


def _sealed(value: Any) -> Iterator[SealedText]:
    if isinstance(value, SealedText):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _sealed(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _sealed(getattr(value, field.name))


def _told(value: Any, texts: Texts, numbers: tuple[int, ...] = ()) -> str:  # noqa: PLR0911 - one line per kind
    match value:
        case SealedText():
            return _text(value, texts)
        case Term():
            return value.zh
        case bool():
            return "是" if value else "否"
        case int() | str():
            return str(value)
        case date():
            return f"{value.year}年{value.month}月{value.day}日"
        case tuple():
            places = numbers or tuple(range(1, len(value) + 1))
            rows = zip(places, value, strict=True)
            return "".join(f"\n{place}. {_told(one, texts)}" for place, one in rows)
    if not is_dataclass(value):
        raise NotCarriable(field="entry")
    labels = {question.name: question.ask.label for question in questions(cast("Any", type(value)))}
    given = ((labels[field.name], getattr(value, field.name)) for field in fields(value))
    return "，".join(f"{label} {_told(one, texts)}" for label, one in given if one is not None)


def _text(value: SealedText, texts: Texts) -> str:
    if value.item_id not in texts:
        raise Erased
    return texts[value.item_id]
