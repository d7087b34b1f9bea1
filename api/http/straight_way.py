"""The straight way: steps go past the framework's own stack, which has nothing to add to them and costs as much."""

from collections.abc import Sequence

from starlette.routing import Match
from starlette.types import ASGIApp, Receive, Scope, Send

from api.http.addresses import Address
from api.http.telling import Telling
from domain.refusals import Refused

MARK = "/steps/"


class StraightWay:
    """Answers requests to a few addresses itself and passes all others on."""

    def __init__(self, app: ASGIApp, addresses: Sequence[Address], telling: Telling) -> None:
        self._app = app
        self._addresses = addresses
        self._telling = telling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Only what changes a case goes this way."""
        if scope["type"] == "http" and scope["method"] == "POST" and MARK in scope["path"]:
            for address in self._addresses:
                match, found = address.matches(scope)
                if match is Match.FULL:
                    scope.update(found)
                    await self._take(address, scope, receive, send)
                    return
        await self._app(scope, receive, send)

    async def _take(self, address: Address, scope: Scope, receive: Receive, send: Send) -> None:
        """Refusals come before anything was answered, so each can still be told."""
        try:
            await address.app(scope, receive, send)
        except Refused as refusal:
            await self._telling.respond(refusal, scope, receive, send)
        except self._telling.also_unavailable as failure:
            await self._telling.respond(self._telling.outage(failure), scope, receive, send)
