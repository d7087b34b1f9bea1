"""A house on temporary files for replaying scenarios, its people known without passwords."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest

from adapters.people_file import read_people
from adapters.settings import Settings
from api.main import build_house, demonstration_folder
from application.house import House
from application.house_player import HousePlayer
from application.people import Actor
from application.scenario import Report, Scenario, play


@dataclass(frozen=True)
class Stage:
    """A house with its player and the loop both live in."""

    house: House
    player: HousePlayer
    loop: asyncio.Runner

    def play(self, scenario: Scenario, run: str = "test") -> Report:
        """Play a scenario to its end."""
        today = self.house.clock.today()
        return self.loop.run(play(scenario, self.player, run=run, today=today))


def actors() -> dict[str, Actor]:
    """Everybody in the people file, by login."""
    return {
        person.login: Actor(
            person_id=uuid5(NAMESPACE_URL, person.login), name=person.name, institution=person.institution
        )
        for person in read_people(demonstration_folder() / "people.yaml")
    }


async def nothing_follows() -> None:
    """In a house whose doors stay closed no process runs."""


@pytest.fixture(scope="module")
def quiet_stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A house with closed doors: only what the steps themselves record is recorded."""
    yield from _stage(tmp_path_factory.mktemp("quiet"), doors=False)


@pytest.fixture
def open_stage(tmp_path: Path) -> Iterator[Stage]:
    """A house as it runs, with its processes and read models."""
    yield from _stage(tmp_path, doors=True)


def _stage(folder: Path, *, doors: bool) -> Iterator[Stage]:
    house = build_house(Settings(data_folder=folder, database_url=""))
    with asyncio.Runner() as loop:
        if doors:
            loop.run(house.open_doors())
        settled = house.settled if doors else nothing_follows
        yield Stage(house, HousePlayer(house.casework, house.case_file, actors(), settled), loop)
        loop.run(house.close_doors())
