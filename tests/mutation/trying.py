"""One mutant, tried in a process of its own: the quickest of the tests that run it first, until one fails."""

import gc
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from importlib.machinery import SourceFileLoader
from itertools import pairwise
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any

import pytest
from hypothesis import Phase, settings

from tests.mutation.operators import ROOT, Mutant, mutated
from tests.mutation.report import Results

DOMAIN = str(ROOT / "domain") + os.sep
OPTIONS = (
    "-x",
    "--assert=plain",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:terminal",
    "-p",
    "no:xdist",
    "-p",
    "no:faulthandler",
)
SURVIVED, KILLED, IMPORT_ANEW = 0, 1, 3
LONGEST = 120.0
DECLARATIONS = "tests/architecture/test_events.py::test_the_glossary_says_what_the_declarations_say"
"""Holds every declared step against the published table: the first to ask about a declaration."""
TESTS = ("tests/domain", DECLARATIONS)
MEMORY = 4 << 30


class Warm:
    """Everything collected; what is to be done with the tests comes from outside."""

    def __init__(self, work: Callable[[list[pytest.Item]], None]) -> None:
        self.work = work

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        repeatable()
        self.work(session.items)
        return True


class Ordered:
    """The tests in the order in which they are likely to notice."""

    def __init__(self, order: dict[str, float]) -> None:
        self.order = order

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        repeatable()
        items.sort(key=lambda item: self.order.get(item.nodeid, LONGEST))


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


class Functions:
    """Every function of the domain that is alive, by file; and what remembers results."""

    def __init__(self) -> None:
        self.by_file: dict[str, list[FunctionType]] = defaultdict(list)
        self.remembering: list[Any] = []
        for thing in gc.get_objects():
            if type(thing) is _lru_cache_wrapper:
                self.remembering.append(thing)
            elif type(thing) is FunctionType and thing.__code__.co_filename.startswith(DOMAIN):
                self.by_file[thing.__code__.co_filename].append(thing)

    def broken(self, mutant: Mutant, tests: list[pytest.Item]) -> int:
        """Give those concerned their other body and run the tests."""
        file = path(mutant.module)
        code = compile(
            mutated(file.read_text(encoding="utf-8"), mutant.site, mutant.after), str(file), "exec"
        )
        others = {(part.co_qualname, part.co_firstlineno): part for part in parts(code)}
        changed = False
        for function in self.by_file[str(file)]:
            other = others.get((function.__code__.co_qualname, function.__code__.co_firstlineno))
            if other is not None and other != function.__code__:
                changed = True
                try:
                    function.__code__ = other
                except ValueError:  # it no longer uses a name of the function around it
                    return IMPORT_ANEW
        for memory in self.remembering:
            memory.cache_clear()
        if not changed:
            return IMPORT_ANEW
        return SURVIVED if ran(tests) else KILLED


def parts(code: CodeType) -> Iterator[CodeType]:
    """A code and those written within it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from parts(constant)


def broken_anew(mutant: Mutant, batches: list[list[str]], order: dict[str, float]) -> int:
    """Import everything with the changed module in its place and run the tests."""
    plain = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> CodeType | None:
        if name != mutant.module:
            return plain(loader, name)
        source = Path(loader.path).read_text(encoding="utf-8")
        return compile(mutated(source, mutant.site, mutant.after), loader.path, "exec")

    SourceFileLoader.get_code = get_code  # type: ignore[assignment, method-assign]
    for files in batches:
        if files and pytest.main([*OPTIONS, *files], plugins=[Ordered(order)]) != pytest.ExitCode.OK:
            return KILLED
    return SURVIVED


class Forks:
    """So many processes at once, each with one mutant."""

    def __init__(self, workers: int, results: Results) -> None:
        self.workers = workers
        self.results = results
        self.running: dict[int, tuple[Mutant, float]] = {}

    def start(self, mutant: Mutant, work: Callable[[], int], seconds: float = LONGEST) -> None:
        """Try one, when there is room."""
        while len(self.running) >= self.workers:
            self.wait()
        child = os.fork()
        if child:
            self.running[child] = (mutant, time.perf_counter())
            return
        code = KILLED
        with suppress(BaseException):
            signal.setitimer(signal.ITIMER_REAL, min(seconds, LONGEST))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            silent = os.open(os.devnull, os.O_WRONLY)
            os.dup2(silent, 1)
            os.dup2(silent, 2)
            code = work()
        os._exit(code)

    def wait(self) -> None:
        """Take down what the next one to end has found."""
        child, status = os.wait()
        mutant, began = self.running.pop(child)
        code = os.waitstatus_to_exitcode(status)
        if code != IMPORT_ANEW:
            outcome = {SURVIVED: "survived", -signal.SIGALRM: "timed out"}.get(code, "killed")
            self.results.note(mutant, outcome, time.perf_counter() - began)

    def finish(self) -> None:
        """Wait for all."""
        while self.running:
            self.wait()
