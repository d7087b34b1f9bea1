"""The signed trail: what publishing costs the recording beside it, how long a cycle takes, and a proof in a large log.

`python tests/benchmarks/audit_trail.py [--quick]`. Recording with and without a publisher takes turns on fresh SQLite
ledgers, eight tasks at once; the proofs are asked of a ledger of 1,000,000 records, made once in a temporary folder.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from uuid import uuid4

from eventsourcing.persistence import StoredEvent

sys.path.insert(0, str(Path(__file__).parents[2]))

from adapters.ledger import Entry, Ledger
from adapters.publishing.checkpoints import Checkpoints
from adapters.publishing.publisher import Publisher
from adapters.publishing.trail import PublishedTrail
from adapters.publishing.trust import Trust
from adapters.publishing.witnesses import Witnesses
from adapters.tlog.keys import SigningKey
from api.http.log import inclusion_of
from tests.benchmarks.ledger_append import STATE, with_tasks

ORIGIN = "ledger.test/benchmark"
KEY = SigningKey.generate(ORIGIN)
CLIENTS = 8
QUICK = "--quick" in sys.argv
EACH, ROUNDS, LARGE, ASKED = (1_000, 3, 100_000, 500) if QUICK else (4_000, 7, 1_000_000, 2_000)


@contextmanager
def recording(folder: Path, *, published: bool) -> Iterator[Ledger]:
    """A fresh ledger, signed while it grows or not."""
    with Ledger.open(f"sqlite:///{folder / str(uuid4())}.db", origin=ORIGIN) as ledger:
        publisher = publishing(ledger, folder)
        if published:
            publisher.start()
        yield ledger
        if published:
            publisher.wait_for(ledger.position(), 10.0)
            publisher.stop()


def publishing(ledger: Ledger, folder: Path) -> Publisher:
    """Without witnesses: what they add is waiting, not work."""
    checkpoints = Checkpoints.open(f"sqlite:///{folder / str(uuid4())}.trail.db")
    return Publisher(ledger, checkpoints, KEY, Witnesses([], ledger.consistency_proof))


def beside_recording(folder: Path) -> None:
    """Appends per second, with and without."""
    rates: dict[bool, list[float]] = {False: [], True: []}
    for _ in range(ROUNDS):
        for published in (False, True):
            with recording(folder, published=published) as ledger:
                rates[published].append(CLIENTS * EACH / with_tasks(ledger, CLIENTS, EACH))
    plain, signed = (statistics.median(rates[published]) for published in (False, True))
    ratio = statistics.median(b / a for a, b in zip(rates[False], rates[True], strict=True))
    print(f"appends/s, {CLIENTS} tasks: {plain:,.0f} alone, {signed:,.0f} while being signed ({ratio:.2f})")


def cycles(folder: Path) -> None:
    """One record, one checkpoint, again and again."""
    with recording(folder, published=False) as ledger:
        publisher, took = publishing(ledger, folder), []
        for _ in range(300):
            ledger.append(Entry(uuid4(), b"request", (StoredEvent(uuid4(), 1, "dispute.registered", STATE),)))
            began = time.perf_counter()
            publisher.publish()
            took.append(time.perf_counter() - began)
    print(f"publish cycle: {_percentiles(took)}")


def proofs(folder: Path) -> None:
    """As `/api/v1/log/inclusion` answers: checkpoint, proof and leaf of a record drawn at random."""
    with Ledger.open(f"sqlite:///{folder / 'large.db'}", origin=ORIGIN) as ledger:
        asyncio.run(_fill(ledger))
        checkpoints = Checkpoints.open(f"sqlite:///{folder / 'large.trail.db'}")
        publisher = Publisher(ledger, checkpoints, KEY, Witnesses([], ledger.consistency_proof))
        began = time.perf_counter()
        publisher.publish()
        print(f"first checkpoint over {LARGE:,} records: {time.perf_counter() - began:.1f} s")
        trail = PublishedTrail(ledger, checkpoints, Trust.of(KEY.verifier, folder / "no policy"))
        rng, took = Random(1), []
        for _ in range(ASKED):
            index = rng.randrange(LARGE)
            began = time.perf_counter()
            inclusion_of(trail, index, None)
            took.append(time.perf_counter() - began)
        print(f"inclusion proof in {LARGE:,} records: {_percentiles(took)}")


async def _fill(ledger: Ledger) -> None:
    for first in range(0, LARGE, 1_000):
        events = tuple(
            StoredEvent(uuid4(), 1, "dispute.registered", STATE) for _ in range(first, first + 1_000)
        )
        await ledger.append_async(Entry(uuid4(), b"request", events))


def _percentiles(took: list[float]) -> str:
    cuts = statistics.quantiles(took, n=100)
    return f"median {cuts[49] * 1e3:.1f} ms, 99th percentile {cuts[98] * 1e3:.1f} ms"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        beside_recording(Path(made))
        cycles(Path(made))
        proofs(Path(made))
