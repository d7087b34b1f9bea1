"""Logging in and out over HTTP."""

from datetime import UTC, datetime, timedelta

import httpx2
import pytest
from fastapi import FastAPI

from tests.api.given import PASSWORD, Login, Official, visitor

pytestmark = pytest.mark.anyio
PATH = "/api/v1/sessions"


async def test_a_login_gives_a_token_that_says_who_one_is(app: FastAPI, anybody: httpx2.AsyncClient) -> None:
    answer = await anybody.post(PATH, json={"login": "judge", "password": PASSWORD})
    told = answer.json()
    assert answer.status_code == 201
    assert told["person"]["capacity"] == "court"
    assert datetime.fromisoformat(told["expires_at"]) > datetime.now(UTC) + timedelta(hours=11)
    assert "set-cookie" not in answer.headers
    me = await visitor(app, told["token"]).get("/api/v1/me")
    assert me.json() == told["person"]
    assert me.json()["institution"] == "示例·忻府区人民法院"


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"login": "judge", "password": "wrong"}, 401, "login-refused"),
        ({"login": "nobody", "password": PASSWORD}, 401, "login-refused"),
        ({"login": "judge\x00", "password": PASSWORD}, 401, "login-refused"),
        ({"login": "judge"}, 422, "wrong-body"),
        ({"login": "judge", "password": 5}, 422, "wrong-body"),
        ({"login": "", "password": ""}, 422, "wrong-body"),
        ({"login": "judge", "password": "x" * 201}, 422, "wrong-body"),
        ({"login": "judge", "password": PASSWORD, "remember": True}, 422, "wrong-body"),
        ([], 422, "wrong-body"),
    ],
)
async def test_a_login_that_is_refused(
    anybody: httpx2.AsyncClient, sent: object, status: int, code: str
) -> None:
    answer = await anybody.post(PATH, json=sent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


async def test_guessing_has_to_wait(anybody: httpx2.AsyncClient) -> None:
    guesses = [await anybody.post(PATH, json={"login": "union", "password": f"guess {n}"}) for n in range(6)]
    assert [guess.status_code for guess in guesses] == [401] * 5 + [429]
    assert guesses[-1].json()["code"] == "login-paused"
    assert 0 < int(guesses[-1].headers["retry-after"]) <= 60


async def test_logging_out_ends_the_session_at_once(login: Login) -> None:
    judge: Official = await login("judge")
    assert (await judge.get("/me")).status_code == 200
    assert (await judge.client.delete(f"{PATH}/current")).status_code == 204
    assert (await judge.get("/me")).status_code == 401
    assert (await judge.client.delete(f"{PATH}/current")).status_code == 401
