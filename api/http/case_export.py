"""Exporting cases 导出案件清单: all rows of the list as a table, by the filter of the list itself."""

from collections.abc import Callable

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.case_list import CASES, case_filter
from api.http.exporting import AT_ONCE
from api.http.parameters import AFTER, PURPOSE, Parameters
from api.http.reading import wait_for
from api.http.sheets import FORMATS, Format, Sheet
from api.http.visitors import actor_of
from application.house import House
from application.questions import CaseSummary, Page, all_of


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
SHEET = Sheet(title="案件清单", file="cases", columns=COLUMNS)


def routes(house: House) -> list[Address]:
    """The whole list in each format."""
    return [_route(house, form) for form in FORMATS]


def _route(house: House, form: Format) -> Address:
    parameters = Parameters((*CASES, AFTER, PURPOSE))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        wanted = case_filter(given)

        def part(cursor: str) -> Page[CaseSummary]:
            return house.questions.cases(actor, wanted, cursor, AT_ONCE)

        first = await run_in_threadpool(part, "")
        position = {"X-As-Of-Position": str(first.as_of.position)}
        return SHEET.download(form, all_of(part, first), of=f"{house.clock.today()}", headers=position)

    return Address(f"{PREFIX}/cases.{form.ending}", answer, methods=["GET"], name=f"cases-{form.ending}")
