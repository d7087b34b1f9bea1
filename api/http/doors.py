"""Doors 门禁: headers that keep pages safe, a limit to what may be sent, and no requests from other sites."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.refusals import FromAnotherSite, TooLarge
from api.http.telling import Telling
from api.http.visitors import cookie_token

LARGEST_BODY = 1024 * 1024
READING = frozenset({"GET", "HEAD", "OPTIONS"})
POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    b"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
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


class SafeHeaders:
    """Case data is kept by no cache; static files may be, and are asked about by their tag."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self._app = app
        always = (*ALWAYS, *HTTPS_ONLY) if https else ALWAYS
        self._headers = (*always, NOT_KEPT)
        self._static = (*always, ASKED_AGAIN)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the headers to whatever answers."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        added = self._static if scope["path"].startswith("/static/") else self._headers

        async def safe(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *added]
            await send(message)

        await self._app(scope, receive, safe)


class BodyLimit:
    """A longer body is refused before it is read, or once it turns out to be longer."""

    def __init__(self, app: ASGIApp, telling: Telling) -> None:
        self._app = app
        self._telling = telling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Count what is sent; the server holds a client to the length it announced."""
        if scope["type"] != "http" or scope["method"] in READING:
            await self._app(scope, receive, send)
            return
        announced = next((value for name, value in scope["headers"] if name == b"content-length"), b"")
        if announced.isdigit():
            if int(announced) > LARGEST_BODY:
                await self._telling.respond(TooLarge(), scope, receive, send)
                return
            await self._app(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > LARGEST_BODY:
                raise TooLarge
            return message

        await self._app(scope, counted, send)


class SameSite:
    """What changes something must come from our own pages when a cookie speaks for the person (no forged requests)."""

    def __init__(self, app: ASGIApp, telling: Telling) -> None:
        self._app = app
        self._telling = telling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what a browser sends on behalf of another site."""
        if scope["type"] == "http" and scope["method"] not in READING and _forged(scope):
            await self._telling.respond(FromAnotherSite(), scope, receive, send)
            return
        await self._app(scope, receive, send)


def _forged(scope: Scope) -> bool:
    """A bearer token is never sent by a browser on its own, so it proves intent; a cookie does not."""
    headers = dict(scope["headers"])
    if b"authorization" in headers:
        return False
    site = headers.get(b"sec-fetch-site")
    if site is not None:
        return site not in (b"same-origin", b"none")
    origin = headers.get(b"origin")
    if origin is not None:
        return bool(origin.partition(b"://")[2] != headers.get(b"host"))
    return bool(cookie_token(headers))
