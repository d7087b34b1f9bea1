"""Bad input is refused with the field and the rule, in Chinese, and changes nothing."""

from datetime import timedelta
from typing import Any

import pytest

from application.house import House
from tests.api.given import (
    DISPUTE,
    WORKER,
    Login,
    Official,
    Opened,
    accepted,
    filled,
    letter_to_an_employer,
    served_letter,
)
from tests.support.clock import TODAY

pytestmark = pytest.mark.anyio
PATH = "/api/v1/dispute/steps/register"
EMPLOYER = DISPUTE["employers"][0]
CHINESE = "".join(map(chr, range(0x4E00, 0x9FFF)))


def speaks_chinese(sentence: str) -> bool:
    return any(character in CHINESE for character in sentence)


def worker(**person: str) -> list[dict[str, Any]]:
    return [{**WORKER, "person": {**WORKER["person"], **person}}]


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "malformed-json"),
        (b"{", 400, "malformed-json"),
        (b'{"answers": {"on": "2026-01-01"', 400, "malformed-json"),
        (b'\xff{"answers": {}}', 400, "malformed-json"),
        (b'{"answers": {"on": "\xff"}}', 400, "malformed-json"),
        (b'{"answers": {"on": "\\ud800"}}', 400, "malformed-json"),
        (b'{"answers": {"on": NaN}}', 400, "malformed-json"),
        (b'{"answers": ' + b'{"a":' * 5000 + b"1" + b"}" * 5001, 400, "malformed-json"),
        (b"[]", 422, "wrong-body"),
        (b"{}", 422, "wrong-body"),
        (b'{"answers": []}', 422, "wrong-body"),
        (b'{"answers": {}, "extra": 1}', 422, "wrong-body"),
        (b'{"answers": {}, "late_reason": 5}', 422, "wrong-body"),
        (b'{"answers": {"on": 1e999}}', 422, "wrong-body"),
        (b'{"answers": {}}', 422, "invalid-answers"),
    ],
)
async def test_a_body_that_cannot_be_read(
    mediator: Official, house: House, body: bytes, status: int, code: str
) -> None:
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    answer = await mediator.client.post(PATH, content=body, headers=headers)
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (status, code)
    assert speaks_chinese(problem["detail"])
    assert house.ledger.position() == 0


@pytest.mark.parametrize("kind", ["", "text/plain", "application/x-www-form-urlencoded", "application/jsonp"])
async def test_a_body_that_is_not_json(mediator: Official, kind: str) -> None:
    headers = {"Idempotency-Key": "k", "Content-Type": kind}
    answer = await mediator.client.post(PATH, content=b'{"answers": {}}', headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "not-json")


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"on": "2026-02-30"}, "on", "impossible-date"),
        ({"on": "2026-13-01"}, "on", "impossible-date"),
        ({"on": "20260101"}, "on", "impossible-date"),
        ({"on": 20260101}, "on", "impossible-date"),
        ({"on": "0001-01-01"}, "on", "impossible-date"),
        ({"surprise": 1}, "surprise", "extra-forbidden"),
        ({"cause": "weather"}, "cause", "not-a-choice"),
        ({"cause": 5}, "cause", "not-a-choice"),
        ({"workers": []}, "workers", "too-short"),
        ({"workers": "王甲某"}, "workers", "tuple-type"),
        ({"workers": worker(name="")}, "workers.0.person.name", "string-too-short"),
        ({"workers": worker(name="王" * 51)}, "workers.0.person.name", "string-too-long"),
        (
            {"workers": worker(identity_number="110105194912310021")},
            "workers.0.person.identity_number",
            "identity-number",
        ),
        (
            {"workers": worker(identity_number="11010519490230002X")},
            "workers.0.person.identity_number",
            "identity-number",
        ),
        ({"workers": worker(phone="call me")}, "workers.0.person.phone", "string-pattern-mismatch"),
        ({"workers": worker(nickname="小王")}, "workers.0.person.nickname", "extra-forbidden"),
        (
            {"employers": [{**EMPLOYER, "credit_code": "91350100M000100Y44"}]},
            "employers.0.credit_code",
            "credit-code",
        ),
        ({"employers": [{**EMPLOYER, "region": "14"}]}, "employers.0.region", "string-pattern-mismatch"),
        ({"claims": [{"kind": "wages", "amount": "1.234"}]}, "claims.0.amount", "amount-precision"),
        ({"claims": [{"kind": "wages", "amount": 1.5}]}, "claims.0.amount", "amount-type"),
        ({"claims": [{"kind": "wages", "amount": "-1"}]}, "claims.0.amount", "amount-range"),
        ({"claims": [{"kind": "wages", "amount": "1e15"}]}, "claims.0.amount", "amount-range"),
        ({"claims": [{"kind": "wages", "amount": "一千"}]}, "claims.0.amount", "amount-format"),
        ({"claims": [{"kind": "wages", "amount": "NaN"}]}, "claims.0.amount", "amount-range"),
        ({"claims": [{"kind": "wages", "claimant": "1"}]}, "claims.0.claimant", "int-type"),
        ({"claims": [{"kind": "wages", "claimant": 0}]}, "claims.0.claimant", "greater-than-equal"),
        ({"claims": [{"kind": "wages", "amount": "1"}] * 501}, "claims", "too-long"),
        ({"facts": "长" * 5001}, "facts", "string-too-long"),
        ({"facts": ["不是文字"]}, "facts", "string-type"),
        ({"employers": [{"name": "示例\u0000公司"}]}, "employers.0.name", "control-characters"),
    ],
)
async def test_a_wrong_answer_is_named(
    mediator: Official, house: House, changed: dict[str, Any], field: str, code: str
) -> None:
    answer = await mediator.take("dispute/steps/register", {**DISPUTE, **changed})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (422, "invalid-answers")
    named = {param["name"]: param for param in problem["invalid_params"]}
    assert field in named, problem
    assert named[field]["code"] == code
    assert speaks_chinese(named[field]["reason"])
    assert house.ledger.position() == 0


