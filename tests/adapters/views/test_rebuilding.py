"""Rebuilding: builds beside builds, and a replay that gives the same rows."""

import asyncio
from typing import ClassVar

import pytest
from sqlalchemy import text as sql
from sqlalchemy import update

from adapters.views import ReadModels, RebuildStopped
from adapters.views.case_summaries import CaseSummaries
from adapters.views.case_timeline import CaseTimeline
from application.questions import CaseFilter
from domain.dispute import Dispute
from domain.parties import Employer
from tests.adapters.views.desk import MEDIATOR, Desk
from tests.adapters.views.kept_views import NAMES, VERSIONS, Failing, busy, opened, table_names


class Renewed(CaseSummaries):
    """The same rows under a higher version."""

    VERSION: ClassVar[int] = CaseSummaries.VERSION + 1


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
            renewed = VERSIONS | {"case_summary": Renewed.VERSION}
            for _ in range(1_000):  # the old one's connection may hold its lock a moment longer
                new.catch_up()
                if {status.name: status.version for status in new.status()} == renewed:
                    break
            assert {status.name: status.version for status in new.status()} == renewed
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
