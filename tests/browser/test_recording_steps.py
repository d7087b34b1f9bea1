"""A mediator records steps: fill in, check, record, see it; nothing typed is lost and nothing is recorded twice."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Enter
from tests.browser.forms import (
    carry_on,
    confirm,
    fill_date,
    mediation_at_hand,
    open_mediation,
    register_dispute,
)
from tests.support.clock import TODAY

pytestmark = pytest.mark.browser


def test_a_mediator_goes_from_registration_to_a_session_and_sees_it_at_once(enter: Enter) -> None:
    page = enter("tiaojie1")
    case = open_mediation(page)
    page.get_by_role("link", name="举行调解", exact=True).click()
    fill_date(page, "on", TODAY)
    page.get_by_label("双方", exact=True).check()
    page.fill("#course", "双方到场。\n同意分期支付。")
    page.fill("#notes", "单位底线九千元")
    carry_on(page)
    expect(page.locator(".app-told")).to_contain_text("同意分期支付。")
    confirm(page)
    first = page.locator(".moj-timeline__item").first
    expect(first).to_contain_text("举行调解")
    expect(first).to_contain_text("单位底线九千元")
    expect(page.get_by_role("alert")).to_contain_text("已写入案件记录")
    assert page.url.startswith(case)


def test_wrong_input_is_told_on_top_and_at_the_field_and_nothing_typed_is_lost(enter: Enter) -> None:
    page = enter("tiaojie1")
    register_dispute(page)
    page.get_by_role("button", name="返回修改").click()
    page.fill("#on-month", "13")
    page.fill("#claims-0-amount", "1.234")
    page.fill("#workers-0-person-identity_number", "110105194912310021")
    carry_on(page)
    summary = page.get_by_role("alert")
    expect(summary).to_contain_text("没有记录任何内容")
    expect(summary).to_contain_text("最多两位小数")
    expect(summary).to_contain_text("公民身份号码")
    expect(page.locator("#claims-0-amount")).to_have_value("1.234")
    expect(page.locator("#facts")).to_have_value("自六月起未付工资。\n多次催要未果。")
    summary.get_by_role("link", name=re.compile("金额")).click()
    expect(page.locator("#claims-0-amount")).to_be_focused()


def test_a_date_long_past_is_asked_for_its_reason_before_it_is_recorded(enter: Enter) -> None:
    page = enter("tiaojie1")
    register_dispute(page)
    page.get_by_role("button", name="返回修改").click()
    expect(page.locator("#late_reason")).to_have_count(0)
    fill_date(page, "on", TODAY - timedelta(days=30))
    carry_on(page)
    expect(page.get_by_role("alert")).to_contain_text("补录")
    page.fill("#late_reason", "来访时停电，先作纸质登记")
    carry_on(page)
    confirm(page)
    entry = page.locator(".moj-timeline__item").first
    expect(entry).to_contain_text("补录：迟 30 日")
    expect(entry).to_contain_text("先作纸质登记")


def test_sending_the_same_check_page_twice_records_one_case(enter: Enter) -> None:
    page = enter("tiaojie1")
    register_dispute(page)
    form = page.evaluate("Object.fromEntries(new FormData(document.querySelector('form[data-keep]')))")
    answers = [
        page.request.post(
            page.url, form=form | {"act": "record"}, headers={"Origin": origin}, max_redirects=0
        )
        for origin in [page.evaluate("location.origin")] * 2
    ]
    assert [answer.status for answer in answers] == [303, 303]
    assert answers[0].headers["location"] == answers[1].headers["location"]


def test_a_case_that_moved_on_meanwhile_says_so_and_keeps_the_answers(enter: Enter) -> None:
    page, colleague = enter("tiaojie1"), enter("tiaojie2")
    case = mediation_at_hand(page)
    for person in (page, colleague):
        person.goto(f"{case}/steps/hold-session")
        fill_date(person, "on", TODAY)
        person.get_by_label("双方", exact=True).check()
        person.fill("#course", f"由{'同事' if person is colleague else '本人'}主持")
        carry_on(person)
    confirm(colleague)
    page.get_by_role("button", name="确认无误，提交记录").click()
    expect(page.get_by_role("alert")).to_contain_text("举行调解")
    expect(page.locator("#course")).to_have_value("由本人主持")
    carry_on(page)
    confirm(page)
    expect(page.locator(".moj-timeline__item", has_text="主持")).to_have_count(2)


def test_a_correction_strikes_the_entry_and_leaves_it_readable(enter: Enter) -> None:
    page = enter("tiaojie1")
    mediation_at_hand(page)
    page.get_by_role("link", name=re.compile(r"^更正\s*第 3 条")).click()
    fill_date(page, "on", TODAY)
    page.select_option("#field", "mediators")
    page.fill("#now", "2")
    page.fill("#reason", "误写人数")
    page.fill("#approved_by", "主任")
    carry_on(page)
    confirm(page)
    entry = page.locator(".app-entry--corrected")
    expect(entry).to_contain_text("原记录保留")
    entry.get_by_role("link", name="第 4 条").click()
    expect(page.locator(".moj-timeline__item:target")).to_contain_text("更正记录")


def test_a_step_of_another_institution_has_no_form(enter: Enter) -> None:
    page = enter("tiaojie1")
    answer = page.goto("/new/supervision-matter/register-finding")
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_role("main")).to_contain_text("应由工会办理")
