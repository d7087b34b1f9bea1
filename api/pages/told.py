"""Answers told back 核对: what a person is about to record, in words, beside the question it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.sealing import asked_as
from domain.claims import plainly
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.steps import Check, Question, questions
from domain.terms import Term

Titles = Callable[[Any], str]
"""How a case that is referred to, or a cause by its code, is called."""

NOTHING = "未填写"
PRIVATE: dict[Any, str] = {SealedText: "加密存放", PrivilegedText: "仅本机构可见", Person: "加密存放"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One answer: a text, or a group of answers, or several groups."""

    name: str
    label: str
    text: str = ""
    parts: tuple["Told", ...] = ()
    private: str = ""

    @property
    def answered(self) -> bool:
        """Whether anything was filled in."""
        return bool(self.parts) or self.text != NOTHING


def told(
    asked: tuple[Question, ...], given: Mapping[str, Any], titles: Titles, prefix: str = ""
) -> tuple[Told, ...]:
    """Every question with its answer; a question left open says so."""
    return tuple(
        _one(question, given.get(question.name), titles, prefix + question.name) for question in asked
    )


def _one(question: Question, given: Any, titles: Titles, name: str) -> Told:
    label = question.ask.label
    private = PRIVATE.get(question.kind, "")
    if question.many and given:
        parts = tuple(
            _entry(question, entry, titles, f"{name}-{place}", f"第 {place + 1} 项")
            for place, entry in enumerate(given)
        )
        if not any(part.parts for part in parts):
            return Told(name=name, label=label, text="、".join(part.text for part in parts))
        return Told(name=name, label=label, parts=parts, private=private)
    entry = _entry(question, given, titles, name, label)
    return Told(name=name, label=label, text=entry.text, parts=entry.parts, private=private)


def _entry(question: Question, given: Any, titles: Titles, name: str, label: str) -> Told:
    if isinstance(given, Mapping):
        parts = told(questions(asked_as(question.kind)), given, titles, name + "-")
        return Told(name=name, label=label, parts=parts)
    if question.ask.check is Check.COUNT and given is not None:
        return Told(name=name, label=label, text=plainly(given))
    if question.ask.check is Check.CAUSE and given is not None:
        return Told(name=name, label=label, text=titles(given).strip())
    return Told(name=name, label=label, text=in_words(given, titles))


def in_words(given: Any, titles: Titles) -> str:  # noqa: PLR0911 - one line per kind of answer
    """An answer as officials write it."""
    if given is None or given == ():
        return NOTHING
    if isinstance(given, bool):
        return "是" if given else "否"
    if isinstance(given, Term):
        return given.zh
    if isinstance(given, date):
        return f"{given.year}年{given.month}月{given.day}日"
    if isinstance(given, Decimal):
        return f"{given:,.2f} 元"
    if isinstance(given, UUID):
        return titles(given)
    return str(given)
