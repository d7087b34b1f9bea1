"""Search 查找案件: by party, employer or number; by POST, because names belong in no address and no log."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.pages.causes import causes_shown
from api.pages.doors import visitor
from api.pages.rendering import page
from application.catalogue import KINDS
from application.gathering import gathering
from application.house import House
from domain.access_record import Purpose

LONGEST = 100


def add_to(pages: APIRouter, house: House) -> None:
    """The search page and its answers."""

    def filtered(typed: str) -> dict[str, Any]:
        return causes_shown(house, typed)

    @pages.get("/search")
    async def ask(request: Request) -> Response:
        return page(
            request,
            "search.html",
            actor=visitor(house, request),
            words="",
            kind="",
            kinds=KINDS,
            found=None,
            **filtered(""),
        )

    @pages.post("/search")
    async def search(request: Request) -> Response:
        actor = visitor(house, request)
        form = await request.form()
        words, kind, cursor = (str(form.get(name, "")).strip() for name in ("words", "kind", "cursor"))
        about, purpose = filtered(str(form.get("cause", ""))), str(form.get("purpose", ""))
        if purpose in set(Purpose):
            gathering().stated = Purpose(purpose)
        fault = "" if words else "请填写要查找的姓名、单位或者案号。"
        if len(words) > LONGEST:
            fault = f"最多 {LONGEST} 字。"
        found = None
        if not fault:
            kinds = (kind,) if kind in KINDS else ()
            found = await run_in_threadpool(
                house.questions.search,
                actor,
                words,
                kinds,
                cursor,
                causes=(about["cause"],) if about["cause"] else (),
            )
        return page(
            request,
            "search.html",
            status=422 if fault else 200,
            actor=actor,
            words=words,
            kind=kind,
            kinds=KINDS,
            found=found,
            fault=fault,
            purpose=purpose,
            **about,
        )
