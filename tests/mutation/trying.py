"""One mutant, tried in a process of its own: the quickest of the tests that run it first, until one fails."""

import gc
import os
import resource
import signal
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import _lru_cache_wrapper
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

from tests.mutation.lines import DOMAIN, LONGEST, path, ran, repeatable
from tests.mutation.operators import Mutant
from tests.mutation.places import mutated
from tests.mutation.report import Results

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
