"""Login 登录 and logout 退出: a session on the server, named by a cookie scripts cannot read."""

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response

from api.http.visitors import COOKIES, cookie_token
from api.pages.doors import visitor
from api.pages.rendering import page
from application.demonstration import PASSWORD
from application.house import House
from application.people import Actor, Institution
from application.ports import NotLoggedIn
from domain.refusals import Refused


def add_to(pages: APIRouter, house: House) -> None:
    """The login page and its two forms."""

    @pages.get("/login")
    async def show(request: Request) -> Response:
        try:
            visitor(house, request)
        except NotLoggedIn:
            return await _form(request, house)
        return RedirectResponse(_next(request.query_params.get("next", "")), status_code=303)

    @pages.post("/login")
    async def log_in(request: Request) -> Response:
        form = await request.form()
        login, password = str(form.get("login", "")).strip(), str(form.get("password", ""))
        if not login or not password:
            return await _form(request, house, login=login, fault="请填写用户名和密码。")
        try:
            session = await house.accounts.log_in(login, password)
        except Refused as refusal:
            return await _form(request, house, login=login, fault=refusal.message)
        answer = RedirectResponse(_next(str(form.get("next", ""))), status_code=303)
        secure = getattr(request.app.state, "secure_cookies", False)
        answer.set_cookie(
            COOKIES[0] if secure else COOKIES[1],
            session.token,
            path="/",
            secure=secure,
            httponly=True,
            samesite="lax",
        )
        return answer

    @pages.post("/logout")
    async def log_out(request: Request) -> Response:
        await run_in_threadpool(house.accounts.log_out, cookie_token(dict(request.scope["headers"])))
        answer = RedirectResponse("/login?left=1", status_code=303)
        for name in COOKIES:
            answer.delete_cookie(
                name, path="/", secure=name.startswith("__Host-"), httponly=True, samesite="lax"
            )
        return answer


async def _form(request: Request, house: House, *, login: str = "", fault: str = "") -> Response:
    demonstration = getattr(request.app.state, "demonstration", False)
    form = await request.form() if request.method == "POST" else {}
    people = await run_in_threadpool(house.accounts.enrolled) if demonstration else ()
    return page(
        request,
        "login.html",
        status=422 if fault else 200,
        login=login,
        fault=fault,
        next=str(form.get("next", "") or request.query_params.get("next", "")),
        left="left" in request.query_params,
        institutions=_by_institution(people),
        password=PASSWORD if demonstration else "",
    )


def _by_institution(people: object) -> list[tuple[Institution, list[tuple[str, Actor]]]]:
    """Demonstration persons under their institutions; the place with most of them, where a case runs through, first."""
    found: dict[object, tuple[Institution, list[tuple[str, Actor]]]] = {}
    for login, actor in people:  # type: ignore[attr-defined]
        found.setdefault(actor.institution.institution_id, (actor.institution, []))[1].append((login, actor))
    return sorted(found.values(), key=lambda house: (-len(house[1]), house[0].region))


def _next(wanted: str) -> str:
    """A page of this house only; anything else leads to the work list."""
    local = wanted.startswith("/") and not wanted.startswith(("//", "/\\")) and "\n" not in wanted
    return wanted if local else "/"
