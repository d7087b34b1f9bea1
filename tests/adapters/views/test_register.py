"""The supervision register: what was due, what was done, and what nobody has answered."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from adapters.views import ReadModels
from application.questions import RegisterFilter, RegisterRow
from domain.supervision_letter import SupervisionLetter as Letter
from domain.supervision_letter.delivery import Method
from domain.supervision_letter.drafting import Demand
from domain.supervision_letter.ending import Rung
from domain.supervision_letter.local_law import Trigger
from domain.supervision_letter.signing import Office
from domain.supervision_matter import SupervisionMatter
from domain.supervision_matter.ladder import Instrument, Subject, UnionLevel
from domain.supervision_matter.opening import FoundBy
from tests.adapters.views.desk import COUNTY, MEDIATOR, PROCURATOR, TODAY, UNION, Desk, deadline, text

YESTERDAY = date(2026, 11, 19)


def matter(desk: Desk) -> UUID:
    case_id = uuid4()
    desk.record(
        SupervisionMatter.FindingRegistered,
        case_id,
        by=UNION,
        found_by=FoundBy.INSPECTION,
        subjects=(Subject.WAGES,),
        employers=(COUNTY,),
        trade=None,
        workers=12,
        amount=None,
        dispute_id=None,
        facts=text("欠薪"),
    )
    return case_id


def letter(
    desk: Desk, due: date | None = None, instrument: Instrument = Instrument.OPINION, **changed: Any
) -> UUID:
    case_id = uuid4()
    drafted: dict[str, Any] = {
        "matter_id": changed.get("matter_id"),
        "instrument": instrument,
        "issuer_level": UnionLevel.COUNTY,
        "public": False,
        "employer": COUNTY,
        "department": None,
        "demands": lambda sealer: (Demand(subject=Subject.WAGES, text=sealer.text("补发工资")),),
        "stated_period": None,
        "preceding_letter_id": None,
        "facts": None,
    }
    desk.record(Letter.Drafted, case_id, by=UNION, **(drafted | changed))
    desk.record(Letter.Signed, case_id, by=UNION, signed_by_office=Office.CHAIR, number="忻工监〔2026〕3号")
    if due is not None:
        desk.record(
            Letter.Served,
            case_id,
            date(2026, 11, 3),
            by=UNION,
            method=Method.BY_POST,
            reply_due=deadline(due),
            filing_due=None,
        )
    return case_id


def rows(views: ReadModels, **wanted: Any) -> dict[UUID, RegisterRow]:
    return {row.letter_id: row for row in views.register(UNION, RegisterFilter(**wanted)).items}


def test_a_line_tells_the_letter_from_draft_to_verification(desk: Desk, views: ReadModels) -> None:
    found = matter(desk)
    case_id = letter(desk, due=date(2026, 11, 24), matter_id=found)
    views.catch_up()
    row = rows(views)[case_id]
    assert (row.instrument_zh, row.number, row.addressee) == ("意见书", "忻工监〔2026〕3号", COUNTY.name)
    assert (row.served_on, row.reply_due, row.state_zh) == (date(2026, 11, 3), date(2026, 11, 24), "已送达")
    assert row.reply_due_explained == "自 2026-11-02 次日起算。"
    assert row.matter_id == found
    assert not row.overdue

    due = deadline(date(2026, 11, 24))
    desk.record(
        Letter.RepliedAccepting, case_id, date(2026, 11, 6), by=UNION, reply_due=due, account=text("接受")
    )
    desk.record(Letter.RectificationClaimed, case_id, date(2026, 11, 8), by=UNION, account=text("已补发"))
    views.catch_up()
    row = rows(views)[case_id]
    assert (row.replied_on, row.reply_zh) == (date(2026, 11, 6), "答复：接受意见")
    assert (row.rectified_on, row.verified_on) == (date(2026, 11, 8), None)
    assert set(rows(views, unverified_only=True)) == {case_id}

    desk.record(
        Letter.RectificationVerified,
        case_id,
        date(2026, 11, 10),
        by=UNION,
        late="台账补录",
        on_site=True,
        taking_part=(),
        workers_benefited=12,
        amount_recovered=None,
        evidence=text("工资表"),
    )
    views.catch_up()
    row = rows(views)[case_id]
    assert (row.verified_on, row.state_zh, row.late_entries) == (date(2026, 11, 10), "整改已核实", 1)
    assert rows(views, unverified_only=True) == {}
    assert views.case(UNION, case_id).title == f"意见书（致{COUNTY.name}）"
    assert views.case(UNION, found).title == f"{COUNTY.name}监督事项"
    assert views.case(UNION, case_id).thread_id == found


@pytest.mark.parametrize(
    ("due", "overdue"), [(YESTERDAY, True), (TODAY, False), (date(2026, 11, 21), False), (None, False)]
)
def test_the_last_day_is_still_in_time(
    desk: Desk, views: ReadModels, due: date | None, *, overdue: bool
) -> None:
    case_id = letter(desk, due=due)
    views.catch_up()
    assert rows(views)[case_id].overdue is overdue
    assert (case_id in rows(views, overdue_only=True)) is overdue


def test_whoever_answered_late_is_overdue_no_more_and_the_line_says_late(
    desk: Desk, views: ReadModels
) -> None:
    case_id = letter(desk, due=date(2026, 11, 5))
    desk.record(
        Letter.RepliedDisputing,
        case_id,
        date(2026, 11, 6),
        by=UNION,
        reply_due=deadline(date(2026, 11, 5)),
        account=text("不欠"),
    )
    views.catch_up()
    row = rows(views)[case_id]
    assert (row.overdue, row.reply_zh) == (False, "答复：提出异议（逾期）")


def test_an_escalated_letter_is_waited_for_no_more(desk: Desk, views: ReadModels) -> None:
    case_id = letter(desk, due=date(2026, 11, 5))
    desk.record(
        Letter.Escalated,
        case_id,
        YESTERDAY,
        by=UNION,
        rung=Rung.RECOMMENDATION,
        trigger=next(iter(Trigger)),
        local_rule=None,
    )
    views.catch_up()
    row = rows(views)[case_id]
    assert (row.overdue, row.escalated_to, row.state_zh) == (False, "建议书", "已升级")


def test_a_corrected_day_of_service_moves_the_due_day(desk: Desk, views: ReadModels) -> None:
    from domain.moving_period import RestatedDeadline  # noqa: PLC0415

    case_id = letter(desk, due=YESTERDAY)
    desk.record(
        Letter.Corrected,
        case_id,
        YESTERDAY,
        by=UNION,
        of_version=3,
        field="occurred_on",
        was="2026-11-03",
        now="2026-11-09",
        restated=(RestatedDeadline(version=3, field="reply_due", deadline=deadline(date(2026, 11, 25))),),
        reason=text("回执日期有误"),
        approved_by="主席",
    )
    views.catch_up()
    row = rows(views)[case_id]
    assert (row.served_on, row.reply_due, row.overdue) == (date(2026, 11, 9), date(2026, 11, 25), False)
    corrected = views.timeline(UNION, case_id=case_id).items[-1]
    told = {detail.label: detail.value for detail in corrected.details}
    assert told["更正的项目"] == "发生日期"
    assert (told["原为"], told["更正为"]) == ("2026年11月3日", "2026年11月9日")
    assert told["重新计算的期限"] == "第 3 条，2026年11月25日：自 2026-11-02 次日起算。"


def test_overdue_letters_come_first_then_the_next_due_and_pages_follow_one_another(
    desk: Desk, views: ReadModels
) -> None:
    undue = letter(desk)
    later = letter(desk, due=date(2026, 12, 1))
    soon = letter(desk, due=date(2026, 11, 21))
    overdue = letter(desk, due=date(2026, 11, 10))
    long_overdue = letter(desk, due=date(2026, 11, 5))
    public = letter(desk, instrument=Instrument.REMINDER, public=True, employer=None)
    views.catch_up()
    order = [long_overdue, overdue, soon, later, public, undue]
    found: list[UUID] = []
    cursor = ""
    while True:
        page = views.register(UNION, RegisterFilter(), cursor, limit=1)
        found += [row.letter_id for row in page.items]
        cursor = page.next_cursor
        if not cursor:
            break
    assert found == order
    assert views.case(UNION, public).title == "公开提示函"
    assert set(rows(views, instruments=("reminder",))) == {public}
    assert set(rows(views, states=("served",))) == {later, soon, overdue, long_overdue}
    assert rows(views, since=date(2026, 11, 3)) == {}
    assert set(rows(views, until=date(2026, 11, 2), issued_by="示例县总工会")) == set(order)


def test_procurators_review_the_register_of_their_region_and_mediators_see_none(
    desk: Desk, views: ReadModels
) -> None:
    case_id = letter(desk, due=YESTERDAY)
    views.catch_up()
    assert [row.letter_id for row in views.register(PROCURATOR, RegisterFilter()).items] == [case_id]
    assert views.register(MEDIATOR, RegisterFilter()).items == ()
