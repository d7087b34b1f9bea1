"""Replaying 重演: a scenario taken step by step through a way in, and told with every difference."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from application.scenario.outcome import Outcome, Taken, TurnedDown, differences
from application.scenario.written import Accepts, Refuses, Scenario, ScenarioStep, references, resolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A step as a player carries it out: labels and relative dates resolved."""

    kind: str
    step: str
    key: str
    """Names this step of this run: the same key again is the same command."""
    written: str
    answers: Mapping[str, Any]
    case_id: UUID | None = None
    version: int | None = None
    late_reason: str = ""


class Player(Protocol):
    """Takes steps for people of the cast, through whichever way in."""

    async def take(self, login: str, asked: Asked) -> Outcome:
        """Take the step and say what came of it; a refusal is an outcome, not an error."""

    async def state(self, login: str, kind: str, case_id: UUID, position: int) -> str:
        """The state a case stands in, once what is recorded up to `position` can be seen."""

    async def settled(self) -> None:
        """Returns once the house has done what follows by itself from the steps so far."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of one step, and where that differs from what was to come."""

    step: ScenarioStep
    outcome: Outcome | None
    differences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What came of a whole scenario."""

    scenario: Scenario
    played: tuple[Played, ...]

    @property
    def differences(self) -> tuple[str, ...]:
        """Every difference, with the number of its step."""
        return tuple(f"第 {one.step.number} 步：{said}" for one in self.played for said in one.differences)

    @property
    def as_expected(self) -> bool:
        """Whether everything came as it was to come."""
        return not self.differences


async def play(
    scenario: Scenario,
    player: Player,
    *,
    run: str,
    today: date,
    tell: Callable[[Played], None] | None = None,
) -> Report:
    """Take every step in order. The same `run` again on one ledger repeats its commands and adds nothing."""
    cases: dict[str, UUID] = {}
    played = []
    for step in scenario.steps:
        one = await _played(scenario, step, player, cases, run, today)
        if isinstance(one.outcome, Taken) and step.case:
            cases.setdefault(step.case, one.outcome.case_id)
        if tell is not None:
            tell(one)
        played.append(one)
    return Report(scenario=scenario, played=tuple(played))


async def _played(  # noqa: PLR0917 - the whole stage of one step
    scenario: Scenario, step: ScenarioStep, player: Player, cases: Mapping[str, UUID], run: str, today: date
) -> Played:
    needed = references(step.answers) | ({step.case} if step.case and not step.opens else set())
    missing = sorted(needed - set(cases))
    if missing:
        said = f"案件“{'、'.join(missing)}”没有立成，本步未办理"
        return Played(step=step, outcome=None, differences=(said,))
    asked = Asked(
        kind=step.kind,
        step=step.step,
        key=f"{run}/{scenario.id}/{step.number}",
        written=step.written,
        answers=resolved(step.answers, cases, today),
        case_id=cases.get(step.case),
        version=step.version,
        late_reason=step.late_reason,
    )
    outcome = await _taken(player, step, asked)
    state = ""
    match outcome, step.expects:
        case Taken(repeated=False), Accepts(state=wanted) if wanted:
            state = await player.state(step.login, step.kind, outcome.case_id, outcome.position)
    return Played(step=step, outcome=outcome, differences=differences(step.expects, outcome, state))


async def _taken(player: Player, step: ScenarioStep, asked: Asked) -> Outcome:
    """A letter that is closed reaches its matter a moment later: a person would look again before complaining."""
    if isinstance(step.expects, Refuses):
        await player.settled()
    outcome = await player.take(step.login, asked)
    if isinstance(outcome, TurnedDown) and differences(step.expects, outcome):
        await player.settled()
        outcome = await player.take(step.login, asked)
    return outcome
