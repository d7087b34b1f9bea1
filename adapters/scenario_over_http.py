"""Playing over HTTP: a scenario's steps go to a running server as another institution's system would send them."""

import asyncio
import json
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from time import monotonic
from typing import Any, NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from application.scenario import Asked, Fault, Outcome, Taken, TurnedDown
from domain.refusals import Refused

PREFIX = "/api/v1"
ATTEMPTS = 6
"""Of a step, while the case moves on under it; of a request, while the server is busy or lets go of the line."""
PAUSE = 0.1
QUIET, PATIENCE = 0.2, 5.0
"""Seconds without a new entry that count as quiet, and seconds after which nobody waits for quiet any longer."""
TIMEOUT = 30.0


class ServerUnreachable(Refused):
    """服务器没有应答，或者应答的不是本系统的接口。"""

    CODE = "server-unreachable"


class Answer(NamedTuple):
    """What the server said."""

    status: int
    content: dict[str, Any]

    @property
    def refused(self) -> bool:
        """Whether it is a problem rather than an answer."""
        return self.status >= 400  # noqa: PLR2004 - where the protocol's refusals begin


class HttpPlayer:
    """Logs in as each person of the cast once, and keeps in mind which version of a case was last seen."""

    def __init__(self, url: str, password: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ServerUnreachable(f"“{url}”不是网址。")
        make = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._line = make(parts.netloc, timeout=TIMEOUT)
        self._prefix = parts.path.rstrip("/") + PREFIX
        self._password = password
        self._logins: dict[str, Answer] = {}
        self._versions: dict[UUID, int] = {}
        self._stirred = False

    async def take(self, login: str, asked: Asked) -> Outcome:
        """Take the step on the newest version known, or on the one the person had in view."""
        entered = await self._enter(login)
        if entered.refused:
            return turned_down(entered.content)
        for _ in range(ATTEMPTS):
            answer = await self._send("POST", _path(asked), self._headers(entered, asked), _body(asked))
            moved = answer.content.get("code") == "version-moved-on"
            if not moved or asked.version is not None or asked.case_id is None:
                break
            self._versions[asked.case_id] = answer.content["current_version"]
        return turned_down(answer.content) if answer.refused else self._taken(answer)

    async def state(self, login: str, kind: str, case_id: UUID, position: int) -> str:
        """The state as the read models tell it once they have reached the position."""
        entered = await self._enter(login)
        path = f"/{kind}/{case_id}?after_position={position}"
        answer = await self._send("GET", path, _bearer(entered))
        return answer.content["code"] if answer.refused else str(answer.content["case"]["state"])

    def close(self) -> None:
        """Let go of the line."""
        self._line.close()

    async def settled(self) -> None:
        """Wait until the ledger is quiet: what the house does by itself follows a recorded step at once."""
        until = monotonic() + PATIENCE
        if not self._stirred:
            return
        self._stirred = False
        position: Any = None
        since = monotonic()
        while monotonic() < min(until, since + QUIET):
            answer = await self._send("GET", "/ledger", {})
            if answer.content.get("position") != position:
                position, since = answer.content.get("position"), monotonic()
            await asyncio.sleep(QUIET / 6)

    async def _enter(self, login: str) -> Answer:
        """Who was refused once is not tried again: failures are counted against a login."""
        if login not in self._logins:
            body = {"login": login, "password": self._password}
            self._logins[login] = await self._send("POST", "/sessions", {}, body)
        return self._logins[login]

    def _headers(self, entered: Answer, asked: Asked) -> dict[str, str]:
        headers = {**_bearer(entered), "Idempotency-Key": asked.key}
        if asked.case_id is not None:
            version = self._versions.get(asked.case_id, 0) if asked.version is None else asked.version
            headers["If-Match"] = f'"{version}"'
        return headers

    def _taken(self, answer: Answer) -> Taken:
        content = answer.content
        self._stirred = True
        case_id = UUID(content["case_id"])
        self._versions[case_id] = max(content["version"], self._versions.get(case_id, 0))
        return Taken(
            case_id=case_id,
            version=content["version"],
            position=content["position"],
            events=tuple(content["events"]),
            repeated=answer.status == 200,  # noqa: PLR2004 - a first answer is 201
        )

    async def _send(self, method: str, path: str, headers: dict[str, str], body: Any = None) -> Answer:
        """Once, or again with the same key where nobody can know whether the server heard it."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                answer = await asyncio.to_thread(self._exchange, method, path, headers, body)
            except (OSError, HTTPException, ValueError) as failure:
                self._line.close()
                if attempt == ATTEMPTS:
                    raise ServerUnreachable(f"{self._line.host}：{failure}") from failure
            else:
                if answer.status != 503 or attempt == ATTEMPTS:  # noqa: PLR2004 - try again
                    return answer
            await asyncio.sleep(PAUSE * (attempt - 1))
        raise AssertionError

    def _exchange(self, method: str, path: str, headers: dict[str, str], body: Any) -> Answer:
        content = None if body is None else json.dumps(body, ensure_ascii=False).encode()
        sent = {**headers, "Accept": "application/json"}
        if content is not None:
            sent["Content-Type"] = "application/json"
        self._line.request(method, self._prefix + path, content, sent)
        response = self._line.getresponse()
        answer = Answer(response.status, json.loads(response.read()))
        if answer.refused and "code" not in answer.content:
            raise ValueError(f"HTTP {answer.status}")
        return answer


def turned_down(problem: dict[str, Any]) -> TurnedDown:
    """A problem (RFC 9457) as an outcome."""
    code = problem["code"]
    faults = tuple(
        Fault(field=one["name"], rule=one["code"], reason=one["reason"])
        for one in problem.get("invalid_params", ())
    )
    return TurnedDown(
        code=code,
        sentence=problem.get("detail", ""),
        authority=problem.get("authority", ""),
        faults=faults or (Fault(field=problem.get("field", ""), rule=code, reason=""),),
    )


def _path(asked: Asked) -> str:
    case = "" if asked.case_id is None else f"/{asked.case_id}"
    return f"/{asked.kind}{case}/steps/{asked.step}"


def _body(asked: Asked) -> dict[str, Any]:
    body: dict[str, Any] = {"answers": asked.answers}
    if asked.late_reason:
        body["late_reason"] = asked.late_reason
    return body


def _bearer(entered: Answer) -> dict[str, str]:
    return {"Authorization": f"Bearer {entered.content.get('token', '')}"}
