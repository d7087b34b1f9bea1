"""The work list and the late entries."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from adapters.views import ReadModels
from adapters.views.endings import ENDED
from application.catalogue import KINDS
from application.limits_asked import LimitFilter
from application.questions import BadCursor, CaseFilter
from domain.court_mediation import CourtMediation
from domain.court_mediation.record import When
from domain.court_mediation.referral import ChosenBy
from domain.dispute import Dispute
from domain.mediation import MediationCase
from domain.parties import Employer, Side
from domain.recording import Organ
from domain.terms import Procedure
from tests.adapters.views.desk import (
    EARLY,
    JUDGE,
    MEDIATOR,
    OTHER_MEDIATOR,
    Desk,
    deadline,
    text,
    worker,
)


def test_a_summary_tells_the_case_in_one_line(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明", "李四", "赵六")
    case = desk.mediation(dispute, number="忻调〔2026〕7号")
    views.catch_up()
    summary = views.case(MEDIATOR, case)
    assert summary.title == "王小明等3人与示例（忻府）商贸有限公司劳动争议"
    assert views.case(JUDGE, case).title == "王*等3人与示例（忻府）商贸有限公司劳动争议"
    assert (summary.kind_zh, summary.state_zh) == ("调解案件", "已受理")
    assert (summary.case_number, summary.version) == ("忻调〔2026〕7号", 2)
    assert summary.thread_id == dispute
    assert summary.handled_by_id == MEDIATOR.institution.institution_id
    assert views.case(MEDIATOR, dispute).amount == "12345.60"


def test_joined_parties_change_the_title_of_the_whole_thread(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    case = desk.mediation(dispute)
    desk.record(Dispute.WorkerJoined, dispute, worker=worker("赵六"))
    desk.record(Dispute.EmployerJoined, dispute, employer=Employer(name="示例劳务派遣有限公司"))
    views.catch_up()
    assert views.case(MEDIATOR, case).title == "王小明等2人与示例（忻府）商贸有限公司等2家单位劳动争议"


def test_the_latest_change_comes_first_and_pages_follow_one_another(desk: Desk, views: ReadModels) -> None:
    disputes = [desk.dispute("王小明") for _ in range(5)]
    desk.record(Dispute.EmployerJoined, disputes[0], employer=Employer(name="示例劳务派遣有限公司"))
    views.catch_up()
    order = [disputes[0], *reversed(disputes[1:])]
    found: list[UUID] = []
    cursor = ""
    while True:
        page = views.cases(MEDIATOR, CaseFilter(), cursor, limit=2)
        found += [case.case_id for case in page.items]
        cursor = page.next_cursor
        if not cursor:
            break
    assert found == order
    cursor = views.cases(MEDIATOR, CaseFilter(), limit=2).next_cursor
    with pytest.raises(BadCursor):
        views.cases(MEDIATOR, CaseFilter(mine=True), cursor)
    with pytest.raises(BadCursor):
        views.search(MEDIATOR, "王小明", cursor=cursor)


def test_filters_narrow_the_work_list(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    failed = desk.mediation(dispute)
    desk.record(MediationCase.PartyUnwilling, failed, EARLY + timedelta(days=3), unwilling=Side.EMPLOYER)
    running = desk.mediation(dispute, by=OTHER_MEDIATOR)
    views.catch_up()

    def found(wanted: CaseFilter) -> set[UUID]:
        return {case.case_id for case in views.cases(MEDIATOR, wanted).items}

    assert found(CaseFilter(kinds=("mediation-case",))) == {failed, running}
    assert found(CaseFilter(states=("failed",))) == {failed}
    assert found(CaseFilter(mine=True)) == {dispute, failed}
    assert found(CaseFilter(open_only=True)) == {dispute, running}


def test_the_states_that_end_a_case_are_states_of_its_kind() -> None:
    assert set(ENDED) == set(KINDS)
    for kind, states in ENDED.items():
        assert {type(state) for state in states} <= {KINDS[kind].STATES}


def test_the_longest_delay_comes_first_with_its_reason(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    for day in (10, 3, 7, 3):
        desk.record(
            Dispute.WayOpened,
            dispute,
            date(2026, 11, day),
            late=f"原因{day}",
            procedure=Procedure.ARBITRATION,
            from_case_id=dispute,
            until=None,
            authority="",
        )
    views.catch_up()
    first = views.late_entries(MEDIATOR, limit=3)
    assert [(late.days, late.reason) for late in first.items] == [(17, "原因3"), (17, "原因3"), (13, "原因7")]
    assert first.items[0].title == "王小明与示例（忻府）商贸有限公司劳动争议"
    second = views.late_entries(MEDIATOR, first.next_cursor, limit=3)
    assert [late.days for late in second.items] == [10]
    assert second.next_cursor == ""
    assert views.late_entries(OTHER_MEDIATOR).items == ()


def test_an_institution_that_is_called_in_sees_the_case_and_has_it_among_its_own_until_it_declines(
    desk: Desk, views: ReadModels
) -> None:
    case, asked = uuid4(), OTHER_MEDIATOR.institution
    desk.record(CourtMediation.Opened, case, by=JUDGE, dispute_id=desk.dispute("王小明"), at=When.PREFILING,
                litigation_case_id=None, case_number=None)  # fmt: skip
    views.catch_up()
    assert views.cases(OTHER_MEDIATOR, CaseFilter()).items == ()
    organ = Organ(institution_id=asked.institution_id, name=asked.name, capacity=asked.capacity)
    confirm_by = deadline(EARLY + timedelta(days=3))
    desk.record(CourtMediation.Delegated, case, by=JUDGE, organisation=organ, chosen_by=ChosenBy.COURT,
                materials=None, confirm_by=confirm_by)  # fmt: skip
    views.catch_up()

    def ours() -> list[UUID]:
        return [one.case_id for one in views.cases(OTHER_MEDIATOR, CaseFilter(mine=True)).items]

    assert ours() == [case]
    assert [row.case_id for row in views.limits(OTHER_MEDIATOR, LimitFilter(mine=True)).items] == [case]
    assert [one.case_id for one in views.cases(JUDGE, CaseFilter(mine=True)).items] == [case]
    desk.record(CourtMediation.Declined, case, by=OTHER_MEDIATOR, confirm_by=confirm_by, reasons=text("回避"))
    views.catch_up()
    assert ours() == []
    assert views.case(OTHER_MEDIATOR, case).case_id == case
