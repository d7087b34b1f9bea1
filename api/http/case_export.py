"""Exporting cases 导出案件清单: all rows of the list as a table, by the filter of the list itself."""

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import quote

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.case_list import CASES, case_filter
from api.http.exporting import AT_ONCE, FORMATS, Cells, Format, as_csv, as_xlsx
from api.http.parameters import AFTER, Parameters
from api.http.reading import wait_for
from api.http.visitors import actor_of
from application.house import House
from application.people import Actor
from application.questions import CaseFilter, CaseSummary, Page, all_of

TITLE = "案件清单"


def _cause(row: CaseSummary) -> str:
    if row.cause is None:
        return "未登记案由" if row.has_cause else ""
    return row.cause.name


COLUMNS: tuple[tuple[str, int, Callable[[CaseSummary], object]], ...] = (
    ("案件", 40, lambda row: row.title),
    ("类别", 14, lambda row: row.kind_zh),
    ("案号", 24, lambda row: row.case_number),
    ("案由", 24, _cause),
    ("案由编号", 10, lambda row: row.cause.number if row.cause else ""),
    ("案由版本", 12, lambda row: (row.cause and row.cause.version) or ""),
    ("案由文号", 24, lambda row: row.cause.document if row.cause else ""),
    ("案由来源", 12, lambda row: "来源待核对" if row.cause and not row.cause.verified else ""),
    ("阶段", 16, lambda row: row.state_zh),
    ("金额（元）", 14, lambda row: row.amount),
    ("承办机构", 28, lambda row: row.handled_by),
    ("立案日期", 12, lambda row: row.opened_on),
    ("最近步骤", 12, lambda row: row.last_on),
    ("行政区划代码", 14, lambda row: row.region),
    ("案由代码", 24, lambda row: row.cause.code if row.cause else ""),
    ("案件标识", 38, lambda row: row.case_id),
)
"""Heading, width in characters, value."""
WRITTEN: dict[str, Callable[[Cells], Iterator[str] | Iterator[bytes]]] = {
    "csv": as_csv,
    "xlsx": partial(as_xlsx, title=TITLE, widths=tuple(width for _, width, _ in COLUMNS)),
}


def routes(house: House) -> list[Address]:
    """The whole list in each format."""
    return [_route(house, form) for form in FORMATS]


def _route(house: House, form: Format) -> Address:
    parameters = Parameters((*CASES, AFTER))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        wanted = case_filter(given)
        first = await run_in_threadpool(house.questions.cases, actor, wanted, limit=AT_ONCE)
        name = quote(f"{TITLE} {house.clock.today()}.{form.ending}")
        return StreamingResponse(
            WRITTEN[form.ending](_cells(house, actor, wanted, first)),
            media_type=form.media_type,
            headers={
                "Content-Disposition": f"attachment; filename=\"cases.{form.ending}\"; filename*=UTF-8''{name}",
                "X-As-Of-Position": str(first.as_of.position),
            },
        )

    return Address(f"{PREFIX}/cases.{form.ending}", answer, methods=["GET"], name=f"cases-{form.ending}")


def _cells(house: House, actor: Actor, wanted: CaseFilter, page: Page[CaseSummary]) -> Cells:
    """Headings and rows, page by page."""
    yield [heading for heading, _, _ in COLUMNS]
    for row in all_of(lambda cursor: house.questions.cases(actor, wanted, cursor, AT_ONCE), page):
        yield [str(read(row)) for _, _, read in COLUMNS]
