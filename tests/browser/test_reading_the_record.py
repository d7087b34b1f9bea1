"""Courts, procurators and unions read: the whole thread, as it stood, the register, the late entries."""

import csv
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.forms import mediation_at_hand

pytestmark = pytest.mark.browser


def follow(page: Page, kind: str) -> None:
    """Open the first case of that kind on the work list."""
    page.locator(f'#cases a[href^="/cases/{kind}/"]').first.click()
    page.get_by_role("heading", name="案件经过").wait_for()


def test_a_court_reads_the_whole_thread_in_order_with_names_masked(enter: Enter) -> None:
    page = enter("xiji2")
    follow(page, "mediation-case")
    page.get_by_role("link", name=re.compile("^全案经过")).click()
    page.get_by_role("link", name="按先后顺序").click()
    entries = page.locator(".moj-timeline__item")
    expect(entries.first).to_contain_text("登记争议")
    expect(entries.first).to_contain_text("甲*")
    expect(page.locator("body")).not_to_contain_text("甲某")
    expect(page.locator("body")).not_to_contain_text("首批可以多付一些")
    expect(entries.filter(has_text="调解案件").first).to_contain_text("劳动争议调解仲裁法")


def test_a_court_reads_mediation_arbitration_and_its_own_steps_as_one_history(enter: Enter) -> None:
    page = enter("fayuan1")
    judged = page.locator("#cases tbody tr", has_text="民初").filter(has_not_text="民初12号")
    judged.locator('a[href^="/cases/litigation-case/"]').first.click()
    page.get_by_role("heading", name="案件经过").wait_for()
    page.get_by_role("link", name=re.compile("^全案经过")).click()
    for kind in ("劳动争议", "调解案件", "仲裁案件", "诉讼案件"):
        expect(page.locator(".moj-timeline__header .govuk-tag", has_text=kind).first).to_be_visible()


def test_a_court_reads_the_file_as_it_stood_at_a_position_and_on_a_day(enter: Enter) -> None:
    page = enter("xiji2")
    follow(page, "mediation-case")
    everything = page.locator(".moj-timeline__item").count()
    page.locator(".moj-timeline__item", has_text="指定或选定调解员").get_by_role(
        "link", name="当时的案卷"
    ).click()
    expect(page.get_by_role("status").first).to_contain_text("之后的记录和更正不在其中")
    expect(page.locator(".moj-timeline__item")).to_have_count(3)
    page.get_by_label("截至某日、某一时刻或者某一记录位置").fill("2025年8月19日")
    page.get_by_role("button", name="查看").click()
    expect(page.locator(".moj-timeline__item").first).to_contain_text("2025年8月19日")
    assert page.locator(".moj-timeline__item").count() < everything
    page.get_by_label("截至某日、某一时刻或者某一记录位置").fill("2025-02-30")
    page.get_by_role("button", name="查看").click()
    expect(page.locator("#as_of-error")).to_contain_text("2026-11-22")


def test_a_procurator_filters_the_register_without_leaving_the_page(enter: Enter) -> None:
    page = enter("gaoyou2")
    page.get_by_role("link", name="监督台账").click()
    rows = page.locator(".app-register tbody tr")
    expect(rows).to_have_count(1)
    page.evaluate("document.body.dataset.same = 'page'")
    page.get_by_label("文书").select_option(label="意见书")
    expect(page.locator("#register")).to_contain_text("没有符合条件的函书")
    page.get_by_label("文书").select_option(label="提示函")
    expect(rows).to_have_count(1)
    page.get_by_label("已复而未核实整改").check()
    expect(page).to_have_url(re.compile("unverified=1"))
    assert page.evaluate("document.body.dataset.same") == "page"
    page.reload()
    expect(page.get_by_label("已复而未核实整改")).to_be_checked()


def test_an_unanswered_letter_says_that_it_is_overdue(enter: Enter) -> None:
    page = enter("jiancha1")
    page.goto("/supervision-register")
    page.get_by_label("只看逾期未复").check()
    expect(page).to_have_url(re.compile("overdue=1"))
    row = page.locator(".app-register tbody tr").first
    expect(row).to_contain_text("逾期未答复")
    expect(row).to_contain_text("示例制衣公司")
    row.get_by_role("link").click()
    expect(page.locator(".app-limit").first).to_contain_text("逾期")


