"""The report of accesses 查阅记录, and what somebody could see of a case at a moment of recording 当时可见."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.http.access_log import AT, accesses_of, seen_of
from api.pages.doors import visitor
from api.pages.rendering import page
from application.access_asked import AccessFilter
from application.house import House
from domain.access_record import Purpose, What


def add_to(pages: APIRouter, house: House) -> None:
    """Both are accesses themselves and are recorded as such."""

    @pages.get("/accesses")
    async def accesses(request: Request) -> Response:
        actor = visitor(house, request)
        query = request.query_params
        typed = {name: query.get(name, "") for name in ("case", "kind", "what", "purpose", "opened")}
        cursor = query.get("cursor", "")
        found = await run_in_threadpool(accesses_of, house, actor, _wanted(typed), cursor)
        asked = {name: value for name, value in typed.items() if value}
        return page(
            request,
            "accesses.html",
            actor=actor,
            rows=found,
            typed=typed,
            whats=list(What),
            purposes=list(Purpose),
            query=list(asked.items()),
            exported=urlencode(_as_asked(typed)),
        )

    @pages.get("/cases/{kind}/{case_id}/seen")
    async def seen(request: Request, kind: str, case_id: UUID) -> Response:
        actor = visitor(house, request)
        person, at = (request.query_params.get(name, "").strip() for name in ("person", "at"))
        told: dict[str, Any] = {"person": person, "at": at, "kind": kind, "case_id": case_id}
        try:
            person_id, moment = UUID(person), AT.read(at) if at else None
        except ValueError:
            fault = "请填写人员编号；时点写记录位置，或者带时区的时刻，例如 2026-11-22T15:02:00+08:00。"
            return page(request, "seen.html", actor=actor, seen=None, fault=person and fault, **told)
        found = await run_in_threadpool(
            lambda: seen_of(house, actor, kind=kind, case_id=case_id, person_id=person_id, at=moment)
        )
        return page(request, "seen.html", actor=actor, seen=found, fault="", **told)


def _wanted(typed: Mapping[str, str]) -> AccessFilter:
    """What is no choice, or no number of a case, restricts nothing."""
    return AccessFilter(
        case_id=_case_id(typed["case"]),
        what=(typed["what"],) if typed["what"] in set(What) else (),
        purposes=(typed["purpose"],) if typed["purpose"] in set(Purpose) else (),
        opened_only=bool(typed["opened"]),
    )


def _case_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _as_asked(typed: Mapping[str, str]) -> dict[str, str]:
    """The same filter in the words of the interface."""
    wanted = _wanted(typed)
    asked = {name: typed[name] for name in ("what", "purpose") if typed[name]}
    if wanted.case_id is not None:
        asked["case"] = str(wanted.case_id)
    return asked | ({"opened": "true"} if wanted.opened_only else {})
