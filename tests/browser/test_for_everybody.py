"""Pages for everybody: by keyboard, without scripts, on a phone, on paper, and read aloud."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.forms import carry_on, confirm, fill_date, mediation_at_hand, register_dispute
from tests.support.clock import TODAY

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PUBLIC = ("/login", "/nothing-here")
PAGES = (
    "/", "/?listed=1&kind=dispute", "/limits", "/limits?listed=1&state=all&due_since=x", "/search", "/holidays",
    "/supervision-register", "/late-entries", "/new/dispute/register", "/new/mediation-case/apply-for",
)  # fmt: skip


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe-core holds against the page as it stands."""
    page.wait_for_load_state()
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, { runOnly: rules })", RULES)
    return [(one["id"], [node["html"][:150] for node in one["nodes"]]) for one in found["violations"]]


def too_wide(page: Page) -> bool:
    """Whether the page must be pushed sideways to be read: asked once its style sheets are there."""
    page.wait_for_load_state()
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_is_free_of_barriers(enter: Enter, path: str) -> None:
    page = enter()
    page.goto(path)
    assert violations(page) == []


def test_every_page_of_a_mediator_is_free_of_barriers(enter: Enter) -> None:
    page = enter("tiaojie1")
    case = mediation_at_hand(page)
    steps = [f"{case}/steps/{step}" for step in ("hold-session", "draft-agreement", "correct?of_version=1")]
    for path in (*PAGES, case, f"{case}?whole=1&as_of=3", *steps):
        page.goto(path)
        assert (path, violations(page)) == (path, [])


def test_errors_and_answers_to_check_are_free_of_barriers(enter: Enter) -> None:
    page = enter("tiaojie1")
    page.goto("/new/dispute/register")
    carry_on(page)
    page.get_by_role("alert").wait_for()
    assert violations(page) == []
    register_dispute(page)
    page.get_by_role("heading", name="请核对填写的内容").wait_for()
    assert violations(page) == []
    confirm(page)
    assert violations(page) == []


def test_registers_of_a_union_are_free_of_barriers(enter: Enter) -> None:
    page = enter("gaoyou1")
    for path in (
        "/", "/limits?listed=1&state=all", "/supervision-register", "/supervision-register?since=2026-13-01",
        "/late-entries",
    ):  # fmt: skip
        page.goto(path)
        assert (path, violations(page)) == (path, [])
    for kind in ("supervision-matter", "supervision-letter"):
        page.goto("/")
        page.locator(f'#cases a[href^="/cases/{kind}/"]').first.click()
        page.get_by_role("heading", name="案件经过").wait_for()
        assert (kind, violations(page)) == (kind, [])


def test_nothing_is_wider_than_a_phone(enter: Enter) -> None:
    page = enter("gaoyou1", phone=True)
    wide = [path for path in PAGES if page.goto(path) and too_wide(page)]
    for kind in ("supervision-matter", "supervision-letter"):
        page.goto("/")
        page.locator(f'#cases a[href^="/cases/{kind}/"]').first.click()
        page.get_by_role("heading", name="案件经过").wait_for()
        wide += [kind] if too_wide(page) else []
    assert wide == []


def test_a_session_is_recorded_by_keyboard_alone(enter: Enter) -> None:
    page = enter("tiaojie1")
    page.goto(f"{mediation_at_hand(page)}/steps/hold-session")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="跳到主要内容")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    day = TODAY
    for part in (day.year, day.month, day.day):
        page.keyboard.type(str(part))
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("双方到场")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="继续，核对后提交")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="请核对填写的内容").wait_for()
    button = page.get_by_role("button", name="确认无误，提交记录")
    for _ in range(20):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="已记录").wait_for()
    expect(page.locator(".moj-timeline__item").first).to_contain_text("双方到场")


def test_everything_works_without_scripts(enter: Enter) -> None:
    page = enter("tiaojie1", scripts=False)
    page.goto("/new/dispute/register")
    page.fill("#on-year", "2026年1月5日")
    page.fill("#workers-0-person-name", "示某某")
    page.locator('button[name="add-row"][value="workers"]').click()
    expect(page.locator("#workers-0-person-name")).to_have_value("示某某")
    page.fill("#workers-1-person-name", "例某某")
    page.locator('button[name="add-row"][value="workers"]').click()
    page.locator('button[name="remove-row"][value="workers-0"]').click()
    expect(page.locator("#workers-0-person-name")).to_have_value("例某某")
    page.get_by_label("因劳动报酬、工伤医疗费、经济补偿或者赔偿金等发生的争议").check()
    page.fill("#employers-0-name", "示例无脚本公司")
    page.select_option("#claims-0-kind", label="拖欠劳动报酬")
    carry_on(page)
    page.fill("#late_reason", "补录")
    fill_date(page, "on", TODAY)
    carry_on(page)
    confirm(page)
    page.goto("/")
    page.select_option("#kind", "dispute")
    page.get_by_role("button", name="筛选").click()
    expect(page.locator("tbody tr").first).to_contain_text("示例无脚本公司")


def test_a_case_on_paper_has_its_record_and_no_buttons(enter: Enter) -> None:
    page = enter("xiji1")
    page.locator('#cases a[href^="/cases/mediation-case/"]').first.click()
    page.emulate_media(media="print")
    expect(page.locator(".moj-timeline__item").first).to_be_visible()
    for furniture in (".app-header", ".app-steps", ".app-title .app-toolbar", ".govuk-breadcrumbs"):
        expect(page.locator(furniture).first).to_be_hidden()


def test_the_board_on_paper_has_its_rows_and_no_filters(enter: Enter) -> None:
    page = enter("jiancha1")
    page.goto("/limits?listed=1&state=all")
    page.emulate_media(media="print")
    expect(page.locator(".app-limits tbody tr").first).to_be_visible()
    for furniture in (".app-header", "main form.app-toolbar", "main a[download]"):
        expect(page.locator(furniture).first).to_be_hidden()


def test_forms_are_accepted_over_plain_http_on_an_intranet(enter: Enter) -> None:
    page = enter("tiaojie1", host="intranet.test")
    assert page.evaluate("isSecureContext") is False
    register_dispute(page)
    confirm(page)


def test_leaving_and_coming_back_leads_to_the_page_that_was_asked_for(enter: Enter) -> None:
    page = enter("tiaojie1")
    page.get_by_role("button", name="退出").click()
    expect(page.get_by_role("status")).to_contain_text("已退出")
    page.goto("/late-entries")
    page.get_by_label("用户名").fill("tiaojie1")
    page.get_by_label("密码").fill("wrong")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_contain_text("不正确")
    page.get_by_label("密码").fill("gongjian-demo")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="补录清单")).to_be_visible()
