"""One log line per request 请求日志, under a number the client is told; no names, no query, no body ever."""

import re
import traceback
from random import getrandbits
from time import perf_counter
from typing import Any

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.refusals import OutOfOrder
from api.http.telling import Telling

log = structlog.get_logger()
SANE = re.compile(rb"[A-Za-z0-9._-]{1,64}")
UNKNOWN, STATIC = "(unmatched)", "/static/"


class RequestLog:
    """The outermost door: gives the number, writes the line, and turns what nobody expected into a problem."""

    def __init__(self, app: ASGIApp, telling: Telling) -> None:
        self._app = app
        self._telling = telling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and say what came of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        number = _number(scope)
        scope.setdefault("state", {})["request_id"] = number
        structlog.contextvars.bind_contextvars(request_id=number)
        status = 0
        header = (b"x-request-id", number.encode())

        async def numbered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], header]
            await send(message)

        try:
            await self._app(scope, receive, numbered)
        except Exception as failure:  # noqa: BLE001 - the last door: whatever it is, the client gets a problem
            _tell_of(failure)
            if status == 0:
                await self._telling.respond(OutOfOrder(), scope, receive, numbered)
        finally:
            _write(scope, status, began)


def _number(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and SANE.fullmatch(value):
            return str(value.decode())
    return f"{getrandbits(128):032x}"


def _write(scope: Scope, status: int, began: float) -> None:
    """The route's template, so that no id and no typed word of an address comes into the log."""
    actor = scope["state"].get("actor")
    who: dict[str, Any] = {}
    if actor is not None:
        who = {
            "person_id": str(actor.person_id),
            "institution_id": str(actor.institution.institution_id),
        }
    log.info(
        "request",
        method=scope["method"],
        route=getattr(scope.get("route"), "path", "")
        or (STATIC if scope["path"].startswith(STATIC) else UNKNOWN),
        status=status,
        ms=round((perf_counter() - began) * 1000, 2),
        **who,
    )


def _tell_of(failure: Exception) -> None:
    """Where it failed and how, without the message: it may quote what somebody typed."""
    frames = traceback.extract_tb(failure.__traceback__)
    log.error(
        "request_failed",
        error=type(failure).__qualname__,
        where=[f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    )
