"""python3 do.py mutate [MODULE…] [--sample N --seed S] [--workers N] [--show] [--afresh]

Breaks domain/ in one small way after another and sees whether a test of tests/domain notices. What was found out stays in
.mutation/, so an interrupted run goes on where it stopped, and a survivor is tried again once the tests have changed.
"""

import argparse
import gc
import os
import pickle
import random
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from hashlib import sha256
from importlib import import_module
from typing import Any

from tests.mutation.lines import TESTS, Lines, look, quickest
from tests.mutation.operators import ROOT, Mutant, mutants
from tests.mutation.report import Results, tell
from tests.mutation.trying import OPTIONS, Forks, Functions, Warm, broken_anew

KEPT = ROOT / ".mutation"


def main(words: list[str]) -> int:
    """Find every mutant, try those asked for that are not known yet, write the report."""
    asked = arguments(words)
    KEPT.mkdir(exist_ok=True)
    (KEPT / ".gitignore").write_text("*\n", encoding="utf-8")
    results = Results(
        KEPT / "results.jsonl",
        digest("tests/domain", "tests/support", "tests/architecture", "docs/glossary.md"),
        afresh=asked.afresh,
    )
    apart(partial(warm, asked, results))
    found, lines, libraries = pickle.loads((KEPT / "found.pickle").read_bytes())
    for name in libraries:
        with suppress(ImportError):
            import_module(name)
    gc.collect()
    gc.freeze()
    forks = Forks(asked.workers, results)
    left = [mutant for mutant in chosen(found, asked) if not results.known(mutant)]
    for count, mutant in enumerate(left):
        progress("imported anew", count, len(left), mutant, results)
        files, order = quickest(lines, mutant)
        forks.start(mutant, partial(broken_anew, mutant, files, order))
    forks.finish()
    tell(found, chosen(found, asked), results, words, show=asked.show)
    return 0


def arguments(words: list[str]) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(prog="do.py mutate", description=__doc__)
    parser.add_argument("modules", nargs="*", help="domain.litigation, or the file or folder; default: all")
    parser.add_argument("--sample", type=int, default=0, help="so many mutants, the modules in proportion")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="list the survivors of what was asked for")
    parser.add_argument("--afresh", action="store_true", help="forget what earlier runs found")
    asked = parser.parse_args(words)
    asked.modules = [name.removesuffix(".py").strip("/").replace("/", ".") for name in asked.modules]
    return asked


def chosen(found: list[Mutant], asked: argparse.Namespace) -> list[Mutant]:
    """The mutants asked for; a sample takes every n-th from a random start, so each module by its size."""
    named = [
        mutant
        for mutant in found
        if not asked.modules or any(f"{mutant.module}.".startswith(f"{name}.") for name in asked.modules)
    ]
    if not 0 < asked.sample < len(named):
        return named
    pace = len(named) / asked.sample
    start = random.Random(asked.seed).uniform(0, pace)
    return [named[int(start + pace * count)] for count in range(asked.sample)]


def warm(asked: argparse.Namespace, results: Results) -> None:
    """With all tests imported: note which lines each runs, and try the mutants of what functions do."""
    import pytest  # noqa: PLC0415 - only in this process; the others begin before any of our modules

    def collected(items: list[pytest.Item]) -> None:
        found = [mutant for module in modules() for mutant in mutants(module.__name__, module)]
        lines = traced(items)
        ours = ("domain", "application", "adapters", "api", "tests", "test_", "conftest", "__")
        libraries = [name for name in sys.modules if not name.startswith(ours)]
        (KEPT / "found.pickle").write_bytes(pickle.dumps((found, lines, libraries)))
        in_place(items, lines, chosen(found, asked), asked, results)

    code = pytest.main([*OPTIONS, *TESTS], plugins=[Warm(collected)])
    if code != 0:
        raise SystemExit(f"the tests could not be collected: {code}")


def modules() -> Iterator[Any]:
    """The modules of the domain."""
    for file in sorted((ROOT / "domain").rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        yield import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))


def traced(items: list[Any]) -> Lines:
    """Which lines each test runs and how long it takes; noted again for the files of tests that have changed."""
    kept = KEPT / "lines.pickle"
    about = digest("domain")  # what a test borrows may have changed too: it then misses mutants at worst
    known = pickle.loads(kept.read_bytes()) if kept.exists() else {}
    files = {item.nodeid: about + digest(item.location[0]) for item in items}
    known = {name: noted for name, noted in known.items() if files.get(name) == noted[0]}
    anew = [item for item in items if item.nodeid not in known]
    if anew:
        print(f"noting which lines each of {len(anew)} tests runs …", flush=True)
        noted, failed = look(anew)
        if failed:
            raise SystemExit("these fail without any mutant: " + ", ".join(failed))
        known |= {name: (files[name], *seen) for name, seen in noted.items()}
        kept.write_bytes(pickle.dumps(known))
    return Lines({name: tuple(noted[1:]) for name, noted in known.items()})


def in_place(
    items: list[Any], lines: Lines, wanted: list[Mutant], asked: argparse.Namespace, results: Results
) -> None:
    """Functions are given another body; what cannot be, or what no test runs, is left to a fresh import."""
    by_name = {item.nodeid: item for item in items}
    functions = Functions()
    gc.collect()
    gc.freeze()
    forks = Forks(asked.workers, results)
    left = [mutant for mutant in wanted if not (mutant.declared or results.known(mutant))]
    for count, mutant in enumerate(left):
        progress("in place", count, len(left), mutant, results)
        tests = [by_name[name] for name in lines.running(mutant)]
        if tests:
            forks.start(mutant, partial(functions.broken, mutant, tests), seconds=lines.patience(mutant))
    forks.finish()


def progress(how: str, count: int, of: int, mutant: Mutant, results: Results) -> None:
    """One line that is written over."""
    if not sys.stdout.isatty() and (count + 1) % 50:
        return
    told = f"{how}: {count + 1} of {of}, survived {results.survivors} so far; {mutant.module}:{mutant.line}"
    print(f"\r{told:<100}", end="" if sys.stdout.isatty() else "\n", flush=True)


def apart(work: Any) -> None:
    """In a process of its own, whose imports this one must not have."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        except SystemExit as failure:
            print(failure, file=sys.stderr)
        finally:
            sys.stdout.flush()
            os._exit(code)
    if os.waitpid(child, 0)[1]:
        raise SystemExit(1)


def digest(*places: str) -> str:
    """All that is written there."""
    files = [file for place in places for file in sorted([ROOT / place, *(ROOT / place).rglob("*")])]
    texts = (file.read_bytes() for file in files if file.suffix in {".py", ".toml", ".yaml", ".md"})
    return sha256(b"".join(texts)).hexdigest()[:12]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
