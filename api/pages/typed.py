"""What was typed 填写内容: a form kept exactly as it came, and read as the raw answers a step takes."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import normalize
from uuid import UUID

from application.sealing import asked_as
from domain.steps import Question, questions
from domain.terms import Term

WHOLE_DATE = re.compile(
    r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$|^(\d{4})(\d{2})(\d{2})$"
)
PARTS_OF_A_DATE = ("year", "month", "day")
MARKS = frozenset({"act", "add-row", "remove-row", "key", "version"})
"""Names of a form that are no answers."""


class Typed:
    """The fields of a form: `claims-0-amount` is the amount of the first claim."""

    def __init__(self, pairs: Iterable[tuple[str, str]] = ()) -> None:
        self.pairs = tuple((name, value.replace("\r\n", "\n")) for name, value in pairs)
        self._values: dict[str, list[str]] = {}
        for name, value in self.pairs:
            self._values.setdefault(name, []).append(value)

    def one(self, name: str) -> str:
        """The value of a field, '' when it was not sent."""
        return self._values.get(name, [""])[0]

    def every(self, name: str) -> tuple[str, ...]:
        """All ticked values of a field."""
        return tuple(value for value in self._values.get(name, []) if value)

    def answers(self) -> tuple[tuple[str, str], ...]:
        """Everything typed without the form's own marks, to be carried along by a page that only shows it."""
        return tuple(pair for pair in self.pairs if pair[0] not in MARKS)

    def rows(self, name: str) -> int:
        """How many rows of a list question were sent."""
        row = re.compile(rf"^{re.escape(name)}-(\d+)(-|$)")
        return max((int(found[1]) + 1 for field in self._values if (found := row.match(field))), default=0)

    def with_row(self, name: str) -> "Typed":
        """One empty row more."""
        return Typed([*self.pairs, (f"{name}-{max(self.rows(name), 1)}-row", "")])

    def without_row(self, name: str, gone: int) -> "Typed":
        """One row less; those behind it move up."""
        row = re.compile(rf"^{re.escape(name)}-(\d+)(?=-|$)")
        kept = []
        for field, value in self.pairs:
            found = row.match(field)
            place = int(found[1]) if found else -1
            if place == gone:
                continue
            moved = row.sub(f"{name}-{place - 1}", field) if place > gone else field
            kept.append((moved, value))
        return Typed(kept)

    def is_blank(self, prefix: str) -> bool:
        """Whether nothing was typed under that name."""
        return not any(
            value.strip() for name, value in self.pairs if name == prefix or name.startswith(prefix + "-")
        )

    def without_blank_rows(self, asked: tuple[Question, ...], prefix: str = "") -> "Typed":
        """The same form without rows left empty, so that a fault's number is the number on the page.

        The first row of a list that must be answered stays: its faults are told at its fields.
        """
        typed = self
        for question in asked:
            name = prefix + question.name
            if not question.many:
                kind: Any = asked_as(question.kind)
                if has_fields(kind):
                    typed = typed.without_blank_rows(questions(kind), name + "-")
                continue
            least = 1 if question.required and not prefix else 0
            for place in reversed(range(least, typed.rows(name))):
                if typed.is_blank(f"{name}-{place}"):
                    typed = typed.without_row(name, place)
        return typed


def answers(asked: tuple[Question, ...], typed: Typed, prefix: str = "") -> dict[str, Any]:
    """Raw answers as the interface for other systems takes them; what was left blank is absent."""
    given = {question.name: _answer(question, typed, prefix + question.name) for question in asked}
    return {name: answer for name, answer in given.items() if answer is not None}


def _answer(question: Question, typed: Typed, name: str) -> Any:
    kind = asked_as(question.kind)
    if question.many and is_term(kind):
        return list(typed.every(name)) or None
    if question.many:
        entries = [_one(question, kind, typed, f"{name}-{place}") for place in range(typed.rows(name))]
        return entries or None
    return _one(question, kind, typed, name)


def _one(  # noqa: PLR0911 - one line per kind of answer
    question: Question, kind: Any, typed: Typed, name: str
) -> Any:
    if kind is date:
        return written_date([typed.one(f"{name}-{part}") for part in PARTS_OF_A_DATE])
    if has_fields(kind):
        if not question.required and typed.is_blank(name):
            return None
        return answers(questions(kind), typed, name + "-")
    text = typed.one(name).strip()
    if kind is bool:
        if question.default is not None:
            return bool(text)
        return {"true": True, "false": False}.get(text)
    if not text:
        return None
    plain = normalize("NFKC", text).replace(",", "").replace(" ", "")
    if kind is Decimal:
        return plain.removesuffix("元")
    if kind is int:
        return int(plain) if re.fullmatch(r"-?\d{1,12}", plain) else text
    return text


def typed_days(query: Mapping[str, str], *names: str) -> tuple[dict[str, date | None], dict[str, str]]:
    """The days of a filter by name, and what is wrong with those that are none: they are left out and said so."""
    days: dict[str, date | None] = {}
    faults: dict[str, str] = {}
    for name in names:
        text = query.get(name, "").strip()
        try:
            days[name] = date.fromisoformat(written_date([text]) or "") if text else None
        except ValueError:
            days[name] = None
            faults[name] = f"“{text}”不是真实的日期，请按 2026-11-22 填写。"
    return days, faults


def written_date(boxes: list[str]) -> str | None:
    """年/月/日 boxes, or a whole date in any of them, as 2026-11-22; what is no date is refused later."""
    plain = [normalize("NFKC", box).strip() for box in boxes]
    for box in plain:
        if found := WHOLE_DATE.match(box):
            year, month, day = [part for part in found.groups() if part is not None]
            return f"{year}-{int(month):02}-{int(day):02}"
    if not any(plain):
        return None
    return "-".join([plain[0], *(box.zfill(2) for box in plain[1:])])


def is_term(kind: Any) -> bool:
    """Whether the answer is one of a closed list."""
    return isinstance(kind, type) and issubclass(kind, Term)


def has_fields(kind: Any) -> bool:
    """Whether the answer is a group of further answers."""
    return hasattr(kind, "__dataclass_fields__")


def prefilled(asked: tuple[Question, ...], query: Mapping[str, str]) -> Typed:
    """Answers an address brings along, such as `?dispute_id=…`; names that are no questions are left out."""
    known = {question.name for question in asked if question.kind in (UUID, int, str) and not question.many}
    return Typed((name, value) for name, value in query.items() if name in known)
