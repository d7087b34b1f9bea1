"""Accesses 查阅记录 over HTTP: who was shown what, and what somebody could see of a case at a moment of recording."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.parameters import (
    AFTER,
    CURSOR,
    PURPOSE,
    Parameter,
    Parameters,
    choices,
    flag,
    moment,
    number,
)
from api.http.reading import Asked, Reading, wait_for
from api.http.refusals import WrongParameter
from api.http.sheets import FORMATS, Format, Sheet
from api.http.visitors import actor_of
from application.access_asked import AccessFilter, AccessRow
from application.catalogue import kind_of
from application.house import House
from application.moments import position_of
from application.people import Actor
from application.permissions import NotVisible
from application.questions import Page, all_of
from application.seen_asked import SeenThen
from domain.access_record import Purpose, What

AT_ONCE = 500


def identifier(name: str, label: str) -> Parameter:
    """An id as answers give it."""
    return Parameter(
        name=name,
        label=label,
        expects="应为编号（UUID）",
        read=UUID,
        schema={"type": "string", "format": "uuid"},
    )


AT = moment("at", "哪一时点：账本的记录位置（准确），或者带时区的时刻；不写为现在")
ACCESSES = (
    identifier("case", "只看查阅了该案件的"),
    identifier("person", "只看该人员的"),
    identifier("institution", "只看该机构人员的"),
    choices("what", "查阅了什么", (what.value for what in What)),
    choices("purpose", "目的", (purpose.value for purpose in Purpose)),
    flag("opened", "不看只在清单中列出案件的"),
)
COLUMNS: tuple[tuple[str, int, Callable[[AccessRow], object]], ...] = (
    ("记录位置", 10, lambda row: row.position),
    ("时间", 28, lambda row: row.recorded_at.isoformat()),
    ("机构", 28, lambda row: row.institution),
    ("身份", 18, lambda row: row.capacity_zh),
    ("人员", 14, lambda row: row.person),
    ("人员编号", 38, lambda row: row.person_id),
    ("查阅", 12, lambda row: row.what_zh),
    ("目的", 12, lambda row: row.purpose_zh),
    ("目的由本人选择", 10, lambda row: "是" if row.purpose_stated else ""),
    ("依据", 50, lambda row: row.ground or "没有查到依据"),
    ("依据待核对", 10, lambda row: "" if row.ground_verified else "待核对"),
    ("查看的案件", 80, lambda row: " ".join(str(one) for one in row.opened)),
    ("列出的案件", 80, lambda row: " ".join(str(one) for one in row.listed)),
    ("其他案件数", 10, lambda row: row.others),
    ("材料摘要", 66, lambda row: " ".join(row.documents)),
    ("证据包 SHA-256", 66, lambda row: row.file_sha256),
    ("检索词数", 8, lambda row: row.words or ""),
    ("查阅记录标识", 38, lambda row: row.record_id),
)
"""Heading, width in characters, value."""
SHEET = Sheet(title="查阅记录", file="access-log", columns=COLUMNS)


def access_filter(given: Mapping[str, Any]) -> AccessFilter:
    """What `ACCESSES` say, for the report and for what is exported of it."""
    return AccessFilter(
        case_id=given["case"],
        person_id=given["person"],
        institution_id=given["institution"],
        what=given["what"],
        purposes=given["purpose"],
        opened_only=given["opened"],
    )


def accesses_of(
    house: House, actor: Actor, wanted: AccessFilter, cursor: str = "", limit: int = 50
) -> Page[AccessRow]:
    """The report with the names of the asker's own colleagues; others are known by institution and number."""
    found = house.questions.accesses(actor, wanted, cursor, limit)
    own = actor.institution.institution_id
    who = {row.person_id for row in found.items if row.institution_id == own}
    names = {person_id: house.accounts.name_of(person_id) for person_id in who}
    items = tuple(replace(row, person=names.get(row.person_id, "")) for row in found.items)
    return replace(found, items=items)


def seen_of(
    house: House, actor: Actor, *, kind: str, case_id: UUID, person_id: UUID, at: int | datetime | None
) -> SeenThen:
    """What the person could see of the case at that moment."""
    kind_of(kind)
    size = house.ledger.position()
    position = position_of(house.trail, house.ledger, at)
    found = house.questions.seen(actor, case_id, person_id, size if position is None else min(position, size))
    if found.kind != kind:
        raise NotVisible
    return found


def _accesses(asked: Asked) -> Page[AccessRow]:
    given = asked.given
    return accesses_of(asked.house, asked.actor, access_filter(given), given["cursor"], given["limit"])


def _seen(asked: Asked) -> SeenThen:
    person_id = asked.given["person"]
    if person_id is None:
        raise WrongParameter("“person”必须填写。", field="person")
    at, moment = asked.at, asked.given["at"]
    return seen_of(
        asked.house, asked.actor, kind=at["kind"], case_id=at["case_id"], person_id=person_id, at=moment
    )


def routes(house: House) -> list[Address]:
    """The whole report in each format."""
    return [_route(house, form) for form in FORMATS]


def _route(house: House, form: Format) -> Address:
    parameters = Parameters((*ACCESSES, AFTER, PURPOSE))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        wanted = access_filter(given)

        def part(cursor: str) -> Page[AccessRow]:
            return accesses_of(house, actor, wanted, cursor, AT_ONCE)

        first = await run_in_threadpool(part, "")
        position = {"X-As-Of-Position": str(first.as_of.position)}
        return SHEET.download(form, all_of(part, first), of=f"{house.clock.today()}", headers=position)

    path = f"{PREFIX}/access-log.{form.ending}"
    return Address(path, answer, methods=["GET"], name=f"access-log-{form.ending}")


READINGS = (
    Reading(
        path="/access-log",
        name="access-log",
        summary="查阅记录，最近的在前；同样的条件可以在 /access-log.csv、/access-log.xlsx 取得全部行",
        answer=Page[AccessRow],
        ask=_accesses,
        parameters=(*ACCESSES, CURSOR, number("limit", "一页最多几条", 1, 200, 50)),
    ),
    Reading(
        path="/{kind}/{case_id:uuid}/seen",
        name="seen",
        summary="某人在某一时点能够看到本案的哪些内容，按当时的记录和权限规则",
        answer=SeenThen,
        ask=_seen,
        parameters=(identifier("person", "人员编号"), AT),
    ),
)
