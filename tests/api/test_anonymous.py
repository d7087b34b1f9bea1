"""Nobody who is not logged in learns anything of a case, at any address."""

from typing import Any
from uuid import uuid4

import httpx2
import pytest
from fastapi import FastAPI

from application.catalogue import catalogue
from tests.api.given import visitor

pytestmark = pytest.mark.anyio
FOR_EVERYBODY = {"/api/v1/sessions", "/api/v1/ledger", "/api/v1/health/live", "/api/v1/health/ready"}
PUBLISHED = "/log/"


def addresses(description: dict[str, Any]) -> list[tuple[str, str]]:
    """Method and path of every operation, with invented ids."""
    return [
        (method, path.replace("{case_id}", str(uuid4())).replace("{kind}", "dispute"))
        for path, operations in description["paths"].items()
        for method in operations
        if path not in FOR_EVERYBODY and not path.startswith(PUBLISHED)
    ]


async def test_every_address_asks_who_is_there(anybody: httpx2.AsyncClient) -> None:
    description = (await anybody.get("/openapi.json")).json()
    asked = addresses(description)
    assert len(asked) > sum(entry.offered for steps in catalogue().values() for entry in steps.values())
    for method, path in asked:
        answer = await anybody.request(method, path, json={"answers": {}})
        assert (answer.status_code, answer.json()["code"]) == (401, "not-logged-in"), path
        assert answer.headers["www-authenticate"] == "Bearer"


async def test_every_route_of_the_interface_is_described(app: FastAPI, anybody: httpx2.AsyncClient) -> None:
    described = (await anybody.get("/openapi.json")).json()["paths"]
    templates = {path.replace("{", ":").replace("}", "") for path in described}
    paths = [getattr(route, "path", "") for route in app.router.routes]
    served = {
        path.replace("{", ":").replace("}", "").replace(":uuid", "")
        for path in paths
        if path.startswith("/api/v1")
    }
    assert len(served) > 10
    steps = {"/api/v1/:kind/:case_id/steps/:step", "/api/v1/:kind/steps/:step"}
    assert served - steps <= templates


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer ",
        "Bearer x",
        "Bearer " + "a" * 43,
        "Basic bWU6bWU=",
        "Bearer é",
        "Bearer " + "x" * 9000,
    ],
)
async def test_a_wrong_token_is_nobody(app: FastAPI, header: str) -> None:
    answer = await visitor(app).get("/api/v1/me", headers={b"Authorization": header.encode("latin-1")})
    assert (answer.status_code, answer.json()["code"]) == (401, "not-logged-in")


async def test_what_is_for_everybody_tells_of_no_case(anybody: httpx2.AsyncClient) -> None:
    ledger = (await anybody.get("/api/v1/ledger")).json()
    assert (ledger["position"], ledger["tree_size"], len(ledger["root"])) == (0, 0, 64)
    assert ledger["as_of"]["position"] == 0
    assert (await anybody.get("/api/v1/health/live")).json() == {"live": True}
    ready = (await anybody.get("/api/v1/health/ready")).json()
    assert ready["ready"]
    assert {"name", "position", "behind", "stopped"} == set(ready["views"][0])
