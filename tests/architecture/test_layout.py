"""Generic top-level names are a risk: another distribution may ship an `api` too. Here is the guard."""

import subprocess
import sys
import zipfile
from importlib import import_module
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.architecture.house import ROOMS, ROOT, committed_files, sources


def test_the_house_has_exactly_four_rooms() -> None:
    packages = {
        file.parent.name
        for file in committed_files()
        if file.parent.parent == ROOT and file.name == "__init__.py"
    }
    assert packages == set(ROOMS)


def test_nothing_lies_about_at_the_top() -> None:
    visible = {file.relative_to(ROOT).parts[0] for file in committed_files()}
    expected = {*ROOMS, "tests", "docs", "do.py", "pyproject.toml", "README.md", "LICENSE"}
    lists = {"requirements.txt", "requirements-dev.txt"}
    assert {name for name in visible if not name.startswith(".")} <= expected | lists


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_resolves_inside_the_repository(room: str) -> None:
    assert Path(str(import_module(room).__file__)).is_relative_to(ROOT)


@pytest.mark.parametrize("room", ROOMS)
def test_no_other_distribution_ships_a_room_of_ours(room: str) -> None:
    assert set(packages_distributions().get(room, [])) <= {"gongjian"}


def test_tests_are_no_package() -> None:
    assert [file for file in sources("tests") if file.name == "__init__.py"] == []


def test_a_file_is_one_concept_and_no_longer_than_300_lines() -> None:
    lengths = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in sources(*ROOMS)}
    assert {file.relative_to(ROOT).as_posix(): lines for file, lines in lengths.items() if lines > 300} == {}


def test_the_wheel_carries_every_file_of_the_rooms_and_nothing_else(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", tmp_path],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    carried = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    ours = {file.relative_to(ROOT) for file in committed_files()}
    assert carried == {file.as_posix() for file in ours if file.parts[0] in ROOMS}
