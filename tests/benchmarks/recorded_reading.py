"""What it costs to record every reading: the same server with and without access records, asked in turns.

`python tests/benchmarks/recorded_reading.py [--quick]` starts two servers on SQLite (one process each, its follower in
another), opens 64 mediation cases in both, and asks for a case page, a timeline and the work list, over one kept
connection (milliseconds of an answer) and over 16 (answers per second). Rounds take turns, so that a busy machine slows
both alike.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import cycle
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.benchmarks.http_record_step import prepare
from tests.benchmarks.http_servers import Server, started

MANY = 16
ASKED = {
    "case page": "/cases/mediation-case/{case_id}",
    "timeline": "/api/v1/mediation-case/{case_id}/timeline",
    "work list": "/api/v1/cases",
}
ORDINARY, QUICK = (4.0, 7), (1.0, 2)


def requests_of(server: Server, path: str) -> list[bytes]:
    """One GET per case."""
    head = f"Host: 127.0.0.1\r\nAuthorization: Bearer {server.token}\r\nAccept: */*\r\n\r\n"
    return [f"GET {path.format(case_id=case.case_id)} HTTP/1.1\r\n{head}".encode() for case in server.cases]


async def durations(server: Server, path: str, connections: int, seconds: float) -> list[float]:
    """How long each answer took."""
    requests, took = cycle(requests_of(server, path)), []
    opened = await server.connections(connections)
    until = time.perf_counter() + seconds

    async def client(number: int) -> None:
        while (began := time.perf_counter()) < until:
            status, body = await opened[number].ask(next(requests))
            assert status == 200, body.decode()
            took.append(time.perf_counter() - began)

    await asyncio.gather(*(client(number) for number in range(connections)))
    for connection in opened:
        connection.close()
    return took


async def measure(seconds: float, rounds: int) -> dict[tuple[str, str], tuple[list[float], list[float]]]:
    """By address and server: all single answers' durations, and each round's answers per second."""
    found: dict[tuple[str, str], tuple[list[float], list[float]]] = {}
    with ExitStack() as running:
        servers = {
            name: running.enter_context(
                started(f"--{how}", running.enter_context(tempfile.TemporaryDirectory()), "")
            )
            for name, how in (("recorded", "serve"), ("unrecorded", "unrecorded"))
        }
        for server in servers.values():
            await prepare(server)
        for _ in range(rounds):
            for asked, path in ASKED.items():
                for name, server in servers.items():
                    single, rates = found.setdefault((asked, name), ([], []))
                    single += await durations(server, path, 1, seconds)
                    rates.append(len(await durations(server, path, MANY, seconds)) / seconds)
    return found


def main() -> None:
    found = asyncio.run(measure(*(QUICK if "--quick" in sys.argv else ORDINARY)))
    print("| | ms, one client (median, p99) | answers/s, 16 clients |\n|---|---|---|")
    for (asked, name), (single, rates) in found.items():
        median, last = statistics.median(single) * 1000, statistics.quantiles(single, n=100)[98] * 1000
        print(f"| {asked}, {name} | {median:.2f}, {last:.2f} | {statistics.median(rates):,.0f} |")


if __name__ == "__main__":
    main()
