"""What is known about each mutant, and docs/mutation.md."""

import json
import subprocess
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from math import sqrt
from pathlib import Path
from typing import Any

from tests.mutation.operators import ROOT, Mutant

EQUIVALENT = ROOT / "tests" / "mutation" / "equivalent.toml"
REPORT = ROOT / "docs" / "mutation.md"


class Results:
    """One line for each trial; a mutant that survived counts as unknown once the tests are others."""

    def __init__(self, file: Path, tests: str, *, afresh: bool) -> None:
        self.file = file
        self.tests = tests
        if afresh:
            file.unlink(missing_ok=True)
        self.survivors = 0

    def known(self, mutant: Mutant) -> bool:
        """Whether there is nothing more to find out."""
        told = self.all.get(mutant.key)
        return told is not None and (told["outcome"] != "survived" or told["tests"] == self.tests)

    @cached_property
    def all(self) -> dict[str, dict[str, Any]]:
        """The last word on each, as it stood when it was first asked for."""
        lines = self.file.read_text(encoding="utf-8").splitlines() if self.file.exists() else []
        return {told["key"]: told for told in map(json.loads, lines)}

    def note(self, mutant: Mutant, outcome: str, seconds: float) -> None:
        """Keep what a trial has shown."""
        self.survivors += outcome == "survived"
        told = {"key": mutant.key, "outcome": outcome, "tests": self.tests, "seconds": round(seconds, 2)}
        self.all[mutant.key] = told
        with self.file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")


@dataclass(frozen=True)
class Spot:
    """Mutants of one wording in one function that no test can tell from the original, and why."""

    module: str
    function: str
    before: str
    after: str
    reason: str

    def means(self, mutant: Mutant) -> bool:
        """Whether it speaks of this mutant."""
        told = (mutant.module, mutant.function, mutant.before, mutant.after)
        return told == (self.module, self.function, self.before, self.after)


def equivalents() -> list[Spot]:
    """Those somebody has looked at and given a reason for."""
    told = tomllib.loads(EQUIVALENT.read_text(encoding="utf-8"))
    return [Spot(**one) for one in told.get("equivalent", [])]


def judged(mutants: list[Mutant], results: Results) -> dict[Mutant, str]:
    """The outcome of each."""
    spots = equivalents()
    outcomes = {mutant: results.all[mutant.key]["outcome"] for mutant in mutants if mutant.key in results.all}
    for mutant, outcome in outcomes.items():
        if outcome == "survived" and any(spot.means(mutant) for spot in spots):
            outcomes[mutant] = "equivalent"
    return outcomes


def tell(
    found: list[Mutant], chosen: list[Mutant], results: Results, words: list[str], *, show: bool
) -> None:
    """Say what came of those asked for; a run of all, or a sample of all, is written down."""
    outcomes = judged(chosen, results)
    counted = Counter(outcomes.values())
    print(f"\n{len(chosen)} mutants: {line_of(counted)}; {percent(counted)} noticed")
    for mutant, outcome in outcomes.items():
        if show and outcome == "survived":
            print(f"{path_of(mutant)}:{mutant.line} {mutant.function}: {mutant.before}  →  {mutant.after}")
    of_all = "all" if len(chosen) == len(found) else f"{len(chosen)} of {len(found)}"
    named = any(not word.startswith("-") and not word.isdigit() for word in words)
    if named or len(outcomes) < len(chosen):
        return  # not the whole
    REPORT.write_text(written(of_all, outcomes, words), encoding="utf-8")
    print("written:", REPORT.relative_to(ROOT))


def path_of(mutant: Mutant) -> str:
    """Where to look."""
    plain = mutant.module.replace(".", "/")
    return f"{plain}/__init__.py" if (ROOT / plain).is_dir() else f"{plain}.py"


OUTCOMES = ("killed", "timed out", "survived", "equivalent")


def line_of(counted: Counter[str]) -> str:
    """The figures in one line."""
    return ", ".join(f"{counted[outcome]} {outcome}" for outcome in OUTCOMES)


def percent(counted: Counter[str]) -> str:
    """How many of those that can be noticed were."""
    noticed = counted["killed"] + counted["timed out"]
    of = noticed + counted["survived"]
    return f"{100 * noticed / of:.1f} %" if of else "–"


def interval(counted: Counter[str]) -> str:
    """Wilson's interval at 95 %."""
    noticed = counted["killed"] + counted["timed out"]
    of = noticed + counted["survived"]
    share, z = noticed / of, 1.96
    middle = (share + z * z / (2 * of)) / (1 + z * z / of)
    half = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{100 * (middle - half):.1f} to {100 * (middle + half):.1f} %"


def written(of_all: str, outcomes: dict[Mutant, str], words: list[str]) -> str:
    """The report."""
    modules: dict[str, Counter[str]] = defaultdict(Counter)
    layers: dict[str, Counter[str]] = defaultdict(Counter)
    for mutant, outcome in outcomes.items():
        parts = mutant.module.split(".")
        modules[mutant.module if of_all == "all" else ".".join(parts[:2])][outcome] += 1
        layers["declarations" if mutant.declared else "what functions do"][outcome] += 1
    total = sum(modules.values(), Counter[str]())
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    sampled = "" if of_all == "all" else f" Confidence interval (Wilson, 95 %): {interval(total)}."
    rows = [("**all of domain/**", total), *sorted(layers.items()), *sorted(modules.items())]
    table = [
        f"| {name} | {sum(counted.values())} | "
        + " | ".join(str(counted[outcome]) for outcome in OUTCOMES)
        + f" | {percent(counted)} |"
        for name, counted in rows
    ]
    reasons = [
        f"- `{spot.module}` {spot.function}: `{spot.before}` → `{spot.after}`: {spot.reason}"
        for spot in equivalents()
    ]
    return TEXT.format(
        rate=percent(total),
        of_all=of_all,
        sampled=sampled,
        date=datetime.now(UTC).date(),
        commit=commit,
        command="python3 do.py mutate " + " ".join(words),
        table="\n".join(table),
        reasons="\n".join(reasons) or "None.",
    )


TEXT = """# Mutation testing of domain/

**{rate} of the mutants were noticed** by tests/domain alone ({of_all} tried).{sampled} Written by `{command}` on {date} from
commit {commit}. How it works, what is not mutated and why: [decision 0018](decisions/0018-mutants-by-fork.md).

Rate = (killed + timed out) / (mutants − equivalent). A sample takes every n-th mutant in the order of the modules from a random
start, so each module is there by its size; its table counts packages, for a module of its own has too few mutants in it.

| module | mutants | killed | timed out | survived | equivalent | rate |
|---|---|---|---|---|---|---|
{table}

## Equivalent

No test can tell these from the original:

{reasons}
"""
