"""What came of a step, and where that differs from what was to come."""

from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from application.scenario.written import Accepts, Refuses


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """The step was recorded."""

    case_id: UUID
    version: int
    position: int
    events: tuple[str, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing a refusal finds wrong."""

    field: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnedDown:
    """The step was refused."""

    code: str
    sentence: str
    authority: str
    faults: tuple[Fault, ...]


Outcome: TypeAlias = Taken | TurnedDown


def differences(expects: Accepts | Refuses, outcome: Outcome, state: str = "") -> tuple[str, ...]:
    """Where an outcome is not the expected one."""
    match expects, outcome:
        case Accepts(), Taken():
            return _otherwise(
                ("事件", "、".join(expects.events), "、".join(outcome.events)),
                ("阶段", state and expects.state, state),
            )
        case Refuses(), TurnedDown():
            return _otherwise(("拒绝代码", expects.code, outcome.code)) or _unnamed(expects, outcome)
        case Accepts(), TurnedDown():
            return (f"应当记录，却被拒绝（{outcome.code}）：{outcome.sentence}",)
        case _:
            return (f"应当拒绝（{expects.code if isinstance(expects, Refuses) else ''}），却已记录",)


def _otherwise(*pairs: tuple[str, str, str]) -> tuple[str, ...]:
    return tuple(
        f"{what}应为 {wanted}，实为 {got}" for what, wanted, got in pairs if wanted and wanted != got
    )


def _unnamed(expects: Refuses, outcome: TurnedDown) -> tuple[str, ...]:
    """What the refusal was to name and did not."""
    fitting = [
        fault
        for fault in outcome.faults
        if expects.field in {"", fault.field} and expects.rule in {"", fault.rule}
    ]
    said = " ".join([outcome.sentence, *(fault.reason for fault in fitting)])
    unnamed = []
    if not fitting:
        found = "、".join(f"{fault.field}（{fault.rule}）" for fault in outcome.faults)
        unnamed.append(f"应指出 {expects.field}（{expects.rule or '任一规则'}），实为 {found}")
    if expects.says not in said:
        unnamed.append(f"应说明“{expects.says}”，实为“{said}”")
    if expects.authority not in outcome.authority:
        unnamed.append(f"依据应含“{expects.authority}”，实为“{outcome.authority}”")
    return tuple(unnamed)
