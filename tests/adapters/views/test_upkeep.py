"""Upkeep: one position per view, loud stops, builds beside builds, and a replay that gives the same rows."""

import asyncio
from collections.abc import Sequence
from typing import ClassVar
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from sqlalchemy import Connection, inspect, update
from sqlalchemy import text as sql
from structlog.testing import capture_logs

from adapters.event_mapper import EventMapper
from adapters.ledger import Entry
from adapters.views import VIEWS, ReadModels, RebuildStopped
from adapters.views.case_summaries import CaseSummaries
from adapters.views.case_timeline import CaseTimeline
from adapters.views.facts import Fact
from adapters.views.late_entries import LateEntries
from adapters.views.view import Sources, View
from application.questions import CaseFilter, Questions, Views
from domain.dispute import Dispute
from domain.parties import Employer
from domain.terms import Procedure
from tests.adapters.views.desk import MEDIATOR, Clock, Desk, worker

VERSIONS = {view.NAME: view.VERSION for view in VIEWS}
NAMES = set(VERSIONS)


class Failing(LateEntries):
    """Cannot tell one employer's accession, whose name is 不可说."""

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:
        for fact in facts:
            if isinstance(fact.event, Dispute.EmployerJoined) and fact.event.employer.name == "不可说":
                raise RuntimeError("不可说")
        super().project(facts, connection, sources)


class Renewed(CaseSummaries):
    """The same rows under a higher version."""

    VERSION: ClassVar[int] = CaseSummaries.VERSION + 1


def opened(desk: Desk, url: str, *instead: type[View]) -> ReadModels:
    """The views with some of them replaced."""
    replaced = {view.NAME: view for view in instead}
    kinds = [replaced.get(view.NAME, view) for view in VIEWS]
    return ReadModels.open(url, desk.ledger, EventMapper(), desk.vault, Clock(), views=kinds)


def busy(desk: Desk, disputes: int = 3) -> None:
    """Some disputes with mediations, joined workers and late entries."""
    for number in range(disputes):
        dispute = desk.dispute("王小明", f"李{number}")
        desk.mediation(dispute, number=f"忻调〔2026〕{number}号")
        desk.record(Dispute.WorkerJoined, dispute, worker=worker("赵六"))
        desk.record(Dispute.WayOpened, dispute, late="停电", procedure=Procedure.ARBITRATION,
                    from_case_id=dispute, until=None, authority="")  # fmt: skip


def test_read_models_answer_the_questions_and_keep_the_views(views: ReadModels) -> None:
    questions: Questions = views
    upkeep: Views = views
    assert questions.position() == 0
    assert {status.name for status in upkeep.status()} == NAMES


def test_catching_up_reads_everything_once_and_twice_changes_nothing(desk: Desk, views: ReadModels) -> None:
    busy(desk)
    assert views.catch_up() == desk.ledger.position() == 15
    before = views.cases(MEDIATOR, CaseFilter())
    assert views.catch_up() == 15
    assert views.cases(MEDIATOR, CaseFilter()) == before
    assert {(status.name, status.position, status.behind) for status in views.status()} == {
        (name, 15, 0) for name in NAMES
    }


