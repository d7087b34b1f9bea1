"""A list of workers in the browser: brought as a table, told back, recorded, and read page by page."""

import csv
import io
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.forms import confirm, fill_date, register_dispute
from tests.browser.test_for_everybody import too_wide, violations
from tests.support.clock import TODAY

pytestmark = pytest.mark.browser
WORKERS = 230


def table(rows: int, employed_until: str = "") -> dict[str, object]:
    """A CSV file as a spreadsheet in China writes it."""
    written = io.StringIO()
    lines = csv.writer(written)
    lines.writerow(["姓名", "入职日期", "离职日期", "拖欠劳动报酬", "备注"])
    lines.writerows([f"示例{row}", "2020-01-01", employed_until, "12000.00", ""] for row in range(rows))
    return {"name": "名册.csv", "mimeType": "text/csv", "buffer": written.getvalue().encode("gb18030")}


def bring(page: Page, rows: int, employed_until: str = "") -> None:
    """As far as the page that asks for confirmation, or that tells what is wrong."""
    fill_date(page, "on", TODAY)
    page.set_input_files("#table", table(rows, employed_until))  # type: ignore[arg-type]
    page.get_by_role("button", name="继续，核对后提交").click()


def opened(page: Page, employer: str) -> str:
    """A dispute and the address of the form for its list."""
    register_dispute(page, employer=employer)
    confirm(page)
    page.get_by_role("link", name="名册", exact=True).click()
    page.get_by_text("用表格办理").click()
    page.get_by_role("link", name="登记劳动者名册").click()
    return page.url


def test_a_table_is_told_back_recorded_and_read_page_by_page(enter: Enter) -> None:
    page = enter("tiaojie1")
    form = opened(page, "示例名册有限公司")
    assert violations(page) == []
    bring(page, WORKERS)
    expect(page.get_by_text(f"共 {WORKERS} 行")).to_be_visible()
    expect(page.get_by_text("没有采用：备注")).to_be_visible()
    assert violations(page) == []
    confirm(page)
    assert page.url.startswith(form.replace("/steps/join-members/list", "/members"))
    assert violations(page) == []
    assert not too_wide(page)
    expect(page.locator("tbody tr")).to_have_count(100)
    expect(page.get_by_label("合计")).to_contain_text(f"{WORKERS + 1} 名")
    page.get_by_role("button", name="下一页").click()
    expect(page.locator("tbody tr").first).to_contain_text("101")
    page.get_by_role("button", name="下一页").click()
    expect(page.locator("tbody tr")).to_have_count(WORKERS + 1 - 200)
    expect(page.get_by_role("button", name="下一页")).to_have_count(0)
    page.fill("#since", "231")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("link", name=re.compile("示例名册有限公司")).click()
    entry = page.locator(".moj-timeline__item").first
    expect(entry).to_contain_text(f"共 {WORKERS} 名，第 2 至 {WORKERS + 1} 号")
    entry.get_by_role("link", name=re.compile("打开")).click()
    expect(page.get_by_role("heading", name="劳动者名册")).to_be_visible()


def test_wrong_lines_are_listed_and_nothing_is_recorded(enter: Enter) -> None:
    page = enter("tiaojie1")
    opened(page, "示例错行有限公司")
    bring(page, 3, employed_until="2019-12-31")
    expect(page.get_by_role("alert")).to_contain_text("表格中有 3 处错误")
    expect(page.get_by_role("row", name="第 2 行")).to_contain_text("离职日期不能早于入职日期")
    assert violations(page) == []
    assert not too_wide(page)


def test_the_list_fits_a_phone(enter: Enter) -> None:
    page = enter("tiaojie1", phone=True)
    opened(page, "示例手机有限公司")
    assert not too_wide(page)
    bring(page, 12)
    expect(page.get_by_text("共 12 行")).to_be_visible()
    assert not too_wide(page)
    confirm(page)
    assert not too_wide(page)


def test_a_list_is_brought_without_scripts(enter: Enter) -> None:
    page = enter("tiaojie1", scripts=False)
    opened(page, "示例无脚本名册公司")
    bring(page, 12)
    confirm(page)
    expect(page.locator("tbody tr")).to_have_count(13)
