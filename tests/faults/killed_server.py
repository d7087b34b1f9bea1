"""A real server that can be killed, and officials who keep recording against it and remember what was acknowledged."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0


def free_port() -> int:
    """A loopback port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """One server process over a data folder (or a PostgreSQL database)."""

    def __init__(self, folder: Path, database_url: str = "") -> None:
        self.port = free_port()
        self.environment = os.environ | {
            "GONGJIAN_DATA_FOLDER": str(folder),
            "GONGJIAN_DATABASE_URL": database_url,
            "GONGJIAN_ORIGIN": "gongjian.test/faults",
            "PYTHONPATH": str(ROOT),
        }
        self.log = folder.parent / f"{folder.name}-server.log"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start and wait until it answers that it is ready."""
        command = [sys.executable, "-m", "uvicorn", "--factory", "api.main:app", "--port", str(self.port)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--log-level", "warning"], cwd=ROOT, env=self.environment, stdout=log, stderr=log
            )
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(self.log.read_text()[-4000:])
            try:
                if self.ask("GET", "/api/v1/health/ready")[0] == 200:
                    return
            except OSError:
                time.sleep(0.02)
        raise AssertionError("the server did not become ready")

    def kill(self) -> None:
        """SIGKILL: no goodbye, no flush."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """An orderly end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE)

    def ask(
        self, method: str, path: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, Any]:
        """One request on a connection of its own."""
        with closing(self.connection()) as connection:
            return exchange(connection, method, path, body, headers)

    def connection(self) -> http.client.HTTPConnection:
        """A connection that stays open between requests."""
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)


def exchange(
    connection: http.client.HTTPConnection, method: str, path: str, body: Any, headers: dict[str, str] | None
) -> tuple[int, Any]:
    """Send JSON, read JSON."""
    content = None if body is None else json.dumps(body)
    connection.request(method, path, content, {"Content-Type": "application/json", **(headers or {})})
    answer = connection.getresponse()
    text = answer.read()
    return answer.status, json.loads(text) if text else None


@dataclass
class Official:
    """Records one session after another on a case of their own; asks again whenever no answer came."""

    server: Server
    token: str
    case_id: str
    version: int
    on: str
    acknowledged: dict[str, Any] = field(default_factory=dict)
    pending: tuple[str, int] | None = None
    recorded: int = 0

    def headers(self, key: str, version: int) -> dict[str, str]:
        """What every step is sent with."""
        return {"Authorization": f"Bearer {self.token}", "Idempotency-Key": key, "If-Match": f'"{version}"'}

    def send(self, connection: http.client.HTTPConnection, key: str, version: int) -> tuple[int, Any]:
        """The same key always carries the same request."""
        answers = {"on": self.on, "attended": "both", "course": f"第 {key} 次调解，双方到场。"}
        path = f"/api/v1/mediation-case/{self.case_id}/steps/hold-session"
        return exchange(connection, "POST", path, {"answers": answers}, self.headers(key, version))

    def work(self, until_killed: threading.Event) -> None:
        """Record until the connection breaks; what was sent and not answered stays pending."""
        with closing(self.server.connection()) as connection, suppress(OSError, http.client.HTTPException):
            while not until_killed.is_set():
                key, version = self.pending or (str(uuid4()), self.version)
                self.pending = (key, version)
                status, answer = self.send(connection, key, version)
                if status == 503:
                    continue
                assert status in {200, 201}, answer
                self.acknowledged[key] = answer
                self.version = answer["version"]
                self.pending = None

    def ask_again(self, last: int = 5) -> list[str]:
        """What was acknowledged last must be answered with its first answer, as a repeat."""
        wrong = []
        with closing(self.server.connection()) as connection:
            for key in list(self.acknowledged)[-last:]:
                first = self.acknowledged[key]
                status, answer = self.send(connection, key, first["version"] - 1)
                if (status, answer) != (200, first):
                    wrong.append(f"{key}: {status} {answer} instead of {first}")
        return wrong

    def finish(self) -> None:
        """What was sent and never answered is asked again: recorded now or recorded then, but once."""
        if self.pending is None:
            return
        with closing(self.server.connection()) as connection:
            status, answer = self.send(connection, *self.pending)
        assert status in {200, 201}, answer
        self.acknowledged[self.pending[0]] = answer
        self.version, self.pending = answer["version"], None


def moment(rng: random.Random) -> float:
    """When to kill: sometimes at once, sometimes in the middle of a long run of batches."""
    return rng.choice((0.02, 0.1, 0.3, 0.6)) * (0.5 + rng.random())
