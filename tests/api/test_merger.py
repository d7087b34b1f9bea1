"""合并审理、分案 over the whole house: both cases in one entry, wrong twins, what each eye sees, and the ways on."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest

from adapters.settings import Settings
from api.main import build_app
from application.house import House
from application.people import Institution
from domain.terms import Capacity
from tests.api.given import COUNTY, DISPUTE, ELSEWHERE, PASSWORD, WORKER, Login, Official, visitor
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
CLAIMED: dict[str, Any] = {"claims": [{"kind": "wages", "amount": "12000.50"}]}
NUMBER = "示劳人仲案字〔2026〕第{}号"


class Desk:
    """A commission with its cases."""

    def __init__(self, official: Official, house: House) -> None:
        self.official, self.house = official, house
        self.cases = 0

    async def dispute(self, **known: Any) -> str:
        registered = await self.official.took("dispute/steps/register", DISPUTE | known)
        return str(registered["case_id"])

    async def accepted(self, dispute: str, applicant: str = "worker", **known: Any) -> str:
        """An arbitration that was accepted: version 2."""
        self.cases += 1
        filed = {
            "on": ON,
            "dispute_id": dispute,
            "applicant": applicant,
            "how": "written",
            **CLAIMED,
            **known,
        }
        case_id = (await self.official.took("arbitration-case/steps/file-application", filed))["case_id"]
        accepted = {"on": ON, "case_number": NUMBER.format(self.cases)}
        await self.official.took(f"arbitration-case/{case_id}/steps/accept", accepted, 1)
        return str(case_id)

    async def take(self, case_id: str, step: str, version: int, **answers: Any) -> Any:
        path = f"arbitration-case/{case_id}/steps/{step}"
        return await self.official.take(path, {"on": ON, **answers}, version)

    async def took(self, case_id: str, step: str, version: int, **answers: Any) -> dict[str, Any]:
        answer = await self.take(case_id, step, version, **answers)
        assert answer.status_code == 201, answer.text
        told: dict[str, Any] = answer.json()
        return told

    async def case(self, case_id: str, kind: str = "arbitration-case") -> dict[str, Any]:
        await self.house.settled()
        shown: dict[str, Any] = (await self.official.get(f"/{kind}/{case_id}")).json()["case"]
        return shown

    async def topics(self, case_id: str, kind: str = "arbitration-case") -> list[str]:
        await self.house.settled()
        items = (await self.official.get(f"/{kind}/{case_id}/timeline")).json()["items"]
        return [str(entry["topic"]).partition(".")[2] for entry in items]

    async def merged(self, first: str, second: str, **answers: Any) -> dict[str, Any]:
        given = {"taken_in_id": second, "ground": "common-matter", **answers}
        return await self.took(first, "take-in", 2, **given)


@pytest.fixture
async def desk(login: Login, house: House) -> Desk:
    return Desk(await login("arbitrator"), house)


async def test_both_cases_are_recorded_in_one_entry(desk: Desk, house: House) -> None:
    dispute = await desk.dispute()
    first, second = await desk.accepted(dispute), await desk.accepted(dispute, "employer")
    told = await desk.merged(first, second)
    assert told["events"] == ["arbitration-case.case-taken-in", "arbitration-case.taken-into-another"]
    await house.settled()
    assert (await desk.topics(first))[-1] == "case-taken-in"
    assert (await desk.topics(second))[-1] == "taken-into-another"
    assert (await desk.case(second))["state"] == "merged"
    assert (await desk.case(first))["state"] == "accepted"


async def test_the_same_request_again_records_nothing_more(desk: Desk) -> None:
    dispute = await desk.dispute()
    first, second = await desk.accepted(dispute), await desk.accepted(dispute, "employer")
    answers = {"on": ON, "taken_in_id": second, "ground": "common-matter"}
    path, key = f"arbitration-case/{first}/steps/take-in", str(uuid4())
    once = await desk.official.take(path, answers, 2, key=key)
    again = await desk.official.take(path, answers, 2, key=key)
    assert (once.status_code, again.json()["position"]) == (201, once.json()["position"])


async def test_the_case_taken_in_refuses_further_steps_with_the_number_of_the_leading_one(desk: Desk) -> None:
    dispute = await desk.dispute()
    first, second = await desk.accepted(dispute), await desk.accepted(dispute, "employer")
    await desk.merged(first, second)
    refused = await desk.take(second, "serve-application", 3, tribunal="three")
    assert refused.status_code == 409
    assert refused.json()["code"] == "heard-in-another-case"
    assert NUMBER.format(1) in refused.json()["detail"]
    assert await desk.topics(second) == ["filed", "accepted", "taken-into-another"]


async def test_its_limits_leave_the_board_and_come_back(desk: Desk, house: House) -> None:
    dispute = await desk.dispute()
    first, second = await desk.accepted(dispute), await desk.accepted(dispute, "employer")

    async def running() -> set[tuple[str, str]]:
        await house.settled()
        limits = (await desk.official.get("/limits?kind=arbitration-case")).json()["items"]
        return {(limit["case_id"], limit["code"]) for limit in limits}

    before = await running()
    assert (second, "arb_award") in before
    await desk.merged(first, second)
    assert await running() == {one for one in before if one[0] == first}
    await desk.took(first, "separate", 3, separated_id=second, ground="recorded-wrongly")
    assert await running() == before


async def test_the_counterclaim_begins_the_period_of_the_leading_case_anew(desk: Desk, house: House) -> None:
    dispute = await desk.dispute()
    first, second = await desk.accepted(dispute), await desk.accepted(dispute, "employer")
    await desk.took(first, "take-in-counterclaim", 2, taken_in_id=second)
    await house.settled()
    limits = (await desk.official.get(f"/arbitration-case/{first}/limits")).json()["items"]
    (award,) = [limit for limit in limits if limit["code"] == "arb_award"]
    assert any("受理反申请" in line for line in str(award).split("。"))


WRONG = [
    ("itself", "merged-with-itself"),
    ("nothing", "not-found"),
    ("a dispute", "not-found"),
    ("another organ's", "case-of-another-organ"),
    ("an organ's far away", "not-found"),
    ("another employer's", "not-one-employer"),
    ("filed only", "other-case-not-open"),
    ("merged already", "heard-elsewhere-already"),
    ("leading already", "leads-other-cases"),
]


@pytest.mark.parametrize(("which", "code"), WRONG)
async def test_wrong_twins_are_refused_and_nothing_is_recorded(desk: Desk, which: str, code: str) -> None:
    dispute = await desk.dispute()
    first, second = await desk.accepted(dispute), await desk.accepted(dispute, "employer")
    twin = await twins(desk, which, dispute, (first, second))
    await desk.house.settled()
    before = desk.house.ledger.position()
    refused = await desk.take(first, "take-in", 2, taken_in_id=twin, ground="common-matter")
    assert (refused.json()["code"], refused.status_code) == (code, 422)
    await desk.house.settled()
    assert desk.house.ledger.position() == before


async def twins(desk: Desk, which: str, dispute: str, pair: tuple[str, str]) -> str:
    first, second = pair
    match which:
        case "itself" | "nothing" | "a dispute":
            return {"itself": first, "nothing": str(uuid4()), "a dispute": dispute}[which]
        case "another organ's" | "an organ's far away":
            region = COUNTY if which == "another organ's" else ELSEWHERE
            elsewhere = await another_commission(desk.house, region)
            return await elsewhere.accepted(await elsewhere.dispute())
        case "another employer's":
            return await desk.accepted(await desk.dispute(employers=[{"name": "另一示例公司"}]))
        case "filed only":
            application = {"on": ON, "dispute_id": dispute, "applicant": "worker", "how": "written"}
            filed = await desk.official.took("arbitration-case/steps/file-application", application | CLAIMED)
            return str(filed["case_id"])
        case _:
            third = await desk.accepted(dispute)
            await desk.merged(third, second)
            return second if which == "merged already" else third


async def another_commission(house: House, region: str) -> Desk:
    """One that nobody else in these tests knows."""
    at = Institution(
        institution_id=uuid4(), name="示例·另一仲裁委员会", region=region, capacity=Capacity.ARBITRATION
    )
    house.accounts.enrol(login="another", password=PASSWORD, name="示例仲裁员", institution=at)
    token = (await house.accounts.log_in("another", PASSWORD)).token
    return Desk(Official(visitor(build_app(house, Settings()), token)), house)


async def test_no_circle_by_two_at_once(desk: Desk, house: House) -> None:
    dispute = await desk.dispute()
    first, second = await desk.accepted(dispute), await desk.accepted(dispute, "employer")
    both = await asyncio.gather(
        desk.take(first, "take-in", 2, taken_in_id=second, ground="common-matter"),
        desk.take(second, "take-in", 2, taken_in_id=first, ground="common-matter"),
    )
    assert [answer.status_code for answer in both].count(201) == 1
    await house.settled()
    assert sorted([(await desk.case(first))["state"], (await desk.case(second))["state"]]) == [
        "accepted",
        "merged",
    ]


async def test_a_merger_across_disputes_is_told_to_the_eyes_that_may_see_it_alone(
    desk: Desk, login: Login, house: House
) -> None:
    """A mediator of the other dispute learns the number of the leading case and nothing of its parties."""
    mediator = await login("mediator")
    worker = {**WORKER, "person": {"name": "李乙某", "phone": "13900000000"}}
    other = await mediator.took("dispute/steps/register", DISPUTE | {"workers": [worker]})
    dispute = await desk.dispute()
    first = await desk.accepted(dispute)
    second = await desk.accepted(other["case_id"])
    await desk.merged(first, second)
    await house.settled()
    assert (await mediator.get(f"/arbitration-case/{first}")).status_code == 404
    seen = await mediator.get(f"/arbitration-case/{second}/timeline")
    assert seen.status_code == 200
    assert "王" not in seen.text
    assert (await mediator.get(f"/dispute/{dispute}")).status_code == 404


async def test_a_withdrawn_leading_case_lets_the_other_go_on_alone(desk: Desk, house: House) -> None:
    dispute = await desk.dispute()
    first, second = await desk.accepted(dispute), await desk.accepted(dispute, "employer")
    await desk.merged(first, second)
    await desk.took(first, "withdraw", 3, settled_privately=False)
    await house.settled()
    assert (await desk.case(second))["state"] == "accepted"
    assert (await desk.topics(second))[-1] == "went-on-alone-from-acceptance"


async def test_a_severed_claim_is_a_case_of_its_own_in_the_thread_of_its_dispute(
    desk: Desk, house: House
) -> None:
    dispute = await desk.dispute()
    claims = [{"kind": "wages", "amount": "100"}, {"kind": "severance", "amount": "200"}]
    first = await desk.accepted(dispute, claims=claims)
    severed = {"ground": "independent-claim", "case_number": NUMBER.format(9), "claim_numbers": [2]}
    await desk.took(first, "sever", 2, **severed)
    await house.settled()
    shown = (await desk.official.get(f"/dispute/{dispute}")).json()["thread"]
    found = {case["case_number"]: case for case in shown if case["kind"] == "arbitration-case"}
    assert set(found) == {NUMBER.format(1), NUMBER.format(9)}
    assert {number: case["amount"] for number, case in found.items()} == {
        NUMBER.format(1): "100.00",
        NUMBER.format(9): "200.00",
    }
    assert (await desk.topics(dispute, "dispute")).count("procedure-opened") == 2
    new = found[NUMBER.format(9)]["case_id"]
    await desk.took(new, "serve-application", 1, tribunal="sole")
    served = await desk.take(first, "sever", 3, **{**severed, "claim_numbers": [2]})
    assert served.json()["code"] == "not-of-this-case"
