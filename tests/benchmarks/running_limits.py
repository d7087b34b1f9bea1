"""The board of limits: its first page for whoever asks, over the rows of 1,000,000 events.

    python tests/benchmarks/running_limits.py [--quick]

Rows are inserted, not told: what is measured is the question. In the demonstration ten events make three rows, of
which one in seven is still open; so do these, in 10 counties of one city, handled by 200 institutions.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import msgspec

from adapters.event_mapper import EventMapper
from adapters.ledger import Ledger
from adapters.vault import SealedVault
from adapters.views import ReadModels
from adapters.views.case_summaries import CaseSummaries
from adapters.views.headings import Heading
from adapters.views.running_time_limits import AREAS, RUNNING, SETTLED, STANDING_STILL, RunningTimeLimits
from application.limits_asked import LimitFilter, WhichLimits
from application.people import Actor
from domain.parties import Worker
from domain.terms import Capacity
from tests.adapters.views.desk import EARLY, HOUSE_KEY, TODAY, Clock, Desk, official
from tests.benchmarks.read_models import postgresql

ROWS_PER_EVENT, ROWS_PER_CASE, OPEN = 0.3, 3, 1 / 7
COUNTIES, INSTITUTIONS, WORKERS = 10, 200, 200
ASKED, BATCH = 300, 5_000
STAGES = {
    RUNNING: ("mediation-case", "mediating", "running"),
    STANDING_STILL: ("arbitration-case", "suspended", "suspended"),
    SETTLED: ("mediation-case", "fulfilled", "moot"),
}


def institution(number: int, capacity: Capacity = Capacity.MEDIATION, region: str = "") -> Actor:
    """One of those that handle the cases."""
    return official(capacity, 1000 + number, region or f"1409{number % COUNTIES:02}")


ACTORS = {
    "a mediation body": institution(3),
    "a mediation body with three cases": institution(INSTITUTIONS),
    "the county's court": institution(501, Capacity.COURT, "140903"),
    "the city's commission": institution(502, Capacity.ARBITRATION, "140900"),
    "the city's union, of whose kind there is nothing": institution(504, Capacity.UNION, "140900"),
    "a court elsewhere, which sees nothing": institution(503, Capacity.COURT, "330106"),
    "a court of another city, which sees nothing": institution(505, Capacity.COURT, "330100"),
}

QUESTIONS = {
    "own cases": LimitFilter(mine=True),
    "all they may see": LimitFilter(),
    "overdue": LimitFilter(which=WhichLimits.OVERDUE),
}


def main() -> None:
    """Measure both databases and print a table for each."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--quick", action="store_true", help="the rows of 50,000 events")
    events = 50_000 if options.parse_args().quick else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        show("SQLite", f"sqlite:///{folder}/ledger.db", f"sqlite:///{folder}/views.db", events)
    with postgresql() as url:
        show("PostgreSQL", url, url, events)


def show(database: str, ledger_url: str, views_url: str, events: int) -> None:
    """Every asker's questions, p50 and p99 in milliseconds."""
    with Ledger.open(ledger_url, origin="benchmark/gongjian") as ledger:
        desk = Desk(ledger, SealedVault(ledger.database.engine, HOUSE_KEY))
        with ReadModels.open(views_url, ledger, EventMapper(), desk.vault, Clock()) as views:
            cases = fill(views, registered(desk), int(events * ROWS_PER_EVENT / ROWS_PER_CASE))
            print(f"\n{database}, {events:,} events: {cases * ROWS_PER_CASE:,} limits of {cases:,} cases")
            print(f"| who asks | {' | '.join(QUESTIONS)} |\n|---|{'---|' * len(QUESTIONS)}")
            for name, actor in ACTORS.items():
                took = [
                    measured(lambda a=actor, w=wanted: views.limits(a, w))  # type: ignore[misc]
                    for wanted in QUESTIONS.values()
                ]
                print(f"| {name} | {' | '.join(f'{p50:.1f}, {p99:.1f}' for p50, p99 in took)} |", flush=True)


def registered(desk: Desk) -> list[UUID]:
    """People whose names are opened for the titles."""
    found = []
    for number in range(WORKERS):
        dispute = desk.dispute(f"王{number}")
        told: Any = desk.mapper.to_domain(dispute, 1, desk.ledger.stream(dispute)[0])
        worker: Worker = told.workers[0]
        found.append(worker.person.person_id)
    return found


