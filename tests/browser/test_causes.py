"""案由: a form offers what is in force on the day it is dated, and again when the day is changed."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.forms import carry_on, confirm, fill_date, register_dispute
from tests.browser.test_for_everybody import violations
from tests.support.clock import TODAY

pytestmark = pytest.mark.browser


def sue(page: Page) -> None:
    """A complaint that waits to be docketed."""
    register_dispute(page)
    confirm(page)
    page.get_by_role("link", name="收到起诉状").click()
    fill_date(page, "on", TODAY)
    page.locator("#plaintiff").check()
    page.get_by_label("起诉事由").select_option(label="其他依法可以直接起诉的情形")
    page.select_option("#claims-0-kind", label="拖欠劳动报酬")
    page.fill("#claims-0-amount", "12000.50")
    page.locator("summary", has_text="计算依据").click()
    page.fill("#claims-0-basis-months", "2.5")
    carry_on(page)
    confirm(page)


def test_a_form_offers_the_causes_of_the_day_it_is_dated(enter: Enter) -> None:
    page = enter("fayuan1")
    sue(page)
    page.get_by_role("link", name="登记立案").click()
    page.wait_for_load_state()  # a date changed before the scripts are there asks for nothing
    cause = page.locator("#cause")
    expect(cause.locator("option", has_text="新就业形态用工合同纠纷")).to_have_count(1)
    page.fill("#on-year", "2025")
    page.fill("#on-month", "12")
    page.fill("#on-day", "31")
    page.locator("#on-day").blur()
    expect(cause.locator("option", has_text="新就业形态")).to_have_count(0)
    expect(cause.locator("option", has_text="186(5) 追索劳动报酬纠纷")).to_have_count(1)
    page.fill("#on-year", "2019")
    page.locator("#on-year").blur()
    expect(cause.locator("optgroup").first).to_have_attribute("label", "2019-12-31 施行的案由规定未收录")
    fill_date(page, "on", TODAY)
    of_today = f"day={TODAY.day}"
    with page.expect_response(lambda answer: "/causes/offered" in answer.url and of_today in answer.url):
        page.locator("#on-day").blur()
    expect(cause.locator("optgroup[label*='未收录']")).to_have_count(0)
    cause.select_option(label="\u3000\u3000205(5) 追索劳动报酬纠纷")
    assert violations(page) == []
    page.fill("#case_number", "（2026）示0902民初12号")
    page.get_by_label("普通程序").check()
    carry_on(page)
    expect(page.get_by_text("205(5) 追索劳动报酬纠纷")).to_be_visible()
    confirm(page)
    facts = page.get_by_label("案件要素")
    expect(facts).to_contain_text(
        "追索劳动报酬纠纷〔205(5)〕（法〔2025〕226、227号，2026-01-01起施行；来源待核对）"
    )
    page.goto("/?listed=1&cause=recovering-pay")
    expect(page.get_by_role("row", name="（2026）示0902民初12号")).to_contain_text("追索劳动报酬纠纷")
    page.goto("/?listed=1&cause=unregistered")
    expect(page.get_by_role("row", name="（2026）示0902民初12号")).to_have_count(0)
