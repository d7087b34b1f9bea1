"""代理与承继 over HTTP: recorded, shown to those who may see the case, names to those who take part, and told on."""

from pathlib import Path
from typing import Any

import pytest

from application.house import House
from tests.api.given import DISPUTE, Login, Official
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
MANDATE: dict[str, Any] = {
    "on": ON,
    "side": "worker",
    "representative": {"name": "赵律某", "phone": "13900000000"},
    "representative_kind": "lawyer",
    "organisation": "示例律师事务所",
    "scope": "special",
    "powers": ["settle", "change"],
    "matters": "代理本案仲裁",
    "legal_aid": True,
    "legal_aid_letter": "示援指〔2026〕1号",
}
MERGED = {"name": "示例合并后有限公司"}


@pytest.fixture
async def arbitrator(login: Login) -> Official:
    return await login("arbitrator")


@pytest.fixture
async def filed(arbitrator: Official) -> str:
    """An arbitration, applied for by the worker: version 1."""
    dispute = await arbitrator.took("dispute/steps/register", DISPUTE)
    answers = {
        "on": ON,
        "dispute_id": dispute["case_id"],
        "applicant": "worker",
        "how": "written",
        "claims": DISPUTE["claims"],
    }
    opened = await arbitrator.took("arbitration-case/steps/file-application", answers)
    return f"arbitration-case/{opened['case_id']}"


async def told(official: Official, path: str) -> dict[str, Any]:
    answer = await official.get(f"/{path}/representatives")
    assert answer.status_code == 200, answer.text
    shown: dict[str, Any] = answer.json()
    return shown


async def test_who_represents_whom_with_which_powers_and_since_when(
    arbitrator: Official, filed: str, house: House
) -> None:
    await arbitrator.took(f"{filed}/steps/submit-mandate", MANDATE, 1)
    await house.settled()
    (row,) = (await told(arbitrator, filed))["representatives"]
    assert (row["entry"], row["name"], row["side"], row["kind_zh"]) == (2, "赵律某", "worker", "律师")
    assert (row["powers"], row["since"], row["until"], row["in_force"]) == (
        ["change", "settle"],
        ON,
        None,
        True,
    )
    assert row["legal_aid_letter"] == "示援指〔2026〕1号"
    ended = {"on": ON, "mandate": 2, "why": "revoked"}
    await arbitrator.took(f"{filed}/steps/end-mandate", ended, 2)
    (row,) = (await told(arbitrator, filed))["representatives"]
    assert (row["until"], row["in_force"]) == (ON, False)


async def test_names_are_for_those_who_take_part_and_the_rest_for_those_who_may_see(
    login: Login, arbitrator: Official, filed: str, house: House
) -> None:
    await arbitrator.took(f"{filed}/steps/submit-mandate", MANDATE, 1)
    await house.settled()
    (row,) = (await told(await login("procurator"), filed))["representatives"]
    assert row["name"] == "赵*"
    for nobodys in ("far-judge", "union", "administrator"):
        assert (await (await login(nobodys)).get(f"/{filed}/representatives")).status_code == 404
    assert (await arbitrator.get(f"/litigation-case/{filed[-36:]}/representatives")).status_code == 404


async def test_no_name_lies_in_the_record_in_the_clear(
    arbitrator: Official, filed: str, tmp_path: Path
) -> None:
    await arbitrator.took(f"{filed}/steps/submit-mandate", MANDATE, 1)
    stored = b"".join(
        path.read_bytes()
        for path in (tmp_path / "house").rglob("*")
        if path.is_file() and "accounts" not in path.name
    )
    assert "赵律某".encode() not in stored
    assert "代理本案仲裁".encode() not in stored