def fill(views: ReadModels, workers: list[UUID], cases: int) -> int:
    """The rows of so many cases; the last institution has three of them."""
    dialect, chance = views._database.dialect, random.Random(7)
    summaries, limits = CaseSummaries("", dialect), RunningTimeLimits("", dialect)
    for first in range(0, cases, BATCH):
        numbers = range(first, min(first + BATCH, cases))
        told = [case(number, cases, chance.choice(workers), chance) for number in numbers]
        with views._database.writing() as connection:
            connection.execute(summaries.cases.insert(), [summary for summary, _, _ in told])
            connection.execute(summaries.participants.insert(), [participant for _, participant, _ in told])
            connection.execute(limits.limits.insert(), [line for _, _, lines in told for line in lines])
    if dialect == "postgresql":
        with views._database.writing() as connection:
            connection.exec_driver_sql("ANALYZE")  # as it does by itself in time; SQLite never does
    return cases


def case(number: int, cases: int, worker: UUID, chance: random.Random) -> tuple[Any, Any, list[Any]]:
    """One case with its limits: those of earlier stages, and perhaps one that is open."""
    by = institution(INSTITUTIONS if number % (cases // 3) == 0 else number % INSTITUTIONS).institution
    case_id = UUID(int=chance.getrandbits(128), version=4)
    rank = chance.choices(
        (RUNNING, STANDING_STILL, SETTLED), (0.95 * 3 * OPEN, 0.05 * 3 * OPEN, 1 - 3 * OPEN)
    )[0]
    kind, stage, _ = STAGES[rank]
    heading = Heading(first_worker=worker, workers=1, first_employer="示例商贸有限公司", employers=1)
    of_case = {"case_id": case_id, "thread_id": case_id, "kind": kind, "region": by.region}
    of_case["handled_by_id"] = by.institution_id
    summary = of_case | {
        "first_index": number,
        "last_index": number,
        "version": 10,
        "state": stage,
        "handled_by": by.name,
        "handled_in": "mediation",
        "opened_on": EARLY,
        "last_on": EARLY,
        "case_number": f"{number}号",
        "amount": "",
        "heading": msgspec.json.encode(heading),
    }
    ranks = (SETTLED, SETTLED, rank)
    of_case["field"] = "procedures"
    areas = {name: by.region[:length] for length, name in AREAS.items()}
    lines = [of_case | areas | limit(code, each, stage, chance) for code, each in enumerate(ranks)]
    return summary, {"thread_id": case_id, "institution_id": by.institution_id}, lines


def limit(code: int, rank: int, stage: str, chance: random.Random) -> dict[str, Any]:
    """One limit; of those that run, one in five is overdue."""
    falls_on = TODAY + timedelta(days=chance.randint(-10, 40) if rank < SETTLED else -chance.randint(1, 900))
    return {
        "limit_id": f"{code + 1}.period",
        "code": f"rule_{code}",
        "rule": f"rule_{code}",
        "stage": stage,
        "stage_since": EARLY,
        "party": "",
        "begun_by": "mediation-case.accepted",
        "at": code + 1,
        "particular": "period",
        "started_by": "受理",
        "starts_from": falls_on - timedelta(days=45),
        "falls_on": falls_on,
        "authority": "劳动争议调解仲裁法 第四十三条第一款；劳动人事争议仲裁办案规则 第四十五条",
        "calendar": "cn-2026-11",
        "provisional": False,
        "explanation": f"自某日（受理仲裁申请）次日起 45 日（自然日），末日 {falls_on}。工作日历 cn-2026-11。",
        "of_this_stage": rank < SETTLED,
        "met_on": None,
        "late": False,
        "lapsed_as": None,
        "counted_before": None,
        "provisional_before": False,
        "runs_out": False,
        "state": STAGES[rank][2],
        "rank": rank,
    }


def measured(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds: half of the questions, and all but one in a hundred, took no longer."""
    took = sorted(times(ask))
    return took[len(took) // 2], took[len(took) * 99 // 100]


def times(ask: Callable[[], object]) -> Iterator[float]:
    """How long each question took."""
    for _ in range(ASKED):
        begun = time.perf_counter()
        ask()
        yield (time.perf_counter() - begun) * 1000


if __name__ == "__main__":
    main()
