"""The desk of a list 名册办理台: a table instead of typed rows, carried through the page that asks for confirmation."""

import binascii
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

import msgspec
from fastapi import Request
from fastapi.responses import Response

from api.pages.list_faults import faults_of
from api.pages.step_desk import StepDesk
from api.pages.tables import Column, ReadRows, TableUnreadable, Wrong, read_rows, read_table
from api.pages.typed import Typed, answers
from application.ports import AlreadyMovedOn, InvalidAnswers, KeyReused
from domain.refusals import Refused
from domain.steps import Question

LARGEST_LIST = 16 * 1024 * 1024
"""Unpacked."""
SAMPLE = 8
"""Rows that are told back."""


class Carried(msgspec.Struct, array_like=True):
    """A table that was read, on its way through the page that asks for confirmation."""

    rows: list[Any]
    lines: list[int]
    ignored: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDesk:
    """The desk of a step, with the question that a table answers."""

    desk: StepDesk
    question: Question
    columns: tuple[Column, ...]

    @property
    def others(self) -> tuple[Question, ...]:
        """The other questions of the step, which the page asks."""
        return tuple(one for one in self.desk.entry.questions if one != self.question)

    def answers(self, typed: Typed, rows: list[Any]) -> dict[str, Any]:
        """Raw answers as the interface for other systems takes them."""
        return {**answers(self.others, typed), self.question.name: rows}

    async def form(
        self, request: Request, typed: Typed, *, wrong: tuple[Wrong, ...] = (), fault: str = "", **told: Any
    ) -> Response:
        """The form; what is wrong with the table, line by line, on top."""
        others = replace(self.desk, entry=replace(self.desk.entry, questions=self.others))
        table = {"question": self.question, "columns": self.columns, "wrong": wrong, "fault": fault}
        return await others.form(request, typed, table=table, **told)

    async def refused(self, request: Request, typed: Typed, refusal: Refused, read: ReadRows) -> Response:
        """The form again, with what stands against the list or the step."""
        if isinstance(refusal, TableUnreadable):
            return await self.form(request, typed, fault=refusal.message, status=422)
        if isinstance(refusal, AlreadyMovedOn):
            return await self.form(request, typed, moved=refusal, status=412)
        if isinstance(refusal, KeyReused):
            return await self.form(request, typed, twice=True, status=422)
        told = faults_of(refusal, self.question.name, self.columns, read)
        plain = None if isinstance(refusal, InvalidAnswers) or told.wrong else refusal
        return await self.form(
            request, typed, wrong=told.wrong, faults=told.elsewhere, refusal=plain, status=422
        )


def read_list(desk: ListDesk, typed: Typed, content: bytes) -> ReadRows:
    """The table just uploaded, or the one that was read before and told back."""
    if content:
        return read_rows(desk.columns, read_table(content))
    if not typed.one("rows"):
        raise TableUnreadable("请选择文件。", field="table")
    try:
        unpacking = zlib.decompressobj()
        packed = unpacking.decompress(b64decode(typed.one("rows"), validate=True), LARGEST_LIST)
        held = msgspec.json.decode(packed, type=Carried)
    except (binascii.Error, zlib.error, msgspec.MsgspecError) as broken:
        raise TableUnreadable("请重新选择文件。", field="table") from broken
    return ReadRows(rows=held.rows, lines=held.lines, ignored=held.ignored)


async def check_list(request: Request, desk: ListDesk, typed: Typed, read: ReadRows) -> Response:
    """The list told back in short: how many, what they add up to, the first and the last."""
    used = [column for column in desk.columns if any(column.shown(row) for row in read.rows)]
    held = Carried(read.rows, read.lines, read.ignored)
    return await desk.desk.check(
        request,
        typed,
        raw=desk.answers(typed, read.rows),
        table={
            "question": desk.question,
            "count": len(read.rows),
            "headings": [column.heading for column in used],
            "sample": list(_sample(used, read)),
            "sums": [(column.heading, _sum(column, read.rows)) for column in used if column.is_money],
            "ignored": read.ignored,
            "rows": b64encode(zlib.compress(msgspec.json.encode(held))).decode(),
        },
    )


def _sample(columns: list[Column], read: ReadRows) -> Iterator[tuple[int, list[str]]]:
    """The first rows and the last, each with its line in the table."""
    last = len(read.rows) - 1
    for place in sorted({*range(min(SAMPLE, len(read.rows))), last}):
        yield read.lines[place], [column.shown(read.rows[place]) for column in columns]


def _sum(column: Column, rows: list[Any]) -> Decimal:
    """What recording will accept adds up; a claim without an amount adds nothing."""
    texts = (column.shown(row) for row in rows)
    return sum((Decimal(text) for text in texts if text not in {"", "是"}), Decimal(0))
