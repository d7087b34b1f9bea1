"""From a payment order nobody answered to its last payment: what the record of the dispute says by itself."""

from datetime import date, timedelta
from typing import Any

import pytest

from application.house import House
from application.sweep import sweep
from tests.api.given import DISPUTE, Login, Official
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
LATE = "系统停用期间补录"


def ago(days: int) -> str:
    return (TODAY - timedelta(days=days)).isoformat()


async def steps(official: Official, kind: str, *taken: tuple[str, dict[str, Any]]) -> str:
    """A case opened by the first step and carried on by the others."""
    path, version, case_id = kind, None, ""
    for name, answers in taken:
        told = await official.took(f"{path}/steps/{name}", answers, version, late_reason=LATE)
        case_id, version = told["case_id"], told["version"]
        path = f"{kind}/{case_id}"
    return case_id


async def record_of(official: Official, house: House, dispute: str) -> list[dict[str, Any]]:
    """The dispute's own entries, once the processes have told it everything."""
    await house.settled()
    items: list[dict[str, Any]] = (await official.get(f"/dispute/{dispute}/timeline?limit=50")).json()[
        "items"
    ]
    return items


async def in_force(judge: Official, days_ago: int) -> tuple[str, str]:
    """A dispute, and a payment order in it that nobody answered."""
    registered = await judge.took(
        "dispute/steps/register", DISPUTE | {"on": ago(days_ago + 60)}, late_reason=LATE
    )
    dispute = registered["case_id"]
    order = await steps(
        judge,
        "payment-order-case",
        (
            "receive-application",
            {
                "on": ago(days_ago + 50),
                "dispute_id": dispute,
                "basis": "unpaid-wages",
                "sums": [{"kind": "wages", "amount": "12000.50"}],
                "debtor": "示例餐饮公司",
            },
        ),
        ("accept", {"on": ago(days_ago + 48), "case_number": "（2026）晋0902民督12号"}),
        ("issue", {"on": ago(days_ago + 40), "sums": [{"kind": "wages", "amount": "12000.50"}]}),
        ("serve", {"on": ago(days_ago + 35)}),
        ("establish-force", {"on": ago(days_ago)}),
    )
    return dispute, order


async def test_the_time_to_enforce_that_nobody_used_lapses_visibly(login: Login, house: House) -> None:
    dispute, _ = await in_force(await login("judge"), 740)
    await house.settled()
    assert (await sweep(house.questions, house.casework, house.clock.today())).noted == 1
    *_, noted = await record_of(await login("judge"), house, dispute)
    assert noted["topic"] == "dispute.limit-passed"
    assert {detail["label"]: detail["value"] for detail in noted["details"]}["期限规则"] == "申请执行时效"


async def test_a_payment_order_nobody_answers_is_enforced_and_the_dispute_says_so(
    login: Login, house: House
) -> None:
    judge = await login("judge")
    dispute, order = await in_force(judge, 40)
    entries = await record_of(judge, house, dispute)
    assert [entry["topic"] for entry in entries][-3:] == [
        "dispute.procedure-opened",
        "dispute.concluded",
        "dispute.way-opened",
    ]
    limits = (await judge.get("/limits?kind=dispute&state=all")).json()["items"]
    assert [(limit["code"], limit["state"]) for limit in limits] == [("enforcement_application", "running")]
    assert date.fromisoformat(limits[0]["falls_on"]) > TODAY

    await steps(
        judge,
        "enforcement-case",
        (
            "receive-application",
            {
                "on": ago(30),
                "dispute_id": dispute,
                "document": "payment-order",
                "document_number": "（2026）晋0902民督12号",
                "payment_order_case_id": order,
                "effective_on": ago(40),
                "applicant": "worker",
                "respondent": "示例餐饮公司",
                "items": [{"kind": "wages", "amount": "12000.50"}],
            },
        ),
        ("docket", {"on": ago(29), "case_number": "（2026）晋0902执34号"}),
        ("send-notice", {"on": ago(28)}),
        ("take-measure", {"on": ago(27), "kind": "freeze-deposit"}),
        ("receive-payment", {"on": ago(20), "item": 1, "amount": "12000.50", "how": "deducted"}),
        ("complete", {"on": ago(19)}),
    )
    entries = await record_of(judge, house, dispute)
    assert [entry["topic"] for entry in entries][-3:] == [
        "dispute.procedure-opened",
        "dispute.way-taken",
        "dispute.concluded",
    ]
    limits = (await judge.get("/limits?kind=dispute&state=all")).json()["items"]
    assert [(limit["code"], limit["state"]) for limit in limits] == [("enforcement_application", "met")]
