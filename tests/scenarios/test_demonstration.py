"""The published and the invented cases replay exactly as they are expected to, on the real house."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.scenario_file import read_scenario, right_scenarios
from api.main import demonstration_folder
from application.scenario import Refuses, Scenario, Taken

FOLDER = demonstration_folder()
FILES = sorted(path for path in FOLDER.glob("*.yaml") if path.name != "people.yaml")
PUBLISHED = [path for path in FILES if read_scenario(path).source and not path.name.endswith(".wrong.yaml")]
WRONG = [path for path in FILES if path.name.endswith(".wrong.yaml")]
PLACEHOLDER = re.compile(r"[甲乙丙丁戊己庚辛壬癸子丑寅]某(（代表）)?")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_scenario_comes_out_as_expected_and_refusals_record_nothing(path: Path, stage: Any) -> None:
    report = stage.play(read_scenario(path))
    assert not report.differences
    taken = [one.outcome for one in report.played if isinstance(one.outcome, Taken)]
    cases = {outcome.case_id for outcome in taken}
    assert sum(map(stage.recorded_by_people, cases)) == sum(len(outcome.events) for outcome in taken)


def test_loading_the_demonstration_twice_changes_nothing(new_stage: Any) -> None:
    for scenario in right_scenarios(FOLDER):
        assert new_stage.play(scenario, run="demo").as_expected
    new_stage.loop.run(new_stage.house.settled())
    once = new_stage.house.ledger.position()
    for scenario in right_scenarios(FOLDER):
        again = new_stage.play(scenario, run="demo")
        assert again.as_expected
        assert all(isinstance(one.outcome, Taken) and one.outcome.repeated for one in again.played)
    new_stage.loop.run(new_stage.house.settled())
    assert new_stage.house.ledger.position() == once
    assert new_stage.house.ledger.check() == once


def test_another_run_on_the_same_ledger_is_another_case(stage: Any) -> None:
    scenario = read_scenario(FOLDER / "yh-13.yaml")
    first, second = (stage.play(scenario, run=run) for run in ("first", "second"))
    assert first.as_expected
    assert second.as_expected
    cases = [{one.outcome.case_id for one in report.played} for report in (first, second)]
    assert not cases[0] & cases[1]


def test_at_least_ten_published_cases_each_have_their_wrong_turns() -> None:
    assert len(PUBLISHED) >= 10
    for path in PUBLISHED:
        wrong = read_scenario(path.with_name(f"{path.stem}.wrong.yaml"))
        refused = [step for step in wrong.steps if isinstance(step.expects, Refuses)]
        assert len(refused) >= 3, path.name
        assert all(step.expects.code for step in refused if isinstance(step.expects, Refuses))


def test_wrong_turns_cover_order_institution_dates_amounts_and_lateness() -> None:
    refusals = [step.expects for path in WRONG for step in read_scenario(path).steps]
    codes = {refusal.code for refusal in refusals if isinstance(refusal, Refuses)}
    rules = {refusal.rule for refusal in refusals if isinstance(refusal, Refuses)}
    assert codes >= {
        "step-not-open",
        "not-permitted",
        "not-found",
        "date-before-previous-step",
        "date-in-future",
        "late-reason-missing",
        "version-moved-on",
        "out-of-time",
    }
    assert rules >= {"amount-precision", "impossible-date", "identity-number", "credit-code", "missing"}


@pytest.mark.parametrize("path", WRONG, ids=lambda path: path.stem)
def test_every_expected_refusal_says_which_rule(path: Path) -> None:
    for step in read_scenario(path).steps:
        if isinstance(step.expects, Refuses) and step.expects.code != "not-found":
            named = step.expects.says or step.expects.authority or step.expects.rule or step.expects.field
            assert named or step.expects.code in {"not-yet-heard", "decision-not-received"}, step.number


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_real_person_or_company_is_named(path: Path) -> None:
    scenario = read_scenario(path)
    for step in scenario.steps:
        for name in names(step.answers, "person"):
            assert PLACEHOLDER.fullmatch(name), name
        for name in names(step.answers, "employers", "employer"):
            assert name.startswith("示例"), name


def test_every_published_case_says_what_it_left_open() -> None:
    for path in PUBLISHED:
        scenario: Scenario = read_scenario(path)
        assert scenario.source is not None
        assert scenario.source.url.startswith("http")
        assert scenario.chosen_by_us


def names(given: Any, *fields: str) -> Iterator[str]:
    """Names given under one of these fields, however deep."""
    if isinstance(given, dict):
        for field, value in given.items():
            if field in fields:
                for one in value if isinstance(value, list) else [value]:
                    yield one["name"]
            else:
                yield from names(value, *fields)
    elif isinstance(given, list):
        for one in given:
            yield from names(one, *fields)
