"""A request between organs 委派、委托: the court asks one organisation, which then sees and may answer; nobody else."""

from typing import Any
from uuid import uuid4

import pytest

from application.house import House
from tests.api.given import DISPUTE, INSTITUTIONS, Login, Official
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()


@pytest.fixture
async def judge(login: Login) -> Official:
    return await login("judge")


@pytest.fixture
async def consented(judge: Official) -> str:
    """The path of a court mediation that only wants an organisation: version 2."""
    dispute = (await judge.took("dispute/steps/register", DISPUTE))["case_id"]
    about = {"on": ON, "dispute_id": dispute, "at": "prefiling"}
    case = (await judge.took("court-mediation/steps/register", about))["case_id"]
    path = f"court-mediation/{case}"
    await judge.took(f"{path}/steps/record-consent", {"on": ON, "consenting": "both"}, 1)
    return path


async def id_of(official: Official, name: str) -> str:
    known = (await official.get("/institutions")).json()["items"]
    return next(str(one["institution_id"]) for one in known if one["name"] == INSTITUTIONS[name][0])


async def asking(judge: Official, name: str) -> dict[str, Any]:
    return {"on": ON, "organisation": await id_of(judge, name), "chosen_by": "court"}


async def test_every_institution_that_may_be_named_is_listed(judge: Official) -> None:
    items = (await judge.get("/institutions")).json()["items"]
    assert {item["name"] for item in items} == {office for office, _, _ in INSTITUTIONS.values()}
    assert {item["capacity"] for item in items} >= {"mediation", "union", "court"}


async def test_the_organisation_sees_the_case_from_the_day_it_is_asked(
    judge: Official, login: Login, consented: str, house: House
) -> None:
    mediator, other = await login("mediator"), await login("other-mediator")
    assert (await mediator.get(f"/{consented}")).status_code == 404
    told = await judge.took(f"{consented}/steps/delegate", await asking(judge, "mediator"), 2)
    after = f"?after_position={told['position']}"
    await house.settled()
    seen = (await mediator.get(f"/{consented}{after}")).json()
    assert seen["case"]["state"] == "delegated"
    assert [case["kind"] for case in seen["thread"]] == ["dispute"]
    assert INSTITUTIONS["mediator"][0] in (await judge.get(f"/{consented}/timeline")).text
    for rest in ("", "/timeline", "/steps"):
        assert (await other.get(f"/{consented}{rest}")).status_code == 404


async def test_each_side_sees_the_clock_of_the_other(
    judge: Official, mediator: Official, consented: str, house: House
) -> None:
    await judge.took(f"{consented}/steps/delegate", await asking(judge, "mediator"), 2)

    async def running(official: Official) -> set[str]:
        await house.settled()
        items = (await official.get("/limits?mine=true")).json()["items"]
        return {item["code"] for item in items}

    assert await running(judge) == await running(mediator) == {"online_mediator_acceptance"}
    await mediator.took(f"{consented}/steps/accept", {"on": ON, "mediators": 1}, 3)
    assert [case["kind"] for case in (await mediator.get("/cases?mine=true")).json()["items"]] == [
        "court-mediation"
    ]
    both = {"prefiling_mediation_period", "online_mediation_consult_other_party"}
    assert await running(judge) == await running(mediator) == both


async def test_only_the_organisation_that_was_asked_may_answer(
    judge: Official, login: Login, consented: str
) -> None:
    mediator, other = await login("mediator"), await login("other-mediator")
    await judge.took(f"{consented}/steps/delegate", await asking(judge, "mediator"), 2)
    reasons = {"on": ON, "reasons": "与一方有利害关系"}
    await mediator.took(f"{consented}/steps/decline", reasons, 3)
    await judge.took(f"{consented}/steps/delegate", await asking(judge, "other-mediator"), 4)
    late = await mediator.take(f"{consented}/steps/accept", {"on": ON, "mediators": 1}, 5)
    assert (late.status_code, late.json()["code"]) == (403, "not-permitted")
    assert "委托其他机构" in late.json()["detail"]
    await other.took(f"{consented}/steps/accept", {"on": ON, "mediators": 1}, 5)
    meddling = await judge.take(f"{consented}/steps/hold-session", {"on": ON, "attended": "both"}, 6)
    assert (meddling.status_code, meddling.json()["code"]) == (403, "not-permitted")


@pytest.mark.parametrize("name", ["arbitrator", "far-judge", "administrator", ""])
async def test_only_a_mediation_organisation_can_be_asked(judge: Official, consented: str, name: str) -> None:
    named = await id_of(judge, name) if name else str(uuid4())
    asked = {"on": ON, "organisation": named, "chosen_by": "court"}
    answer = await judge.take(f"{consented}/steps/delegate", asked, 2)
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["field"]) == (
        422,
        "no-such-institution",
        "organisation",
    )


async def test_the_form_offers_the_organisations_and_tells_the_chosen_one_back(
    judge: Official, consented: str, house: House
) -> None:
    await house.settled()
    address = f"/cases/{consented}/steps/delegate"
    form = (await judge.client.get(address)).text
    for name, (office, _, _) in INSTITUTIONS.items():
        assert (office in form) is (name in {"mediator", "other-mediator", "union", "judge"})
    year, month, day = ON.split("-")
    typed = {
        "on-year": year,
        "on-month": month,
        "on-day": day,
        "organisation": await id_of(judge, "mediator"),
        "chosen_by": "court",
        "version": "2",
    }
    check = await judge.client.post(address, data=typed)
    assert check.status_code == 200
    assert INSTITUTIONS["mediator"][0] in check.text
    assert "确认无误" in check.text


async def test_failing_before_docketing_opens_the_way_to_the_court(
    judge: Official, mediator: Official, consented: str, house: House
) -> None:
    await judge.took(f"{consented}/steps/delegate", await asking(judge, "mediator"), 2)
    await mediator.took(f"{consented}/steps/accept", {"on": ON, "mediators": 1}, 3)
    failed = {"on": ON, "why": "unwilling", "report": "单位不再到场"}
    await mediator.took(f"{consented}/steps/send-back", failed, 4)
    await house.settled()
    (dispute,) = (await judge.get(f"/{consented}")).json()["thread"]
    told = (await judge.get(f"/dispute/{dispute['case_id']}/timeline")).json()["items"]
    said = [(entry["term"], [detail["value"] for detail in entry["details"]]) for entry in told]
    assert any(term == "进入程序" and "法院委派、委托调解" in values for term, values in said)
    assert any(term == "可以进入下一程序" and "诉讼" in values for term, values in said)
