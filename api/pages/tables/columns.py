"""Columns 列: what a list question asks for, as the headings of a table; one column for each kind of claim."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from unicodedata import normalize

from application.catalogue import CatalogueEntry
from application.sealing import asked_as
from domain.steps import Question, questions
from domain.terms import Term

USUAL = 500
"""A list that may be longer than a form's is brought as a table."""
ALSO_CALLED = {
    "公民身份号码": ("身份证号", "身份证号码", "身份证", "证件号码"),
    "联系电话": ("电话", "手机", "手机号", "手机号码", "联系方式"),
    "送达地址": ("地址", "住址", "联系地址"),
    "入职日期": ("入职时间", "用工日期"),
    "离职日期": ("离职时间",),
    "是否订立书面劳动合同": ("是否订立书面合同", "是否签订劳动合同", "是否签订书面劳动合同"),
}
"""Other words for a heading in lists as they are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading, where its answer belongs, and what it holds."""

    heading: str
    hint: str
    path: tuple[str, ...]
    kind: Any
    required: bool
    entry_kind: Term | None = None
    """For one of several claims: which, while the cell holds its amount."""

    @property
    def is_date(self) -> bool:
        """Whether a day is expected."""
        return self.kind is date

    @property
    def is_money(self) -> bool:
        """Whether the cells can be added up."""
        return self.kind is Decimal

    def shown(self, row: Any) -> str:
        """What a row says in this column, as it was typed."""
        for step in self.path:
            row = row.get(step, {}) if isinstance(row, dict) else {}
        if self.entry_kind is not None:
            row = next((one.get("amount", "是") for one in row or () if one["kind"] == self.entry_kind), "")
        if isinstance(row, bool):
            return "是" if row else "否"
        if isinstance(self.kind, type) and issubclass(self.kind, Term):
            return next((term.zh for term in self.kind if term == row), "")
        return "" if row in ({}, None) else str(row)

    def is_called(self, heading: str) -> bool:
        """Whether a heading of somebody's table means this column."""
        names = (self.heading, *ALSO_CALLED.get(self.heading, ()))
        return plain(heading) in {plain(name) for name in names}


def plain(heading: str) -> str:
    """A heading without blanks, units and the difference between full and half width."""
    folded = normalize("NFKC", heading).casefold()
    return re.sub(r"\s|\(元\)|\(必填\)|\*", "", folded)


def listed_question(entry: CatalogueEntry) -> Question | None:
    """The question of a step that is answered by a table, where it has one."""
    return next((one for one in entry.questions if one.many and one.ask.most > USUAL), None)


def columns_of(question: Question) -> tuple[Column, ...]:
    """The columns of a list question, in the order in which they are asked."""
    kind = asked_as(question.kind)
    if not hasattr(kind, "__dataclass_fields__"):
        return (_column(question, ()),)
    return tuple(column for inner in questions(kind) for column in _columns(inner, ()))


def _columns(question: Question, above: tuple[str, ...]) -> tuple[Column, ...]:
    kind, path = asked_as(question.kind), (*above, question.name)
    if question.many:
        return _claim_columns(kind, path)
    if hasattr(kind, "__dataclass_fields__"):
        return tuple(column for inner in questions(kind) for column in _columns(inner, path))
    return (_column(question, above),)


def _claim_columns(kind: Any, path: tuple[str, ...]) -> tuple[Column, ...]:
    """A list within a row: each entry is of a kind and has an amount, so each kind is a column."""
    of_kind, amount = questions(kind)
    hint = "金额；没有金额的请求写“是”，没有这项请求的留空"
    return tuple(
        Column(heading=term.zh, hint=hint, path=path, kind=amount.kind, required=False, entry_kind=term)
        for term in of_kind.kind
    )


def _column(question: Question, above: tuple[str, ...]) -> Column:
    """The heading is the label without its unit."""
    return Column(
        heading=question.ask.label.removesuffix("（元）"),
        hint=question.ask.hint,
        path=(*above, question.name) if not question.many else (),
        kind=asked_as(question.kind),
        required=question.required,
    )
