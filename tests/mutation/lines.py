"""Which test runs which line of the domain, and which tests to ask first about a change."""

import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import Phase, settings

from tests.mutation.operators import ROOT, Mutant

DOMAIN = str(ROOT / "domain") + os.sep
LONGEST = 120.0
DECLARATIONS = "tests/architecture/test_events.py::test_the_glossary_says_what_the_declarations_say"
"""Holds every declared step against the published table: the first to ask about a declaration."""
TESTS = ("tests/domain", "tests/adapters/test_calendar.py", "tests/adapters/test_rule_book.py", DECLARATIONS)


class Noted:
    """Whether a test has failed."""

    failed = False

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self.failed = self.failed or report.failed


def repeatable() -> None:
    """Property tests draw the same examples each time and keep none; a failure need not be made small."""
    phases = (Phase.explicit, Phase.generate)
    plain = settings.get_profile("gongjian")
    settings.register_profile("mutation", plain, derandomize=True, database=None, phases=phases)
    settings.load_profile("mutation")


def ran(items: list[pytest.Item]) -> bool:
    """Run the tests until one fails; whether all passed."""
    noted = Noted()
    if not items:
        return True
    items[0].config.pluginmanager.register(noted)
    for item, following in pairwise([*items, None]):
        assert item is not None
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if noted.failed:
            break
    items[0].config.pluginmanager.unregister(noted)
    return not noted.failed


Seen = tuple[float, dict[str, set[int]]]


@dataclass
class Lines:
    """Which lines of the domain each test runs, and in how many seconds."""

    tests: dict[str, Seen]
    by_line: dict[tuple[str, int], list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for name, (_seconds, files) in self.tests.items():
            for file, numbers in files.items():
                for number in numbers:
                    self.by_line[file, number].append(name)

    def running(self, mutant: Mutant) -> list[str]:
        """The tests that run it, the quickest first."""
        file, (first, last) = str(path(mutant.module).relative_to(ROOT)), mutant.lines
        names = {name for line in range(first, last + 1) for name in self.by_line.get((file, line), ())}
        return sorted(names, key=lambda name: (self.tests[name][0], name))

    def patience(self, mutant: Mutant) -> float:
        """How long to wait: what the tests took, several times."""
        return 10 + 3 * sum(self.tests[name][0] for name in self.running(mutant))


def look(items: list[pytest.Item]) -> tuple[dict[str, Seen], list[str]]:
    """Run each test once, looking on; and those that fail."""
    tests: dict[str, Seen] = {}
    failed = []
    for item in items:
        seen: dict[str, set[int]] = defaultdict(set)
        began = time.perf_counter()
        sys.settrace(looking(seen))
        passed = ran([item])
        sys.settrace(None)
        lines = {str(Path(file).relative_to(ROOT)): numbers for file, numbers in seen.items()}
        tests[item.nodeid] = (time.perf_counter() - began, lines)
        failed += [] if passed else [item.nodeid]
    return tests, failed


def looking(seen: dict[str, set[int]]) -> Callable[..., Any]:
    """A tracer that notes the lines of the domain and enters nothing else."""

    def line(frame: FrameType, event: str, _argument: object) -> Any:
        if event == "line":
            seen[frame.f_code.co_filename].add(frame.f_lineno)
        return line

    def call(frame: FrameType, _event: str, _argument: object) -> Any:
        if not frame.f_code.co_filename.startswith(DOMAIN):
            return None
        return line(frame, "line", None)

    return call


def path(module: str) -> Path:
    """The file of a module."""
    plain = ROOT.joinpath(*module.split("."))
    return plain / "__init__.py" if plain.is_dir() else plain.with_suffix(".py")


def quickest(lines: Lines, mutant: Mutant) -> tuple[list[list[str]], dict[str, float]]:
    """The declared, the file that tests the module most, the others that touch it; tests that run the function first."""
    file = str(path(mutant.module).relative_to(ROOT))
    touching = [
        name for name, (_seconds, files) in lines.tests.items() if file in files and name != DECLARATIONS
    ]
    counts: dict[str, int] = defaultdict(int)
    for name in touching:
        counts[name.split("::")[0]] += 1
    files = sorted(counts, key=lambda name: (-counts[name], name))
    near = set(lines.running(mutant))
    order = {name: seconds + (0 if name in near else 10) for name, (seconds, _files) in lines.tests.items()}
    batches = [[DECLARATIONS], files[:1], files[1:]]
    return batches, order
