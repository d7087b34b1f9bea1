"""Exporting 导出: the whole board of limits as a table, by the question and the filter of the list itself."""

from collections.abc import Callable

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.parameters import AFTER, PURPOSE, Parameters
from api.http.reading import wait_for
from api.http.records import LIMITS, limit_filter
from api.http.sheets import FORMATS, Format, Sheet
from api.http.visitors import actor_of
from application.house import House
from application.limits_asked import LimitRow
from application.questions import Page, all_of

AT_ONCE = 500
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
SHEET = Sheet(title="期限看板", file="limits", columns=COLUMNS)


def routes(house: House) -> list[Address]:
    """The board of limits, all of its pages, in each format."""
    return [_route(house, form) for form in FORMATS]


def _route(house: House, form: Format) -> Address:
    parameters = Parameters((*LIMITS, AFTER, PURPOSE))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        wanted = limit_filter(given)

        def part(cursor: str) -> Page[LimitRow]:
            return house.questions.limits(actor, wanted, cursor, AT_ONCE)

        first = await run_in_threadpool(part, "")
        position = {"X-As-Of-Position": str(first.as_of.position)}
        return SHEET.download(form, all_of(part, first), of=f"{house.clock.today()}", headers=position)

    path = f"{PREFIX}/limits.{form.ending}"
    return Address(path, answer, methods=["GET"], name=f"limits-{form.ending}")
