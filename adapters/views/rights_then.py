"""RightsThen 当时权限: since when an institution takes part in a thread, and for whom a person acted when."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Connection, Table, Text, Uuid, insert, select

from adapters.views.case_summaries import thread_of
from adapters.views.facts import Fact
from adapters.views.view import Sources, View, put
from domain.access_record import AccessRecord
from domain.recording import RecordedBy


class RightsThen(View):
    """Rows are only ever added, each with the index of the record that first said so."""

    NAME = "rights_then"
    VERSION = 1

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.threads = Table(
            f"rights_then_thread_{self.suffix}",
            self.metadata,
            Column("case_id", Uuid, primary_key=True),
            Column("thread_id", Uuid, nullable=False),
        )
        self.participants = Table(
            f"rights_then_participant_{self.suffix}",
            self.metadata,
            Column("thread_id", Uuid, primary_key=True),
            Column("institution_id", Uuid, primary_key=True),
            Column("since", BigInteger, nullable=False),
        )
        self.people = Table(
            f"rights_then_person_{self.suffix}",
            self.metadata,
            Column("person_id", Uuid, primary_key=True),
            Column("since", BigInteger, primary_key=True, autoincrement=False),
            Column("institution_id", Uuid, nullable=False),
            Column("institution", Text, nullable=False),
            Column("region", Text, nullable=False),
            Column("capacity", Text, nullable=False),
        )

    def wants(self, fact: Fact) -> bool:  # noqa: ARG002
        """Whoever recorded or read anything had their place at that moment."""
        return True

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:  # noqa: ARG002
        """What is new in each fact."""
        self._people(facts, connection)
        of_cases = [fact for fact in facts if not isinstance(fact.event, AccessRecord.Made)]
        if of_cases:
            self._take_in(of_cases, connection)

    def _people(self, facts: Sequence[Fact], connection: Connection) -> None:
        people = self.people.c
        who = {fact.event.recorded_by.person_id for fact in facts}
        found = connection.execute(
            select(self.people).where(people.person_id.in_(who)).order_by(people.since)
        )
        standing = {row.person_id: tuple(row[2:]) for row in found}
        rows: list[dict[str, Any]] = []
        for fact in facts:
            by = fact.event.recorded_by
            if standing.get(by.person_id) != place_of(by):
                standing[by.person_id] = place_of(by)
                names = ("person_id", "since", "institution_id", "institution", "region", "capacity")
                rows.append(dict(zip(names, (by.person_id, fact.log_index, *place_of(by)), strict=True)))
        if rows:
            connection.execute(insert(self.people), rows)

    def _take_in(self, facts: Sequence[Fact], connection: Connection) -> None:
        threads = self._threads(facts, connection)
        taking: dict[tuple[UUID, UUID], int] = {}
        for fact in facts:
            for organ in fact.event.takes_in():
                taking.setdefault((threads[fact.case_id], organ), fact.log_index)
        joined = self.participants.c
        found = connection.execute(
            select(joined.thread_id, joined.institution_id).where(joined.thread_id.in_(set(threads.values())))
        )
        known = {(thread_id, institution_id) for thread_id, institution_id in found}
        rows = [
            {"thread_id": thread, "institution_id": organ, "since": since}
            for (thread, organ), since in taking.items()
            if (thread, organ) not in known
        ]
        if rows:
            connection.execute(insert(self.participants), rows)

    def _threads(self, facts: Sequence[Fact], connection: Connection) -> dict[UUID, UUID]:
        """The thread of each case in the batch, noted with its first entry."""
        cases = self.threads.c
        wanted = {fact.case_id for fact in facts}
        found = connection.execute(select(self.threads).where(cases.case_id.in_(wanted)))
        known: dict[UUID, UUID] = {row.case_id: row.thread_id for row in found}
        new = {fact.case_id: thread_of(fact.event) for fact in reversed(facts) if fact.case_id not in known}
        put(
            connection, self.threads, [{"case_id": case, "thread_id": thread} for case, thread in new.items()]
        )
        return known | new


def place_of(by: RecordedBy) -> tuple[UUID, str, str, str]:
    """For whom somebody acted, in which capacity and where."""
    return by.institution_id, by.institution, by.region, by.capacity.value
