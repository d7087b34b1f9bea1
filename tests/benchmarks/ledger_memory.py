"""Resident memory while 100,000 events are appended by 32 tasks: it must not grow with the ledger.

`python tests/benchmarks/ledger_memory.py [--quick]` prints a table for both databases.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parents[2]))

from adapters.ledger import Entry, Ledger
from tests.benchmarks.ledger_append import events, fresh_database, server

CLIENTS, STEPS = 32, 10


def resident_megabytes() -> float:
    """What the kernel counts as this process's memory in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


async def append(ledger: Ledger, each: int) -> None:
    """`CLIENTS` tasks, `each` commands of one event."""

    async def client() -> None:
        mine = events()
        for _ in range(each):
            await ledger.append_async(Entry(uuid4(), b"request", (next(mine),)))

    await asyncio.gather(*(client() for _ in range(CLIENTS)))


def along_the_way(url: str, total: int) -> Iterator[tuple[int, float, float]]:
    """Position, megabytes and appends per second after each tenth of the way."""
    with Ledger.open(url, origin="benchmark") as ledger:
        yield 0, resident_megabytes(), 0.0
        for _ in range(STEPS):
            before, began = ledger.position(), time.perf_counter()
            asyncio.run(append(ledger, total // STEPS // CLIENTS))
            position = ledger.position()
            yield position, resident_megabytes(), (position - before) / (time.perf_counter() - began)


def main() -> None:
    """Print both tables."""
    total = 10_000 if "--quick" in sys.argv else 100_000
    with tempfile.TemporaryDirectory() as files, server() as folder:
        print("| database | events | MiB resident | appends per second |\n|---|---|---|---|")
        for position, memory, rate in along_the_way(f"sqlite:///{files}/ledger.db", total):
            print(f"| SQLite | {position:,} | {memory:.1f} | {rate:,.0f} |")
        with fresh_database(folder, count()) as name:
            url = f"postgresql+psycopg://postgres@/{name}?host={folder}"
            for position, memory, rate in along_the_way(url, total):
                print(f"| PostgreSQL | {position:,} | {memory:.1f} | {rate:,.0f} |")


if __name__ == "__main__":
    main()
