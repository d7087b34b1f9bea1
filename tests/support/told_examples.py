"""What the road files say a step is given, read off the road files themselves: a new road is found by being there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from domain.kernel import Aggregate, Event
from domain.steps import steps_of
from tests.support.story import Happened

Table = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One step as a road file takes it."""

    on: date
    answers: dict[str, Any]


class _Listener:
    """Stands where a case would stand, and notes which step is taken with which answers."""

    pending_events: tuple[Event, ...] = ()

    def __init__(self) -> None:
        self.heard: dict[str, list[Example]] = {}

    def __getattr__(self, name: str) -> Callable[..., None]:
        def take(on: date, **answers: Any) -> None:
            self.heard.setdefault(name, []).append(Example(on, answers))

        return take


def roads(kind: type[Aggregate]) -> Iterator[Table]:
    """Tables of the road files that tell steps of this kind, step by step."""
    return (table for module in _modules() for table in _tables(module) if _of(kind, table))


def _of(kind: type[Aggregate], table: Table) -> bool:
    return set(table) <= set(steps_of(kind))


@cache
def _modules() -> tuple[ModuleType, ...]:
    folder = Path(__file__).parent
    return tuple(import_module(f"tests.support.{path.stem}") for path in sorted(folder.glob("*.py")))


def _tables(module: ModuleType) -> list[Table]:
    return [value for value in vars(module).values() if isinstance(value, dict) and _tells_steps(value)]


def _tells_steps(table: Table) -> bool:
    return bool(table) and all(
        isinstance(told, tuple) and len(told) in {2, 3} and callable(told[1]) for told in table.values()
    )


@cache
def examples(kind: type[Aggregate]) -> dict[str, list[Example]]:
    """By step, every way a road file takes it."""
    listener = _Listener()
    for table in roads(kind):
        for past, taken, *_ in table.values():
            for step in (*past, taken):
                if not isinstance(step, Happened):
                    step(listener)
    return listener.heard


def pasts(kind: type[Aggregate]) -> Iterator[tuple[Any, ...]]:
    """What has happened when a road file takes a step: steps to be taken, or events as they are stored."""
    for module in _modules():
        if any(_of(kind, table) for table in _tables(module)):
            yield from (value for value in vars(module).values() if _is_past(value))
            for table in _tables(module):
                yield from (told[0] for told in table.values())


def _is_past(value: Any) -> bool:
    return isinstance(value, tuple) and all(callable(one) or isinstance(one, Happened) for one in value)
