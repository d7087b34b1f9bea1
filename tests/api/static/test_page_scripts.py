"""What the scripts add to pages that work without them, seen in a browser."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from tests.api.static.conftest import Show

pytestmark = pytest.mark.browser

DATE = """<form data-keep="hearing"><div class="govuk-date-input"><input name="on-year" aria-label="年">
<input name="on-month" aria-label="月"><input name="on-day" aria-label="日"></div></form>"""
ROWS = """<form method="post" action="/recorded" data-keep="claims"><div data-rows="claims" data-max="3">
<fieldset class="app-row" data-row><legend>第 <span data-row-number>1</span> 项</legend>
<label for="claims-0-text">说明</label><div class="govuk-character-count" data-module="govuk-character-count"
 data-maxlength="20"><textarea class="govuk-js-character-count" id="claims-0-text" name="claims-0-text"
 aria-describedby="claims-0-text-info"></textarea><div id="claims-0-text-info"
 class="govuk-character-count__message">最多 20 字</div></div>
<button name="remove-row" value="claims-0" formnovalidate>删除这一项</button></fieldset>
<button name="add-row" value="claims" formnovalidate>再加一项</button></div>
<div data-private><label for="note">调解笔录</label><textarea id="note" name="note"></textarea></div>
<button>继续</button></form>
<form method="post" action="/signed-out" data-forget><button>退出</button></form>"""
ELSEWHERE = "<h1>案件</h1>"


def paste(page: Page, label: str, text: str) -> None:
    """Paste text into the box with that label, as Ctrl-V would."""
    page.get_by_label(label).focus()
    page.evaluate(
        """text => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text", text);
          const paste = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(paste);
        }""",
        text,
    )


def kept(page: Page) -> str:
    """What this tab holds on to."""
    return str(page.evaluate("Object.entries(sessionStorage).flat().join()"))


@pytest.mark.parametrize(
    "pasted",
    ["2026-01-05", "2026/1/5", "2026.1.5", "2026年1月5日", "20260105", "２０２６年１月５日", " 2026-1-5 "],
)
def test_a_whole_date_pasted_into_any_box_fills_the_three(show: Show, pasted: str) -> None:
    page = show("/step", DATE)
    paste(page, "月", pasted)
    assert [page.get_by_label(label).input_value() for label in ("年", "月", "日")] == ["2026", "1", "5"]


def test_what_is_no_date_is_left_to_the_box_and_the_server(show: Show) -> None:
    page = show("/step", DATE)
    paste(page, "年", "明天")
    assert [page.get_by_label(label).input_value() for label in ("年", "月", "日")] == ["", "", ""]


def test_a_row_is_added_empty_numbered_and_alive(show: Show) -> None:
    page = show("/step", ROWS)
    page.locator("#claims-0-text").fill("拖欠工资")
    page.get_by_text("再加一项").click()
    added = page.locator("#claims-1-text")
    expect(added).to_be_focused()
    expect(added).to_have_value("")
    expect(page.locator("[data-row-number]")).to_have_text(["1", "2"])
    added.fill("加班费")
    expect(page.locator(".govuk-character-count__status").last).to_have_text("还可以写 17 字")


def test_no_more_rows_are_offered_than_the_list_may_have(show: Show) -> None:
    page = show("/step", ROWS)
    for _ in range(4):
        page.get_by_text("再加一项").click()
    expect(page.locator("[data-row]")).to_have_count(3)


def test_a_removed_row_leaves_the_others_numbered_in_order(show: Show) -> None:
    page = show("/step", ROWS)
    page.get_by_text("再加一项").click()
    page.locator("#claims-1-text").fill("加班费")
    page.get_by_text("删除这一项").first.click()
    expect(page.locator("[data-row]")).to_have_count(1)
    expect(page.locator("textarea[name=claims-0-text]")).to_have_value("加班费")
    expect(page.locator("button[name=remove-row]")).to_have_attribute("value", "claims-0")


def test_the_last_row_is_emptied_and_stays(show: Show) -> None:
    page = show("/step", ROWS)
    page.locator("#claims-0-text").fill("拖欠工资")
    page.get_by_text("删除这一项").click()
    expect(page.locator("#claims-0-text")).to_have_value("")


def test_answers_survive_leaving_the_page_and_coming_back(show: Show) -> None:
    page = show("/step", ROWS)
    page.locator("#claims-0-text").fill("拖欠工资")
    page.get_by_text("再加一项").click()
    page.locator("#claims-1-text").fill("加班费")
    show("/elsewhere", ELSEWHERE)
    show("/step", ROWS)
    expect(page.locator("#claims-1-text")).to_have_value("加班费")
    expect(page.get_by_role("status").first).to_contain_text("已恢复")
    page.get_by_text("清除，重新填写").click()
    assert "加班费" not in kept(page)


def test_what_the_server_filled_in_stands(show: Show) -> None:
    page = show("/step", ROWS)
    page.locator("#claims-0-text").fill("拖欠工资")
    show("/step", ROWS.replace("data-keep", "data-answered data-keep"))
    expect(page.locator("#claims-0-text")).to_have_value("")


def test_private_text_is_never_stored_and_leaving_it_unsent_asks_first(show: Show) -> None:
    page = show("/step", ROWS)
    asked: list[str] = []

    def agree(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", agree)
    page.get_by_label("调解笔录").press_sequentially("底线五万")
    assert "底线五万" not in kept(page)
    show("/elsewhere", ELSEWHERE)
    assert asked == ["beforeunload"]


def test_answers_are_dropped_once_they_were_recorded(show: Show) -> None:
    page = show("/recorded", ELSEWHERE)
    show("/step", ROWS).locator("#claims-0-text").fill("拖欠工资")
    page.get_by_role("button", name="继续").click()
    page.get_by_role("heading", name="案件").wait_for()
    page.locator("body.js-enabled").wait_for()
    assert "拖欠工资" not in kept(page)


def test_answers_are_dropped_on_signing_out_and_for_another_person(show: Show) -> None:
    page = show("/signed-out", ELSEWHERE)
    show("/step", ROWS).locator("#claims-0-text").fill("拖欠工资")
    show("/step", ROWS, person="wang")
    assert "拖欠工资" not in kept(page)
    page.locator("#claims-0-text").fill("加班费")
    page.get_by_role("button", name="退出").click()
    page.get_by_role("heading", name="案件").wait_for()
    assert "加班费" not in kept(page)


def test_a_print_button_shows_only_where_it_works(show: Show) -> None:
    page = show("/case", '<button type="button" data-print hidden>打印</button>')
    expect(page.get_by_role("button", name="打印")).to_be_visible()


def test_explanations_are_unfolded_for_paper_and_folded_again(show: Show) -> None:
    page = show("/case", "<details><summary>如何计算</summary><p>自次日起算</p></details>")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("自次日起算")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.get_by_text("自次日起算")).to_be_hidden()
