"""The board of limits: what runs, what was met and when, what stands still, and who may look."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import create_engine

from adapters.rule_book import standing_rule_book
from adapters.views import ReadModels
from adapters.views.facts import Fact
from adapters.views.running_time_limits import RunningTimeLimits
from adapters.views.view import Sources
from application.limit_standing import LimitState
from application.limits_asked import LimitFilter, LimitRow, WhichLimits
from application.people import Actor
from application.permissions import scope_of
from application.questions import BadCursor
from application.rulings import Rulings
from application.running_limits import CaseLimits
from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.arbitration.filing import HowFiled
from domain.arbitration.period import GroundOfSuspension
from domain.arbitration.record import ArbitrationState
from domain.court_mediation import CourtMediation
from domain.dispute import Dispute
from domain.dispute.record import Outcome
from domain.enforcement import EnforcementCase
from domain.history import with_corrections
from domain.inspection import InspectionCase
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.mediation import MediationCase
from domain.moving_period import RestatedDeadline
from domain.parties import Side
from domain.payment_order import PaymentOrderCase
from domain.procuratorial import ProcuratorialCase
from domain.refusals import Refused
from domain.retrial import RetrialCase
from domain.revocation import RevocationCase
from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.delivery import Method
from domain.terms import Procedure
from domain.time_limits import AGREED, Deadline
from tests.adapters.views import desk as people
from tests.adapters.views.desk import (
    ARBITRATOR,
    EARLY,
    JUDGE,
    MEDIATOR,
    OTHER_MEDIATOR,
    TODAY,
    UNION,
    Desk,
    text,
)
from tests.adapters.views.test_register import letter
from tests.domain.test_corrections import correct
from tests.support import (
    appeal_road,
    arbitration_road,
    court_mediation_road,
    enforcement_road,
    inspection_road,
    litigation_road,
    mediation_road,
    payment_order_road,
    procuratorial_road,
    retrial_road,
    revocation_road,
)
from tests.support.lawful_walk import Taken, case_after, wander

RULINGS = Rulings.of(standing_rule_book())
AWARD, ACCEPTANCE = "arb_award", "arb_acceptance"
OFFICIALS = {name: one for name, one in vars(people).items() if isinstance(one, Actor)}


def due(falls_on: date, code: str = AWARD, *, provisional: bool = False) -> Deadline:
    return Deadline(
        code=code,
        falls_on=falls_on,
        starts_from=EARLY,
        authority="示例规则",
        calendar="2026",
        provisional=provisional,
        explanation=f"至 {falls_on}。",
    )


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)


def filed(desk: Desk) -> UUID:
    """An application for arbitration that waits for its acceptance until tomorrow."""
    dispute, case_id = desk.dispute("王小明", by=ARBITRATOR), uuid4()
    desk.record(
        ArbitrationCase.Filed,
        case_id,
        by=ARBITRATOR,
        dispute_id=dispute,
        mediation_case_id=None,
        applicant=Side.WORKER,
        how=next(iter(HowFiled)),
        claims=(),
        facts=None,
        acceptance_due=due(in_days(1), ACCEPTANCE),
    )
    return case_id


def accepted(desk: Desk, award_due: Deadline) -> UUID:
    case_id = filed(desk)
    desk.record(
        ArbitrationCase.Accepted,
        case_id,
        by=ARBITRATOR,
        case_number="1号",
        serve_by=None,
        award_due=award_due,
    )
    return case_id


def suspend(desk: Desk, case_id: UUID) -> None:
    desk.record(
        ArbitrationCase.Suspended,
        case_id,
        by=ARBITRATOR,
        suspended_from=ArbitrationState.ACCEPTED,
        ground=GroundOfSuspension.FORCE_MAJEURE,
    )


def replied(desk: Desk, case_id: UUID, on: date, reply_due: Deadline) -> None:
    desk.record(Letter.RepliedAccepting, case_id, on, by=UNION, reply_due=reply_due, account=text("接受"))


def limits(views: ReadModels, by: Any = UNION, **wanted: Any) -> tuple[LimitRow, ...]:
    views.catch_up()
    return views.limits(by, LimitFilter(**wanted)).items


def states(views: ReadModels, by: Any = ARBITRATOR) -> dict[str, LimitState]:
    return {row.code: row.state for row in limits(views, by, which=WhichLimits.ALL)}


def test_a_row_tells_its_limit_and_its_case(desk: Desk, views: ReadModels) -> None:
    case_id = desk.mediation(desk.dispute("王小明"), number="忻调〔2026〕1号")
    (row,) = limits(views, MEDIATOR)
    assert (row.case_id, row.kind_zh, row.case_number) == (case_id, "调解案件", "忻调〔2026〕1号")
    assert row.title == "王小明与示例（忻府）商贸有限公司劳动争议"
    assert (row.name, row.authority, row.explanation) == (
        "受理起算的期限",
        "示例规则",
        "自 2026-11-02 次日起算。",
    )
    assert (row.starts_from, row.falls_on, row.met_on) == (EARLY, date(2026, 11, 17), None)
    assert (row.state, row.overdue, row.days_left, row.words) == (LimitState.RUNNING, True, -3, "逾期 3 日")
    assert (row.handled_by, row.region) == ("示例县调解组织", "140902")


@pytest.mark.parametrize(
    ("days", "words", "overdue"), [(-1, "逾期 1 日", True), (0, "今日届满", False), (9, "还有 9 日", False)]
)
def test_the_last_day_is_still_in_time(
    desk: Desk, views: ReadModels, days: int, words: str, *, overdue: bool
) -> None:
    accepted(desk, due(in_days(days)))
    (row,) = limits(views, ARBITRATOR)
    assert (row.words, row.overdue) == (words, overdue)
    assert bool(limits(views, ARBITRATOR, which=WhichLimits.OVERDUE)) is overdue


def test_the_entry_that_leads_on_meets_the_limit_of_the_earlier_stage(desk: Desk, views: ReadModels) -> None:
    case_id = filed(desk)
    assert states(views) == {ACCEPTANCE: LimitState.RUNNING}
    desk.record(
        ArbitrationCase.Accepted,
        case_id,
        by=ARBITRATOR,
        case_number="1号",
        serve_by=None,
        award_due=due(in_days(30)),
    )
    assert states(views) == {ACCEPTANCE: LimitState.MET, AWARD: LimitState.RUNNING}


def test_no_time_runs_while_a_case_is_suspended_and_resuming_counts_it_anew(
    desk: Desk, views: ReadModels
) -> None:
    case_id = accepted(desk, due(in_days(-4)))
    suspend(desk, case_id)
    (row,) = limits(views, ARBITRATOR)
    assert (row.state, row.words, row.overdue) == (LimitState.SUSPENDED, "中止", False)
    assert limits(views, ARBITRATOR, which=WhichLimits.OVERDUE) == ()
    assert [one.case_id for one in limits(views, ARBITRATOR, which=WhichLimits.SUSPENDED)] == [case_id]
    desk.record(
        ArbitrationCase.ResumedBeforeService, case_id, TODAY, by=ARBITRATOR, award_due=due(in_days(6))
    )
    (row,) = limits(views, ARBITRATOR)
    assert (row.words, row.falls_on) == ("还有 6 日", in_days(6))


@pytest.mark.parametrize(
    ("on", "state"), [(date(2026, 11, 5), LimitState.MET), (date(2026, 11, 6), LimitState.MET_LATE)]
)
def test_who_used_a_limit_has_met_it_in_time_or_late(
    desk: Desk, views: ReadModels, on: date, state: LimitState
) -> None:
    reply_due = due(date(2026, 11, 5), AGREED)
    case_id = letter(desk)
    desk.record(
        Letter.Served, case_id, EARLY, by=UNION, method=Method.BY_POST, reply_due=reply_due, filing_due=None
    )
    assert limits(views)[0].overdue
    replied(desk, case_id, on, reply_due)
    assert limits(views) == ()
    (row,) = limits(views, which=WhichLimits.ALL)
    assert (row.state, row.met_on, row.words) == (state, on, state.zh)


def test_a_recorded_default_is_late_until_the_answer_comes(desk: Desk, views: ReadModels) -> None:
    case_id = letter(desk, due=date(2026, 11, 5))
    reply_due = people.deadline(date(2026, 11, 5))
    desk.record(Letter.OverdueEstablished, case_id, date(2026, 11, 6), by=UNION, reply_due=reply_due)
    assert limits(views)[0].words == "逾期 15 日"
    replied(desk, case_id, TODAY, reply_due)
    assert [row.state for row in limits(views, which=WhichLimits.ALL)] == [LimitState.MET_LATE]


def test_a_case_that_has_ended_waits_for_nothing(desk: Desk, views: ReadModels) -> None:
    case_id = desk.mediation(desk.dispute("王小明"))
    desk.record(MediationCase.PartyUnwilling, case_id, unwilling=Side.EMPLOYER)
    assert limits(views, MEDIATOR) == ()
    assert states(views, MEDIATOR) == {"example": LimitState.MOOT}


def test_a_way_is_open_until_it_is_taken_or_the_dispute_is_over(desk: Desk, views: ReadModels) -> None:
    taken, concluded = desk.dispute("王小明"), desk.dispute("李四")
    for dispute in (taken, concluded):
        desk.record(
            Dispute.WayOpened,
            dispute,
            procedure=Procedure.LITIGATION,
            from_case_id=dispute,
            until=due(in_days(9), "sue_after_nonfinal_award"),
            authority="",
        )
    assert {row.case_id for row in limits(views, MEDIATOR)} == {taken, concluded}
    desk.record(Dispute.ProcedureOpened, taken, procedure=Procedure.LITIGATION, case_id=uuid4())
    desk.record(Dispute.Concluded, concluded, outcome=Outcome.SETTLED, by_case_id=concluded)
    assert limits(views, MEDIATOR) == ()


def test_a_correction_moves_the_limit_and_what_follows_from_it(desk: Desk, views: ReadModels) -> None:
    reply_due, moved = people.deadline(date(2026, 11, 5)), people.deadline(date(2026, 11, 9))
    case_id = letter(desk, due=date(2026, 11, 5))
    replied(desk, case_id, date(2026, 11, 6), reply_due)
    assert states(views, UNION) == {"example": LimitState.MET_LATE}
    desk.record(
        Letter.Corrected,
        case_id,
        TODAY,
        by=UNION,
        of_version=3,
        field="occurred_on",
        was="2026-11-03",
        now="2026-11-04",
        restated=tuple(RestatedDeadline(version=at, field="reply_due", deadline=moved) for at in (3, 4)),
        reason=text("回执日期有误"),
        approved_by="主席",
    )
    assert states(views, UNION) == {"example": LimitState.MET}
    assert views.reconcile() == []


def test_rows_told_event_by_event_are_those_told_at_once(
    desk: Desk, views: ReadModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    suspend(desk, accepted(desk, due(in_days(3))))
    desk.mediation(desk.dispute("李四"), number="2号")
    replied(desk, letter(desk, due=TODAY), TODAY, people.deadline(TODAY))
    monkeypatch.setattr("adapters.views.upkeep.BATCH", 1)
    views.catch_up()
    monkeypatch.setattr("adapters.views.upkeep.BATCH", 500)
    assert views.reconcile() == []


WALKS: dict[type[Aggregate], tuple[Taken, ...]] = {
    ArbitrationCase: (*arbitration_road.NONFINAL, arbitration_road.received),
    MediationCase: mediation_road.EFFECTIVE,
    CourtMediation: (*court_mediation_road.AGREED, court_mediation_road.applied),
    LitigationCase: litigation_road.JUDGED,
    PaymentOrderCase: payment_order_road.OBJECTED,
    EnforcementCase: enforcement_road.SUPERIOR,
    RetrialCase: (*retrial_road.APPLIED, retrial_road.stopped, retrial_road.started, retrial_road.rejected),
    InspectionCase: (*inspection_road.FILED, inspection_road.extended, inspection_road.investigated),
    ProcuratorialCase: (*procuratorial_road.PROTESTED, procuratorial_road.court_has_it),
    AppealCase: appeal_road.HEARD,
    RevocationCase: (*revocation_road.REVOKED, revocation_road.received),
}


def count_again(case: Any) -> None:
    """After a notice that made every Monday a holiday."""
    mondays = {EARLY + timedelta(weeks=weeks) for weeks in range(-120, 120)}
    calendar = standing_rule_book().calendar
    later = replace(calendar, version="later", off_days=calendar.off_days | mondays)
    with suppress(Refused):
        case.count_again(
            TODAY,
            notice_id=uuid4(),
            notice="国办发明电〔2026〕7号",
            since=date.min,
            history=with_corrections(case.pending_events),
            rules=replace(standing_rule_book(), calendar=later),
        )


def rows_of(batches: list[list[Event]]) -> list[Any]:
    """The rows the view writes when the events come in these batches."""
    told = [event for batch in batches for event in batch]
    record: Any = SimpleNamespace(history=lambda _, up_to: told[:up_to])
    view, engine = RunningTimeLimits("", "sqlite"), create_engine("sqlite://")
    view.metadata.create_all(engine)
    with engine.begin() as connection:
        for batch in batches:
            facts = [Fact(event.originator_version - 1, event) for event in batch]
            view.project(facts, connection, Sources(record, record))
        return list(connection.execute(view.contents()[0].rows))


def test_a_case_taken_over_by_another_court_is_on_that_court_s_board() -> None:
    below = case_after(AppealCase, *appeal_road.DOCKETED[:4], under=appeal_road.BELOW)
    below.occasion = appeal_road.ABOVE
    appeal_road.file_received(below)
    for batches in ([below.pending_events], [below.pending_events[:4], below.pending_events[4:]]):
        handlers = {row.handled_by_id for row in rows_of(batches)}
        assert handlers == {appeal_road.CLERK_ABOVE.institution_id}


@given(st.data())
def test_however_the_events_come_the_rows_are_those_of_the_whole_record(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(list(WALKS)))
    case = wander(data, kind, *WALKS[kind])
    assume(case.pending_events)
    for _ in range(data.draw(st.integers(0, 2))):
        version = data.draw(st.integers(1, len(case.pending_events)))
        dated = case.pending_events[version - 1].occurred_on + timedelta(days=data.draw(st.integers(-9, 9)))
        with suppress(Refused):
            correct(case, version, "occurred_on", str(dated), on=TODAY)
        if data.draw(st.booleans()):
            count_again(case)
    events: list[Event] = list(case.pending_events)
    cuts = sorted(data.draw(st.sets(st.integers(1, len(events)), max_size=4)) | {0, len(events)})
    assert rows_of([events[a:b] for a, b in pairwise(cuts)]) == rows_of([events])
    limits_now = CaseLimits.of(kind.TOPIC, events, RULINGS)
    assert {row.limit_id: row.state for row in rows_of([events])} == {
        key: limits_now.state_of(key) for key in limits_now.limits
    }


def test_overdue_ones_come_first_and_pages_follow_one_another(desk: Desk, views: ReadModels) -> None:
    order = [accepted(desk, due(in_days(days))) for days in (-9, -1, 0, 5)]
    standing_still = accepted(desk, due(in_days(-20)))
    suspend(desk, standing_still)
    views.catch_up()
    found: list[UUID] = []
    cursor = ""
    while True:
        page = views.limits(ARBITRATOR, LimitFilter(), cursor, limit=2)
        found += [row.case_id for row in page.items]
        cursor = page.next_cursor
        if not cursor:
            break
        with pytest.raises(BadCursor):
            views.limits(ARBITRATOR, LimitFilter(mine=True), cursor)
    assert found == [*order, standing_still]
    assert page.as_of.position == desk.ledger.position()


def test_filters_narrow_the_board(desk: Desk, views: ReadModels) -> None:
    soon = accepted(desk, due(in_days(2), provisional=True))
    late = accepted(desk, due(in_days(40)))
    waiting = filed(desk)

    def found(**wanted: Any) -> set[UUID]:
        return {row.case_id for row in limits(views, JUDGE, **wanted)}

    assert found() == {soon, late, waiting}
    assert found(which=WhichLimits.PROVISIONAL) == {soon}
    assert found(codes=(AWARD,)) == {soon, late}
    assert found(kinds=("mediation-case",)) == set()
    assert found(kinds=("arbitration-case",), due_since=in_days(2), due_until=in_days(2)) == {soon}
    assert found(mine=True) == set()
    assert {row.case_id for row in limits(views, ARBITRATOR, mine=True)} == {soon, late, waiting}


@pytest.mark.parametrize("name", OFFICIALS)
def test_the_board_shows_rows_of_the_cases_somebody_may_see_and_no_other(
    desk: Desk, views: ReadModels, name: str
) -> None:
    actor = OFFICIALS[name]
    mediation = desk.mediation(desk.dispute("王小明"))
    arbitration = accepted(desk, due(TODAY))
    supervision = letter(desk, due=TODAY)
    kinds = {mediation: "mediation-case", arbitration: "arbitration-case", supervision: "supervision-letter"}
    handled_by = {mediation: MEDIATOR, arbitration: ARBITRATOR, supervision: UNION}
    seen = {
        case_id
        for case_id, kind in kinds.items()
        if scope_of(actor).covers(kind, "140902", frozenset({handled_by[case_id].institution.institution_id}))
    }
    assert {row.case_id for row in limits(views, actor)} == seen


def test_names_are_masked_for_who_takes_no_part(desk: Desk, views: ReadModels) -> None:
    desk.mediation(desk.dispute("王小明"))
    assert limits(views, JUDGE)[0].title.startswith("王*与")
    assert limits(views, MEDIATOR)[0].title.startswith("王小明与")
    assert limits(views, OTHER_MEDIATOR) == ()
