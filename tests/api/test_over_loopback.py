"""The main road through a real server in a process of its own, over real sockets on this machine."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPResponse, RemoteDisconnected
from pathlib import Path
from shutil import copytree
from typing import Any
from uuid import uuid4

import pytest

from adapters.calendar import SHANGHAI
from tests.api.given import APPLIED, DISPUTE, PASSWORD, accepted

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds for the server to begin
Answer = tuple[int, dict[str, str], Any]


class Client:
    """One kept connection, as another institution's system would hold it."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=30)
        self.token = ""

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        """Status, headers, content."""
        sent = {"Content-Type": "application/json", **headers}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        content = None if body is None else json.dumps(body)
        try:
            answer = self._answer(method, path, content, sent)
        except (
            RemoteDisconnected
        ):  # the server ends lines that were quiet for long; asked again, nothing is doubled
            self._connection.close()
            answer = self._answer(method, path, content, sent)
        told_as = answer.read()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return answer.status, told, json.loads(told_as) if told_as else None

    def _answer(self, method: str, path: str, content: str | None, sent: dict[str, str]) -> HTTPResponse:
        self._connection.request(method, path, content, sent)
        return self._connection.getresponse()

    def take(self, path: str, answers: Any, version: int | None = None) -> dict[str, Any]:
        """A step that is recorded."""
        headers = {"Idempotency-Key": str(uuid4())}
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        status, _, told = self.ask("POST", f"/api/v1/{path}", {"answers": answers}, **headers)
        assert status == 201, told
        recorded: dict[str, Any] = told
        return recorded


@pytest.fixture
def port(furnished: Path, tmp_path: Path) -> Iterator[int]:
    """A server with uvloop and httptools, once it answers; ended as a service manager ends it."""
    folder = tmp_path / "house"
    copytree(furnished, folder)
    with socket.create_server(("127.0.0.1", 0)) as probe:
        free: int = probe.getsockname()[1]
    program = [
        sys.executable,
        "-m",
        "uvicorn",
        "--factory",
        "api.main:app",
        "--port",
        str(free),
        "--no-access-log",
    ]
    settings = {**os.environ, "GONGJIAN_DATA_FOLDER": str(folder), "GONGJIAN_LOG_JSON": "true"}
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(program, cwd=ROOT, env=settings, stderr=log, stdout=log)
        give_up = time.monotonic() + PATIENCE
        while True:
            try:
                socket.create_connection(("127.0.0.1", free)).close()
                break
            except OSError:
                assert server.poll() is None, (tmp_path / "log").read_text()
                assert time.monotonic() < give_up, (tmp_path / "log").read_text()
        yield free
        server.terminate()
        assert server.wait(30) in {0, -15}
    lines = [line for line in (tmp_path / "log").read_text().splitlines() if line.startswith("{")]
    routes = [json.loads(line)["route"] for line in lines if '"event":"request"' in line]
    assert routes[0] == "/api/v1/sessions"
    assert "王甲某" not in (tmp_path / "log").read_text()


def test_a_mediator_records_and_a_judge_reads(port: int) -> None:
    mediator = Client(port)
    status, headers, session = mediator.ask(
        "POST", "/api/v1/sessions", {"login": "mediator", "password": PASSWORD}
    )
    assert status == 201
    mediator.token = session["token"]
    # The server reads the real clock; past midnight it still takes what happened the day before.
    today = parsedate_to_datetime(headers["date"]).astimezone(SHANGHAI).date()
    on = {"on": today.isoformat()}
    dispute = mediator.take("dispute/steps/register", DISPUTE | on)
    applied = {**APPLIED, **on, "dispute_id": dispute["case_id"]}
    mediation = mediator.take("mediation-case/steps/apply-for", applied)
    path = f"mediation-case/{mediation['case_id']}"
    mediator.take(f"{path}/steps/accept", accepted(today), 1)
    mediator.take(f"{path}/steps/appoint-mediators", {**on, "mediators": 1}, 2)
    held = {**on, "attended": "both", "course": "双方到场", "notes": "底线为一万元"}
    last = mediator.take(f"{path}/steps/hold-session", held, 3)

    judge = Client(port)
    *_, judges = judge.ask("POST", "/api/v1/sessions", {"login": "judge", "password": PASSWORD})
    judge.token = judges["token"]
    reading = f"/api/v1/dispute/{dispute['case_id']}/thread-timeline?after_position={last['position']}"
    for _ in range(6):  # 503: not read so far yet, as a server says that has just been started; ask again
        status, _, timeline = judge.ask("GET", reading)
        if status != 503:
            break
    assert status == 200
    terms = [entry["term"] for entry in timeline["items"]]
    assert [term for term in terms if term != "进入程序"] == [
        "登记争议", "申请调解", "受理", "指定或选定调解员", "举行调解",
    ]  # fmt: skip
    assert "底线" not in json.dumps(timeline, ensure_ascii=False)
    assert timeline["as_of"]["position"] >= last["position"]

    mediator.close()  # on a busy machine it has been idle for longer than a server keeps a connection
    status, headers, _ = mediator.ask("DELETE", "/api/v1/sessions/current")
    assert status == 204
    assert "x-request-id" in headers
    status, _, problem = mediator.ask("GET", "/api/v1/me")
    assert (status, problem["code"]) == (401, "not-logged-in")
    mediator.close()
    judge.close()
