"""Doors 出入: who is at the page, what a refusal looks like there, and the error pages."""

from collections.abc import Callable, Coroutine
from typing import Any, cast
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from fastapi.routing import APIRoute

from api.http.problems import TITLES, status_of
from api.http.visitors import actor_of
from api.pages.rendering import page
from application.gathering import gathering
from application.house import House
from application.people import Actor
from application.ports import NotLoggedIn
from domain.refusals import Refused


def visitor(house: House, request: Request) -> Actor:
    """Whose session it is; raises `NotLoggedIn`."""
    return actor_of(house.accounts, cast("dict[str, Any]", request.scope))


NOT_LOGGED_IN = 401


class PageRoute(APIRoute):
    """A route whose refusals are told as pages; who is not logged in is led to the login and back."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The library's handler with the refusals turned into pages."""
        answer = super().get_route_handler()

        async def told(request: Request) -> Response:
            try:
                return await answer(request)
            except NotLoggedIn:
                return to_login(request)
            except Refused as refusal:
                return error_page(request, status_of(refusal), refusal.message, authority=refusal.authority)

        return told


def to_login(request: Request) -> Response:
    """Send the person to the login page and back again afterwards."""
    wanted = request.url.path
    if request.method != "GET" or request.headers.get("HX-Request") == "true":
        wanted = "/"
    elif request.url.query:
        wanted += f"?{request.url.query}"
    target = "/login" if wanted == "/" else f"/login?next={quote(wanted, safe='')}"
    if request.headers.get("HX-Request") == "true":
        return Response(status_code=200, headers={"HX-Redirect": target})
    return RedirectResponse(target, status_code=303)


def error_page(request: Request, status: int, sentence: str = "", *, authority: str = "") -> Response:
    """What went wrong, in Chinese, with the number under which it stands in the log."""
    if status == NOT_LOGGED_IN:
        return to_login(request)
    gathering().nothing_shown()
    return page(
        request,
        "error.html",
        status=status,
        actor=getattr(request.state, "actor", None),
        heading=TITLES.get(status, "不能办理"),
        sentence=sentence,
        authority=authority,
        request_id=getattr(request.state, "request_id", ""),
    )
