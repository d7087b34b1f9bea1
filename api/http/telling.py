"""Telling 答复: a refusal goes out as a problem, or as a page to a person with a browser."""

from collections.abc import Callable, Mapping

import structlog
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.types import Receive, Scope, Send

from api.http import refusals
from api.http.problems import problem_response, status_of
from application.gathering import gathering
from domain.refusals import Refused

log = structlog.get_logger()

ErrorPage = Callable[[Request, int, str], Response]
"""A page that says: status, sentence."""

BY_STATUS: Mapping[int, type[Refused]] = {
    404: refusals.NoSuchAddress,
    405: refusals.MethodNotAllowed,
    413: refusals.TooLarge,
    415: refusals.NotJson,
}


class Telling:
    """Knows in which form to answer whom."""

    def __init__(
        self, error_page: ErrorPage | None, also_unavailable: tuple[type[Exception], ...] = ()
    ) -> None:
        self._error_page = error_page
        self.also_unavailable = also_unavailable

    def answer(self, request: Request, refusal: Refused, status: int | None = None) -> Response:
        """The refusal as this client reads it."""
        status = status or status_of(refusal)
        gathering().nothing_shown()
        for_a_person = "text/html" in request.headers.get("accept", "") and not request.url.path.startswith(
            "/api/"
        )
        if self._error_page is not None and for_a_person:
            return self._error_page(request, status, refusal.message)
        return problem_response(refusal, request.scope["state"].get("request_id", ""), status)

    async def respond(self, refusal: Refused, scope: Scope, receive: Receive, send: Send) -> None:
        """The same from a door, where no endpoint answers."""
        await self.answer(Request(scope, receive), refusal)(scope, receive, send)

    async def refused(self, request: Request, refusal: Exception) -> Response:
        """Handler of every `Refused`."""
        assert isinstance(refusal, Refused)  # noqa: S101 - registered for nothing else
        return self.answer(request, refusal)

    async def by_framework(self, request: Request, refusal: Exception) -> Response:
        """Handler of what the framework itself refuses: no such address, wrong method."""
        assert isinstance(refusal, HTTPException)  # noqa: S101 - registered for nothing else
        kind = BY_STATUS.get(refusal.status_code, refusals.NotUnderstood)
        answer = self.answer(request, kind(), refusal.status_code)
        answer.headers.update(refusal.headers or {})
        return answer

    async def by_validation(self, request: Request, refusal: Exception) -> Response:
        """Handler of query or form fields of pages that cannot be read."""
        assert isinstance(refusal, RequestValidationError)  # noqa: S101 - registered for nothing else
        names = "、".join(str(error["loc"][-1]) for error in refusal.errors())
        return self.answer(request, refusals.WrongParameter(f"“{names}”。", field=names))

    async def by_accident(self, request: Request, failure: Exception) -> Response:  # noqa: ARG002 - the log tells it
        """Handler of what nobody expected; the doors write down what it was."""
        return self.answer(request, refusals.OutOfOrder())

    async def by_outage(self, request: Request, failure: Exception) -> Response:
        """Handler of the failures the composition root listed."""
        return self.answer(request, self.outage(failure))

    def outage(self, failure: Exception) -> Refused:
        """The failure as the client is told of it."""
        log.warning("request_unavailable", reason=type(failure).__name__)
        return refusals.Unavailable()

    def unrecorded(self, failure: Exception) -> Refused:
        """The same, of an answer that may not go out because it could not be recorded."""
        log.warning("reading_not_recorded", reason=type(failure).__name__)
        return refusals.ReadingNotRecorded()
