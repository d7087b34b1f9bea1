"""Doors 门禁: what every request passes, and every answer on its way out.

A number and a log line for each; headers that keep pages safe; a limit to what may be sent; nothing from other sites.
Steps then go straight to where they are taken: the framework's own stack has nothing to add to them and costs as much.
"""

from time import perf_counter

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http import request_log
from api.http.addresses import LOG
from api.http.documents import ENVELOPE
from api.http.refusals import FromAnotherSite, OutOfOrder, TooLarge
from api.http.step_taking import StepTaking
from api.http.telling import Telling
from api.http.visitors import cookie_token
from application.documents import LARGEST_DOCUMENT, DocumentTooLarge
from domain.refusals import Refused

LARGEST_BODY = 4 * 1024 * 1024  # a list of two thousand workers with their addresses is half of it
UPLOADED = "/documents"
READING = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    b"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
VERIFIER = "/static/verify.html"
"""One file that must also work from the disk: its script is inside, and its own policy names it by its digest."""
OF_VERIFIER = (b"content-security-policy", b"frame-ancestors 'none'")
ALWAYS = (
    (b"content-security-policy", POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # with no-referrer browsers send Origin: null over plain HTTP
    (b"cross-origin-resource-policy", b"same-origin"),
)
NOT_KEPT = (b"cache-control", b"no-store")
ASKED_AGAIN = (b"cache-control", b"no-cache")
HTTPS_ONLY = (
    (b"strict-transport-security", b"max-age=31536000"),
    (b"cross-origin-opener-policy", b"same-origin"),
)

Headers = dict[bytes, bytes]


class Doors:
    """One door after the other, all in one place: an application around an application costs more than they do."""

    def __init__(self, app: ASGIApp, taking: StepTaking, telling: Telling, *, https: bool) -> None:
        self._app = app
        self._taking = taking
        self._telling = telling
        always = (*ALWAYS, *HTTPS_ONLY) if https else ALWAYS
        self._always = [*always]
        self._case_data = [*always, NOT_KEPT]
        self._static = [*always, ASKED_AGAIN]
        self._verifier = [OF_VERIFIER, *always[1:], ASKED_AGAIN]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and say what came of it; what nobody expected becomes a problem here."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status, headers = perf_counter(), 0, dict(scope["headers"])
        added = self._added(scope["path"])
        number = request_log.begin(scope, headers)

        async def answered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *added, number]
            await send(message)

        try:
            await self._inside(scope, headers, receive, answered)
        except Exception as failure:  # noqa: BLE001 - the last door: whatever it is, the client gets a problem
            request_log.tell_of(failure)
            if status == 0:
                await self._telling.respond(OutOfOrder(), scope, receive, answered)
        finally:
            request_log.write(scope, status, began)

    def _added(self, path: str) -> list[tuple[bytes, bytes]]:
        """What is published for everybody says itself how long it may be kept; what a case holds is never kept."""
        if path.startswith(LOG):
            return self._always
        if path == VERIFIER:
            return self._verifier
        return self._static if path.startswith(request_log.STATIC) else self._case_data

    async def _inside(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        if scope["method"] in READING:
            await self._app(scope, receive, send)
            return
        largest = largest_body(scope["path"])
        refusal = _unwelcome(headers, largest)
        if refusal is not None:
            await self._telling.respond(refusal, scope, receive, send)
            return
        limited = receive if b"content-length" in headers else _counted(receive, largest)
        if self._taking.is_meant(scope):
            await self._take(scope, headers, limited, send)
        else:
            await self._app(scope, limited, send)

    async def _take(self, scope: Scope, headers: Headers, receive: Receive, send: Send) -> None:
        """Refusals come before anything was answered, so each can still be told."""
        try:
            await self._taking.take(scope, headers, receive, send)
        except Refused as refusal:
            await self._telling.respond(refusal, scope, receive, send)
        except self._telling.also_unavailable as failure:
            await self._telling.respond(self._telling.outage(failure), scope, receive, send)


def largest_body(path: str) -> int:
    """Only where documents are uploaded may more be sent than a form or a step holds."""
    return LARGEST_DOCUMENT + ENVELOPE if path.endswith(UPLOADED) else LARGEST_BODY


def _unwelcome(headers: Headers, largest: int) -> Refused | None:
    """A body that is announced as too long, and what a browser sends on behalf of another site."""
    announced = headers.get(b"content-length", b"0")
    if not announced.isdigit() or int(announced) > largest:
        return TooLarge() if largest == LARGEST_BODY else DocumentTooLarge()
    return FromAnotherSite() if _forged(headers) else None


def _counted(receive: Receive, largest: int) -> Receive:
    """A body nobody announced is refused once it turns out to be too long; else the server holds it to its word."""
    received = 0

    async def counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > largest:
            raise TooLarge if largest == LARGEST_BODY else DocumentTooLarge
        return message

    return counted


def _forged(headers: Headers) -> bool:
    """What changes something must come from our own pages when a cookie speaks for the person.

    A bearer token is never sent by a browser on its own, so it proves intent; a cookie does not.
    """
    if b"authorization" in headers:
        return False
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site not in (b"same-origin", b"none")
    origin = headers.get(b"origin")
    if origin is not None:
        return bool(origin.partition(b"://")[2] != headers.get(b"host"))
    return bool(cookie_token(headers))