def test_more_events_than_a_batch_are_read_batch_by_batch(
    desk: Desk, views: ReadModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.views.upkeep.BATCH", 4)
    busy(desk)
    assert views.catch_up() == 15
    assert views.reconcile() == []


def test_an_event_that_cannot_be_told_stops_its_view_loudly_and_no_other(desk: Desk, views_url: str) -> None:
    dispute = desk.dispute("王小明")
    desk.record(Dispute.EmployerJoined, dispute, employer=Employer(name="不可说"))
    desk.record(Dispute.EmployerJoined, dispute, employer=Employer(name="示例劳务派遣有限公司"))
    with opened(desk, views_url, Failing) as views:
        with capture_logs() as logs:
            assert views.catch_up() == 3
        stopped = [status for status in views.status() if status.stopped_at is not None]
        assert [(status.name, status.position, status.stopped_at, status.behind) for status in stopped] == [
            ("late_entry", 1, 2, 2)
        ]
        assert stopped[0].error.startswith("dispute.employer-joined: RuntimeError at test_upkeep.py:")
        said = [entry for entry in logs if entry["log_level"] == "error"]
        assert [(entry["event"], entry["view"], entry["position"]) for entry in said] == [
            ("view_stopped", "late_entry", 2)
        ]
        assert "不可说" not in str(logs)
        assert views.timeline(MEDIATOR, case_id=dispute).as_of.position == 3
        assert views.late_entries(MEDIATOR).as_of.position == 1

    with opened(desk, views_url) as mended:
        mended.catch_up()
        assert all(status.stopped_at is None and status.behind == 0 for status in mended.status())


def test_bytes_nobody_can_read_stop_every_view_right_before_them(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    foreign = StoredEvent(uuid4(), 1, "dispute.registered", b'{"nonsense":"\xe7\x8e\x8b"}')
    desk.ledger.append(Entry(uuid4(), b"request", (foreign,)))
    desk.record(Dispute.EmployerJoined, dispute, employer=Employer(name="示例劳务派遣有限公司"))
    views.catch_up()
    assert {(status.position, status.stopped_at) for status in views.status()} == {(1, 2)}
    assert views.position() == 1


def test_a_rebuild_is_made_beside_the_old_and_gives_the_same_answers(desk: Desk, views: ReadModels) -> None:
    busy(desk)
    views.catch_up()
    before = views.search(MEDIATOR, "赵六"), views.cases(MEDIATOR, CaseFilter()), views.late_entries(MEDIATOR)
    told: list[tuple[int, int]] = []
    for _ in range(2):
        views.rebuild(progress=lambda done, total: told.append((done, total)))
        after = (
            views.search(MEDIATOR, "赵六"),
            views.cases(MEDIATOR, CaseFilter()),
            views.late_entries(MEDIATOR),
        )
        assert after == before
    assert told[-1] == (15, 15)
    assert len(views.status()) == len(NAMES)
    tables = [name for name in table_names(views) if name.startswith("case_timeline")]
    assert len(tables) == 1
    desk.dispute("欧阳喆")
    views.catch_up()
    assert views.search(MEDIATOR, "欧阳喆").items


def test_a_rebuild_beside_a_follower_and_new_facts_loses_and_doubles_nothing(
    desk: Desk, views: ReadModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.views.upkeep.BATCH", 3)
    views.start()
    busy(desk, 2)
    views.rebuild(progress=lambda done, _: busy(desk, 1) if done in {3, 9} else None)
    assert asyncio.run(views.caught_up(desk.ledger.position()))
    assert {status.position for status in views.status()} == {desk.ledger.position()}
    assert views.reconcile() == []


def test_one_view_can_be_rebuilt_alone(desk: Desk, views: ReadModels) -> None:
    busy(desk)
    views.catch_up()
    views.rebuild(["case_search"])
    assert "case_search_v1_b" in table_names(views)
    assert "case_search_v1" not in table_names(views)
    assert "case_timeline_v1" in table_names(views)


def test_a_rebuild_that_meets_an_untellable_event_leaves_the_old_build_in_place(
    desk: Desk, views_url: str
) -> None:
    dispute = desk.dispute("王小明")
    with opened(desk, views_url) as views:
        desk.record(Dispute.EmployerJoined, dispute, employer=Employer(name="不可说"))
        views.catch_up()
    with opened(desk, views_url, Failing) as views:
        with pytest.raises(RebuildStopped):
            views.rebuild(["late_entry"])
        assert {(status.name, status.position) for status in views.status()} == {(name, 2) for name in NAMES}
        assert "late_entry_v1_b" not in table_names(views)


def test_a_new_version_is_built_beside_the_old_one_and_swapped_in_when_level(
    desk: Desk, views_url: str
) -> None:
    busy(desk)
    with opened(desk, views_url) as old:
        old.catch_up()
        before = old.cases(MEDIATOR, CaseFilter())
        with opened(desk, views_url, Renewed) as new:
            assert sorted((status.name, status.version) for status in new.status()) == sorted(
                [*VERSIONS.items(), ("case_summary（重建中）", Renewed.VERSION)]
            )
            assert old.cases(MEDIATOR, CaseFilter()) == before
            old._upkeep.close()
            new.catch_up()
            assert {(status.name, status.version) for status in new.status()} == {
                *(VERSIONS | {"case_summary": Renewed.VERSION}).items()
            }
            assert new.cases(MEDIATOR, CaseFilter()) == before
            assert f"case_summary_v{CaseSummaries.VERSION}" not in table_names(new)
            assert f"case_summary_participant_v{CaseSummaries.VERSION}" not in table_names(new)


def test_a_question_asked_while_its_build_is_swapped_away_is_answered_from_the_new_one(
    desk: Desk, views: ReadModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(desk)
    views.catch_up()
    before = views.cases(MEDIATOR, CaseFilter())
    stale = views._upkeep.current()
    views.rebuild()
    fresh = views._upkeep.current()
    served = iter([stale, fresh, fresh])
    monkeypatch.setattr("adapters.views.read_models.builds.current", lambda *_: next(served))
    assert views.cases(MEDIATOR, CaseFilter()) == before


def test_reconcile_finds_nothing_in_sound_views_and_leaves_nothing_behind(
    desk: Desk, views: ReadModels
) -> None:
    busy(desk)
    views.catch_up()
    tables = table_names(views)
    assert views.reconcile() == []
    assert table_names(views) == tables
    assert len(views.status()) == len(NAMES)


def test_reconcile_names_every_row_that_was_changed_lost_or_added(desk: Desk, views: ReadModels) -> None:
    busy(desk)
    views.catch_up()
    timeline = CaseTimeline("", views._database.dialect).entries
    with views._database.writing() as connection:
        connection.execute(update(timeline).where(timeline.c.log_index == 2).values(topic="dispute.forged"))
        connection.execute(timeline.delete().where(timeline.c.log_index == 4))
        connection.execute(sql("UPDATE late_entry_v1 SET log_index = 999 WHERE log_index = 4"))
    found = views.reconcile()
    assert [(difference.view, difference.key) for difference in found] == [
        ("case_timeline", "case_timeline_v1 2"),
        ("case_timeline", "case_timeline_v1 4"),
        ("late_entry", "late_entry_v1 4"),
        ("late_entry", "late_entry_v1 999"),
    ]
    assert "dispute.forged" in found[0].stored
    assert found[1].stored == "（无）"
    assert found[3].replayed == "（无）"


def test_a_follower_makes_what_was_recorded_visible(desk: Desk, views: ReadModels) -> None:
    async def recorded_then_read() -> str:
        views.start()
        dispute = desk.dispute("王小明")
        assert await views.caught_up(desk.ledger.position())
        assert not await views.caught_up(desk.ledger.position() + 1, wait_seconds=0.05)
        return views.case(MEDIATOR, dispute).title

    assert asyncio.run(recorded_then_read()) == "王小明与示例（忻府）商贸有限公司劳动争议"


def test_without_a_follower_waiting_catches_up(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    assert asyncio.run(views.caught_up(1))
    assert views.case(MEDIATOR, dispute).version == 1


def test_a_second_process_reads_what_the_leader_writes_and_leads_when_it_is_gone(
    desk: Desk, views: ReadModels, views_url: str
) -> None:
    views.start()
    with opened(desk, views_url) as other:
        other.start()
        first = desk.dispute("王小明")
        assert asyncio.run(other.caught_up(1))
        assert other.case(MEDIATOR, first).version == 1
        views.close()
        second = desk.dispute("李四")
        assert asyncio.run(other.caught_up(2))
        assert other.case(MEDIATOR, second).version == 1
        assert other.reconcile() == []


def test_only_one_process_leads_a_view_on_postgresql(desk: Desk, views: ReadModels, views_url: str) -> None:
    if views_url.startswith("sqlite"):
        pytest.skip("processes take turns on a SQLite file")
    views.catch_up()
    busy(desk)
    with opened(desk, views_url) as other:
        assert other.catch_up() == 0
        assert views.catch_up() == 15
        assert other.position() == 15


def test_two_who_write_at_once_write_every_row_once(desk: Desk, views: ReadModels, views_url: str) -> None:
    busy(desk)
    with opened(desk, views_url) as other:
        ours = views._upkeep._projection(views._upkeep.current()["case_timeline"])
        theirs = other._upkeep._projection(other._upkeep.current()["case_timeline"])
        assert views._upkeep._advance([ours])
        assert other._upkeep._advance([theirs])
        assert (ours.position, theirs.position, theirs.stopped) == (15, 0, True)
    views.catch_up()
    assert views.reconcile() == []


def table_names(views: ReadModels) -> set[str]:
    """The tables of read models there are."""
    with views._database.reading() as connection:
        return {
            name for name in inspect(connection).get_table_names() if not name.startswith(("ledger", "vault"))
        }
