"""Exporting 导出: a whole list as a table for a spreadsheet, by the question and the filter of the list itself."""

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from urllib.parse import quote

import xlsxwriter
from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.parameters import AFTER, Parameters
from api.http.reading import wait_for
from api.http.records import LIMITS, limit_filter
from api.http.visitors import actor_of
from application.house import House
from application.limits_asked import LimitFilter, LimitRow
from application.people import Actor
from application.questions import Page, all_of

AT_ONCE = 500
BYTE_ORDER_MARK = "\ufeff"  # or a spreadsheet takes UTF-8 for something else
FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
COLUMNS: tuple[tuple[str, int, Callable[[LimitRow], object]], ...] = (
    ("情况", 12, lambda row: row.words),
    ("暂定", 6, lambda row: "暂定" if row.provisional else ""),
    ("期限", 28, lambda row: row.name),
    ("当事人", 12, lambda row: row.party),
    ("起算日", 12, lambda row: row.starts_from),
    ("届满日", 12, lambda row: row.falls_on),
    ("办结日", 12, lambda row: row.met_on or ""),
    ("重新计算", 30, lambda row: row.counted_again),
    ("依据", 40, lambda row: row.authority),
    ("怎样计算", 60, lambda row: row.explanation),
    ("案件种类", 14, lambda row: row.kind_zh),
    ("案号", 22, lambda row: row.case_number),
    ("案件", 40, lambda row: row.title),
    ("承办机构", 28, lambda row: row.handled_by),
    ("行政区划代码", 14, lambda row: row.region),
    ("规则代码", 24, lambda row: row.code),
    ("工作日历", 14, lambda row: row.calendar),
    ("案件标识", 38, lambda row: row.case_id),
    ("期限标识", 24, lambda row: row.limit_id),
)
"""Heading, width in characters, value."""

WIDTHS = tuple(width for _, width, _ in COLUMNS)

Cells = Iterable[list[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """How a table is written; text goes out as it is made, bytes as a whole."""

    ending: str
    media_type: str
    written: Callable[[Cells], Iterator[str] | Iterator[bytes]]


def routes(house: House) -> list[Address]:
    """The board of limits, all of its pages, in each format."""
    return [_route(house, form) for form in FORMATS]


def _route(house: House, form: Format) -> Address:
    parameters = Parameters((*LIMITS, AFTER))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        wanted = limit_filter(given)
        first = await run_in_threadpool(house.questions.limits, actor, wanted, limit=AT_ONCE)
        name = quote(f"期限看板 {house.clock.today()}.{form.ending}")
        return StreamingResponse(
            form.written(_cells(house, actor, wanted, first)),
            media_type=form.media_type,
            headers={
                "Content-Disposition": f"attachment; filename=\"limits.{form.ending}\"; filename*=UTF-8''{name}",
                "X-As-Of-Position": str(first.as_of.position),
            },
        )

    path = f"{PREFIX}/limits.{form.ending}"
    return Address(path, answer, methods=["GET"], name=f"limits-{form.ending}")


def _cells(house: House, actor: Actor, wanted: LimitFilter, page: Page[LimitRow]) -> Cells:
    """Headings and rows, page by page."""
    yield [heading for heading, _, _ in COLUMNS]
    for row in all_of(lambda cursor: house.questions.limits(actor, wanted, cursor, AT_ONCE), page):
        yield [str(read(row)) for _, _, read in COLUMNS]


def as_csv(cells: Cells) -> Iterator[str]:
    """Line by line; what a spreadsheet would take for a formula is text."""
    yield BYTE_ORDER_MARK
    for row in cells:
        line = StringIO()
        csv.writer(line).writerow([harmless(cell) for cell in row])
        yield line.getvalue()


def harmless(cell: str) -> str:
    """The same text, which no spreadsheet reckons with."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell


def as_xlsx(cells: Cells, title: str = "期限看板", widths: Iterable[int] = WIDTHS) -> Iterator[bytes]:
    """A workbook in which every cell is text: nothing in it is reckoned, linked or reformatted."""
    workbook = BytesIO()
    with xlsxwriter.Workbook(workbook, {"constant_memory": True}) as book:
        sheet = book.add_worksheet(title)
        sheet.freeze_panes(1, 0)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        for line, row in enumerate(cells):
            for place, cell in enumerate(row):
                sheet.write_string(line, place, cell)
    yield workbook.getvalue()


FORMATS = (
    Format(ending="csv", media_type="text/csv", written=as_csv),
    Format(
        ending="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        written=as_xlsx,
    ),
)
