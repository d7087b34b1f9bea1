"""Taking a step 办理步骤: the one way a case changes. The busiest address of all, so it does nothing it need not."""

import re
from typing import Any
from uuid import UUID

import msgspec
from starlette.routing import Match
from starlette.types import Receive, Scope, Send

from api.http.addresses import PREFIX, Address
from api.http.bodies import read_json
from api.http.refusals import KeyMissing, MalformedBody, VersionMalformed, VersionMissing
from api.http.visitors import noted, token_of
from api.step_requests import step_request
from application.house import House
from application.ports import Recorded

MARK = "/steps/"
VISIBLE = re.compile(rb"[\x21-\x7e]{1,200}")
ETAG = re.compile(rb'"([0-9]{1,9})(?:\.[0-9a-f]{1,32})?"')


class StepBody(msgspec.Struct, forbid_unknown_fields=True):
    """What is sent: answers by question, and why so late where that must be said."""

    answers: dict[str, Any]
    late_reason: str | None = None


class RowTaken(msgspec.Struct, frozen=True):
    """One row of a list that was recorded: its place in the list, counted from one, and its number in the case."""

    row: int
    number: int


class Taken(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is answered: where the case and the ledger stand. A repeat is answered in the same bytes."""

    case_id: UUID
    kind: str
    version: int
    position: int
    events: tuple[str, ...]
    rows: tuple[RowTaken, ...] = ()


_body = msgspec.json.Decoder(StepBody)
_answer = msgspec.json.Encoder()


class StepTaking:
    """The addresses of steps, as a plain ASGI application."""

    def __init__(self, house: House) -> None:
        self._accounts = house.accounts
        self._casework = house.casework
        self.addresses = (
            Address(PREFIX + "/{kind}/{case_id:uuid}/steps/{step}", self, methods=["POST"], name="take-step"),
            Address(PREFIX + "/{kind}/steps/{step}", self, methods=["POST"], name="open-case"),
        )

    def is_meant(self, scope: Scope) -> bool:
        """Whether the request is for a step; then its place in the address is noted."""
        if MARK not in scope["path"]:
            return False
        for address in self.addresses:
            match, found = address.matches(scope)
            if match is Match.FULL:
                scope.update(found)
                return True
        return False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The same where the framework has found the way."""
        await self.take(scope, dict(scope["headers"]), receive, send)

    async def take(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send) -> None:
        """Read, record, answer; every refusal is raised."""
        actor = noted(self._accounts.actor(token_of(headers)), scope)
        at = scope["path_params"]
        case_id: UUID | None = at.get("case_id")
        key, version = _key(headers), 0 if case_id is None else _version(headers)
        sent = read_json(headers, await _body_of(receive), _body)
        request = step_request(
            actor,
            kind=at["kind"],
            step=at["step"],
            key=key,
            case_id=case_id,
            expected_version=version,
            answers=sent.answers,
            late_reason=sent.late_reason,
        )
        await _tell(send, await self._casework.record(actor, request), opened=case_id is None)


async def _body_of(receive: Receive) -> bytes:
    """All of it; what a client that went away had sent does not count."""
    message = await receive()
    body: bytes = message.get("body", b"")
    while message.get("more_body", False):
        message = await receive()
        body += message.get("body", b"")
    if message["type"] == "http.disconnect":
        raise MalformedBody
    return body


def _key(headers: dict[bytes, bytes]) -> str:
    key = headers.get(b"idempotency-key", b"")
    if not VISIBLE.fullmatch(key):
        raise KeyMissing(field="Idempotency-Key")
    return key.decode()


def _version(headers: dict[bytes, bytes]) -> int:
    given = headers.get(b"if-match")
    if given is None:
        raise VersionMissing(field="If-Match")
    match = ETAG.fullmatch(given.strip())
    if match is None:
        raise VersionMalformed(field="If-Match")
    return int(match[1])


async def _tell(send: Send, recorded: Recorded, *, opened: bool) -> None:
    """Straight to the server: a response object costs more than everything it would say."""
    rows = tuple(RowTaken(row, number) for row, number in enumerate(recorded.numbers, start=1))
    taken = Taken(recorded.case_id, recorded.kind, recorded.version, recorded.position, recorded.events, rows)
    body = _answer.encode(taken)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        (b"etag", b'"%d"' % recorded.version),
        (b"x-ledger-position", b"%d" % recorded.position),
    ]
    if opened:
        headers.append((b"location", f"{PREFIX}/{recorded.kind}/{recorded.case_id}".encode()))
    status = 200 if recorded.repeated else 201
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
