"""Take the pictures of docs/pictures: python tests/browser/take_pictures.py ADDRESS, of a running demonstration."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DESK, PHONE = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
)


def entered(browser: Browser, address: str, login: str, *, phone: bool = False) -> Page:
    """The work list of a demonstration person."""
    context = browser.new_context(base_url=address, locale="zh-CN", viewport=PHONE if phone else DESK)
    page = context.new_page()
    page.goto("/login")
    page.locator(f'button[name="login"][value="{login}"]').click()
    page.get_by_role("heading", name="案件", exact=True).wait_for()
    return page


def take(page: Page, name: str, *, whole: bool = True) -> None:
    """One picture."""
    page.screenshot(path=PICTURES / f"{name}.png", full_page=whole)


def follow(page: Page, kind: str) -> None:
    """The first case of that kind on the work list."""
    page.goto("/")
    page.locator(f'#cases a[href^="/cases/{kind}/"]').first.click()
    page.get_by_role("heading", name="案件经过").wait_for()


def of_a_mediator(browser: Browser, address: str) -> None:
    """Work list, case, form with faults, answers to check."""
    page = entered(browser, address, "tiaojie1")
    take(page, "work-list")
    page.goto("/?listed=1&kind=mediation-case/mediating")
    page.locator("#cases a").first.click()
    page.get_by_role("heading", name="案件经过").wait_for()
    take(page, "case")
    page.get_by_role("link", name="举行调解", exact=True).click()
    page.fill("#on-year", "2026年2月30日")
    page.fill("#course", "双方到场，确认争议焦点为工资差额和加班费；用人单位愿意分两期支付。")
    page.get_by_role("button", name="继续，核对后提交").click()
    page.get_by_role("alert").wait_for()
    take(page, "step-form")
    today = page.locator("#on-hint").inner_text().removeprefix("今天是 ").partition("；")[0]
    page.fill("#on-year", today)
    page.get_by_label("双方", exact=True).check()
    page.get_by_role("button", name="继续，核对后提交").click()
    page.get_by_role("heading", name="请核对填写的内容").wait_for()
    take(page, "check-answers")


def of_readers(browser: Browser, address: str) -> None:
    """What courts, procurators and a phone see."""
    court = entered(browser, address, "fayuan1")
    follow(court, "litigation-case")
    court.goto(court.url + "?whole=1&order=oldest")
    court.set_viewport_size({"width": 1280, "height": 1600})
    take(court, "whole-thread", whole=False)
    procurator = entered(browser, address, "jiancha1")
    procurator.goto("/supervision-register")
    take(procurator, "supervision-register", whole=False)
    procurator.goto("/late-entries")
    take(procurator, "late-entries", whole=False)
    phone = entered(browser, address, "tiaojie1", phone=True)
    follow(phone, "mediation-case")
    take(phone, "case-on-a-phone", whole=False)


def of_the_record(browser: Browser, address: str) -> None:
    """What anybody can check: the signed log, who looked, a bundle and what its verifier says."""
    mediator = entered(browser, address, "tiaojie1")
    follow(mediator, "mediation-case")
    mediator.get_by_text("已核验").first.wait_for()
    with mediator.expect_download() as saved:
        mediator.get_by_role("button", name="导出证据包").click()
    bundle = saved.value.path()
    mediator.goto("/audit-log")
    take(mediator, "audit-log", whole=False)
    mediator.goto("/accesses")
    take(mediator, "accesses", whole=False)
    mediator.goto("/static/verify.html")
    mediator.get_by_label("证据包文件").set_input_files(bundle)
    mediator.locator("#verdict").wait_for()
    take(mediator, "verify", whole=False)


def main(address: str) -> None:
    """All pictures."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_page(viewport=DESK)
        page.goto(address + "/login")
        take(page, "login", whole=False)
        of_a_mediator(browser, address)
        of_readers(browser, address)
        of_the_record(browser, address)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1])
