"""A whole house on temporary files, and a dispute whose mediation failed in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.settings import Settings
from api.main import build_house
from tests.api.given import APPLIED, DISPUTE, accepted
from tests.support.carried_road import (
    CHECKED,
    EVIDENCE,
    FACTS,
    NOTE,
    ON,
    Desk,
    Road,
    opened,
)
from tests.support.clock import CLOCK


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    house = build_house(Settings(data_folder=tmp_path), clock=CLOCK)
    await house.open_doors()
    yield Desk(house)
    await house.close_doors()


@pytest.fixture
async def road(desk: Desk) -> Road:
    dispute = (await desk.take("mediator", "dispute", "register", DISPUTE)).case_id
    about = {"dispute_id": str(dispute)}
    mediation = (await desk.take("mediator", "mediation-case", "apply-for", {**APPLIED, **about})).case_id
    for step, answers in (
        ("accept", accepted()),
        ("appoint-mediators", {"on": ON, "mediators": 1}),
        ("hold-session", {"on": ON, "attended": "both", "course": "双方陈述", "notes": NOTE}),
        ("check-identity", CHECKED),
        ("list-evidence", EVIDENCE),
        ("record-undisputed-facts", FACTS),
        ("end-unwilling", {"on": ON, "unwilling": "employer"}),
    ):
        await desk.take("mediator", "mediation-case", step, answers, mediation)
    arbitration = await opened(desk, "arbitrator", "arbitration-case", "file-application", about)
    return Road(desk, dispute, mediation, arbitration)
