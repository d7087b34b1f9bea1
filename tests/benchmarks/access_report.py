"""The first page of the report of accesses in a long log: for whoever is told of little in it, and of much.

`python tests/benchmarks/access_report.py [--quick]`. Rows of a million accesses to 20,000 cases are put beside a
small SQLite house; the report is asked through the read models, fifty times each, and beside it the one condition
without ways, which walks the log.
"""

import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from random import Random
from unittest import mock
from uuid import UUID

from sqlalchemy import select

sys.path.insert(0, str(Path(__file__).parents[2]))

from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from adapters.vault import SealedVault
from adapters.views import ReadModels, access_answers
from adapters.views.access_log import AccessLog
from application.access_asked import AccessFilter
from application.people import Actor
from tests.adapters.views.desk import ARBITRATOR, HOUSE_KEY, MEDIATOR, Clock, Desk
from tests.adapters.views.test_access_log import read

QUICK = "--quick" in sys.argv
ACCESSES, CASES, ASKED = (100_000, 2_000, 10) if QUICK else (1_000_000, 20_000, 50)
OURS = 50
"""Cases of the mediators'; all the others are the arbitrators'."""


def filled(folder: Path) -> None:
    """Copies of the one case and of the one access there are."""
    random = Random(1)
    with closing(sqlite3.connect(folder / "views.db")) as views:
        tables = [name for (name,) in views.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        summaries, records, cases = (
            next(name for name in tables if name.rpartition("_v")[0] == view)
            for view in ("case_summary", "access_log", "access_log_case")
        )
        ids = [f"{random.getrandbits(128):032x}" for _ in range(CASES)]
        handlers = [MEDIATOR if number < OURS else ARBITRATOR for number in range(CASES)]
        _copied(views, summaries, [
            {"case_id": one, "thread_id": one, "handled_by_id": by.institution.institution_id.hex, "first_index": n}
            for n, (one, by) in enumerate(zip(ids, handlers, strict=True))
        ])  # fmt: skip
        _copied(views, records, [
            {"log_index": at, "record_id": f"{at:032x}", "person_id": UUID(int=at % 900 + 5_000).hex,
             "institution_id": UUID(int=at % 90 + 500).hex}
            for at in range(10, ACCESSES)
        ])  # fmt: skip
        views.executemany(
            f"INSERT INTO {cases} (case_id, log_index, opened) VALUES (?, ?, 1)",  # noqa: S608
            [(random.choice(ids), at) for at in range(10, ACCESSES)],
        )
        views.commit()
        views.execute("ANALYZE")


def _copied(views: sqlite3.Connection, table: str, changed: list[dict[str, object]]) -> None:
    names = [row[1] for row in views.execute(f"PRAGMA table_info({table})")]
    row = dict(zip(names, views.execute(f"SELECT * FROM {table} LIMIT 1").fetchone(), strict=True))  # noqa: S608
    marks = ", ".join("?" for _ in names)
    views.executemany(
        f"INSERT OR IGNORE INTO {table} VALUES ({marks})",  # noqa: S608
        (tuple({**row, **one}[name] for name in names) for one in changed),
    )


def along_the_log(asking: object, *_: object) -> list[object]:
    """No ways: every record."""
    return [select(asking.view(AccessLog).records.c.log_index)]  # type: ignore[attr-defined]


def main() -> None:
    """Ask and tell."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with Ledger.open(f"sqlite:///{folder}/ledger.db", origin="ledger.test/benchmark") as ledger:
            desk = Desk(ledger, SealedVault(ledger.database.engine, HOUSE_KEY))
            with ReadModels.open(
                f"sqlite:///{folder}/views.db", ledger, EventMapper(), desk.vault, Clock()
            ) as views:
                prepared(desk, views)
                filled(folder)
                for who, actor in (("50 cases", MEDIATOR), (f"{CASES - OURS:,} cases", ARBITRATOR)):
                    by_ways = asked(views, actor)
                    with mock.patch.object(access_answers, "ways", along_the_log):
                        walked = asked(views, actor)
                    print(f"{who}: median {by_ways:.1f} ms, along the log {walked:.1f} ms")


def prepared(desk: Desk, views: ReadModels) -> None:
    """One case and one access to it."""
    read(desk, MEDIATOR, desk.dispute("王小明"))
    views.catch_up()


def asked(views: ReadModels, actor: Actor) -> float:
    """Milliseconds of a first page, the median."""
    took = []
    for _ in range(ASKED):
        begun = time.perf_counter()
        views.accesses(actor, AccessFilter())
        took.append((time.perf_counter() - begun) * 1_000)
    return statistics.median(took)


if __name__ == "__main__":
    main()
