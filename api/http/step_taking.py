"""Taking a step 办理步骤: the one way a case changes. The busiest address of all, so it does nothing it need not."""

import re
from typing import Any
from uuid import UUID

import msgspec
from fastapi import Request, Response
from starlette.types import Receive, Scope, Send

from api.http.bodies import read_json
from api.http.refusals import KeyMissing, VersionMalformed, VersionMissing
from api.http.visitors import actor_of
from api.step_requests import step_request
from application.house import House
from application.ports import Recorded

VISIBLE = re.compile(rb"[\x21-\x7e]{1,200}")
ETAG = re.compile(rb'"([0-9]{1,9})(?:\.[0-9a-f]{1,32})?"')


class StepBody(msgspec.Struct, forbid_unknown_fields=True):
    """What is sent: answers by question, and why so late where that must be said."""

    answers: dict[str, Any]
    late_reason: str | None = None


class Taken(msgspec.Struct, frozen=True):
    """What is answered: where the case and the ledger stand. A repeat is answered in the same bytes."""

    case_id: UUID
    kind: str
    version: int
    position: int
    events: tuple[str, ...]


_body = msgspec.json.Decoder(StepBody)
_answer = msgspec.json.Encoder()


class StepTaking:
    """The address of a step, as a plain ASGI application."""

    def __init__(self, house: House) -> None:
        self._accounts = house.accounts
        self._casework = house.casework

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Read, record, answer; every refusal is raised."""
        actor = actor_of(self._accounts, scope)
        headers = dict(scope["headers"])
        at = scope["path_params"]
        case_id: UUID | None = at.get("case_id")
        request = step_request(
            actor,
            kind=at["kind"],
            step=at["step"],
            key=_key(headers),
            case_id=case_id,
            expected_version=0 if case_id is None else _version(headers),
            **_content(headers, await Request(scope, receive).body()),
        )
        answer = _told(await self._casework.record(actor, request), opened=case_id is None)
        await answer(scope, receive, send)


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


def _content(headers: dict[bytes, bytes], body: bytes) -> dict[str, Any]:
    sent = read_json(headers, body, _body)
    return {"answers": sent.answers, "late_reason": sent.late_reason}


def _told(recorded: Recorded, *, opened: bool) -> Response:
    headers = {"ETag": f'"{recorded.version}"', "X-Ledger-Position": str(recorded.position)}
    if opened:
        headers["Location"] = f"/api/v1/{recorded.kind}/{recorded.case_id}"
    taken = Taken(recorded.case_id, recorded.kind, recorded.version, recorded.position, recorded.events)
    status = 200 if recorded.repeated else 201
    return Response(_answer.encode(taken), status, headers, media_type="application/json")
