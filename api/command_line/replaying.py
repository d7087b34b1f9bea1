"""Replaying 回放: each step with its outcome as it comes, then the count."""

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.markup import escape

from application.scenario import Played, Player, Scenario, Taken, TurnedDown, play


async def replayed(
    player: Player,
    scenarios: Sequence[Scenario],
    console: Console,
    *,
    run: str,
    today: date,
    quietly: bool = False,
) -> bool:
    """Play them all and say what came of each; True when everything came as expected."""
    reports = []
    for scenario in scenarios:
        if not quietly:
            console.print(f"\n[bold]{escape(scenario.title)}[/bold]（{scenario.id}）")
        reports.append(
            await play(
                scenario, player, run=run, today=today, tell=lambda one: _tell(console, one, quietly=quietly)
            )
        )
    steps = sum(len(report.played) for report in reports)
    different = sum(len(report.differences) for report in reports)
    console.print(f"\n{len(reports)} 个情景，{steps} 个步骤，与预期不同 {different} 处")
    return not different


def _tell(console: Console, one: Played, *, quietly: bool) -> None:
    if quietly and not one.differences:
        return
    mark = "[red]✗[/red]" if one.differences else "[green]✓[/green]"
    step = one.step
    console.print(
        f"{mark} {step.number:>2} {escape(step.role)} {escape(step.label)}：{escape(_outcome(one))}"
    )
    for difference in one.differences:
        console.print(f"     [red]{escape(difference)}[/red]")


def _outcome(one: Played) -> str:
    match one.outcome:
        case Taken(position=position, events=events):
            return f"已记录 {'、'.join(events)}（位置 {position}）"
        case TurnedDown(code=code, sentence=sentence, authority=authority, faults=faults):
            said = "；".join([sentence, *(fault.reason for fault in faults if fault.reason not in sentence)])
            return f"已拒绝 {code} {said}" + (f"（{authority}）" if authority else "")
        case _:
            return "未办理"
