"""承接 over HTTP and on the page: listed, taken over by its link, compared, and closed to who may not read the source."""

import re
from typing import Any
from uuid import uuid4

import pytest

from application.house import House
from tests.api.given import INSTITUTIONS, Login, Official, Opened, filled
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
ON = TODAY.isoformat()
SIGNED = "双方确认自二月起用工"
FACTS = {"on": ON, "undisputed": SIGNED, "confirmed_by_all": True}


@pytest.fixture
async def arbitration(house: House, login: Login, mediator: Official, opened: Opened) -> str:
    """A case before the commission, of a dispute in whose mediation facts were signed."""
    await mediator.took(f"{opened.path}/steps/record-undisputed-facts", FACTS, 1)
    arbitrator = await login("arbitrator")
    schema = (await arbitrator.schemas("arbitration-case"))["file-application"]
    answers = filled(schema, {"on": ON, "dispute_id": opened.dispute})
    case = (await arbitrator.took("arbitration-case/steps/file-application", answers))["case_id"]
    await house.settled()
    return f"arbitration-case/{case}"


async def listed(official: Official, path: str) -> dict[str, Any]:
    answer = await official.get(f"/{path}/carriable")
    assert answer.status_code == 200, answer.text
    told: dict[str, Any] = answer.json()
    return told


def taking(offer: dict[str, Any], **other: Any) -> dict[str, Any]:
    source = offer["source"]
    named = {"from_case_id": source["case_id"], "entry": source["entry"], "digest": source["digest"]}
    return {"on": ON, **named, "extent": "whole", **other}


async def test_what_was_signed_is_listed_taken_over_and_told(
    house: House, login: Login, arbitration: str
) -> None:
    arbitrator = await login("arbitrator")
    (offer,) = (await listed(arbitrator, arbitration))["offered"]
    assert (offer["content"], offer["source"]["confirmed_by"]) == (f"无争议事实：{SIGNED}", "双方")
    told = await arbitrator.took(f"{arbitration}/steps/take-over-fact", taking(offer), 1)
    assert told["events"] == ["arbitration-case.fact-taken-over"]
    await house.settled()
    shown = await listed(arbitrator, arbitration)
    assert shown["offered"] == []
    assert (shown["taken"][0]["content"], shown["taken"][0]["now"]) == (offer["content"], "as-taken")
    entry = (await arbitrator.get(f"/{arbitration}/timeline")).json()["items"][-1]
    details = {detail["label"]: detail["value"] for detail in entry["details"]}
    assert details["承接时的内容"] == offer["content"]
    assert details["作出确认的机构"] == INSTITUTIONS["mediator"][0]
    assert details["来源程序"] == "调解"
    assert details["所见内容的摘要"] == offer["source"]["digest"]


async def test_the_page_lists_it_and_its_form_shows_what_is_taken_over(
    login: Login, arbitration: str
) -> None:
    arbitrator = await login("arbitrator")
    page = (await arbitrator.client.get(f"/cases/{arbitration}")).text
    assert "可承接的事项" in page
    assert SIGNED in page
    (link,) = re.findall(r'href="([^"]+/steps/take-over-fact\?[^"]+)"', page)
    form = await arbitrator.client.get(link.replace("&amp;", "&"))
    assert form.status_code == 200
    assert SIGNED in form.text
    (offer,) = (await listed(arbitrator, arbitration))["offered"]
    year, month, day = ON.split("-")
    typed = {
        **taking(offer),
        "on-year": year,
        "on-month": month,
        "on-day": day,
        "act": "check",
        "version": "1",
    }
    checked = await arbitrator.client.post(f"/cases/{arbitration}/steps/take-over-fact", data=typed)
    assert "请核对填写的内容" in checked.text
    assert SIGNED in checked.text


async def test_a_changed_digest_a_wrong_entry_and_an_unknown_case_are_refused(
    login: Login, arbitration: str, opened: Opened
) -> None:
    arbitrator = await login("arbitrator")
    (offer,) = (await listed(arbitrator, arbitration))["offered"]
    step = f"{arbitration}/steps/take-over-fact"
    for answers, status, code in (
        (taking(offer, digest="0" * 64), 422, "source-changed"),
        (taking(offer, entry=1), 422, "not-carriable"),
        (taking(offer, entry=99), 422, "not-carriable"),
        (taking(offer, extent="reserved"), 422, "reservation-misplaced"),
        (taking(offer, from_case_id=opened.dispute), 422, "not-of-this-dispute"),
        (taking(offer, from_case_id=str(uuid4())), 404, "not-found"),
    ):
        refused = await arbitrator.take(step, answers, 1)
        assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert (await arbitrator.get(f"/{arbitration}")).json()["case"]["version"] == 1


@pytest.mark.parametrize("name", ["far-judge", "far-procurator", "union", "inspector", "administrator"])
async def test_who_may_not_see_the_case_is_told_it_is_not_there(
    name: str, login: Login, arbitration: str
) -> None:
    official = await login(name)
    assert (await official.get(f"/{arbitration}/carriable")).status_code == 404
    assert (await official.client.get(f"/cases/{arbitration}")).status_code == 404


async def test_a_mediators_opinion_on_a_piece_of_evidence_is_not_recorded(
    mediator: Official, opened: Opened
) -> None:
    piece = {"name": "工资条", "evidence_kind": "documentary", "offered_by": "worker", "form": "original"}
    answers = {"on": ON, "items": [{**piece, "authenticity": "accepted"}]}
    refused = await mediator.take(f"{opened.path}/steps/list-evidence", answers, 1)
    told = refused.json()
    assert (refused.status_code, told["code"]) == (422, "opinion-in-mediation")
    assert told["field"] == "items.0.authenticity"
    listed_now = await mediator.took(f"{opened.path}/steps/list-evidence", {"on": ON, "items": [piece]}, 1)
    assert listed_now["rows"] == [{"row": 1, "number": 1}]
