"""Fields 表单项: how each question of a step is put to a person, with what was typed and what is wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any
from uuid import UUID

from api.pages.typed import PARTS_OF_A_DATE, Typed, has_fields, is_term, written_date
from application.sealing import asked_as
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.steps import Check, Question, questions

LONGEST_YEAR, LAST_PART = 4, 2
FEW = 6
"""Up to so many choices are shown at once; more go into a drop-down list."""

READERS: dict[Any, str] = {
    SealedText: "加密存放，能查看本案的机构可以阅读。",
    PrivilegedText: "加密存放，只有本机构可以阅读；以后审理本案的机关看不到（人民调解法第十五条）。",
    Person: "个人信息加密存放，不写入案件记录；办理本案的机构可见全名，其他机构只见“王*”。",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One thing that can be chosen."""

    value: str
    text: str
    group: str = ""
    """What a long list shows it under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question on the page; groups and lists hold further fields."""

    name: str
    label: str
    hint: str
    widget: str
    required: bool
    value: str = ""
    parts: tuple[str, ...] = ()
    """The boxes of a date."""
    ticked: tuple[str, ...] = ()
    error: str = ""
    options: tuple[Option, ...] = ()
    max_length: int = 200
    most: int = 500
    readers: str = ""
    fields: tuple["Field", ...] = ()
    rows: tuple[tuple["Field", ...], ...] = ()
    folded: bool = False
    """A group that may stay empty, and does."""

    @property
    def anchor(self) -> str:
        """The element an error message leads to."""
        if self.widget == "date":
            return f"{self.name}-year"
        if self.widget == "group":
            return self.fields[0].anchor
        return self.rows[0][0].anchor if self.rows else self.name


def groups(options: Iterable[Option]) -> list[tuple[str, list[Option]]]:
    """Options under what they are shown under."""
    return [(group, list(found)) for group, found in groupby(options, key=lambda option: option.group)]


Choices = Callable[[str], tuple[Option, ...]]
"""The cases of a kind that may be referred to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """What fields are made from: what was typed, what is wrong, and which cases may be chosen."""

    typed: Typed
    faults: Mapping[str, str]
    choices: Choices

    def fields(self, asked: tuple[Question, ...], prefix: str = "") -> tuple[Field, ...]:
        """The questions in their order."""
        return tuple(self.field(question, prefix + question.name) for question in asked)

    def field(self, question: Question, name: str) -> Field:
        """One question; a list gets a row for every entry and at least one."""
        kind = asked_as(question.kind)
        if not question.many or is_term(kind):
            return self._single(question, kind, name)
        one = replace(question, many=False, required=True)
        rows = tuple(
            self._row(one, kind, f"{name}-{place}") for place in range(max(1, self.typed.rows(name)))
        )
        plain = self._plain(question, name, "rows")
        return replace(plain, rows=rows, readers=READERS.get(question.kind, ""))

    def _row(self, question: Question, kind: Any, name: str) -> tuple[Field, ...]:
        if has_fields(kind):
            return self.fields(questions(kind), name + "-")
        return (self._single(question, kind, name),)

    def _single(self, question: Question, kind: Any, name: str) -> Field:
        field = self._plain(question, name, _widget(question, kind))
        if field.widget == "date":
            return replace(field, parts=self._boxes(name))
        if field.widget == "group":
            folded = not question.required and self.typed.is_blank(name)
            inside = self.fields(questions(kind), name + "-")
            return replace(field, fields=inside, folded=folded and not found_faults(inside))
        if field.widget == "reference":
            return replace(field, options=self.choices(question.ask.refers_to))
        if question.ask.check is Check.CAUSE:
            return replace(field, options=self.choices(Check.CAUSE))
        if is_term(kind):
            options = tuple(Option(value=str(term.value), text=term.zh) for term in kind)
            return replace(field, options=options, ticked=self.typed.every(name))
        return field

    def _boxes(self, name: str) -> tuple[str, ...]:
        """What stood in the boxes of a date; a whole date in one of them is spread over all three."""
        boxes = [self.typed.one(f"{name}-{part}") for part in PARTS_OF_A_DATE]
        written = written_date(boxes)
        if (
            any(len(box.strip()) > LONGEST_YEAR for box in boxes)
            and written
            and written.count("-") == LAST_PART
        ):
            return tuple(str(int(part)) if part.isdigit() else part for part in written.split("-"))
        return tuple(boxes)

    def _plain(self, question: Question, name: str, widget: str) -> Field:
        money = widget == "amount"
        return Field(
            name=name,
            label=question.ask.label.removesuffix("（元）") if money else question.ask.label,
            hint=question.hint,
            widget=widget,
            required=question.required,
            value=self.typed.one(name),
            error=self.faults.get(name, ""),
            max_length=question.ask.max_length,
            most=question.ask.most,
            readers=READERS.get(question.kind, ""),
        )


def _widget(question: Question, kind: Any) -> str:  # noqa: PLR0911 - one line per kind of answer
    if kind is date:
        return "date"
    if kind is Decimal:
        return "number" if question.ask.check is Check.COUNT else "amount"
    if kind is int:
        return "number"
    if kind is bool:
        return "tick" if question.default is not None else "yes-no"
    if kind is UUID:
        return "reference" if question.ask.refers_to else "text"
    if is_term(kind):
        return "ticks" if question.many else "choice" if len(kind) <= FEW else "select"
    if has_fields(kind):
        return "group"
    if question.ask.check is Check.CAUSE:
        return "dated"
    sealed = question.kind in (SealedText, PrivilegedText)
    return "long" if sealed or question.ask.max_length > 500 else "text"  # noqa: PLR2004 - more than a line


def found_faults(fields: tuple[Field, ...]) -> tuple[tuple[str, str], ...]:
    """Every fault with the element it leads to, in the order of the page."""
    found: list[tuple[str, str]] = []
    for field in fields:
        if field.error:
            found.append((field.anchor, field.error))
        found += found_faults(field.fields)
        for row in field.rows:
            found += found_faults(row)
    return tuple(found)
