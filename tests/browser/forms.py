"""Filling in step forms as a person does, by the words on the page."""

from datetime import date

from playwright.sync_api import Page

from tests.support.clock import TODAY


def fill_date(page: Page, name: str, day: date) -> None:
    """年/月/日."""
    page.wait_for_load_state()  # what was kept of an earlier attempt comes back first
    for part in ("year", "month", "day"):
        page.fill(f"#{name}-{part}", str(getattr(day, part)))


def carry_on(page: Page) -> None:
    """Press the one button that leads on from the form."""
    page.get_by_role("button", name="继续，核对后提交").click()


def confirm(page: Page) -> None:
    """Record what was checked, and see it on its case."""
    page.get_by_role("button", name="确认无误，提交记录").click()
    page.get_by_role("heading", name="已记录").wait_for()


def register_dispute(page: Page, worker: str = "示某某", employer: str = "示例电子有限公司") -> None:
    """A dispute about wages, as far as the page that asks for confirmation."""
    page.goto("/new/dispute/register")
    fill_date(page, "on", TODAY)
    page.get_by_label("因劳动报酬、工伤医疗费、经济补偿或者赔偿金等发生的争议").check()
    page.fill("#workers-0-person-name", worker)
    page.fill("#employers-0-name", employer)
    page.select_option("#claims-0-kind", label="拖欠劳动报酬")
    page.fill("#claims-0-amount", "12,000.50")
    page.fill("#facts", "自六月起未付工资。\n多次催要未果。")
    carry_on(page)


def open_mediation(page: Page, number: str = "示例调〔2026〕9号") -> str:
    """A dispute in mediation with its mediator appointed; the address of the case."""
    register_dispute(page)
    confirm(page)
    page.get_by_role("link", name="申请调解").click()
    fill_date(page, "on", TODAY)
    page.get_by_label("基层人民调解组织").check()
    page.get_by_label("劳动者").check()
    page.get_by_label("书面申请").check()
    carry_on(page)
    confirm(page)
    page.get_by_role("link", name="受理", exact=True).click()
    fill_date(page, "on", TODAY)
    page.fill("#case_number", number)
    carry_on(page)
    confirm(page)
    page.get_by_role("link", name="指定调解员").click()
    fill_date(page, "on", TODAY)
    page.fill("#mediators", "1")
    carry_on(page)
    confirm(page)
    return page.url.split("?")[0]
