"""Audit of a log of 1,000,000 of our own leaves, from a folder and over HTTP on loopback: time, and memory on the way.

`python tests/benchmarks/log_audit.py [--quick]` prints a table. Each audit runs in a process of its own; so does the web
server, which sends bundles gzip-encoded in the last row.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).parents[2]))

from adapters.ledger.leaf import leaf_bytes
from adapters.log_audit import audit_log
from application.log_audits import AuditAsked
from tests.support.log_server import Serving, served
from tests.support.tiled_log import ORIGIN, Signers, write_log

STATE = (
    b'{"timestamp":"2026-11-22T08:00:00+08:00",'
    b'"recorded_by":{"institution_id":"00000000-0000-0000-0000-000000000021","capacity":"mediation"},"n":%d}'
)
processes = get_context("spawn")


def leaf(index: int) -> bytes:
    """About 350 bytes, as the ledger writes them."""
    return leaf_bytes(ORIGIN, UUID(int=index), 1, "mediation-case.accepted", STATE % index)


def resident_megabytes() -> float:
    """What the kernel counts as this process's memory in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


def audit(where: str, vkey: str, tenth: int, telling: Connection) -> None:
    """In a process of its own: seconds, and megabytes after a tenth and at the end."""
    memory = {}

    def advance(done: int, total: int) -> None:
        for mark in (tenth, total):
            if done >= mark and mark not in memory:
                memory[mark] = resident_megabytes()

    began = time.perf_counter()
    told = audit_log(AuditAsked(where, (vkey,)), advance)
    telling.send((time.perf_counter() - began, *memory.values(), told.finding))


def measured(where: str, vkey: str, total: int) -> tuple[float, float, float]:
    """Seconds, megabytes after a tenth, megabytes at the end."""
    here, there = processes.Pipe()
    process = processes.Process(target=audit, args=(where, vkey, total // 10, there))
    process.start()
    seconds, early, late, finding = here.recv()
    process.join()
    if finding:
        raise AssertionError(finding)
    return seconds, early, late


def serve(log: Path, packed: bool, telling: Connection) -> None:  # noqa: FBT001 - of another process
    """Until the other side hangs up."""
    with served(Serving(log, packed=packed)) as url:
        telling.send(url)
        telling.recv()


@contextmanager
def server(log: Path, *, packed: bool) -> Iterator[str]:
    """A web server beside us."""
    here, there = processes.Pipe()
    process = processes.Process(target=serve, args=(log, packed, there))
    process.start()
    yield here.recv()
    here.send("enough")
    process.join()


def main() -> None:
    """Print the table."""
    total = 100_000 if "--quick" in sys.argv else 1_000_000
    signers = Signers()
    with tempfile.TemporaryDirectory() as files:
        log = write_log(Path(files), total, signers, leaf)
        print(
            "| from | seconds | leaves per second | MiB after a tenth | MiB at the end |\n|---|---|---|---|---|"
        )
        rows = {"folder": measured(files, signers.vkey, total)}
        for name, packed in (("HTTP", False), ("HTTP, gzip", True)):
            with server(log, packed=packed) as url:
                rows[name] = measured(url, signers.vkey, total)
        for name, (seconds, early, late) in rows.items():
            print(f"| {name} | {seconds:.1f} | {total / seconds:,.0f} | {early:.1f} | {late:.1f} |")


if __name__ == "__main__":
    main()
