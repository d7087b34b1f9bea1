"""公告送达 on the board: the days that do not count are told with the limit, and follow a correction of the notice."""

from datetime import timedelta
from typing import Any

import pytest

from application.house import House
from tests.api.given import DISPUTE, Login, Official
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
NOTICED = TODAY - timedelta(days=10)
BEGAN = (TODAY - timedelta(days=12)).isoformat()
LATE: dict[str, Any] = {"late_reason": "补录"}
TO: dict[str, Any] = {"addressee": "employer", "paper": "copy"}


def in_words(on: Any) -> str:
    """The thirty days of a notice, as the sum tells them."""
    return f"{on + timedelta(days=1)} 至 {on + timedelta(days=30)} 公告送达期间，30 日不计入"


async def award_due(official: Official, house: House) -> dict[str, Any]:
    await house.settled()
    items = (await official.get("/limits?code=arb_award")).json()["items"]
    (row,) = items
    found: dict[str, Any] = row
    return found


async def test_the_board_shows_the_days_of_a_notice_and_counts_them_anew_once_its_date_is_corrected(
    login: Login, house: House
) -> None:
    arbitrator = await login("arbitrator")
    dispute = await arbitrator.took("dispute/steps/register", {**DISPUTE, "on": BEGAN}, **LATE)
    filed = {
        "on": BEGAN,
        "dispute_id": dispute["case_id"],
        "applicant": "worker",
        "how": "written",
        "claims": [{"kind": "wages", "amount": "12000.50"}],
    }
    case = (await arbitrator.took("arbitration-case/steps/file-application", filed, **LATE))["case_id"]
    path = f"arbitration-case/{case}/steps"
    number = {"on": BEGAN, "case_number": "示劳人仲案字〔2026〕第1号"}
    await arbitrator.took(f"{path}/accept", number, 1, **LATE)
    plain = await award_due(arbitrator, house)
    notice = {
        **TO,
        "on": NOTICED.isoformat(),
        "ground": "whereabouts-unknown",
        "where": "示例日报",
        "course": "单位停业，邮件退回",
    }
    refused = await arbitrator.take(f"{path}/publish-notice", notice, 2, **LATE)
    assert refused.json()["code"] == "nothing-tried-before-public-notice"
    by_mail = {"on": TODAY.isoformat(), "tribunal": "three", "receipt": {"method": "mail"}}
    unproven = (await arbitrator.take(f"{path}/serve-application", by_mail, 2)).json()
    assert (unproven["code"], unproven["field"]) == ("date-of-proof-missing", "receipt.shown_on")
    tried = {**TO, "on": BEGAN, "method": "mail", "reason": "closed"}
    await arbitrator.took(f"{path}/record-failed-service", tried, 2, **LATE)
    await arbitrator.took(f"{path}/publish-notice", notice, 3, **LATE)
    row = await award_due(arbitrator, house)
    assert row["limit_id"] == plain["limit_id"]
    assert in_words(NOTICED) in row["explanation"]
    assert row["falls_on"] > plain["falls_on"]
    page = (await arbitrator.get(f"/arbitration-case/{case}/limits")).json()["items"]
    assert any(in_words(NOTICED) in line["text"] for limit in page for line in limit["lines"])
    later = NOTICED + timedelta(days=3)
    correction = {
        "on": TODAY.isoformat(),
        "of_version": 4,
        "field": "occurred_on",
        "now": later.isoformat(),
        "reason": "以最后刊登的日期为准",
        "approved_by": "主任",
    }
    await arbitrator.took(f"{path}/correct", correction, 4)
    assert in_words(later) in (await award_due(arbitrator, house))["explanation"]
