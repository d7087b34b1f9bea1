"""Scenarios 情景: cases told as steps that can be replayed, right and wrong, and what must come of each."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from application.catalogue import entry, kind_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepts:
    """The step is to be recorded; what is left out may be anything."""

    events: tuple[str, ...] = ()
    state: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuses:
    """The step is to be refused, and the refusal is to name this rule; nothing may be recorded."""

    code: str
    field: str = ""
    rule: str = ""
    """Code of one fault, where the answers themselves were wrong (`amount-precision`)."""
    says: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioStep:
    """One step as somebody in the cast takes it; dates may be relative to today, cases go by their labels."""

    number: int
    role: str
    login: str
    kind: str
    step: str
    case: str
    """Label of the case; a step that opens one gives the label its meaning."""
    answers: Mapping[str, Any]
    late_reason: str = ""
    version: int | None = None
    """The version the person had in view; None: the newest."""
    expects: Accepts | Refuses = Accepts()
    tells: tuple[int, ...] = ()
    """Which steps of the published case this one replays, by their numbers there."""
    written: str = ""
    """The step as the file has it, so that a repeat of the same step is known as one."""

    @property
    def label(self) -> str:
        """What people call it: `调解案件·举行调解`."""
        return f"{kind_of(self.kind).TERM}·{entry(self.kind, self.step).step.label}"

    @property
    def opens(self) -> bool:
        """Whether the step can open a new case."""
        return entry(self.kind, self.step).step.opens


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a published case can be read."""

    case: str
    """Its number in the project's research, such as YH-09."""
    title: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A case told in steps; `source` is None where it is invented."""

    id: str
    title: str
    source: Source | None
    chosen_by_us: tuple[str, ...]
    """What the source leaves open and this project filled in."""
    steps: tuple[ScenarioStep, ...]


_TODAY = re.compile(r"today(?:([+-]\d{1,4}))?")


def resolved(given: Any, cases: Mapping[str, UUID], today: date) -> Any:
    """`today-3` becomes a date, `{case: d1}` the id of that case; all else stays as it was typed."""
    if isinstance(given, str):
        relative = _TODAY.fullmatch(given)
        return str(today + timedelta(days=int(relative[1] or 0))) if relative else given
    if isinstance(given, Mapping):
        label = reference(given)
        if label:
            return str(cases[label])
        return {name: resolved(item, cases, today) for name, item in given.items()}
    if isinstance(given, list | tuple):
        return [resolved(item, cases, today) for item in given]
    return given


def reference(given: Mapping[str, Any]) -> str:
    """The label, where an answer is a reference to a case and nothing else."""
    return str(given["case"]) if set(given) == {"case"} else ""


def references(given: Any) -> set[str]:
    """Labels of the cases that answers refer to."""
    if isinstance(given, Mapping):
        label = reference(given)
        return {label} if label else {found for item in given.values() for found in references(item)}
    if isinstance(given, list | tuple):
        return {found for item in given for found in references(item)}
    return set()
