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
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http import (
    access_log,
    api_docs,
    bundles,
    carrying,
    case_export,
    catalogue_answers,
    documents,
    exporting,
    health,
    log,
    member_export,
    reading,
    records,
    representatives,
    searching,
    sessions,
)
from api.http.doors import Doors
from api.http.recorded_reading import RecordedReading
from api.http.step_taking import StepTaking
from api.http.telling import ErrorPage, Telling
from application.house import House
from domain.refusals import Refused

STATIC = Path(str(files("api"))) / "static"


class Building(FastAPI):
    """FastAPI behind our doors instead of its own."""

    doors: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """From outside."""
        await self.doors(scope, receive, send)

    async def inside(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What is left to the framework."""
        await super().__call__(scope, receive, send)


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

    app = Building(
        title="工鉴",
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        lifespan=opening_hours,
        redirect_slashes=False,
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    taking, telling = StepTaking(house), Telling(error_page, also_unavailable)
    inside = RecordedReading(app.inside, house.reading, telling)
    app.doors = Doors(inside, taking, telling, https=secure_cookies)
    app.state.house = house
    app.state.secure_cookies = secure_cookies
    app.state.demonstration = demonstration
    _tell_in_one_form(app, telling)
    app.router.routes.extend([*taking.addresses, *_routes(house)])
    app.mount("/static", StaticFiles(directory=static_folder), name="static")
    for router in routers:
        app.include_router(router)
    return app


def _routes(house: House) -> list[BaseRoute]:
    return [
        *sessions.routes(house),
        *health.routes(house),
        *catalogue_answers.routes(house),
        searching.route(house),
        *(
            reading.route(house, wanted)
            for wanted in (*records.READINGS, *access_log.READINGS, *log.READINGS)
        ),
        *documents.routes(house),
        *representatives.routes(house),
        *carrying.routes(house),
        bundles.route(house),
        *case_export.routes(house),
        *log.routes(house),
        *exporting.routes(house),
        *access_log.routes(house),
        *member_export.routes(house),
        *api_docs.routes(),
    ]


def _tell_in_one_form(app: FastAPI, telling: Telling) -> None:
    app.add_exception_handler(Refused, telling.refused)
    app.add_exception_handler(HTTPException, telling.by_framework)
    app.add_exception_handler(RequestValidationError, telling.by_validation)
    app.add_exception_handler(Exception, telling.by_accident)
    for failure in telling.also_unavailable:
        app.add_exception_handler(failure, telling.by_outage)
