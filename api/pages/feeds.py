"""Subscribing 日历订阅: a secret address under which one's own calendar program reads one's institution's limits."""

from itertools import islice

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse, Response

from api.http.limit_calendar import limit_calendar
from api.pages.doors import visitor
from api.pages.rendering import page
from application.gathering import gathering
from application.house import House
from application.limits_asked import LimitFilter, LimitRow
from application.people import Actor
from application.ports import NotLoggedIn
from application.questions import all_limits
from domain.access_record import What

LONGEST = 2_000  # entries; a calendar program takes the whole list every time it looks


def add_to(pages: APIRouter, house: House) -> None:
    """The page with its two buttons, and the feed itself, which asks for no session."""

    @pages.get("/limits/feed")
    async def show(request: Request) -> Response:
        actor = visitor(house, request)
        stands = await run_in_threadpool(house.accounts.has_feed, actor)
        return page(request, "feed.html", actor=actor, stands=stands, address="")

    @pages.post("/limits/feed")
    async def change(request: Request) -> Response:
        actor = visitor(house, request)
        form = await request.form()
        if form.get("do") == "revoke":
            await run_in_threadpool(house.accounts.close_feed, actor)
            return page(request, "feed.html", actor=actor, stands=False, address="", revoked=True)
        secret = await run_in_threadpool(house.accounts.open_feed, actor)
        address = str(request.url_for("limit_feed", secret=secret))
        return page(request, "feed.html", actor=actor, stands=True, address=address)

    @pages.get("/feeds/{secret}/limits.ics", name="limit_feed")
    async def feed(request: Request, secret: str) -> Response:
        try:
            actor = await run_in_threadpool(house.accounts.feed_of, secret)
        except NotLoggedIn:  # a calendar program could do nothing with the login page
            return PlainTextResponse("订阅地址无效或者已经撤销。", 404)
        gathering().is_a(What.FEED)
        rows = await run_in_threadpool(_rows, house, actor)
        address = str(request.base_url).rstrip("/")
        return Response(limit_calendar(rows, address), media_type="text/calendar; charset=utf-8")


def _rows(house: House, actor: Actor) -> list[LimitRow]:
    """What is open in the cases of the actor's institution, by the same filter as the board."""
    return list(islice(all_limits(house.questions, actor, LimitFilter(mine=True)), LONGEST))
