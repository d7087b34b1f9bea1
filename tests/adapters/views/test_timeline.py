"""The case timeline: what is shown, to whom, and as of when."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from adapters.views import ReadModels
from application.permissions import NotVisible
from application.questions import BadCursor, TimelineEntry
from domain.claims import Instalment
from domain.dispute import Dispute
from domain.mediation import MediationCase
from domain.parties import Side
from domain.terms import Procedure
from tests.adapters.views.desk import (
    ADMINISTRATOR,
    ARBITRATOR,
    EARLY,
    FAR_JUDGE,
    JUDGE,
    MEDIATOR,
    OTHER_MEDIATOR,
    Desk,
    note,
    text,
)


def told(entry: TimelineEntry) -> dict[str, str]:
    return {detail.label: detail.value for detail in entry.details}


def test_an_entry_says_in_the_words_of_its_form_what_was_recorded(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明", "李四")
    case = desk.mediation(dispute, number="忻调〔2026〕7号")
    desk.record(
        MediationCase.AgreementDrafted,
        case,
        EARLY + timedelta(days=3),
        amount=Decimal("12345.60"),
        instalments=(
            Instalment(due_on=date(2026, 12, 1), amount=Decimal("12000.00")),
            Instalment(due_on=date(2027, 1, 1), amount=Decimal("345.60")),
        ),
        only_wages=True,
        terms=text("分两期支付"),
    )
    views.catch_up()

    registered = views.timeline(MEDIATOR, case_id=dispute).items[0]
    assert told(registered)["劳动者"] == "1. 王小明，入职日期 2020年1月1日；2. 李四，入职日期 2020年1月1日"
    assert told(registered)["用人单位"] == "示例（忻府）商贸有限公司，统一社会信用代码 91140902MA0EXAMPLE"
    assert told(registered)["请求事项"] == "拖欠劳动报酬，金额 12,345.60 元"
    assert told(registered)["事实和理由"] == "拖欠三个月工资"
    assert registered.term == "登记争议"
    assert registered.article == "劳动争议调解仲裁法 第二条"
    assert registered.institution == "示例县调解组织"
    assert len(bytes.fromhex(registered.leaf_hash)) == 32

    applied, accepted, drafted = views.timeline(MEDIATOR, case_id=case).items
    assert told(applied)["申请人"] == "劳动者"
    assert told(applied)["办理期限"] == "2026年11月17日：自 2026-11-02 次日起算。"
    assert "争议" not in told(applied)
    assert told(accepted)["调解案号"] == "忻调〔2026〕7号"
    assert told(drafted)["约定总额"] == "12,345.60 元"
    assert told(drafted)["分期付款"] == "1. 2026年12月1日，金额 12,000.00 元；2. 2027年1月1日，金额 345.60 元"
    assert told(drafted)["仅就劳动报酬达成协议"] == "是"


def test_a_case_that_is_referred_to_is_named_to_those_who_may_see_it(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    case = desk.mediation(dispute, number="忻调〔2026〕7号")
    desk.record(Dispute.ProcedureOpened, dispute, procedure=Procedure.MEDIATION, case_id=case)
    views.catch_up()
    opened = views.timeline(MEDIATOR, case_id=dispute).items[1]
    assert told(opened)["案件"] == "调解案件（忻调〔2026〕7号）"


def test_names_are_masked_for_whoever_takes_no_part(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    views.catch_up()
    assert told(views.timeline(JUDGE, case_id=dispute).items[0])["劳动者"].startswith("王*，")
    assert told(views.timeline(MEDIATOR, case_id=dispute).items[0])["劳动者"].startswith("王小明，")


def test_privileged_notes_are_read_by_the_recording_institution_alone(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    case = desk.mediation(dispute)
    desk.record(
        MediationCase.SessionHeld,
        case,
        attended=Side.BOTH,
        course=text("双方陈述"),
        notes=note("底线八千元"),
    )
    desk.record(Dispute.WayOpened, dispute, by=ARBITRATOR, procedure=Procedure.ARBITRATION, from_case_id=case,
                until=None, authority="")  # fmt: skip
    views.catch_up()

    ours = views.timeline(MEDIATOR, case_id=case).items[-1].details
    assert [(detail.value, detail.sealed) for detail in ours if detail.label == "调解员工作记录"] == [
        ("底线八千元", False)
    ]
    theirs = {detail.label: detail for detail in views.timeline(ARBITRATOR, case_id=case).items[-1].details}
    assert theirs["调解员工作记录"].sealed
    assert "八千" not in theirs["调解员工作记录"].value
    assert theirs["调解经过"].value == "双方陈述"


def test_a_case_that_may_not_be_seen_is_not_found(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    views.catch_up()
    for stranger in (OTHER_MEDIATOR, FAR_JUDGE, ADMINISTRATOR):
        with pytest.raises(NotVisible):
            views.timeline(stranger, case_id=dispute)
        with pytest.raises(NotVisible):
            views.timeline(stranger, thread_id=dispute)
        with pytest.raises(NotVisible):
            views.case(stranger, dispute)
        assert views.thread(stranger, dispute) == ()


def test_a_thread_tells_its_cases_together_in_the_order_of_the_facts(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    first = desk.mediation(dispute)
    desk.record(MediationCase.PartyUnwilling, first, EARLY + timedelta(days=9), unwilling=Side.EMPLOYER)
    desk.record(
        MediationCase.SessionHeld,
        first,
        EARLY + timedelta(days=2),
        attended=Side.BOTH,
        course=text("双方陈述"),
        notes=None,
    )
    views.catch_up()
    entries = views.timeline(MEDIATOR, thread_id=dispute).items
    assert [entry.term for entry in entries] == ["登记争议", "申请调解", "举行调解", "一方不愿继续调解"]
    assert [entry.position for entry in entries] == [1, 2, 4, 3]


def corrected(desk: Desk, views: ReadModels) -> tuple[object, ...]:
    """A dispute, its mediation, its number corrected, an objection to it."""
    dispute = desk.dispute("王小明")
    case = desk.mediation(dispute, number="忻调〔2026〕7号")
    desk.record(
        MediationCase.Corrected,
        case,
        EARLY + timedelta(days=4),
        of_version=2,
        field="case_number",
        was="忻调〔2026〕7号",
        now="忻调〔2026〕8号",
        restated=(),
        reason=text("笔误"),
        approved_by="主任",
    )
    desk.record(
        MediationCase.Objected,
        case,
        EARLY + timedelta(days=5),
        of_version=2,
        raised_by=Side.EMPLOYER,
        reason=text("未收到"),
    )
    views.catch_up()
    return (case,)


def test_a_correction_and_an_objection_point_at_their_entry_and_it_at_them(
    desk: Desk, views: ReadModels
) -> None:
    (case,) = corrected(desk, views)
    _, accepted, correction, objection = views.timeline(MEDIATOR, case_id=case).items  # type: ignore[arg-type]
    assert accepted.corrected_by == 3
    assert accepted.objections == (4,)
    assert told(accepted)["调解案号"] == "忻调〔2026〕7号"
    assert correction.corrects == 2
    assert told(correction)["更正的项目"] == "调解案号"
    assert told(correction)["原为"] == "忻调〔2026〕7号"
    assert told(correction)["更正为"] == "忻调〔2026〕8号"
    assert told(objection)["提出异议的当事人"] == "用人单位"
    assert views.case(MEDIATOR, case).case_number == "忻调〔2026〕8号"  # type: ignore[arg-type]


def test_as_recorded_then_nobody_could_know_of_a_later_correction(desk: Desk, views: ReadModels) -> None:
    (case,) = corrected(desk, views)
    then = views.timeline(MEDIATOR, case_id=case, as_of_position=3).items  # type: ignore[arg-type]
    assert [entry.version for entry in then] == [1, 2]
    assert then[1].corrected_by is None
    assert then[1].objections == ()
    between = views.timeline(MEDIATOR, case_id=case, as_of_position=4).items  # type: ignore[arg-type]
    assert between[1].corrected_by == 3
    assert between[1].objections == ()


def test_as_of_a_legal_date_later_facts_are_left_out(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    case = desk.mediation(dispute)
    desk.record(MediationCase.PartyUnwilling, case, EARLY + timedelta(days=9), unwilling=Side.EMPLOYER)
    views.catch_up()
    on = views.timeline(MEDIATOR, case_id=case, as_of_date=EARLY + timedelta(days=9)).items
    before = views.timeline(MEDIATOR, case_id=case, as_of_date=EARLY + timedelta(days=8)).items
    assert [entry.version for entry in on] == [1, 2]
    assert [entry.version for entry in before] == [1]


def test_a_late_entry_says_how_late_and_why(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    desk.record(Dispute.WayOpened, dispute, date(2026, 11, 10), late="系统停用", procedure=Procedure.ARBITRATION,
                from_case_id=dispute, until=None, authority="")  # fmt: skip
    views.catch_up()
    in_time, late = views.timeline(MEDIATOR, case_id=dispute).items
    assert (in_time.late_days, in_time.late_reason) == (0, "")
    assert (late.late_days, late.late_reason) == (10, "系统停用")


def test_a_timeline_is_read_part_by_part_without_gap_or_repetition(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    for day in (3, 1, 2, 2, 1):
        desk.record(Dispute.WayOpened, dispute, EARLY + timedelta(days=day), procedure=Procedure.ARBITRATION,
                    from_case_id=dispute, until=None, authority="")  # fmt: skip
    views.catch_up()
    whole = views.timeline(MEDIATOR, case_id=dispute)
    assert whole.next_cursor == ""
    parts: list[TimelineEntry] = []
    cursor = ""
    while True:
        page = views.timeline(MEDIATOR, case_id=dispute, cursor=cursor, limit=2)
        parts += page.items
        cursor = page.next_cursor
        if not cursor:
            break
    assert tuple(parts) == whole.items


def test_a_cursor_of_another_question_is_refused(desk: Desk, views: ReadModels) -> None:
    dispute = desk.dispute("王小明")
    desk.record(Dispute.WayOpened, dispute, procedure=Procedure.ARBITRATION, from_case_id=dispute, until=None,
                authority="")  # fmt: skip
    views.catch_up()
    cursor = views.timeline(MEDIATOR, case_id=dispute, limit=1).next_cursor
    for foreign in (cursor[:-2], "nonsense", "Zm9v", "中文"):
        with pytest.raises(BadCursor):
            views.timeline(MEDIATOR, case_id=dispute, cursor=foreign)
    with pytest.raises(BadCursor):
        views.timeline(MEDIATOR, case_id=dispute, as_of_position=1, cursor=cursor)


def test_every_answer_says_as_of_which_event(desk: Desk, views: ReadModels) -> None:
    empty = views.late_entries(MEDIATOR).as_of
    assert (empty.position, empty.recorded_at) == (0, None)
    dispute = desk.dispute("王小明")
    views.catch_up()
    as_of = views.timeline(MEDIATOR, case_id=dispute).as_of
    assert as_of.position == desk.ledger.position() == 1
    assert as_of.recorded_at is not None
    assert as_of.recorded_at.isoformat() == "2026-11-20T01:00:00+00:00"
