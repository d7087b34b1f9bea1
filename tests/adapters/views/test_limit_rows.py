"""Which rows the board has and finds: one for each limit, counted again or not, along every way to them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.rule_book import standing_rule_book
from adapters.views import ReadModels
from adapters.views.running_time_limits import RunningTimeLimits
from application.limit_standing import LimitState
from application.limits_asked import LimitFilter, LimitRow, WhichLimits
from application.people import SYSTEM, Actor
from application.rulings import Rulings
from domain.litigation import LitigationCase
from domain.litigation.complaint import GroundOfSuit
from domain.mediation import MediationCase
from domain.parties import Side
from domain.recounting import CountedAgain
from domain.terms import Capacity
from domain.time_limits import Deadline
from tests.adapters.views import desk as people
from tests.adapters.views.desk import EARLY, JUDGE, MEDIATOR, TODAY, Desk, deadline, official
from tests.adapters.views.test_register import letter

YESTERDAY = TODAY - timedelta(days=1)
ALL = LimitFilter(which=WhichLimits.ALL)
CITY_JUDGE = official(Capacity.COURT, 31, region="140900")
PROVINCE_JUDGE = official(Capacity.COURT, 32, region="140000")
STATE_JUDGE = official(Capacity.COURT, 33, region="000000")
OTHER_CITY = official(Capacity.COURT, 34, region="330100")
ACTORS = {name: one for name, one in vars(people).items() if isinstance(one, Actor)} | {
    "the city's court": CITY_JUDGE,
    "the province's court": PROVINCE_JUDGE,
    "the highest court": STATE_JUDGE,
    "another city's court": OTHER_CITY,
}


def found(views: ReadModels, by: Actor, wanted: LimitFilter = ALL) -> tuple[LimitRow, ...]:
    views.catch_up()
    return views.limits(by, wanted).items


def judged(desk: Desk, until: Deadline) -> UUID:
    """A judgment that both sides received on one day."""
    case_id = uuid4()
    desk.record(
        LitigationCase.ComplaintReceived,
        case_id,
        by=JUDGE,
        dispute_id=desk.dispute("王小明"),
        arbitration_case_id=None,
        plaintiff=Side.WORKER,
        ground=next(iter(GroundOfSuit)),
        claims=(),
        supported_by=None,
        facts=None,
        docketing_due=None,
    )
    desk.record(LitigationCase.JudgmentGiven, case_id, by=JUDGE, items=(), total=0, default=False)
    desk.record(
        LitigationCase.DecisionReceived, case_id, by=JUDGE, to=Side.BOTH, recipient=None, appeal_until=until
    )
    return case_id


def appeal_until(day: date) -> Deadline:
    return replace(deadline(day), code="appeal_judgment")


def test_each_side_has_a_row_of_its_own_under_one_code(desk: Desk, views: ReadModels) -> None:
    judged(desk, appeal_until(TODAY))
    worker, employer = sorted(found(views, JUDGE), key=lambda row: row.party)
    assert {worker.code, employer.code} == {"appeal_judgment"}
    assert [worker.party, employer.party] == ["劳动者", "用人单位"]
    assert {worker.limit_id, employer.limit_id} == {"3.appeal_until.worker", "3.appeal_until.employer"}


def test_a_right_that_ran_out_is_no_delay(desk: Desk, views: ReadModels) -> None:
    judged(desk, appeal_until(YESTERDAY))
    letter(desk, due=YESTERDAY)
    (late,) = found(views, JUDGE, LimitFilter(which=WhichLimits.OVERDUE))
    assert (late.kind, late.words, late.overdue) == ("supervision-letter", "逾期 1 日", True)
    assert found(views, JUDGE, LimitFilter()) == (late,)
    over = found(views, JUDGE, LimitFilter(which=WhichLimits.LAPSED))
    assert {(row.state, row.words, row.overdue) for row in over} == {(LimitState.LAPSED, "期满", False)}
    assert len(found(views, SYSTEM, LimitFilter(which=WhichLimits.PASSED))) == 3


def test_what_the_sweep_noted_of_a_right_is_settled(desk: Desk, views: ReadModels) -> None:
    until = appeal_until(YESTERDAY)
    case_id = judged(desk, until)
    desk.record(
        LitigationCase.LimitPassed,
        case_id,
        TODAY,
        by=JUDGE,
        limit="上诉期",
        falls_on=until.falls_on,
        authority=until.authority,
        explanation=until.explanation,
    )
    assert found(views, SYSTEM, LimitFilter(which=WhichLimits.PASSED)) == ()
    assert len(found(views, JUDGE, LimitFilter(which=WhichLimits.LAPSED))) == 2
    assert views.reconcile() == []


def test_a_row_counted_again_tells_where_it_stood_and_by_which_calendar(
    desk: Desk, views: ReadModels
) -> None:
    case_id = desk.mediation(desk.dispute("王小明"))
    was = deadline(EARLY + timedelta(days=15))
    now = replace(was, falls_on=was.falls_on + timedelta(days=3), calendar="2027")
    item = CountedAgain(version=1, field="period", was=replace(was, provisional=True), now=now)
    desk.record(
        MediationCase.CountedAgain,
        case_id,
        TODAY,
        notice_id=uuid4(),
        notice="国办发明电〔2026〕7号",
        limits=(item,),
    )
    (row,) = found(views, MEDIATOR)
    assert (row.falls_on, row.counted_before, row.calendar) == (now.falls_on, was.falls_on, "2027")
    assert row.counted_again == f"原为 {was.falls_on}（暂定），已按新的放假通知重新计算"
    assert found(views, MEDIATOR, replace(ALL, not_counted_with="2027")) == ()
    assert found(views, MEDIATOR, replace(ALL, not_counted_with="2026")) == (row,)
    assert views.reconcile() == []


def test_the_rows_of_one_case_are_found_alone(desk: Desk, views: ReadModels) -> None:
    case_id = judged(desk, appeal_until(TODAY))
    letter(desk, due=TODAY)
    assert {row.case_id for row in found(views, JUDGE, replace(ALL, case_id=case_id))} == {case_id}
    assert found(views, MEDIATOR, replace(ALL, case_id=case_id))
    assert found(views, people.OTHER_MEDIATOR, replace(ALL, case_id=case_id)) == ()


@pytest.mark.parametrize("few", [0, 2_000])
def test_every_way_leads_to_the_rows_the_access_filter_lets_through_and_no_other(
    desk: Desk, views: ReadModels, monkeypatch: pytest.MonkeyPatch, few: int
) -> None:
    monkeypatch.setattr("adapters.views.limit_ways.FEW", few)
    judged(desk, appeal_until(TODAY))
    for number in range(5):
        desk.mediation(desk.dispute(f"李{number}"), number=f"{number}号")
        letter(desk, due=TODAY + timedelta(days=number - 2))
    everything = found(views, SYSTEM)
    for name, actor in ACTORS.items():
        seen = [(row.case_id, row.limit_id) for row in everything if _visible(views, actor, row)]
        assert [(row.case_id, row.limit_id) for row in _page_by_page(views, actor)] == seen, name


def _page_by_page(views: ReadModels, actor: Actor) -> Iterator[LimitRow]:
    cursor = ""
    while True:
        page = views.limits(actor, ALL, cursor, limit=3)
        yield from page.items
        cursor = page.next_cursor
        if not cursor:
            return


def _visible(views: ReadModels, actor: Actor, row: LimitRow) -> bool:
    """Whether the case itself opens, which another question decides."""
    return any(one.case_id == row.case_id for one in views.thread(actor, row.thread_id))


def test_the_rows_change_with_the_rule_book_only_under_a_new_version() -> None:
    rulings = Rulings.of(standing_rule_book())
    read: list[Any] = [
        (code, sorted(one.starts_on), sorted(one.ends_on), one.runs_out, one.renewed)
        for code, one in sorted(rulings.by_code.items())
    ]
    digest = sha256(repr(read).encode()).hexdigest()[:16]
    told = "what meets limits has changed: raise RunningTimeLimits.VERSION and write the new pair down here"
    assert (RunningTimeLimits.VERSION, digest) == (3, "44b770ca41993dbe"), told
