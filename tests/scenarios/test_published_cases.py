"""Every published case of three steps or more is a scenario, told whole, with its wrong turns beside it."""

from functools import cache
from pathlib import Path

import pytest
import yaml

from adapters.scenario_file import read_scenario
from application.scenario import Accepts, Scenario
from tests.scenarios.test_demonstration import FOLDER, PUBLISHED

RESEARCH = Path(__file__).parents[3] / "shared" / "cases"
PUBLISHED_STEPS = """
CASE-02:4 CASE-03:6 CASE-05:6 CASE-06:8 CASE-07:7 CASE-09:4 CASE-11:5 CASE-12:4 CASE-14:8
CASE-16:6 CASE-17:7 CASE-19:4 CASE-22:4 CASE-24:4 CASE-25:4 YH-02:4 YH-03:6 YH-04:4 YH-06:5
YH-07:6 YH-08:3 YH-09:5 YH-11:4 YH-13:3 YH-17:3 YH-19:5 YH-20:3 YH-21:3 YH-23:3 PR-01:6 PR-03:6
PR-04:7 PR-07:6 PR-08:4 PR-09:7 PR-10:4 PR-13:3 PR-15:5 PR-17:4 PR-18:3 ME-03:5 ME-04:4 ME-05:5
ME-06:5 ME-07:5 ME-09:3 ME-10:4 ME-12:4
"""
STEPS = {case: int(steps) for case, steps in (entry.split(":") for entry in PUBLISHED_STEPS.split())}
"""How many steps each of them was published with; the research is held against this where it lies beside us."""


def scenarios_of(case: str) -> list[Scenario]:
    """What replays a published case."""
    return [one for one in published() if one.source is not None and one.source.case == case]


@cache
def published() -> tuple[Scenario, ...]:
    """Read once for all the tests here."""
    return tuple(read_scenario(path) for path in PUBLISHED)


def left_out(case: str, steps: int) -> set[int]:
    """Numbers of the published steps that no recorded step of a scenario tells."""
    told = {
        number
        for scenario in scenarios_of(case)
        for step in scenario.steps
        if isinstance(step.expects, Accepts)
        for number in step.tells
    }
    return set(range(1, steps + 1)) ^ told


@pytest.mark.parametrize("case", STEPS)
def test_a_published_case_is_replayed_whole(case: str) -> None:
    assert scenarios_of(case), f"{case} has no scenario"
    assert left_out(case, STEPS[case]) == set(), f"{case} is replayed only partly"


@pytest.mark.parametrize("case", STEPS)
def test_a_published_case_is_told_in_the_order_it_was_published_in(case: str) -> None:
    for scenario in scenarios_of(case):
        first = {number: step.number for step in reversed(scenario.steps) for number in step.tells}
        order = [first[number] for number in sorted(first)]
        assert order == sorted(order)


@pytest.mark.parametrize("case", STEPS)
def test_a_published_case_has_its_wrong_turns(case: str) -> None:
    assert (FOLDER / f"{case.lower()}.wrong.yaml").is_file()


@pytest.mark.skipif(not RESEARCH.is_dir(), reason="the research does not lie beside this checkout")
def test_the_list_of_published_cases_agrees_with_the_research() -> None:
    files = sorted(RESEARCH.glob("*.yaml"))
    cases = [case for path in files for case in yaml.safe_load(path.read_text(encoding="utf-8"))]
    assert {case["id"]: len(case["steps"]) for case in cases if len(case["steps"]) >= 3} == STEPS
