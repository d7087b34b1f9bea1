"""Recorded reading 查阅留痕: what an answer tells of cases is recorded before its first byte goes out.

Questions, case file, documents and exports note what they return (`application.gathering`); here, where every answer
leaves, one record is made of it. An answer that is sent while it is still being read, as a long table is, has a record
for each of its parts, and each part goes out after its own. What cannot be recorded is not shown.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.refusals import WrongParameter
from api.http.telling import Telling
from application.access_recording import AccessRecording
from application.gathering import Gathering, current
from domain.access_record import Purpose

PURPOSE = b"access-purpose"
NOTHING_NEW = range(300, 400)
"""Answers that send the client elsewhere, or back to what it has."""


class RecordedReading:
    """The application behind it answers; this records what the answers tell."""

    def __init__(self, app: ASGIApp, recording: AccessRecording, telling: Telling) -> None:
        self._app = app
        self.recording = recording
        self.telling = telling

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """A gathering for each request, with the purpose it states."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            gathered = Gathering(stated=_stated(scope))
        except WrongParameter as refusal:
            await self.telling.respond(refusal, scope, receive, send)
            return
        noted = current.set(gathered)
        try:
            await self._app(scope, receive, _WayOut(self, gathered, scope, receive, send).send)
        finally:
            current.reset(noted)


def _stated(scope: Scope) -> Purpose | None:
    """The purpose in the header, one of the closed list; none where it is left to the relation to the case."""
    given = next((value for name, value in scope["headers"] if name == PURPOSE), None)
    try:
        return None if given is None else Purpose(given.decode("latin-1"))
    except ValueError:
        allowed = "、".join(Purpose)
        raise WrongParameter(f"“Access-Purpose”应为 {allowed} 之一。", field="Access-Purpose") from None


class _WayOut:
    """Holds the beginning of an answer back until it is known what it tells."""

    def __init__(
        self, door: RecordedReading, gathered: Gathering, scope: Scope, receive: Receive, send: Send
    ) -> None:
        self._door = door
        self._gathered = gathered
        self._scope = scope
        self._receive = receive
        self._send = send
        self._beginning: Message | None = None
        self._shown = True
        self._refused = False

    async def send(self, message: Message) -> None:
        """The beginning waits for the first part; every part waits for its record."""
        if self._refused:
            return
        if message["type"] == "http.response.start":
            self._beginning = message
            self._shown = message["status"] not in NOTHING_NEW
            return
        if self._gathered.told and self._shown and not await self._recorded():
            return
        if self._beginning is not None:
            beginning, self._beginning = self._beginning, None
            await self._send(beginning)
        await self._send(message)

    async def _recorded(self) -> bool:
        """Whether the part may go out. Once something has gone out there is no answer left to give but to break off."""
        actor = self._gathered.actor or self._scope["state"].get("actor")
        if actor is None:  # nobody is logged in, so nothing of a case was told
            return True
        address = getattr(self._scope.get("route"), "path", "")
        try:
            await self._door.recording.record(actor, self._gathered, address)
        except self._door.telling.also_unavailable as failure:
            if self._beginning is None:
                raise
            self._refused = True
            refusal = self._door.telling.unrecorded(failure)
            await self._door.telling.respond(refusal, self._scope, self._receive, self._send)
            return False
        return True
