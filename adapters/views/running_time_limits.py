"""RunningTimeLimits 期限: one row per case and limit, with how it was counted and how it stands, as corrected."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    Uuid,
    delete,
    select,
    tuple_,
)

from adapters.rule_book import standing_rule_book
from adapters.views.case_summaries import thread_of
from adapters.views.facts import Fact, Record, kind_of
from adapters.views.view import Sources, View, put
from application.catalogue import KINDS
from application.limit_standing import Limit, LimitState
from application.permissions import INSPECTION, PROCEDURES, PROCURATORIAL, SUPERVISION
from application.rulings import Rulings
from application.running_limits import CaseLimits, begun_at, changes_limits, starts_limits
from domain.kernel import Correction, Event
from domain.time_limits import Deadline

RUNNING, STANDING_STILL, SETTLED = 0, 1, 2
RANKS = {LimitState.RUNNING: RUNNING, LimitState.SUSPENDED: STANDING_STILL}
"""Where a row stands in the list; among those that run, the day alone puts overdue ones first."""

AREAS = {2: "province", 4: "city", 6: "region"}
"""行政区划代码: a jurisdiction is a code of two, four or six digits."""
FIELDS = {
    "procedures": PROCEDURES,
    "supervision": SUPERVISION,
    "procuratorial": PROCURATORIAL,
    "inspection": INSPECTION,
}
"""What capacities see in their region, they see as a whole: the kinds of case, by field."""
OF_THE_CASE = ("case_id", "kind", "field", "thread_id", "handled_by_id", *AREAS.values())
Line = dict[str, Any]
"""A row, column by column."""


class RunningTimeLimits(View):
    """Overdue is not stored: it depends on the day on which somebody looks.

    What meets a limit and whether anybody can be late with it is read off the rule book: where those entries of it
    change, so does `VERSION`.
    """

    NAME = "running_limit"
    VERSION = 3

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        name = f"running_limit_{self.suffix}"
        self.limits = Table(
            name, self.metadata, *_of_the_case(), *_of_the_limit(), *_of_its_deadline(), *_indexes(name)
        )

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        """Tell each case the facts touch anew, or from where its rows stand."""
        telling = [fact for fact in facts if changes_limits(fact.event, _rulings())]
        if not telling:
            return
        wanted = self.limits.c.case_id.in_({fact.case_id for fact in telling})
        before: dict[UUID, list[Line]] = {}
        for row in connection.execute(select(self.limits).where(wanted)).mappings():
            before.setdefault(row["case_id"], []).append(dict(row))
        after = [
            line
            for case_id, events in _by_case(telling).items()
            for line in _told(events, before.get(case_id, []), sources.record)
        ]
        stood = {_key(line): line for lines in before.values() for line in lines}
        gone = stood.keys() - {_key(line) for line in after}
        if gone:
            key = tuple_(self.limits.c.case_id, self.limits.c.limit_id)
            connection.execute(delete(self.limits).where(key.in_(gone)))
        put(connection, self.limits, [line for line in after if line != stood.get(_key(line))])


def _of_the_case() -> Iterator[Column[Any]]:
    yield Column("case_id", Uuid, primary_key=True)
    yield Column("limit_id", Text, primary_key=True)
    yield Column("kind", Text, nullable=False)
    yield Column("field", Text, nullable=False)
    yield Column("thread_id", Uuid, nullable=False)
    yield Column("handled_by_id", Uuid, nullable=False)
    yield Column("region", Text, nullable=False)
    yield Column("city", Text, nullable=False)
    yield Column("province", Text, nullable=False)
    yield Column("stage", Text, nullable=False)
    yield Column("stage_since", Date, nullable=False)


def _of_the_limit() -> Iterator[Column[Any]]:
    yield Column("particular", Text, nullable=False)
    yield Column("party", Text, nullable=False)
    yield Column("begun_by", Text, nullable=False)
    yield Column("rule", Text, nullable=False)
    yield Column("at", Integer, nullable=False)
    yield Column("started_by", Text, nullable=False)
    yield Column("of_this_stage", Boolean, nullable=False)
    yield Column("met_on", Date)
    yield Column("late", Boolean, nullable=False)
    yield Column("lapsed_as", Text)
    yield Column("counted_before", Date)
    yield Column("provisional_before", Boolean, nullable=False)
    yield Column("runs_out", Boolean, nullable=False)
    yield Column("state", Text, nullable=False)
    yield Column("rank", SmallInteger, nullable=False)


def _of_its_deadline() -> Iterator[Column[Any]]:
    yield Column("code", Text, nullable=False)
    yield Column("starts_from", Date, nullable=False)
    yield Column("falls_on", Date, nullable=False)
    yield Column("authority", Text, nullable=False)
    yield Column("calendar", Text, nullable=False)
    yield Column("provisional", Boolean, nullable=False)
    yield Column("explanation", Text, nullable=False)


def _indexes(name: str) -> Iterator[Index]:
    """The list in its order: as a whole, by who handles the cases, by field in each area, and by thread."""
    order = ("rank", "falls_on", "case_id", "limit_id")
    # With what the access filter asks: rows it turns down are never fetched.
    yield Index(f"{name}_due", *order, "kind", "region", "thread_id", "runs_out")
    yield Index(f"{name}_ours", "handled_by_id", *order, "kind", "region", "thread_id", "runs_out")
    for area in AREAS.values():
        yield Index(f"{name}_{area}", area, "field", *order, "runs_out")
    yield Index(f"{name}_thread", "thread_id", *order, "runs_out")


def _key(line: Line) -> tuple[UUID, str]:
    return line["case_id"], line["limit_id"]


def _by_case(facts: Sequence[Fact]) -> dict[UUID, list[Event]]:
    events: dict[UUID, list[Event]] = {}
    for fact in facts:
        events.setdefault(fact.case_id, []).append(fact.event)
    return events


@cache
def _rulings() -> Rulings:
    return Rulings.of(standing_rule_book())


def _told(events: list[Event], standing: list[Line], record: Record) -> list[Line]:
    """The lines of one case after some more of its events: from where they stand, or from the whole record."""
    corrections = any(isinstance(event, Correction) for event in events)
    if standing and not corrections:
        told = _as_they_stand(standing)
        for event in events:
            told.take_in(event)
        of_the_case = {name: standing[0][name] for name in OF_THE_CASE}
        return _lines(told, of_the_case | _handler(events))
    begun_earlier = events[0].originator_version > 1
    if begun_earlier and not standing and not any(starts_limits(event) for event in events):
        return []
    if begun_earlier or corrections:
        events = record.history(events[-1].originator_id, events[-1].originator_version)
    return _lines(CaseLimits.of(kind_of(events[0]), events, _rulings()), _case(events[0]) | _handler(events))


def _handler(events: Sequence[Event]) -> Line:
    """Who handles the case once these events have happened, where one of them says so."""
    took_over = [event.recorded_by.institution_id for event in events if event.TAKES_OVER]
    return {"handled_by_id": took_over[-1]} if took_over else {}


def _case(opening: Event) -> Line:
    region = opening.recorded_by.region
    areas = {name: region[:length] for length, name in AREAS.items()}
    return areas | {
        "case_id": opening.originator_id,
        "kind": kind_of(opening),
        "field": next((name for name, kinds in FIELDS.items() if kind_of(opening) in kinds), ""),
        "thread_id": thread_of(opening),
        "handled_by_id": opening.recorded_by.institution_id,
        "region": region,
    }


def _as_they_stand(lines: list[Line]) -> CaseLimits:
    """In the order in which they began: the entry they began with is the first part of their name."""
    kind: str = lines[0]["kind"]
    lines = sorted(lines, key=lambda line: begun_at(line["limit_id"]))
    return CaseLimits(
        kind=kind,
        stage=KINDS[kind].STATES(lines[0]["stage"]),
        stage_since=lines[0]["stage_since"],
        rulings=_rulings(),
        limits={line["limit_id"]: _limit(line) for line in lines},
    )


def _limit(line: Line) -> Limit:
    deadline = Deadline(**{column.name: line[column.name] for column in fields(Deadline)})
    rest = {column.name: line[column.name] for column in fields(Limit) if column.name != "deadline"}
    lapsed_as = rest.pop("lapsed_as")
    return Limit(deadline=deadline, lapsed_as=None if lapsed_as is None else LimitState(lapsed_as), **rest)


def _lines(told: CaseLimits, of_the_case: Line) -> list[Line]:
    """A line per limit, column for column."""
    lines = []
    for key, held in told.limits.items():
        state = told.state_of(key)
        limit = asdict(held)
        line = of_the_case | limit.pop("deadline") | limit
        line |= {"limit_id": key, "stage": told.stage.value, "stage_since": told.stage_since}
        line |= {"lapsed_as": held.lapsed_as and held.lapsed_as.value, "runs_out": told.runs_out(key)}
        lines.append(line | {"state": state.value, "rank": RANKS.get(state, SETTLED)})
    return lines
