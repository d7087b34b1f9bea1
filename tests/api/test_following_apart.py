"""The read models brought up in a process of its own: as visible as before, and never left over or left out."""

import json
import os
import select
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from adapters.settings import Settings
from adapters.views.apart import FollowerApart
from api.following import following_apart
from api.main import build_app, build_house
from application.house import House
from tests.api.given import DISPUTE, Official, visitor
from tests.support.clock import CLOCK

pytestmark = pytest.mark.anyio
PATIENCE = 30.0  # seconds a process may take to start on a busy machine


@pytest.fixture
def follower(furnished: Path, tmp_path: Path) -> FollowerApart:
    """Over a house of its own."""
    shutil.copytree(furnished, tmp_path / "house")
    return following_apart(Settings(data_folder=tmp_path / "house"))


@pytest.fixture
async def house(follower: FollowerApart, tmp_path: Path) -> AsyncIterator[House]:
    built = build_house(Settings(data_folder=tmp_path / "house"), follower, clock=CLOCK)
    await built.open_doors()
    yield built
    await built.close_doors()


@pytest.fixture
async def mediator(furnished: Path, house: House) -> Official:
    token = json.loads((furnished / "tokens.json").read_text())["mediator"]
    return Official(visitor(build_app(house, Settings()), token))


async def listed(mediator: Official, house: House, position: int) -> int:
    """How many cases the mediator's work list shows, once `position` can be seen."""
    assert await house.questions.caught_up(position, PATIENCE)
    return len((await mediator.get("/cases")).json()["items"])


async def test_what_was_recorded_can_be_seen(house: House, mediator: Official) -> None:
    recorded = await mediator.took("dispute/steps/register", DISPUTE)
    assert await listed(mediator, house, recorded["position"]) == 1


async def test_a_follower_that_dies_is_replaced_and_nothing_is_missing(
    house: House, mediator: Official, follower: FollowerApart
) -> None:
    first = await mediator.took("dispute/steps/register", DISPUTE)
    assert await listed(mediator, house, first["position"]) == 1
    killed = follower.process
    assert killed is not None
    killed.kill()
    second = await mediator.took("dispute/steps/register", DISPUTE)
    assert await listed(mediator, house, second["position"]) == 2
    assert follower.process is not killed
    assert house.views.reconcile() == []


async def test_a_follower_ends_in_order_with_its_house(follower: FollowerApart, tmp_path: Path) -> None:
    house = build_house(Settings(data_folder=tmp_path / "house"), follower, clock=CLOCK)
    await house.open_doors()
    process = follower.process
    assert process is not None
    await house.close_doors()
    assert process.returncode == 0


OWNER = """
import sys
from pathlib import Path
from adapters.settings import Settings
from api.following import following_apart

follower = following_apart(Settings(data_folder=Path(sys.argv[1])))
follower.start()
print(follower.process.pid, flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="it watches another's child, as Linux can")
def test_a_follower_does_not_outlive_a_server_that_was_killed(furnished: Path, tmp_path: Path) -> None:
    shutil.copytree(furnished, tmp_path / "house")
    command = [sys.executable, "-c", OWNER, str(tmp_path / "house")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as owner:
        assert owner.stdout is not None
        watched = os.pidfd_open(int(owner.stdout.readline()))
        owner.kill()
    ended, _, _ = select.select([watched], [], [], PATIENCE)
    os.close(watched)
    assert ended
