"""Published cases of union supervision are told step by step by those who took them; some days are ours."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.kernel import Aggregate
from domain.steps import steps_of
from domain.terms import Capacity
from tests.support.story import CASE, TEXT
from tests.support.supervision import UNION, recorded_by

Taken = tuple[Capacity, str, date, dict[str, Any]]
LETTER = UUID(int=7)
VERIFIED = {"on_site": True, "evidence": TEXT}
MARCH = date(2025, 3, 10)


def union(step: str, on: date, **answers: Any) -> Taken:
    return Capacity.UNION, step, on, answers


def procuratorate(step: str, on: date, **answers: Any) -> Taken:
    return Capacity.PROCURATORATE, step, on, answers


def system(step: str, on: date, **answers: Any) -> Taken:
    return Capacity.SYSTEM, step, on, answers


def told(aggregate: type[Aggregate], *taken: Taken) -> Any:
    """The case after all these steps, each taken by somebody who may take it."""
    case: Any = aggregate.blank(CASE)
    for capacity, step, on, answers in taken:
        assert capacity in steps_of(aggregate)[step].by, f"{capacity.zh}不能办理{step}"
        case.occasion = recorded_by(replace(UNION, capacity=capacity))
        getattr(case, step)(on, **answers)
    return case
