"""What it costs to record every reading: the same server with and without access records, asked in turns.

`python tests/benchmarks/recorded_reading.py [--quick]` starts two servers on SQLite (one process each, its follower in
another), opens 64 mediation cases in both, and asks for a case page, a timeline and the work list, over one kept
connection (milliseconds of an answer) and over 16 (answers per second, and processor time of an answer, the server's own
and that of its follower, which other programs on the machine do not disturb; Linux tells it). Rounds take turns, so that
a busy machine slows both alike.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
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
ORDINARY, QUICK = (3.0, 5), (1.0, 2)


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


def processor_seconds(pid: int) -> tuple[float, float]:
    """Of a process so far, and of those it started."""
    own = children = 0.0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            of, rest = int(stat.parent.name), stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has ended meanwhile
            continue
        spent = (int(rest[11]) + int(rest[12])) / os.sysconf("SC_CLK_TCK")
        if of == pid:
            own += spent
        elif int(rest[1]) == pid:
            children += spent
    return own, children


@dataclass
class Found:
    """What was measured of one address of one server."""

    single: list[float] = field(default_factory=list)
    rates: list[float] = field(default_factory=list)
    own: list[float] = field(default_factory=list)
    follower: list[float] = field(default_factory=list)

    async def measure(self, server: Server, path: str, seconds: float) -> None:
        """One round."""
        self.single += await durations(server, path, 1, seconds)
        before = processor_seconds(server.pid)
        answers = len(await durations(server, path, MANY, seconds))
        after = processor_seconds(server.pid)
        self.rates.append(answers / seconds)
        self.own.append((after[0] - before[0]) / answers * 1000)
        self.follower.append((after[1] - before[1]) / answers * 1000)

    def told(self) -> str:
        """As cells of the table."""
        median = statistics.median(self.single) * 1000
        last = statistics.quantiles(self.single, n=100)[98] * 1000
        rest = [statistics.median(one) for one in (self.rates, self.own, self.follower)]
        return f"{median:.2f}, {last:.2f} | {rest[0]:,.0f} | {rest[1]:.2f} | {rest[2]:.2f}"


async def measure(seconds: float, rounds: int) -> dict[tuple[str, str], Found]:
    """By address and server."""
    found: dict[tuple[str, str], Found] = {}
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
                    await found.setdefault((asked, name), Found()).measure(server, path, seconds)
    return found


def main() -> None:
    found = asyncio.run(measure(*(QUICK if "--quick" in sys.argv else ORDINARY)))
    print(
        "| | ms, one client (median, p99) | answers/s, 16 clients | processor ms an answer | its follower's |"
    )
    print("|---|---|---|---|---|")
    for (asked, name), one in found.items():
        print(f"| {asked}, {name} | {one.told()} |")


if __name__ == "__main__":
    main()
