"""期限巡查: a limit that passed is noted once, and nothing else happens to the case."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from application.house import House
from application.sweep import Swept, sweep, until_next
from tests.api.given import APPLIED, DISPUTE, Official
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio


def days_ago(number: int) -> str:
    return (TODAY - timedelta(days=number)).isoformat()


@pytest.fixture
async def mediation(mediator: Official) -> str:
    """Applied for so long ago that the fifteen days are over."""
    dispute = await mediator.took(
        "dispute/steps/register", {**DISPUTE, "on": days_ago(40)}, late_reason="系统上线前的案件"
    )
    answers = {**APPLIED, "dispute_id": dispute["case_id"], "on": days_ago(40)}
    told = await mediator.took("mediation-case/steps/apply-for", answers, late_reason="系统上线前的案件")
    return f"mediation-case/{told['case_id']}"


async def swept(house: House) -> Swept:
    await house.settled()
    found = await sweep(house.questions, house.casework, house.clock.today())
    await house.settled()
    return found


async def timeline(mediator: Official, path: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = (await mediator.get(f"/{path}/timeline")).json()["items"]
    return entries


async def test_a_passed_limit_is_noted_with_its_sum(house: House, mediator: Official, mediation: str) -> None:
    await house.settled()
    before = (await mediator.get(f"/{mediation}")).json()
    assert (await swept(house)).noted == 1
    *_, noted = await timeline(mediator, mediation)
    assert (noted["term"], noted["topic"]) == ("期限届满", "mediation-case.limit-passed")
    told = {detail["label"]: detail["value"] for detail in noted["details"]}
    assert told["期限规则"] == "调解组织调解期限（法定）"
    assert "次日起 15 日" in told["计算说明"]
    assert "第十四条第三款" in told["依据"]
    after = (await mediator.get(f"/{mediation}")).json()
    assert after["case"]["state"] == before["case"]["state"]


async def test_a_second_sweep_adds_nothing(house: House, mediator: Official, mediation: str) -> None:
    await swept(house)
    position = house.ledger.position()
    again = await swept(house)
    assert (again.noted, again.known) == (0, 1)
    assert house.ledger.position() == position
    assert [entry["term"] for entry in await timeline(mediator, mediation)].count("期限届满") == 1


async def test_what_ends_soon_is_told_and_not_noted(house: House, mediator: Official) -> None:
    dispute = await mediator.took(
        "dispute/steps/register", {**DISPUTE, "on": days_ago(13)}, late_reason="系统上线前的案件"
    )
    answers = {**APPLIED, "dispute_id": dispute["case_id"], "on": days_ago(13)}
    await mediator.took("mediation-case/steps/apply-for", answers, late_reason="系统上线前的案件")
    found = await swept(house)
    assert found.noted == 0
    assert [row.code for row in found.soon] == ["mediation_period_statutory"]


@pytest.mark.parametrize(
    ("now", "seconds"), [("2026-11-22T23:59:00+08:00", 360), ("2026-11-22T00:05:00+08:00", 86_400)]
)
async def test_the_next_sweep_is_just_after_midnight(now: str, seconds: float) -> None:
    assert until_next(datetime.fromisoformat(now)) == seconds
