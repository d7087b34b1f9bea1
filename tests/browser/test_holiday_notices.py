"""工作日历: one administrator enters a notice as it reads, another compares and confirms it, everybody sees it."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.forms import carry_on, confirm, fill_date
from tests.browser.test_for_everybody import violations
from tests.support.clock import TODAY

pytestmark = pytest.mark.browser
NUMBER = "示例发〔2026〕2号"


def enter_amendment(page: Page) -> None:
    page.goto("/holidays")
    page.get_by_role("link", name="登记放假通知").click()
    fill_date(page, "on", TODAY)
    page.fill("#number", NUMBER)
    page.get_by_label("年中调整").check()
    page.fill("#year", "2026")
    fill_date(page, "published_on", TODAY)
    page.fill("#published_at", "示例公报第二期")
    page.fill("#festivals-0-name", "示例日")
    fill_date(page, "festivals-0-since", date(2026, 12, 30))
    fill_date(page, "festivals-0-until", date(2026, 12, 30))
    carry_on(page)
    expect(page.locator(".app-told")).to_contain_text("示例日")
    confirm(page)


def test_a_notice_is_entered_by_one_and_confirmed_by_another(enter: Enter) -> None:
    page = enter("guanli1")
    enter_amendment(page)
    notice = page.url.split("?")[0]
    page.get_by_role("link", name="复核放假通知", exact=True).click()
    fill_date(page, "on", TODAY)
    page.fill("#compared_with", "示例公报第二期")
    carry_on(page)
    expect(page.get_by_role("alert")).to_contain_text("登记人不能复核自己登记的通知")

    colleague = enter("guanli2")
    colleague.goto("/holidays")
    row = colleague.get_by_role("row", name=NUMBER)
    expect(row).to_contain_text("待复核")
    colleague.goto(notice)
    colleague.get_by_role("link", name="复核放假通知", exact=True).click()
    fill_date(colleague, "on", TODAY)
    colleague.fill("#compared_with", "示例公报第二期")
    carry_on(colleague)
    confirm(colleague)

    mediator = enter("tiaojie1")
    mediator.goto("/holidays")
    expect(mediator.get_by_role("row", name=NUMBER)).to_contain_text("已复核")
    expect(mediator.get_by_role("link", name="登记放假通知")).to_have_count(0)
    assert violations(mediator) == []
