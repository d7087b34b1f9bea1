"""编号规则: an organ sets how it numbers; whoever leaves the number blank is told before recording what it would be."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.forms import carry_on, confirm, fill_date, register_dispute
from tests.browser.test_for_everybody import violations
from tests.support.clock import TODAY

pytestmark = pytest.mark.browser


def apply_for_mediation(page: Page) -> None:
    register_dispute(page)
    confirm(page)
    page.get_by_role("link", name="申请调解").click()
    fill_date(page, "on", TODAY)
    page.get_by_label("基层人民调解组织").check()
    page.get_by_label("劳动者").check()
    page.get_by_label("书面申请").check()
    carry_on(page)
    confirm(page)


def accept_without_number(page: Page) -> None:
    page.get_by_role("link", name="受理", exact=True).click()
    fill_date(page, "on", TODAY)
    carry_on(page)


def test_a_format_is_set_and_the_next_number_shown_before_it_is_taken(enter: Enter) -> None:
    page = enter("tiaojie2")
    apply_for_mediation(page)
    case = page.url.split("?")[0]
    accept_without_number(page)
    expect(page.get_by_role("alert")).to_contain_text("本机构也没有设置这一编号的格式")

    page.goto("/numbering")
    expect(page.get_by_role("row", name="调解案号")).to_contain_text("未设置")
    page.get_by_role("link", name="设置编号格式").click()
    fill_date(page, "on", TODAY)
    page.get_by_label("编号种类").select_option(label="调解案号")
    page.fill("#pattern", "示例调字〔{年}〕{号}号")
    page.fill("#digits", "2")
    page.fill("#first", "7")
    page.fill("#year", str(TODAY.year))
    carry_on(page)
    confirm(page)

    page.goto("/numbering")
    expect(page.get_by_role("row", name="调解案号")).to_contain_text("示例调字〔2026〕07号")
    assert violations(page) == []

    page.goto(case)
    accept_without_number(page)
    expect(page.locator(".app-told")).to_contain_text("将编为 示例调字〔2026〕07号，以提交时为准")
    confirm(page)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".app-facts")).to_contain_text("示例调字〔2026〕07号")

    page.goto("/numbering")
    row = page.get_by_role("row", name="调解案号")
    expect(row).to_contain_text("示例调字〔2026〕08号")
    row.get_by_role("link", name="7 号").click()
    expect(page.locator("#record")).to_contain_text("示例调字〔2026〕07号")

    other = enter("quzhongcai1")
    other.goto("/numbering")
    expect(other.get_by_role("row", name="调解案号")).to_contain_text("未设置")
