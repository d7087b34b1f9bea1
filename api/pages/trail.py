"""The audit log's page 审计日志: how far the record is signed, who has witnessed it, and how to check it without us."""

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.pages.doors import visitor
from api.pages.rendering import page
from application.gathering import gathering
from application.house import House
from domain.access_record import What


def add_to(pages: APIRouter, house: House) -> None:
    """One page, the same for every institution: the log says nothing of any case."""

    @pages.get("/audit-log")
    async def show(request: Request) -> Response:
        actor = visitor(house, request)
        gathering().is_a(What.LOG)
        standing = await run_in_threadpool(house.trail.standing)
        position = await run_in_threadpool(house.ledger.position)
        log_at = str(request.base_url).rstrip("/") + "/log/"
        return page(
            request,
            "audit-log.html",
            actor=actor,
            standing=standing,
            position=position,
            log_at=log_at,
            policy=house.trail.policy,
        )
