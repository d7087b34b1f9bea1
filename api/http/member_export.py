"""Exporting members 导出名册: the workers of a dispute as a table, which can be filled in and brought back."""

from collections.abc import Callable, Iterator
from functools import partial
from urllib.parse import quote
from uuid import UUID

from fastapi import Request, Response
from fastapi.responses import StreamingResponse
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.exporting import AT_ONCE, FORMATS, Cells, Format, as_csv, as_xlsx
from api.http.parameters import AFTER, Parameters
from api.http.reading import wait_for
from api.http.records import MEMBERS, member_filter
from api.http.visitors import actor_of
from application.house import House
from application.members_asked import MemberFilter, MemberRow
from application.people import Actor
from application.questions import Page, all_of

TITLE = "劳动者名册"
COLUMNS: tuple[tuple[str, int, Callable[[MemberRow], object]], ...] = (
    ("劳动者序号", 10, lambda row: row.number),
    ("姓名", 12, lambda row: row.name),
    ("加入日期", 12, lambda row: row.joined_on),
    ("入职日期", 12, lambda row: row.employed_from or ""),
    ("离职日期", 12, lambda row: row.employed_until or ""),
    ("月工资（元）", 12, lambda row: row.monthly_wage),
    ("本人请求", 36, lambda row: "；".join(f"{one.kind_zh} {one.amount}".strip() for one in row.claims)),
    ("请求金额（元）", 14, lambda row: row.claimed),
    ("处理结果", 12, lambda row: row.outcome_zh),
    ("处理金额（元）", 14, lambda row: row.adjudged),
    ("作出程序", 10, lambda row: row.procedure_zh),
    ("文书文号", 24, lambda row: row.document),
    ("已付（元）", 14, lambda row: row.paid),
    ("未付（元）", 14, lambda row: row.unpaid),
    ("代表人", 12, lambda row: "、".join(row.represents)),
    ("退出日期", 12, lambda row: row.left_on or ""),
    ("退出情形", 20, lambda row: row.why_left_zh),
)
"""Heading, width in characters, value; headings that a step asks for are those of its questions."""
WRITTEN: dict[str, Callable[[Cells], Iterator[str] | Iterator[bytes]]] = {
    "csv": as_csv,
    "xlsx": partial(as_xlsx, title=TITLE, widths=tuple(width for _, width, _ in COLUMNS)),
}


def routes(house: House) -> list[Address]:
    """The whole list in each format."""
    return [_route(house, form) for form in FORMATS]


def _route(house: House, form: Format) -> Address:
    parameters = Parameters((*MEMBERS, AFTER))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        dispute_id, wanted = request.path_params["case_id"], member_filter(given)
        first = await run_in_threadpool(house.questions.members, actor, dispute_id, wanted, limit=AT_ONCE)
        name = quote(f"{TITLE} {house.clock.today()}.{form.ending}")
        return StreamingResponse(
            WRITTEN[form.ending](_cells(house, actor, dispute_id, wanted, first.members)),
            media_type=form.media_type,
            headers={
                "Content-Disposition": f"attachment; filename=\"members.{form.ending}\"; filename*=UTF-8''{name}",
                "X-As-Of-Position": str(first.members.as_of.position),
            },
        )

    path = f"{PREFIX}/dispute/{{case_id:uuid}}/members.{form.ending}"
    return Address(path, answer, methods=["GET"], name=f"members-{form.ending}")


def _cells(
    house: House, actor: Actor, dispute_id: UUID, wanted: MemberFilter, page: Page[MemberRow]
) -> Cells:
    """Headings and rows, page by page."""
    yield [heading for heading, _, _ in COLUMNS]

    def part(cursor: str) -> Page[MemberRow]:
        return house.questions.members(actor, dispute_id, wanted, cursor, AT_ONCE).members

    for row in all_of(part, page):
        yield [str(read(row)) for _, _, read in COLUMNS]