async def test_every_wrong_answer_is_named_at_once(mediator: Official) -> None:
    wrong = {**DISPUTE, "on": "2026-02-30", "cause": "weather", "extra": 1}
    problem = (await mediator.take("dispute/steps/register", wrong)).json()
    assert [param["name"] for param in problem["invalid_params"]] == ["on", "cause", "extra"]


async def test_a_date_after_today_is_refused(mediator: Official, house: House) -> None:
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    problem = (await mediator.take("dispute/steps/register", {**DISPUTE, "on": tomorrow})).json()
    assert (problem["code"], problem["field"], problem["status"]) == ("date-in-future", "on", 422)
    assert house.ledger.position() == 0


async def test_a_step_before_its_ground_is_refused(mediator: Official, opened: Opened, house: House) -> None:
    await house.settled()
    before = house.ledger.position()
    early = accepted(TODAY - timedelta(days=1))
    problem = (await mediator.take(f"{opened.path}/steps/accept", early, 1)).json()
    assert (problem["code"], problem["field"]) == ("date-before-previous-step", "on")
    assert problem["authority"]
    assert house.ledger.position() == before


async def test_late_recording_needs_a_reason_of_bearable_length(mediator: Official, house: House) -> None:
    long_ago = {**DISPUTE, "on": (TODAY - timedelta(days=30)).isoformat()}
    without = (await mediator.take("dispute/steps/register", long_ago)).json()
    assert (without["code"], without["field"]) == ("late-reason-missing", "late_reason")
    too_long = (await mediator.take("dispute/steps/register", long_ago, late_reason="因" * 501)).json()
    assert too_long["invalid_params"][0]["name"] == "late_reason"
    assert house.ledger.position() == 0
    assert await mediator.took("dispute/steps/register", long_ago, late_reason="停电")


async def test_an_award_before_acceptance_is_refused(login: Login, opened: Opened, house: House) -> None:
    arbitrator = await login("arbitrator")
    schemas = await arbitrator.schemas("arbitration-case")
    filed = filled(schemas["file-application"], {"dispute_id": opened.dispute})
    case = await arbitrator.took("arbitration-case/steps/file-application", filed)
    await house.settled()
    before = house.ledger.position()
    award = await arbitrator.take(
        f"arbitration-case/{case['case_id']}/steps/make-final-award", filled(schemas["make-final-award"]), 1
    )
    problem = award.json()
    assert (award.status_code, problem["code"]) == (409, "step-not-open")
    assert "裁决" in problem["detail"]
    assert problem["authority"]
    assert house.ledger.position() == before


async def test_a_reply_before_service_is_refused(login: Login, house: House) -> None:
    union = await login("union")
    letter = await served_letter(union)
    await house.settled()
    before = house.ledger.position()
    reply = {"on": (TODAY - timedelta(days=1)).isoformat(), "account": "接受意见"}
    answer = await union.take(f"{letter.path}/steps/receive-acceptance", reply, letter.version)
    problem = answer.json()
    assert (answer.status_code, problem["field"]) == (422, "on"), problem
    assert speaks_chinese(problem["detail"])
    assert house.ledger.position() == before


async def test_a_letter_not_served_has_no_reply(login: Login) -> None:
    union = await login("union")
    drafted = await union.took("supervision-letter/steps/draft", await letter_to_an_employer(union))
    path = f"supervision-letter/{drafted['case_id']}/steps/receive-acceptance"
    answer = await union.take(path, {"on": TODAY.isoformat(), "account": "接受意见"}, 1)
    assert (answer.status_code, answer.json()["code"]) == (409, "step-not-open")
