"""编号规则 over HTTP: set by an official, used where a number is left blank, and only their own institution's business."""

from typing import Any

import pytest

from application.house import House
from tests.api.given import Login, Official, Opened, letter_to_an_employer
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()


def form(series: str, pattern: str, **other: Any) -> dict[str, Any]:
    return {"on": ON, "series": series, "pattern": pattern, "year": TODAY.year, **other}


async def last_entry(official: Official, path: str) -> dict[str, str]:
    entry = (await official.get(f"/{path}/timeline")).json()["items"][-1]
    return {detail["label"]: detail["value"] for detail in entry["details"]}


async def test_a_blank_number_is_given_and_stands_in_case_and_series(
    house: House, mediator: Official, opened: Opened
) -> None:
    await mediator.took(
        "number-book/steps/set-format", form("mediation-case-number", "示调〔{年}〕{号}号", digits=3)
    )
    told = await mediator.took(f"{opened.path}/steps/accept", {"on": ON}, 1)
    assert told["version"] == 2
    assert told["events"] == ["mediation-case.accepted", "number-series.number-taken"]
    await house.settled()
    assert (await mediator.get(f"/{opened.path}")).json()["case"]["case_number"] == "示调〔2026〕001号"
    (series,) = (await mediator.get("/cases?kind=number-series")).json()["items"]
    taken = await last_entry(mediator, f"number-series/{series['case_id']}")
    assert (taken["编为"], taken["用于"]) == ("示调〔2026〕001号", "调解案件")
    assert taken["案件"] == "调解案件（示调〔2026〕001号）"
    assert series["title"] == "示例·忻府区调解中心2026年调解案号"


async def test_without_a_format_the_blank_is_refused_at_its_field(mediator: Official, opened: Opened) -> None:
    refused = await mediator.take(f"{opened.path}/steps/accept", {"on": ON}, 1)
    problem = refused.json()
    assert (refused.status_code, problem["code"], problem["field"]) == (422, "number-missing", "case_number")
    assert "/numbering" in problem["detail"]


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"pattern": "示调"}, "pattern"),
        ({"digits": 9}, "digits"),
        ({"first": 0}, "first"),
        ({"year": 1999}, "year"),
    ],
)
async def test_a_format_that_cannot_be_is_refused_by_field(
    mediator: Official, wrong: dict[str, Any], field: str
) -> None:
    answers = {**form("mediation-case-number", "示调〔{年}〕{号}号"), **wrong}
    refused = await mediator.take("number-book/steps/set-format", answers)
    assert refused.status_code == 422
    assert field in {refused.json().get("field"), *(one["name"] for one in refused.json()["invalid_params"])}


async def test_a_letter_is_numbered_when_signed_where_the_union_has_a_format(login: Login) -> None:
    union = await login("union")
    signed = {"on": ON, "signed_by_office": "vice-chair"}
    paths = []
    for _ in range(2):
        drafted = await union.took("supervision-letter/steps/draft", await letter_to_an_employer(union))
        path = f"supervision-letter/{drafted['case_id']}"
        await union.took(f"{path}/steps/submit-for-signature", {"on": ON}, 1)
        paths.append(path)
    before = await union.took(f"{paths[0]}/steps/sign", signed, 2)
    assert before["events"] == ["supervision-letter.signed"]  # no format yet: the number may come later
    await union.took("number-book/steps/set-format", form("reminder-letter-number", "示工监提〔{年}〕{号}号"))
    later = await union.took(f"{paths[0]}/steps/assign-number", {"on": ON}, 3)
    assert later["events"] == ["supervision-letter.numbered", "number-series.number-taken"]
    after = await union.took(f"{paths[1]}/steps/sign", signed, 2)
    assert after["events"] == ["supervision-letter.signed", "number-series.number-taken"]


async def test_the_schema_says_that_a_number_may_be_left_blank(mediator: Official) -> None:
    accept = (await mediator.schemas("mediation-case"))["accept"]
    assert "case_number" not in accept["required"]
    assert "留空的" in accept["properties"]["case_number"]["description"]
