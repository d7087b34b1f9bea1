"""Causes of action 案由 over HTTP: documented, refused by the day, filtered by, exported, and taken over."""

import csv
from io import StringIO
from typing import Any

import pytest

from application.house import House
from tests.api.given import DISPUTE, Login, Official
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
LATE: dict[str, Any] = {"late_reason": "历史案件补录"}


@pytest.fixture
async def judge(login: Login) -> Official:
    return await login("judge")


async def sued(judge: Official, on: str = ON) -> str:
    """The path of a suit: version 1."""
    dispute = (await judge.took("dispute/steps/register", {**DISPUTE, "on": on}, **LATE))["case_id"]
    complaint = {
        "on": on,
        "dispute_id": dispute,
        "plaintiff": "worker",
        "ground": "nonfinal-award",
        "claims": [{"kind": "wages", "amount": "12000.50"}],
    }
    case = await judge.took("litigation-case/steps/receive-complaint", complaint, **LATE)
    return f"litigation-case/{case['case_id']}"


def docketing(on: str = ON, **given: Any) -> dict[str, Any]:
    number = f"（{on[:4]}）晋0902民初12号"
    return {"on": on, "case_number": number, "procedure": "ordinary", **given}


async def docketed(judge: Official, house: House, on: str = ON, **given: Any) -> str:
    path = await sued(judge, on)
    await judge.took(f"{path}/steps/docket", docketing(on, **given), 1, **LATE)
    await house.settled()
    return path


async def test_the_causes_of_a_day_are_documented(judge: Official) -> None:
    both = (await judge.get("/causes")).json()["items"]
    assert [one["valid_from"] for one in both] == ["2021-01-01", "2026-01-01"]
    (old,) = (await judge.get("/causes?on=2025-12-31")).json()["items"]
    assert {one["number"] for one in old["causes"]} >= {"186", "186(5)", "192"}
    assert not any(one["verified"] for one in old["causes"])
    assert (await judge.get("/causes?on=2020-12-31")).json()["items"] == []
    asked = (await judge.schemas("litigation-case"))["docket"]["properties"]["cause"]
    assert "/api/v1/causes" in str(asked)
    assert asked["anyOf"][0]["format"] == "cause"


async def test_a_suit_shows_its_cause_with_its_version(judge: Official, house: House) -> None:
    path = await docketed(judge, house, cause="recovering-pay")
    case = (await judge.get(f"/{path}")).json()["case"]
    assert case["cause"]["number"] == "205(5)"
    assert case["cause"]["version"] == "2026-01-01"
    assert case["cause"]["verified"] is False
    page = await judge.client.get(f"/api/v1/{path}/timeline")
    assert "追索劳动报酬纠纷〔205(5)〕" in page.text
    assert "来源待核对" in page.text


async def test_a_cause_not_in_force_is_refused_by_its_field_and_nothing_is_recorded(judge: Official) -> None:
    path = await sued(judge, "2025-11-20")
    answers = docketing("2025-11-21", cause="new-forms-contract")
    answer = await judge.take(f"{path}/steps/docket", answers, 1, **LATE)
    assert answer.status_code == 422
    told = answer.json()
    assert told["code"] == "cause-not-in-force"
    assert "2026-01-01" in told["detail"]
    assert (await judge.get(f"/{path}/steps")).json()["version"] == 1
    wrong = await judge.take(f"{path}/steps/docket", docketing("2025-11-21", cause="不是代码"), 1, **LATE)
    assert wrong.status_code == 422


async def test_the_list_and_the_search_are_filtered_by_cause(judge: Official, house: House) -> None:
    old = await docketed(judge, house, "2025-11-20", cause="recovering-pay")
    new = await docketed(judge, house, cause="severance")
    none = await docketed(judge, house)
    words = await docketed(judge, house, "2020-06-01", cause_text="追索劳动报酬纠纷")

    async def listed(cause: str) -> set[str]:
        items = (await judge.get(f"/cases?cause={cause}&kind=litigation-case")).json()["items"]
        return {f"{one['kind']}/{one['case_id']}" for one in items}

    assert await listed("recovering-pay") == {old}
    assert await listed("recovering-pay&cause=severance") == {old, new}
    assert await listed("unregistered") == {none}
    assert await listed("in-words") == {words}
    assert await listed("no-such-cause") == set()
    found = await judge.client.post(
        "/api/v1/search", json={"words": "晋0902民初12号", "causes": ["severance"]}
    )
    assert [one["case_id"] for one in found.json()["items"]] == [new.partition("/")[2]]


async def test_the_table_of_cases_has_the_cause_and_shows_no_more_than_the_list(
    judge: Official, house: House, login: Login
) -> None:
    await docketed(judge, house, cause="recovering-pay")
    await docketed(judge, house)
    answer = await judge.get("/cases.csv?kind=litigation-case")
    rows = list(csv.DictReader(StringIO(answer.text.removeprefix("\ufeff"))))
    assert {(row["案由"], row["案由编号"], row["案由版本"], row["案由来源"]) for row in rows} == {
        ("追索劳动报酬纠纷", "205(5)", "2026-01-01", "来源待核对"),
        ("未登记案由", "", "", ""),
    }
    assert (await judge.get("/cases.xlsx?cause=recovering-pay")).content.startswith(b"PK")
    for other in ("far-judge", "administrator", "other-mediator"):
        lines = (await (await login(other)).get("/cases.csv?cause=recovering-pay")).text.splitlines()
        assert len(lines) == 1
    assert (await judge.get("/cases.csv?no-such=1")).status_code == 400


async def test_an_enforcement_takes_over_the_cause_of_its_judgment(judge: Official, house: House) -> None:
    path = await docketed(judge, house, "2025-11-20", cause="recovering-pay")
    suit = (await judge.get(f"/{path}")).json()["case"]
    applied = {
        "on": ON,
        "dispute_id": suit["thread_id"],
        "document": "judgment",
        "document_number": "（2025）晋0902民初12号",
        "litigation_case_id": suit["case_id"],
        "effective_on": "2026-01-20",
        "applicant": "worker",
        "respondent": "示例餐饮公司",
        "items": [{"kind": "wages", "amount": "12000.50"}],
    }
    case = (await judge.took("enforcement-case/steps/receive-application", applied))["case_id"]
    await house.settled()
    shown = (await judge.get(f"/enforcement-case/{case}")).json()["case"]
    assert shown["cause"]["name"] == "追索劳动报酬纠纷"
    assert shown["cause"]["version"] == "2021-01-01"
    assert "沿用前案案由" in (await judge.get(f"/enforcement-case/{case}/timeline")).text