async def test_an_act_names_the_mandate_it_was_done_under(arbitrator: Official, filed: str) -> None:
    withdrawal = {"on": ON, "through": [2]}
    refused = await arbitrator.take(f"{filed}/steps/withdraw", withdrawal, 1)
    assert (refused.status_code, refused.json()["code"]) == (422, "not-a-mandate")
    await arbitrator.took(f"{filed}/steps/submit-mandate", {**MANDATE, "side": "employer"}, 1)
    refused = await arbitrator.take(f"{filed}/steps/withdraw", withdrawal, 2)
    assert (refused.status_code, refused.json()["code"]) == (422, "mandate-of-another-side")
    await arbitrator.took(f"{filed}/steps/submit-mandate", MANDATE, 2)
    done = await arbitrator.took(f"{filed}/steps/withdraw", {"on": ON, "through": [3]}, 3)
    assert done["events"] == ["arbitration-case.withdrawn", "arbitration-case.done-through-representative"]


async def test_only_who_takes_part_records_representatives(login: Login, filed: str) -> None:
    refused = await (await login("mediator")).take(f"{filed}/steps/submit-mandate", MANDATE, 1)
    assert refused.status_code in {403, 404}


async def test_a_merger_reaches_the_dispute_and_the_next_procedure(
    arbitrator: Official, filed: str, house: House
) -> None:
    merger = {"on": ON, "why": "merged", "changed_on": ON, "successors": [MERGED]}
    await arbitrator.took(f"{filed}/steps/succeed-employer", merger, 1)
    await house.settled()
    shown = (await arbitrator.get(f"/{filed}")).json()
    dispute = next(one for one in shown["thread"] if one["kind"] == "dispute")
    assert MERGED["name"] in dispute["title"]
    timeline = (await arbitrator.get(f"/dispute/{dispute['case_id']}/timeline")).json()["items"]
    assert "dispute.employer-succeeded" in {entry["topic"] for entry in timeline}
    answers = {
        "on": ON,
        "dispute_id": dispute["case_id"],
        "applicant": "worker",
        "how": "written",
        "claims": DISPUTE["claims"],
    }
    again = await arbitrator.took("arbitration-case/steps/file-application", answers)
    await house.settled()
    later = f"arbitration-case/{again['case_id']}"
    (row,) = (await told(arbitrator, later))["successions"]
    assert (row["names"], row["side"], row["party"]) == ([MERGED["name"]], "employer", 1)


async def test_a_case_without_representatives_says_so(mediator: Official, opened: Any, house: House) -> None:
    await house.settled()
    assert await told(mediator, opened.path) == {"representatives": [], "successions": [], "urgent_aid": []}


async def test_the_page_shows_them_and_warns_where_aid_is_urgent(
    arbitrator: Official, filed: str, house: House
) -> None:
    asked = {
        "on": ON,
        "agency": "示例县法律援助中心",
        "how": "passed-on",
        "matter": "pay",
        "period_ends": ON,
    }
    await arbitrator.took(f"{filed}/steps/submit-mandate", MANDATE, 1)
    await arbitrator.took(f"{filed}/steps/request-legal-aid", asked, 2)
    await house.settled()
    assert (await told(arbitrator, filed))["urgent_aid"] == [1]
    limits = (await arbitrator.get(f"/{filed}/limits")).json()["items"]
    assert {limit["code"]: limit["state"] for limit in limits}["legal_aid_decision"] == "running"
    page = (await arbitrator.client.get(f"/cases/{filed}")).text
    assert "法律援助机构可以先行提供法律援助" in page
    assert "赵律某" in page
    assert "特别授权：代为变更请求、代为进行和解、接受调解" in page
    granted = {"on": ON, "outcome": "granted"}
    await arbitrator.took(f"{filed}/steps/record-legal-aid-decision", granted, 3)
    await house.settled()
    limits = (await arbitrator.get(f"/{filed}/limits")).json()["items"]
    stand = {limit["code"]: limit["state"] for limit in limits}
    assert (stand["legal_aid_decision"], stand["legal_aid_assignment"]) == ("met", "running")
    assert (await told(arbitrator, filed))["urgent_aid"] == []
