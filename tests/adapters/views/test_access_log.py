"""The access log and the rights of a moment, on either database."""

from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import update

from adapters.ledger.tables import vault_key
from adapters.views import ReadModels
from application.access_asked import AccessFilter, AccessRow
from application.people import Actor
from application.permissions import NotVisible, accesses_told_to
from application.questions import CaseFilter
from domain.access_record import NAMED_AT_MOST, AccessRecord, Ground, Purpose, Returned, What
from domain.dispute import Dispute
from domain.terms import Procedure
from tests.adapters.views.desk import (
    ADMINISTRATOR,
    ARBITRATOR,
    FAR_JUDGE,
    JUDGE,
    MEDIATOR,
    PROCURATOR,
    TODAY,
    Desk,
)

NOTHING = Returned.of(())


def read(desk: Desk, by: Actor, *opened: UUID, listed: tuple[UUID, ...] = (), what: What = What.CASE) -> None:
    """Somebody was shown these cases."""
    desk.record(
        AccessRecord.Made,
        uuid4(),
        TODAY,
        by=by,
        what=what,
        purpose=Purpose.HANDLING,
        purpose_stated=False,
        ground=Ground(authority="示例", verified=True),
        address="/example",
        opened=Returned.of(opened),
        listed=Returned.of(listed),
        documents=(),
        log_indexes=(),
        as_of=None,
        as_of_date=None,
        words=0,
        about_person=None,
        about_institution=None,
    )


def readers(views: ReadModels, actor: Actor, **wanted: object) -> list[UUID]:
    """Whose accesses the actor is told of, the latest first."""
    views.catch_up()
    found = views.accesses(actor, AccessFilter(**wanted))  # type: ignore[arg-type]
    return [row.institution_id for row in found.items]


def test_each_access_is_a_row_for_those_who_answer_for_the_case(desk: Desk, views: ReadModels) -> None:
    case, other = desk.dispute("王小明"), desk.dispute("李小红", by=ARBITRATOR)
    read(desk, JUDGE, case)
    read(desk, JUDGE, other, listed=(case,))
    judge, mediator = JUDGE.institution.institution_id, MEDIATOR.institution.institution_id
    assert readers(views, MEDIATOR) == [judge, judge]
    assert readers(views, MEDIATOR, case_id=case, opened_only=True) == [judge]
    assert readers(views, MEDIATOR, case_id=other) == []
    assert readers(views, ARBITRATOR, case_id=other) == [judge]
    assert readers(views, FAR_JUDGE) == []
    assert readers(views, PROCURATOR) == [judge, judge]
    read(desk, MEDIATOR, case)
    assert readers(views, ADMINISTRATOR) == [mediator]
    (told, *_) = views.accesses(MEDIATOR, AccessFilter(what=("case-read",), institution_id=judge)).items
    assert (told.opened, told.others) == ((), 2), "what else was opened is not theirs to know"


