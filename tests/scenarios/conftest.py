"""A running house on temporary files for replaying scenarios, its people known without passwords."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

import pytest

from adapters.people_file import read_people
from adapters.settings import Settings
from api.main import build_house, demonstration_folder
from application.demonstration import DemonstrationPerson, enrol
from application.house import House
from application.house_player import HousePlayer
from application.people import Actor
from application.scenario import Report, Scenario, play
from domain.terms import Capacity
from tests.support.clock import CLOCK


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

    def recorded_by_people(self, case_id: UUID) -> int:
        """How many entries of a case come from people and not from processes of the house."""
        entries = self.loop.run(self.house.case_file.history(case_id))
        return sum(entry.recorded_by.capacity is not Capacity.SYSTEM for entry in entries)


def actors() -> dict[str, Actor]:
    """Everybody in the people file, by login."""
    return {
        person.login: Actor(
            person_id=uuid5(NAMESPACE_URL, person.login), name=person.name, institution=person.institution
        )
        for person in read_people(demonstration_folder() / "people.yaml")
    }


def mediators() -> list[DemonstrationPerson]:
    """Whom a court can entrust must be known to the house; one person of each organisation makes it so."""
    everybody = read_people(demonstration_folder() / "people.yaml")
    known = {one.institution.name: one for one in everybody if one.institution.capacity is Capacity.MEDIATION}
    return list(known.values())


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One house for all scenarios of a module: many cases in one ledger do not disturb each other."""
    yield from _stage(tmp_path_factory.mktemp("house"))


@pytest.fixture
def new_stage(tmp_path: Path) -> Iterator[Stage]:
    """An empty house."""
    yield from _stage(tmp_path)


def _stage(folder: Path) -> Iterator[Stage]:
    house = build_house(Settings(data_folder=folder, database_url=""), clock=CLOCK)
    enrol(house.accounts, mediators())
    with asyncio.Runner() as loop:
        loop.run(house.open_doors())
        player = HousePlayer(house.casework, house.case_file, actors(), house.settled)
        yield Stage(house, player, loop)
        loop.run(house.close_doors())
