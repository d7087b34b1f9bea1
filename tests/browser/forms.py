"""Filling in step forms as a person does, by the words on the page."""

from datetime import date
from typing import Any
from uuid import uuid4

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


def mediation_at_hand(page: Page, number: str = "示例调〔2026〕9号") -> str:
    """The same as `open_mediation` leaves, without its pages: for tests of what comes next."""
    origin = page.evaluate("location.origin")

    def step(path: str, version: int, **answers: Any) -> dict[str, Any]:
        headers = {
            "Origin": origin,
            "Idempotency-Key": str(uuid4()),
            "If-Match": f'"{version}"',
        }
        told = page.request.post(
            f"/api/v1/{path}", data={"answers": {"on": TODAY.isoformat(), **answers}}, headers=headers
        )
        assert told.status == 201, told.text()
        recorded: dict[str, Any] = told.json()
        return recorded

    dispute = step(
        "dispute/steps/register",
        0,
        cause="pay",
        workers=[{"person": {"name": "示某某"}}],
        employers=[{"name": "示例电子有限公司"}],
        claims=[{"kind": "wages", "amount": "12000.50"}],
    )
    applied = {"body": "peoples", "applicant": "worker", "how": "written"}
    case = step("mediation-case/steps/apply-for", 0, dispute_id=dispute["case_id"], **applied)["case_id"]
    step(f"mediation-case/{case}/steps/accept", 1, case_number=number)
    last = step(f"mediation-case/{case}/steps/appoint-mediators", 2, mediators=1)
    page.request.get(f"/api/v1/mediation-case/{case}/timeline?after_position={last['position']}")
    page.goto(f"/cases/mediation-case/{case}")
    return page.url


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
