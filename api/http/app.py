"""The application over HTTP 接口: `/api/v1`, the pages, and static files, behind the same doors."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute
from starlette.staticfiles import StaticFiles

from api.http import api_docs, catalogue_answers, health, reading, records, searching, sessions
from api.http.addresses import PREFIX, Address
from api.http.doors import BodyLimit, SafeHeaders, SameSite
from api.http.request_log import RequestLog
from api.http.step_taking import StepTaking
from api.http.straight_way import StraightWay
from api.http.telling import ErrorPage, Telling
from application.house import House
from domain.refusals import Refused

STATIC = Path(str(files("api"))) / "static"


def create_app(
    house: House,
    *,
    routers: Sequence[APIRouter] = (),
    secure_cookies: bool,
    demonstration: bool = False,
    static_folder: Path = STATIC,
    error_page: ErrorPage | None = None,
    also_unavailable: tuple[type[Exception], ...] = (),
) -> FastAPI:
    """The house behind its doors, which open and close with the server.

    `error_page` tells a person with a browser what a problem tells another system; `also_unavailable` are exceptions
    of the parts below that mean: try again.
    """

    @asynccontextmanager
    async def opening_hours(_: FastAPI) -> AsyncIterator[None]:
        await house.open_doors()
        yield
        await house.close_doors()

    app = FastAPI(
        title="工鉴",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=opening_hours,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    taking = _steps(house)
    app.state.house = house
    app.state.secure_cookies = secure_cookies
    app.state.demonstration = demonstration
    _tell_in_one_form(app, Telling(error_page, also_unavailable), taking, https=secure_cookies)
    app.router.routes.extend([*taking, *_routes(house)])
    app.mount("/static", StaticFiles(directory=static_folder), name="static")
    for router in routers:
        app.include_router(router)
    return app


def _steps(house: House) -> list[Address]:
    taking = StepTaking(house)
    return [
        Address(PREFIX + "/{kind}/{case_id:uuid}/steps/{step}", taking, methods=["POST"], name="take-step"),
        Address(PREFIX + "/{kind}/steps/{step}", taking, methods=["POST"], name="open-case"),
    ]


def _routes(house: House) -> list[BaseRoute]:
    return [
        *sessions.routes(house),
        *health.routes(house),
        *catalogue_answers.routes(house),
        searching.route(house),
        *(reading.route(house, wanted) for wanted in records.READINGS),
        *api_docs.routes(),
    ]


def _tell_in_one_form(app: FastAPI, telling: Telling, taking: list[Address], *, https: bool) -> None:
    app.add_exception_handler(Refused, telling.refused)
    app.add_exception_handler(HTTPException, telling.by_framework)
    app.add_exception_handler(RequestValidationError, telling.by_validation)
    for failure in telling.also_unavailable:
        app.add_exception_handler(failure, telling.by_outage)
    app.add_middleware(StraightWay, addresses=taking, telling=telling)  # the last added is the first met
    app.add_middleware(SameSite, telling=telling)
    app.add_middleware(BodyLimit, telling=telling)
    app.add_middleware(SafeHeaders, https=https)
    app.add_middleware(RequestLog, telling=telling)
