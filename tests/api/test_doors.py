"""What every request passes: number, headers, size, origin; and what a person with a browser sees."""

import json
from collections.abc import AsyncIterator

import httpx2
import pytest
import structlog
from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse

from api.http.app import create_app
from application.house import House
from tests.api.given import DISPUTE, Official, Opened, visitor

pytestmark = pytest.mark.anyio


async def test_every_answer_forbids_what_pages_do_not_need(anybody: httpx2.AsyncClient) -> None:
    for path in ("/api/v1/me", "/api/v1/ledger", "/docs", "/no-such", "/static/app.css"):
        headers = (await anybody.get(path)).headers
        policy = headers["content-security-policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["cache-control"] == ("no-cache" if path.startswith("/static") else "no-store")
        assert "strict-transport-security" not in headers


async def test_behind_https_browsers_are_told_to_stay_there(house: House) -> None:
    answer = await visitor(create_app(house, secure_cookies=True)).get("/api/v1/ledger")
    assert answer.headers["strict-transport-security"] == "max-age=31536000"


async def test_a_request_has_a_number_that_its_problem_repeats(anybody: httpx2.AsyncClient) -> None:
    given = await anybody.get("/api/v1/me", headers={"X-Request-ID": "judge-7.a_b"})
    assert given.headers["x-request-id"] == given.json()["instance"] == "judge-7.a_b"
    for insane in ("a b", "<script>", "x" * 65, "编号"):
        made = await anybody.get("/api/v1/me", headers={b"X-Request-ID": insane.encode()})
        assert made.headers["x-request-id"] == made.json()["instance"]
        assert len(made.json()["instance"]) == 32


async def test_a_log_line_tells_who_and_where_but_nothing_of_the_case(
    mediator: Official, opened: Opened
) -> None:
    with structlog.testing.capture_logs() as lines:
        await mediator.get(f"/{opened.path}/timeline?limit=3", **{"X-Request-ID": "n1"})
        await mediator.client.post("/api/v1/search", json={"words": "王甲某"})
        await mediator.take("dispute/steps/register", DISPUTE)
    requests = [line for line in lines if line["event"] == "request"]
    assert [line["route"] for line in requests] == [
        "/api/v1/{kind}/{case_id:uuid}/timeline",
        "/api/v1/search",
        "/api/v1/{kind}/steps/{step}",
    ]
    assert all(line["person_id"] and line["institution_id"] and line["ms"] >= 0 for line in requests)
    written = json.dumps(lines, ensure_ascii=False, default=str)
    for secret in ("王甲某", "示例餐饮公司", "limit=3", opened.mediation, "拖欠"):
        assert secret not in written


async def test_a_long_body_is_refused_before_and_while_it_is_read(mediator: Official) -> None:
    path, headers = (
        "/api/v1/dispute/steps/register",
        {"Idempotency-Key": "k", "Content-Type": "application/json"},
    )
    long = b'{"answers": {"facts": "' + b"x" * 4 * 1024 * 1024 + b'"}}'
    announced = await mediator.client.post(path, content=long, headers=headers)
    assert (announced.status_code, announced.json()["code"]) == (413, "too-large")

    async def pieces() -> AsyncIterator[bytes]:
        for begin in range(0, len(long), 65536):
            yield long[begin : begin + 65536]

    unannounced = await mediator.client.post(path, content=pieces(), headers=headers)
    assert (unannounced.status_code, unannounced.json()["code"]) == (413, "too-large")


@pytest.mark.parametrize(
    ("headers", "let_in"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": "http://gongjian.test"}, True),
        ({"Origin": "http://elsewhere.test"}, False),
        ({"Origin": "null"}, False),
        ({}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://gongjian.test"}, False),
    ],
)
async def test_a_cookie_speaks_only_for_our_own_pages(
    app: FastAPI, mediator: Official, house: House, headers: dict[str, str], *, let_in: bool
) -> None:
    token = mediator.client.headers["Authorization"].removeprefix("Bearer ")
    client = visitor(app)
    sent = {**headers, "Cookie": f"other=1; gongjian_session={token}", "Idempotency-Key": "k"}
    answer = await client.post("/api/v1/dispute/steps/register", json={"answers": DISPUTE}, headers=sent)
    if let_in:
        assert answer.status_code == 201
    else:
        assert (answer.status_code, answer.json()["code"]) == (403, "cross-site-request")
        assert house.ledger.position() == 0
    assert (await client.get("/api/v1/me", headers=sent)).status_code == 200


async def test_a_bearer_token_needs_no_origin_and_goes_before_a_cookie(mediator: Official) -> None:
    sent = {"Sec-Fetch-Site": "cross-site", "Idempotency-Key": "k", "Cookie": "gongjian_session=nonsense"}
    answer = await mediator.client.post(
        "/api/v1/dispute/steps/register", json={"answers": DISPUTE}, headers=sent
    )
    assert answer.status_code == 201


async def test_a_failure_is_told_without_its_cause(
    house: House, mediator: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("王甲某 13800000000")

    monkeypatch.setattr(type(house.questions), "late_entries", fail)
    with structlog.testing.capture_logs() as lines:
        answer = await mediator.get("/late-entries")
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (500, "internal-error")
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["instance"] == answer.headers["x-request-id"]
    assert "王甲某" not in answer.text
    failed = next(line for line in lines if line["event"] == "request_failed")
    assert failed["error"] == "ValueError"
    assert any("fail" in frame for frame in failed["where"])
    assert "王甲某" not in str(lines)


async def test_an_outage_says_try_again(
    house: House, mediator: Official, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Away(Exception):
        pass

    async def record(*_: object) -> None:
        raise Away

    monkeypatch.setattr(type(house.casework), "record", record)
    app = create_app(house, secure_cookies=False, also_unavailable=(Away,))
    token = mediator.client.headers["Authorization"].removeprefix("Bearer ")
    answer = await Official(visitor(app, token)).take("dispute/steps/register", DISPUTE)
    assert (answer.status_code, answer.json()["code"]) == (503, "unavailable")
    assert answer.headers["retry-after"] == "1"


async def test_a_person_with_a_browser_sees_a_page(house: House) -> None:
    def page(_: Request, status: int, sentence: str) -> Response:
        return HTMLResponse(f"<p>{sentence}</p>", status)

    client = visitor(create_app(house, secure_cookies=False, error_page=page))
    browser = {"Accept": "text/html,*/*"}
    shown = await client.get("/no-such-page", headers=browser)
    assert (shown.status_code, shown.text) == (404, "<p>没有这个地址。</p>")
    for path, accept in (("/api/v1/no-such", browser), ("/no-such-page", {"Accept": "application/json"})):
        told = await client.get(path, headers=accept)
        assert told.headers["content-type"] == "application/problem+json"
