"""Requests per second over HTTP: recording a step beside an endpoint that does nothing, in the same framework.

`python tests/benchmarks/http_record_step.py [--quick]` starts real servers (one process each, uvloop and httptools), and
asks them over 16 kept connections. The step is `hold-session` with its sealed texts on 64 mediation cases, each request
with the right version and a new key; the endpoint that does nothing gets the same request. Rounds take turns, so that a
busy machine slows all of them alike.
"""

import asyncio
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.http_servers import (
    LOGIN,
    PASSWORD,
    Case,
    Connection,
    Server,
    postgresql,
    started,
)

CONNECTIONS, CASES = 16, 64
ORDINARY = {"--seconds": 6.0, "--rounds": 5}
QUICK = {"--seconds": 2.0, "--rounds": 2}
TODAY = (datetime.now(UTC) + timedelta(hours=8)).date().isoformat()
COURSE = (
    "双方到场。劳动者陈述：自入职起每月工资拖欠，共计一万二千元；用人单位认可欠付事实，对加班时数有异议。" * 4
)
NOTES = "用人单位底线为分两期支付；劳动者可以接受放弃加班费请求。"
SESSION = {"on": TODAY, "attended": "both", "course": COURSE, "notes": NOTES}
HELD = json.dumps({"answers": SESSION}, ensure_ascii=False).encode()


async def rate(server: Server, seconds: float, turn: Callable[[Connection, int], Awaitable[None]]) -> float:
    """Requests per second over all connections."""
    connections = await server.connections(CONNECTIONS)
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
    """The same request as for a step, answered without looking at it."""
    request = server.request("/nothing", HELD, 3)

    async def turn(connection: Connection, _: int) -> None:
        status, _body = await connection.ask(request)
        assert status == 200

    return await rate(server, seconds, turn)


async def recording(server: Server, seconds: float) -> float:
    turns = [iter(_round_robin(server.cases[number::CONNECTIONS])) for number in range(CONNECTIONS)]

    async def turn(connection: Connection, number: int) -> None:
        case = next(turns[number])
        path = f"/api/v1/mediation-case/{case.case_id}/steps/hold-session"
        status, body = await connection.ask(server.request(path, HELD, case.version))
        assert status == 201, body.decode()
        case.version += 1

    return await rate(server, seconds, turn)


def _round_robin(cases: list[Case]) -> Iterator[Case]:
    while True:
        yield from cases


async def prepare(server: Server) -> None:
    """Log in and bring 64 cases to where sessions are held."""
    connection = (await server.connections(1))[0]

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
    main()
