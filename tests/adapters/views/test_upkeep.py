"""Upkeep: one position per view, loud stops, and one who leads while others read."""

import asyncio
from uuid import uuid4

import pytest
from eventsourcing.persistence import StoredEvent
from structlog.testing import capture_logs

from adapters.ledger import Entry
from adapters.views import ReadModels
from application.questions import CaseFilter, Questions
from application.upkeep import Views
from domain.dispute import Dispute
from domain.parties import Employer
from tests.adapters.views.desk import MEDIATOR, Desk
from tests.adapters.views.kept_views import NAMES, Failing, busy, opened


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
        assert stopped[0].error.startswith("dispute.employer-joined: RuntimeError at kept_views.py:")
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
