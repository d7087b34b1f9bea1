"""The invented cases keep the demonstration alive: on whatever day it is loaded, something is running."""

from typing import Any

import pytest

from adapters.scenario_file import read_scenario
from api.main import demonstration_folder
from application.questions import CaseFilter, RegisterFilter
from tests.scenarios.conftest import actors


@pytest.fixture(scope="module")
def loaded(stage: Any) -> Any:
    """The house with the two invented cases of today."""
    for name in ("fiction-mediation-in-progress", "fiction-unanswered-letter"):
        assert stage.play(read_scenario(demonstration_folder() / f"{name}.yaml"), run="demo").as_expected
    stage.loop.run(stage.house.settled())
    return stage.house


def test_the_mediator_finds_a_mediation_in_progress(loaded: Any) -> None:
    page = loaded.questions.cases(actors()["tiaojie1"], CaseFilter(mine=True, open_only=True))
    running = [case for case in page.items if case.kind == "mediation-case"]
    assert [(case.state, case.last_on) for case in running] == [("mediating", loaded.clock.today())]


def test_the_union_finds_a_letter_that_is_overdue(loaded: Any) -> None:
    page = loaded.questions.register(actors()["gonghui1"], RegisterFilter(overdue_only=True))
    letter = page.items[0]
    assert letter.overdue
    assert letter.reply_due < loaded.clock.today()
    assert letter.replied_on is None


def test_the_procurator_of_the_place_finds_it_too(loaded: Any) -> None:
    page = loaded.questions.register(actors()["jiancha1"], RegisterFilter(overdue_only=True))
    assert [letter.overdue for letter in page.items] == [True]