@pytest.mark.parametrize("few", [0, 2_000])
def test_every_way_leads_to_the_accesses_somebody_is_told_of_and_no_other(
    desk: Desk, views: ReadModels, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("adapters.views.access_ways.FEW", few)
    random, everybody = Random(3), (MEDIATOR, ARBITRATOR, JUDGE, FAR_JUDGE, PROCURATOR, ADMINISTRATOR)
    handled_by = {
        desk.dispute(f"王{number}", by=handler): handler
        for number, handler in enumerate((MEDIATOR, MEDIATOR, ARBITRATOR))
    }
    reads: list[tuple[Actor, set[UUID]]] = []
    for _ in range(30):
        by, told = random.choice(everybody), random.sample(sorted(handled_by), random.randrange(3))
        read(desk, by, *told[:1], listed=tuple(told[1:]))
        reads.insert(0, (by, set(told)))
    for actor in everybody:
        reach = accesses_told_to(actor)
        views.catch_up()
        seen = {case.case_id for case in views.cases(actor, CaseFilter()).items}
        about = {
            case
            for case, handler in handled_by.items()
            if (reach.to_own_cases and handler.institution == actor.institution)
            or (reach.to_all_in_scope and case in seen)
        }
        expected = [
            by.institution.institution_id
            for by, told in reads
            if told & about or is_own(actor, by, whole_institution=reach.of_own_people)
        ]
        found = [row.institution_id for row in page_by_page(views, actor)]
        assert found == expected, actor.capacity
        for case in handled_by:
            of_case = [row.institution_id for row in page_by_page(views, actor, case_id=case)]
            assert of_case == [
                by.institution.institution_id
                for by, told in reads
                if case in told
                and (case in about or is_own(actor, by, whole_institution=reach.of_own_people))
            ]


def is_own(actor: Actor, by: Actor, *, whole_institution: bool) -> bool:
    return by.person_id == actor.person_id or (whole_institution and by.institution == actor.institution)


def page_by_page(views: ReadModels, actor: Actor, **wanted: Any) -> Iterator[AccessRow]:
    cursor = ""
    while True:
        page = views.accesses(actor, AccessFilter(**wanted), cursor, limit=4)
        yield from page.items
        cursor = page.next_cursor
        if not cursor:
            return


def test_beyond_five_hundred_cases_their_number_and_a_digest_stand_for_them() -> None:
    ids = [UUID(int=number) for number in range(NAMED_AT_MOST + 1)]
    many, backwards = Returned.of(ids), Returned.of(reversed(ids))
    assert (many.number, many.ids, len(many.sha256)) == (NAMED_AT_MOST + 1, (), 64)
    assert many == backwards, "the digest is over the sorted ids"
    assert Returned.of(ids[:NAMED_AT_MOST]).ids == tuple(ids[:NAMED_AT_MOST])
    assert Returned.of([ids[1], ids[1]]).number == 1


def test_rights_are_those_of_the_moment_asked_about(desk: Desk, views: ReadModels) -> None:
    case = desk.dispute("王小明")
    read(desk, JUDGE, case)
    before = desk.ledger.position()
    desk.record(Dispute.WayOpened, case, by=JUDGE, procedure=Procedure.LITIGATION,
                from_case_id=case, until=None, authority="")  # fmt: skip
    views.catch_up()
    then = views.seen(MEDIATOR, case, JUDGE.person_id, before)
    now = views.seen(MEDIATOR, case, JUDGE.person_id, before + 1)
    assert (then.visible, then.names_in_full, then.takes_part_since, then.entries) == (True, False, None, 1)
    assert (now.visible, now.names_in_full, now.takes_part_since, now.entries) == (True, True, before + 1, 2)
    assert then.read_at == now.read_at == (before,)
    assert not views.seen(MEDIATOR, case, JUDGE.person_id, before - 1).known


def test_somebody_who_has_moved_is_judged_by_where_they_were(desk: Desk, views: ReadModels) -> None:
    case = desk.dispute("王小明")
    moved = Actor(person_id=JUDGE.person_id, name="", institution=FAR_JUDGE.institution)
    read(desk, JUDGE, case)
    here = desk.ledger.position()
    read(desk, moved, uuid4())
    views.catch_up()
    assert views.seen(MEDIATOR, case, JUDGE.person_id, here).visible
    left = views.seen(MEDIATOR, case, JUDGE.person_id, here + 1)
    assert (left.known, left.visible, left.institution_id) == (
        True,
        False,
        FAR_JUDGE.institution.institution_id,
    )


def test_a_case_that_had_not_begun_could_be_seen_by_nobody(desk: Desk, views: ReadModels) -> None:
    read(desk, JUDGE)
    case = desk.dispute("王小明")
    views.catch_up()
    told = views.seen(MEDIATOR, case, JUDGE.person_id, 1)
    assert (told.known, told.visible, told.entries) == (True, False, 0)


def test_an_administrator_is_told_of_rights_and_of_no_entry(desk: Desk, views: ReadModels) -> None:
    case = desk.dispute("王小明")
    views.catch_up()
    told = views.seen(ADMINISTRATOR, case, MEDIATOR.person_id, 1)
    assert (told.visible, told.entries, told.shown) == (True, 1, ())
    with pytest.raises(NotVisible):
        views.seen(ADMINISTRATOR, case, JUDGE.person_id, 1)


def test_what_has_been_erased_since_is_told_as_erased(desk: Desk, views: ReadModels) -> None:
    case = desk.dispute("王小明")
    views.catch_up()
    (entry,) = views.seen(MEDIATOR, case, MEDIATOR.person_id, 1).shown
    assert entry.erased == 0
    with desk.ledger.engine.connect() as connection:
        gone = update(vault_key).values(wrapped=b"", destroyed_at=datetime.now(UTC))
        connection.execute(gone)
    desk.vault._ciphers.clear()  # what a running process still remembers
    (entry,) = views.seen(MEDIATOR, case, MEDIATOR.person_id, 1).shown
    assert entry.erased > 0
    timeline = views.timeline(MEDIATOR, case_id=case, as_of_position=1)
    assert any("已依法删除" in detail.value for detail in timeline.items[0].details)


def test_the_views_come_out_the_same_when_they_are_built_again(desk: Desk, views: ReadModels) -> None:
    case = desk.dispute("王小明")
    desk.mediation(case)
    for actor in (MEDIATOR, JUDGE, PROCURATOR, MEDIATOR):
        read(desk, actor, case)
        views.catch_up()
    assert views.reconcile() == []
    views.rebuild()
    assert views.reconcile() == []
