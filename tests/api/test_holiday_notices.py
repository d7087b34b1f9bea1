"""放假通知: entered by one administrator, confirmed by another; then the calendar holds it and limits are counted again."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from adapters.settings import Settings
from api.main import build_house
from application.house import House
from application.people import Institution
from domain.terms import Capacity
from tests.api.given import DISPUTE, PASSWORD, Login, Official, filled, visitor
from tests.support.clock import CLOCK, TODAY
from tests.support.holiday_notices import NUMBER, notice

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
NEW_YEAR = "2027-01-01"


@pytest.fixture
async def administrators(house: House, login: Login, app: Any) -> tuple[Official, Official]:
    """The one of every test, and a colleague."""
    office = Institution(
        institution_id=UUID(int=99), name="示例·另一管理员", region="140900", capacity=Capacity.ADMINISTRATION
    )
    house.accounts.enrol(login="colleague", password=PASSWORD, name="示例管理员", institution=office)
    session = await house.accounts.log_in("colleague", PASSWORD)
    return await login("administrator"), Official(visitor(app, session.token))


async def awaiting_award(login: Login) -> str:
    """An arbitration case whose application came so late in the year that the award is due in the next."""
    arbitrator = await login("arbitrator")
    dispute = await arbitrator.took("dispute/steps/register", DISPUTE)
    schemas = await arbitrator.schemas("arbitration-case")
    filed = {**filled(schemas["file-application"]), "on": ON, "dispute_id": dispute["case_id"]}
    case = await arbitrator.took("arbitration-case/steps/file-application", filed)
    path = f"arbitration-case/{case['case_id']}"
    await arbitrator.took(f"{path}/steps/accept", {"on": ON, "case_number": "示劳人仲案字〔2026〕1号"}, 1)
    return path


async def limits(house: House, official: Official) -> list[dict[str, Any]]:
    await house.settled()
    rows: list[dict[str, Any]] = (await official.get("/limits?state=all&limit=200")).json()["items"]
    return rows


async def enter_and_confirm(administrators: tuple[Official, Official], **other: Any) -> None:
    one, another = administrators
    entered = await one.took("holiday-notice/steps/enter", notice(ON, **other))
    path = f"holiday-notice/{entered['case_id']}/steps/confirm"
    await another.took(path, {"on": ON, "compared_with": "示例公报第一期"}, 1)


async def test_a_provisional_limit_is_counted_again_once_the_notice_is_confirmed(
    house: House, login: Login, administrators: tuple[Official, Official]
) -> None:
    path = await awaiting_award(login)
    arbitrator = await login("arbitrator")
    (before,) = [row for row in await limits(house, arbitrator) if row["provisional"]]
    assert before["falls_on"] == (TODAY + timedelta(days=45)).isoformat() == "2027-01-04"
    # 45 日的末日 2027-01-04 落在登记的元旦假期内时顺延
    await enter_and_confirm(
        administrators,
        festivals=[
            {"name": "元旦", "since": NEW_YEAR, "until": "2027-01-04"},
            *notice(ON)["festivals"][1:],
        ],
    )
    counted = await house.count_again()
    assert (counted.looked_at, counted.moved) == (1, 1)
    (after,) = [row for row in await limits(house, arbitrator) if row["code"] == before["code"]]
    assert not after["provisional"]
    assert after["counted_again"] == "原为 2027-01-04（暂定），已按新的放假通知重新计算"
    entry = (await arbitrator.get(f"/{path}/timeline")).json()["items"][-1]
    assert entry["term"] == "期限重新计算"
    said = {detail["label"]: detail["value"] for detail in entry["details"]}
    assert said["通知文号"] == NUMBER
    assert "原为 2027年1月4日（暂定）" in said["重新计算的期限"]


async def test_counting_again_twice_changes_nothing(
    house: House, login: Login, administrators: tuple[Official, Official]
) -> None:
    await awaiting_award(login)
    await enter_and_confirm(administrators)
    await house.count_again()
    await house.settled()
    position = house.ledger.position()
    assert (await house.count_again()).moved == 0
    assert (await house.sweep()).counted_again == 0
    assert house.ledger.position() == position


async def test_until_it_is_confirmed_a_notice_changes_nothing(
    house: House, administrators: tuple[Official, Official]
) -> None:
    one, _ = administrators
    entered = await one.took("holiday-notice/steps/enter", notice(ON))
    await house.settled()
    assert not house.casework.rules.calendar.knows(2027)
    refused = await one.take(
        f"holiday-notice/{entered['case_id']}/steps/confirm", {"on": ON, "compared_with": "示例"}, 1
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "same-person-confirms")


async def test_everybody_reads_what_holds_and_only_administrators_enter(
    house: House, login: Login, administrators: tuple[Official, Official]
) -> None:
    await enter_and_confirm(administrators)
    await house.count_again()
    await house.settled()
    mediator = await login("mediator")
    (row,) = (await mediator.get("/holiday-notices")).json()["items"]
    assert (row["number"], row["state"], row["year"]) == (NUMBER, "counted", 2027)
    refused = await mediator.take("holiday-notice/steps/enter", notice(ON))
    assert (refused.status_code, refused.json()["code"]) == (403, "not-permitted")


async def test_a_notice_holds_after_a_restart(
    house: House, administrators: tuple[Official, Official], tmp_path: Any
) -> None:
    await enter_and_confirm(administrators)
    await house.settled()
    await house.close_doors()
    again = build_house(Settings(data_folder=tmp_path / "house"), clock=CLOCK)
    calendar = again.casework.rules.calendar
    await again.close_doors()
    assert calendar.knows(2027)
    assert calendar.version.endswith(NUMBER)
    assert not calendar.is_working_day(date(2027, 2, 8))
