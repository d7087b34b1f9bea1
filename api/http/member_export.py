"""Exporting members 导出名册: the workers of a dispute as a table, which can be filled in and brought back."""

from collections.abc import Callable

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.exporting import AT_ONCE
from api.http.parameters import AFTER, PURPOSE, Parameters
from api.http.reading import wait_for
from api.http.records import MEMBERS, member_filter
from api.http.sheets import FORMATS, Format, Sheet
from api.http.visitors import actor_of
from application.house import House
from application.members_asked import MemberRow
from application.questions import Page, all_of

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
SHEET = Sheet(title="劳动者名册", file="members", columns=COLUMNS)


def routes(house: House) -> list[Address]:
    """The whole list in each format."""
    return [_route(house, form) for form in FORMATS]


def _route(house: House, form: Format) -> Address:
    parameters = Parameters((*MEMBERS, AFTER, PURPOSE))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        dispute_id, wanted = request.path_params["case_id"], member_filter(given)

        def part(cursor: str) -> Page[MemberRow]:
            return house.questions.members(actor, dispute_id, wanted, cursor, AT_ONCE).members

        first = await run_in_threadpool(part, "")
        position = {"X-As-Of-Position": str(first.as_of.position)}
        return SHEET.download(form, all_of(part, first), of=f"{house.clock.today()}", headers=position)

    path = f"{PREFIX}/dispute/{{case_id:uuid}}/members.{form.ending}"
    return Address(path, answer, methods=["GET"], name=f"members-{form.ending}")
