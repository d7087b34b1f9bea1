"""RunningTimeLimits 期限: one row per case and limit, with how it was counted and how it stands, as corrected."""

from collections.abc import Sequence
from dataclasses import asdict, fields
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Date,
    Index,
    SmallInteger,
    Table,
    Text,
    Uuid,
    delete,
    select,
    tuple_,
)

from adapters.views.case_summaries import thread_of
from adapters.views.facts import Fact, Record, kind_of
from adapters.views.view import Sources, View, put
from application.catalogue import KINDS
from application.running_limits import CaseLimits, Limit, LimitState, changes_limits, starts_limits
from domain.kernel import Correction, Event
from domain.time_limits import Deadline

RUNNING, STANDING_STILL, SETTLED = 0, 1, 2
RANKS = {LimitState.RUNNING: RUNNING, LimitState.SUSPENDED: STANDING_STILL}
"""Where a row stands in the list; among those that run, the day alone puts overdue ones first."""

OF_THE_CASE = ("case_id", "thread_id", "handled_by_id", "region")
Line = dict[str, Any]
"""A row, column by column."""


class RunningTimeLimits(View):
    """Overdue is not stored: it depends on the day on which somebody looks."""

    NAME = "running_limit"
    VERSION = 1

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.limits = Table(
            f"running_limit_{self.suffix}",
            self.metadata,
            Column("case_id", Uuid, primary_key=True),
            Column("code", Text, primary_key=True),
            Column("kind", Text, nullable=False),
            Column("thread_id", Uuid, nullable=False),
            Column("handled_by_id", Uuid, nullable=False),
            Column("region", Text, nullable=False),
            Column("stage", Text, nullable=False),
            Column("particular", Text, nullable=False),
            Column("started_by", Text, nullable=False),
            Column("starts_from", Date, nullable=False),
            Column("falls_on", Date, nullable=False),
            Column("authority", Text, nullable=False),
            Column("calendar", Text, nullable=False),
            Column("provisional", Boolean, nullable=False),
            Column("explanation", Text, nullable=False),
            Column("of_this_stage", Boolean, nullable=False),
            Column("named_on", Date),
            Column("lapsed", Boolean, nullable=False),
            Column("state", Text, nullable=False),
            Column("rank", SmallInteger, nullable=False),
            # The list in its order, with what the access filter asks: rows it turns down are never fetched.
            Index(
                f"running_limit_{self.suffix}_due",
                *("rank", "falls_on", "case_id", "code", "kind", "region", "thread_id"),
            ),
            Index(
                f"running_limit_{self.suffix}_ours",
                *("handled_by_id", "rank", "falls_on", "case_id", "code", "kind", "region", "thread_id"),
            ),
        )

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        """Tell each case the facts touch anew, or from where its rows stand."""
        telling = [fact for fact in facts if changes_limits(fact.event)]
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
            key = tuple_(self.limits.c.case_id, self.limits.c.code)
            connection.execute(delete(self.limits).where(key.in_(gone)))
        put(connection, self.limits, [line for line in after if line != stood.get(_key(line))])


def _key(line: Line) -> tuple[UUID, str]:
    return line["case_id"], line["code"]


def _by_case(facts: Sequence[Fact]) -> dict[UUID, list[Event]]:
    events: dict[UUID, list[Event]] = {}
    for fact in facts:
        events.setdefault(fact.case_id, []).append(fact.event)
    return events


def _told(events: list[Event], standing: list[Line], record: Record) -> list[Line]:
    """The lines of one case after some more of its events: from where they stand, or from the whole record."""
    corrections = any(isinstance(event, Correction) for event in events)
    if standing and not corrections:
        told = _as_they_stand(standing)
        for event in events:
            told.take_in(event)
        of_the_case = {name: standing[0][name] for name in OF_THE_CASE}
        return _lines(told, of_the_case | {"handled_by_id": _handler(events, of_the_case["handled_by_id"])})
    begun_earlier = events[0].originator_version > 1
    if begun_earlier and not standing and not any(starts_limits(event) for event in events):
        return []
    if begun_earlier or corrections:
        events = record.history(events[-1].originator_id, events[-1].originator_version)
    opening = events[0]
    values = (
        opening.originator_id,
        thread_of(opening),
        _handler(events, opening.recorded_by.institution_id),
        opening.recorded_by.region,
    )
    return _lines(CaseLimits.of(kind_of(opening), events), dict(zip(OF_THE_CASE, values, strict=True)))


def _handler(events: Sequence[Event], before: UUID) -> UUID:
    """Who handles the case once these events have happened."""
    took_over = [event.recorded_by.institution_id for event in events if event.TAKES_OVER]
    return took_over[-1] if took_over else before


def _as_they_stand(lines: list[Line]) -> CaseLimits:
    kind: str = lines[0]["kind"]
    stage = KINDS[kind].STATES(lines[0]["stage"])
    return CaseLimits(kind=kind, stage=stage, limits={line["code"]: _limit(line) for line in lines})


def _limit(line: Line) -> Limit:
    deadline = Deadline(**{column.name: line[column.name] for column in fields(Deadline)})
    rest = {column.name: line[column.name] for column in fields(Limit) if column.name != "deadline"}
    return Limit(deadline=deadline, **rest)


def _lines(told: CaseLimits, of_the_case: Line) -> list[Line]:
    """A line per limit, column for column."""
    lines = []
    for code, held in told.limits.items():
        state = told.state_of(code)
        line = of_the_case | {"kind": told.kind, "stage": told.stage.value}
        limit = asdict(held)
        line |= limit.pop("deadline") | limit
        lines.append(line | {"state": state.value, "rank": RANKS.get(state, SETTLED)})
    return lines
