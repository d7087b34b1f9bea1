"""One log line per request 请求日志, under a number the client is told; no names, no query, no body ever."""

import re
import traceback
from random import getrandbits
from time import perf_counter
from typing import Any

import structlog
from starlette.types import Scope

log = structlog.get_logger()
SANE = re.compile(rb"[A-Za-z0-9._-]{1,64}")
UNKNOWN, STATIC = "(unmatched)", "/static/"


def begin(scope: Scope, headers: dict[bytes, bytes]) -> tuple[bytes, bytes]:
    """Give the request its number, or keep the client's; the header that tells it."""
    given = headers.get(b"x-request-id", b"")
    number = given.decode() if SANE.fullmatch(given) else f"{getrandbits(128):032x}"
    scope.setdefault("state", {})["request_id"] = number
    structlog.contextvars.bind_contextvars(request_id=number)
    return b"x-request-id", number.encode()


def write(scope: Scope, status: int, began: float) -> None:
    """The route's template, so that no id and no typed word of an address comes into the log."""
    actor = scope["state"].get("actor")
    who: dict[str, Any] = {}
    if actor is not None:
        who = {"person_id": actor.person_id, "institution_id": actor.institution.institution_id}
    log.info(
        "request",
        method=scope["method"],
        route=getattr(scope.get("route"), "path", "")
        or (STATIC if scope["path"].startswith(STATIC) else UNKNOWN),
        status=status,
        ms=round((perf_counter() - began) * 1000, 2),
        **who,
    )


def tell_of(failure: Exception) -> None:
    """Where it failed and how, without the message: it may quote what somebody typed."""
    frames = traceback.extract_tb(failure.__traceback__)
    log.error(
        "request_failed",
        error=type(failure).__qualname__,
        where=[f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    )
