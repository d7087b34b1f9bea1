"""A whole house on temporary SQLite files, one official of every capacity, and clients that speak for them."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from fastapi import FastAPI

from adapters.settings import Settings
from api.main import build_app, build_house
from application.house import House
from tests.api.given import (
    APPLIED,
    DISPUTE,
    Login,
    Official,
    Opened,
    visitor,
)
from tests.api.member_list import members
from tests.support.clock import CLOCK
from tests.support.furnishing import furnish, logging_in


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of an empty house, made once: tables and good password hashes take their time."""
    return furnish(tmp_path_factory.mktemp("furnished"))


@pytest.fixture
async def house(furnished: Path, tmp_path: Path) -> AsyncIterator[House]:
    """A house of its own for each test, with its doors open."""
    folder = tmp_path / "house"
    shutil.copytree(furnished, folder)
    built = build_house(Settings(data_folder=folder), clock=CLOCK)
    await built.open_doors()
    yield built
    await built.close_doors()


@pytest.fixture
def app(house: House) -> FastAPI:
    return build_app(house, Settings())


@pytest.fixture
def anybody(app: FastAPI) -> httpx2.AsyncClient:
    """Nobody is logged in."""
    return visitor(app)


@pytest.fixture
def login(furnished: Path, app: FastAPI) -> Login:
    """Somebody who is logged in, by the names in `INSTITUTIONS`."""
    return logging_in(app, furnished)


@pytest.fixture
async def mediator(login: Login) -> Official:
    return await login("mediator")


@pytest.fixture
async def opened(mediator: Official) -> Opened:
    """What most tests begin with."""
    dispute = await mediator.took("dispute/steps/register", DISPUTE)
    answers = {**APPLIED, "dispute_id": dispute["case_id"]}
    mediation = await mediator.took("mediation-case/steps/apply-for", answers)
    path = f"mediation-case/{mediation['case_id']}"
    return Opened(dispute["case_id"], mediation["case_id"], path, mediation["position"])


@pytest.fixture
async def dispute(mediator: Official, house: House) -> str:
    """A dispute of one worker so far: version 1."""
    registered = await mediator.took("dispute/steps/register", DISPUTE)
    await house.settled()
    return str(registered["case_id"])


@pytest.fixture
async def joined(mediator: Official, dispute: str, house: House) -> str:
    """Thirty more: numbers 2 to 31, version 2."""
    await mediator.took(f"dispute/{dispute}/steps/join-members", members(30), 1)
    await house.settled()
    return dispute
