"""Recording a step over HTTP: its version, its key, its answer."""

from uuid import uuid4

import pytest

from application.house import House
from tests.api.given import APPLIED, DISPUTE, Login, Official, Opened, accepted

pytestmark = pytest.mark.anyio


async def test_opening_a_case_answers_where_it_stands(mediator: Official, house: House) -> None:
    answer = await mediator.take("dispute/steps/register", DISPUTE)
    told = answer.json()
    assert answer.status_code == 201
    assert (told["kind"], told["version"], told["events"]) == ("dispute", 1, ["dispute.registered"])
    assert answer.headers["location"] == f"/api/v1/dispute/{told['case_id']}"
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["x-ledger-position"] == str(told["position"]) == str(house.ledger.position())


async def test_the_next_step_needs_the_version_it_is_based_on(mediator: Official, opened: Opened) -> None:
    answer = await mediator.take(f"{opened.path}/steps/accept", accepted(), 1)
    assert (answer.status_code, answer.json()["version"]) == (201, 2)
    missing = await mediator.take(f"{opened.path}/steps/appoint-mediators", {})
    assert (missing.status_code, missing.json()["code"]) == (428, "version-missing")
    for etag in ('"two"', "2", '"2', "*", 'W/"2"', '"99999999999999999999"'):
        headers = {"Idempotency-Key": str(uuid4()), "If-Match": etag}
        path = f"/api/v1/{opened.path}/steps/appoint-mediators"
        malformed = await mediator.client.post(path, json={"answers": {}}, headers=headers)
        assert (malformed.status_code, malformed.json()["code"]) == (400, "version-malformed")


async def test_the_tag_of_a_reading_is_good_for_the_next_step(mediator: Official, opened: Opened) -> None:
    read = await mediator.get(f"/{opened.path}?after_position={opened.position}")
    headers = {"Idempotency-Key": "once", "If-Match": read.headers["etag"]}
    path = f"/api/v1/{opened.path}/steps/accept"
    answer = await mediator.client.post(path, json={"answers": accepted()}, headers=headers)
    assert answer.status_code == 201


async def test_an_old_version_is_told_what_happened_meanwhile(mediator: Official, opened: Opened) -> None:
    await mediator.took(f"{opened.path}/steps/accept", accepted(), 1)
    answer = await mediator.take(f"{opened.path}/steps/appoint-mediators", {"on": "2026-01-01"}, 1)
    problem = answer.json()
    assert (answer.status_code, problem["code"], problem["current_version"]) == (412, "version-moved-on", 2)
    (meanwhile,) = problem["intervening"]
    assert meanwhile["topic"] == "mediation-case.accepted"
    assert (meanwhile["version"], meanwhile["term"]) == (2, "受理")
    assert answer.headers["etag"] == '"2"'


async def test_a_repeat_gets_the_first_answer_again(mediator: Official, opened: Opened, house: House) -> None:
    first = await mediator.take(f"{opened.path}/steps/accept", accepted(), 1, key="same")
    await house.settled()
    position = house.ledger.position()
    again = await mediator.take(f"{opened.path}/steps/accept", accepted(), 1, key="same")
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.content == again.content
    assert again.headers["etag"] == first.headers["etag"]
    assert house.ledger.position() == position


async def test_a_repeated_opening_opens_one_case(mediator: Official) -> None:
    first = await mediator.take("dispute/steps/register", DISPUTE, key="same")
    again = await mediator.take("dispute/steps/register", DISPUTE, key="same")
    assert (again.status_code, again.content) == (200, first.content)
    assert again.headers["location"] == first.headers["location"]


async def test_a_key_names_one_request_for_ever(mediator: Official, opened: Opened) -> None:
    await mediator.take(f"{opened.path}/steps/accept", accepted(), 1, key="same")
    for path, answers, version in (
        (f"{opened.path}/steps/accept", {**accepted(), "case_number": "别的"}, 1),
        (f"{opened.path}/steps/accept", accepted(), 2),
        ("dispute/steps/register", DISPUTE, None),
    ):
        answer = await mediator.take(path, answers, version, key="same")
        assert (answer.status_code, answer.json()["code"]) == (422, "idempotency-key-reused")


async def test_the_same_key_of_another_person_is_another_key(mediator: Official, login: Login) -> None:
    other = await login("other-mediator")
    mine = await mediator.took("dispute/steps/register", DISPUTE, key="same")
    theirs = await other.took("dispute/steps/register", DISPUTE, key="same")
    assert mine["case_id"] != theirs["case_id"]


@pytest.mark.parametrize("key", ["", " ", "有", "a b", "x" * 201])
async def test_a_step_needs_a_visible_key(mediator: Official, key: str) -> None:
    headers = {b"Idempotency-Key": key.encode()} if key else {}
    answer = await mediator.client.post(
        "/api/v1/dispute/steps/register", json={"answers": DISPUTE}, headers=headers
    )
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency-key-missing")


async def test_a_reference_must_be_a_case_one_may_see(
    mediator: Official, opened: Opened, login: Login
) -> None:
    stranger = await login("other-mediator")
    for official, dispute in ((mediator, str(uuid4())), (stranger, opened.dispute)):
        answer = await official.take("mediation-case/steps/apply-for", {**APPLIED, "dispute_id": dispute})
        problem = answer.json()
        assert (answer.status_code, problem["field"]) == (422, "dispute_id")


async def test_a_step_of_another_organ_is_not_permitted(opened: Opened, login: Login) -> None:
    judge = await login("judge")
    answer = await judge.take(f"{opened.path}/steps/accept", accepted(), 1)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (403, "not-permitted")
    assert "调解组织" in problem["detail"]


async def test_a_step_that_is_not_open_is_refused_with_its_article(
    mediator: Official, opened: Opened
) -> None:
    session = {"on": APPLIED["on"], "attended": "both", "course": "双方到场"}
    answer = await mediator.take(f"{opened.path}/steps/hold-session", session, 1)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "step-not-open")
    assert problem["authority"] == "劳动争议调解仲裁法 第十三条"


async def test_what_does_not_exist_is_not_found(mediator: Official, opened: Opened) -> None:
    for path, code in (
        (f"mediation-case/{uuid4()}/steps/accept", "not-found"),
        (f"dispute/{opened.mediation}/steps/join-worker", "not-found"),
        (f"wedding/{opened.mediation}/steps/accept", "unknown-kind"),
        (f"{opened.path}/steps/no-such", "unknown-step"),
        (f"mediation-case/{opened.mediation[:-1]}/steps/accept", "no-such-address"),
    ):
        answer = await mediator.take(path, {}, 1)
        assert (answer.status_code, answer.json()["code"]) == (404, code), path
