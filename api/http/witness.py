"""The witness over HTTP 见证服务 (C2SP tlog-witness): one address to submit to, what it holds to read, and one page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import structlog
from jinja2 import Environment, FileSystemLoader
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from api.http.app import STATIC
from api.http.doors import ALWAYS, NOT_KEPT
from application.moments import SHANGHAI
from application.witnessing import Misbehaviour, Witness, WitnessBusy

LONGEST_SUBMISSION = 1 << 20
"""More than the longest note and 63 hashes together."""
PATIENCE = 30.0
"""Seconds in which a submission must have come in whole."""
HEADERS = {name.decode(): value.decode() for name, value in (*ALWAYS, NOT_KEPT)}

log = structlog.get_logger("witness")
pages = Environment(
    loader=FileSystemLoader(STATIC.parent / "templates"),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


class WitnessService:
    """Turns requests into questions to one witness; its file is waited for in threads."""

    def __init__(self, witness: Witness) -> None:
        self._witness = witness

    async def add_checkpoint(self, request: Request) -> Response:
        """The one thing logs ask for."""
        try:
            async with asyncio.timeout(PATIENCE):
                body = await _body(request)
        except (TimeoutError, ClientDisconnect):
            return _text("the submission did not come in whole\n", 408)
        if body is None:
            return _text("the submission is too long\n", 413)
        answer = await run_in_threadpool(self._witness.add_checkpoint, body)
        log.info("add-checkpoint", status=int(answer.status), bytes=len(body))
        return _text(answer.content, answer.status, answer.media_type)

    async def checkpoint(self, request: Request) -> Response:
        """As tlog-mirror names it: `<SHA-256 of the origin>/checkpoint`."""
        note = await run_in_threadpool(self._witness.checkpoint, request.path_params["log_id"])
        return _text("nothing is held of this log\n", 404) if note is None else _text(note)

    async def refusal(self, request: Request) -> Response:
        """The whole evidence of one contradiction, for anybody to check."""
        kept = await run_in_threadpool(self._witness.misbehaviours)
        wanted = request.path_params["number"]
        found = next((one for one in kept if one.number == wanted), None)
        return _text("没有这一项\n", 404) if found is None else _text(found.told)

    async def page(self, request: Request) -> Response:  # noqa: ARG002 - the framework's signature
        """What the institution's people and auditors look at."""
        shown = await run_in_threadpool(self._shown)
        return HTMLResponse(pages.get_template("witness.html").render(shown), headers=HEADERS)

    def _shown(self) -> dict[str, Any]:
        refused: list[Misbehaviour] = self._witness.misbehaviours()
        logs = self._witness.logs()
        return {"keys": self._witness.keys, "logs": logs, "refused": refused, "zone": SHANGHAI}


def create_witness_app(witness: Witness) -> Starlette:
    """The witness's addresses; everything else is not found. With the server the witness is closed."""
    service = WitnessService(witness)

    @asynccontextmanager
    async def opening_hours(_: Starlette) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(witness.close)

    return Starlette(
        routes=[
            Route("/add-checkpoint", service.add_checkpoint, methods=["POST"]),
            Route("/{log_id:str}/checkpoint", service.checkpoint, methods=["GET"]),
            Route("/refused/{number:int}", service.refusal, methods=["GET"]),
            Route("/", service.page, methods=["GET"]),
            Mount("/static", StaticFiles(directory=STATIC)),
        ],
        exception_handlers={WitnessBusy: _busy},
        lifespan=opening_hours,
    )


async def _body(request: Request) -> bytes | None:
    parts, length = [], 0
    async for part in request.stream():
        length += len(part)
        if length > LONGEST_SUBMISSION:
            return None
        parts.append(part)
    return b"".join(parts)


def _busy(request: Request, failure: Exception) -> Response:  # noqa: ARG001
    log.error("witness-busy", reason=str(failure))
    return _text("the witness cannot write now\n", 503)


def _text(content: str, status: int = 200, media_type: str = "text/plain") -> Response:
    answer = PlainTextResponse(content, status, HEADERS)
    answer.headers["content-type"] = media_type if media_type != "text/plain" else "text/plain; charset=utf-8"
    return answer