def test_the_board_puts_what_is_overdue_first_and_agrees_with_the_case(enter: Enter) -> None:
    page = enter("jiancha1", scripts=False)
    page.get_by_role("link", name="期限看板").click()
    rows = page.locator(".app-limits tbody tr")
    expect(rows.first).to_contain_text(re.compile("逾期 \\d+ 日"))
    expect(rows.first).to_contain_text("示例制衣公司")
    rows.first.get_by_text("怎样计算").click()
    expect(rows.first.locator("details p")).to_contain_text("次日起")
    words = rows.first.locator(".govuk-tag").first.inner_text()
    rows.first.get_by_role("link").click()
    expect(page.locator(".app-limit .govuk-tag", has_text=words)).to_be_visible()


def test_the_board_is_filtered_and_taken_away_without_scripts(enter: Enter) -> None:
    page = enter("jiancha1", scripts=False)
    page.goto("/limits")
    page.select_option("#kind", "supervision-letter")
    page.select_option("#state", "overdue")
    page.fill("#due_since", "2020年1月1日")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator(".app-limits tbody tr").first).to_be_visible()
    expect(page.locator("#state")).to_have_value("overdue")
    shown = page.locator(".app-limits tbody tr").count()
    with page.expect_download() as download:
        page.get_by_role("link", name="导出 CSV").click()
    with download.value.path().open(encoding="utf-8-sig", newline="") as sheet:
        assert len(list(csv.DictReader(sheet))) == shown
    page.fill("#due_until", "2026-02-30")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("#due_until-error")).to_contain_text("2026-11-22")
    page.goto("/limits?listed=1&state=suspended")
    expect(page.get_by_role("status")).to_contain_text("没有符合条件的期限")


def test_what_is_late_is_told_on_the_page_opened_first_and_leads_to_the_board(enter: Enter) -> None:
    page = enter("gonghui1")
    late = page.locator("main").get_by_role("link", name=re.compile(r"已逾期 \d+ 项"))
    number = int(re.findall(r"\d+", late.inner_text())[0])
    late.click()
    expect(page.locator(".app-limits tbody tr")).to_have_count(number)
    expect(page.locator("#state")).to_have_value("overdue")
    stranger = enter("xiji1")
    expect(stranger.locator("main").get_by_role("link", name=re.compile("已逾期"))).to_have_count(0)


def test_a_letter_is_reached_from_the_register_and_tells_its_deadline(enter: Enter) -> None:
    page = enter("gaoyou2")
    page.goto("/supervision-register")
    page.locator(".app-register tbody summary").first.click()
    expect(page.locator(".app-register tbody details").first).to_contain_text("个工作日")
    page.locator(".app-register tbody th a").first.click()
    expect(page.locator(".moj-timeline__item", has_text="送达").first).to_be_visible()
    expect(page.locator("aside")).to_contain_text("怎样计算")


def test_late_entries_lead_to_the_entry(enter: Enter) -> None:
    page = enter("gaoyou2")
    page.get_by_role("link", name="补录清单").click()
    row = page.locator("tbody tr").first
    expect(row).to_contain_text("公开案例回放")
    row.get_by_role("link").click()
    expect(page.locator(".moj-timeline__item:target")).to_contain_text("补录")


def test_search_finds_a_case_by_name_and_leaves_the_name_out_of_the_address(enter: Enter) -> None:
    page = enter("tiaojie1")
    mediation_at_hand(page, number="示例调〔2026〕77号")
    for words in ("示某某", "〔2026〕77号"):
        page.get_by_role("link", name="查找").click()
        page.get_by_label("当事人、用人单位或者案号").fill(words)
        page.get_by_role("button", name="查找").click()
        expect(page.locator("tbody tr").first).to_contain_text("示例电子有限公司")
        assert page.url.endswith("/search")
    stranger = enter("gaoyou1")
    stranger.goto("/search")
    stranger.get_by_label("当事人、用人单位或者案号").fill("示某某")
    stranger.get_by_role("button", name="查找").click()
    expect(stranger.get_by_role("status")).to_contain_text("没有找到")


def test_what_may_not_be_seen_is_not_found_and_has_a_number(enter: Enter) -> None:
    page = enter("tiaojie1")
    case = mediation_at_hand(page)
    stranger = enter("gaoyou1")
    answer = stranger.goto(case)
    assert answer is not None
    assert answer.status == 404
    expect(stranger.get_by_role("main")).to_contain_text("请求编号")
    expect(stranger.get_by_role("main")).to_contain_text("无权查看")
