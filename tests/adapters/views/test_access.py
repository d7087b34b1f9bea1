"""The access filter: SQL and `Scope.covers` say the same of every case, for everybody."""

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, Uuid, create_engine, insert, select

from adapters.views import ReadModels
from adapters.views.access import covered, visible
from application.catalogue import KINDS
from application.permissions import PUBLIC, Scope, scope_of
from application.questions import CaseFilter
from domain.terms import Capacity
from tests.adapters.views.desk import MEDIATOR, Desk, official

METADATA = MetaData()
CASES = Table(
    "case_of_the_matrix",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("kind", Text),
    Column("region", Text),
    Column("thread_id", Uuid),
)
PARTICIPANTS = Table(
    "participant_of_the_matrix", METADATA, Column("thread_id", Uuid), Column("institution_id", Uuid)
)
NOBODYS = CASES.c.kind.not_in(PUBLIC)
"""Notices are published and nobody's case: everybody sees them."""
REGIONS = ("140902", "140902003", "140900", "140000", "330106", "1409", "")
THREADS: dict[UUID, frozenset[UUID]] = {
    UUID(int=1): frozenset(),
    UUID(int=2): frozenset({UUID(int=21)}),
    UUID(int=3): frozenset({UUID(int=22), UUID(int=23)}),
}
MATRIX = [
    (number, kind, region, thread)
    for number, (kind, region, thread) in enumerate(product(KINDS, REGIONS, THREADS))
]


@pytest.fixture(params=["sqlite", "postgresql"])
def connection(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Connection]:
    sqlite = request.param == "sqlite"
    engine = create_engine(
        f"sqlite:///{tmp_path}/matrix.db" if sqlite else request.getfixturevalue("postgres_url")
    )
    with engine.begin() as begun:
        METADATA.create_all(begun)
        begun.execute(
            insert(CASES),
            [
                {"id": number, "kind": kind, "region": region, "thread_id": thread}
                for number, kind, region, thread in MATRIX
            ],
        )
        begun.execute(
            insert(PARTICIPANTS),
            [
                {"thread_id": thread, "institution_id": institution}
                for thread, institutions in THREADS.items()
                for institution in institutions
            ],
        )
        yield begun
    engine.dispose()


def test_the_condition_is_the_scope_over_the_full_matrix(connection: Connection) -> None:
    for capacity, institution, region in product(
        Capacity, (21, 22, 99), ("140902", "140900", "140000", "330000")
    ):
        scope = scope_of(official(capacity, institution, region))
        found = connection.scalars(
            select(CASES.c.id).where(
                covered(
                    scope,
                    kind=CASES.c.kind,
                    region=CASES.c.region,
                    thread_id=CASES.c.thread_id,
                    participants=PARTICIPANTS,
                )
            )
        )
        expected = {
            number for number, kind, where, thread in MATRIX if scope.covers(kind, where, THREADS[thread])
        }
        assert set(found) == expected, f"{capacity} {institution} {region}"


def test_a_jurisdiction_is_compared_and_never_read_as_a_pattern(connection: Connection) -> None:
    for jurisdiction in ("14_9", "%", "14090%"):
        scope = Scope(
            everything=False,
            kinds_in_region=frozenset(KINDS),
            jurisdiction=jurisdiction,
            institution_id=UUID(int=99),
        )
        condition = covered(
            scope,
            kind=CASES.c.kind,
            region=CASES.c.region,
            thread_id=CASES.c.thread_id,
            participants=PARTICIPANTS,
        )
        assert connection.scalars(select(CASES.c.id).where(condition, NOBODYS)).all() == []


def test_an_administrator_sees_no_case_not_even_of_their_own_institution(connection: Connection) -> None:
    administrator = official(Capacity.ADMINISTRATION, 21)
    assert (
        connection.scalars(
            select(CASES.c.id).where(visible(administrator, CASES, PARTICIPANTS), NOBODYS)
        ).all()
        == []
    )


def test_whoever_records_in_a_thread_sees_every_case_of_it_from_then_on(
    desk: Desk, views: ReadModels
) -> None:
    dispute = desk.dispute("王小明")
    desk.mediation(dispute)
    newcomer = official(Capacity.MEDIATION, 77, region="330106")
    views.catch_up()
    assert views.cases(newcomer, CaseFilter()).items == ()
    joined = desk.mediation(dispute, by=newcomer)
    views.catch_up()
    seen = views.cases(newcomer, CaseFilter()).items
    assert len(seen) == 3
    assert seen[0].case_id == joined
    assert {case.case_id for case in views.thread(MEDIATOR, dispute)} == {case.case_id for case in seen}
