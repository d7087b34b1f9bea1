"""`gongjian limits`: explain one period, check worked examples, list the rule book."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.command_line import moved
from api.command_line.exits import DIFFERENT, told_plainly
from api.command_line.limit_words import example_lines, rule_table, sum_lines
from api.command_line.moved import written_moment
from api.command_line.workshop import Workshop
from application.limit_examples import Verdict, check
from domain.reckoning import Change, hour_deadline, reckon
from domain.refusals import Refused
from domain.time_limits import Stage, TimeLimit, Unit

WIDE = 200
console = Console()


class HoursStandFast(Refused):
    """以时计算的期间没有重新计算、中止和延长的规定。"""

    CODE = "hours-stand-fast"


class NoSuchStage(Refused):
    """没有这个阶段。"""

    CODE = "no-such-stage"


class LimitCommands:
    """The commands over one workshop; none of them records anything."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def explain(
        self,
        rule: Annotated[str, typer.Argument(help="规则代码，见 gongjian limits list")],
        *,
        on: Annotated[str, typer.Option(help="起算的事实发生之日；以时计算的写到时分，如 2026-03-05T10:20")],
        region: Annotated[str, typer.Option(help="行政区划代码")] = "",
        restarted: Annotated[list[str] | None, typer.Option(help="重新计算：日期=事由")] = None,
        paused: Annotated[list[str] | None, typer.Option(help="不计入的第一日：日期=事由")] = None,
        resumed: Annotated[list[str] | None, typer.Option(help="恢复计算的第一日")] = None,
        extended: Annotated[list[str] | None, typer.Option(help="延长：批准日期=长度")] = None,
    ) -> None:
        """逐行写出一个期限怎么算、依据哪一条，最后是届满日。"""
        with told_plainly():
            start = written_moment("--on", on)
            day = start.date() if isinstance(start, datetime) else start
            limit = self.workshop.rules().limit(rule, on=day, region=region)
            changes = (
                *moved.restarted(restarted or ()),
                *moved.paused(paused or ()),
                *moved.resumed(resumed or ()),
                *moved.extended(extended or (), limit),
            )
            for line in self._sum(limit, start, changes):
                _say(line)

    def check(
        self, files: Annotated[list[Path], typer.Argument(help="算例文件（YAML），可以写多个")]
    ) -> None:
        """按规则簿计算文件中的算例并与期望的结果核对；有不同的以 1 退出。"""
        with told_plainly():
            examples = self.workshop.limit_examples(files)
        counts: Counter[Verdict] = Counter()
        for checked in check(self.workshop.rules(), examples):
            counts[checked.verdict] += 1
            for line in example_lines(checked):
                _say(line)
        told = "，".join(f"{verdict.zh} {counts[verdict]}" for verdict in Verdict)
        _say(f"{len(examples)} 个算例：{told}")
        if counts[Verdict.DIFFERENT]:
            raise typer.Exit(DIFFERENT)

    def list_rules(
        self,
        *,
        stage: Annotated[str, typer.Option(help="阶段，如 仲裁")] = "",
        code: Annotated[str, typer.Option(help="规则代码或者其中一段")] = "",
    ) -> None:
        """列出规则簿。"""
        with told_plainly():
            wanted = _stage(stage) if stage else None
        limits = [
            limit
            for limit in self.workshop.rules().limits
            if code in limit.code and (wanted is None or limit.stage is wanted)
        ]
        wide = console if console.is_terminal else Console(width=WIDE)
        wide.print(rule_table(limits))

    def _sum(self, limit: TimeLimit, start: date, changes: tuple[Change, ...]) -> list[str]:
        if limit.unit is Unit.HOUR and isinstance(start, datetime):
            if changes:
                raise HoursStandFast(f"“{limit.name}”。", authority=limit.authority)
            found = hour_deadline(limit, starts_at=start)
            return sum_lines(limit, found)
        day = start.date() if isinstance(start, datetime) else start
        calendar = self.workshop.rules().calendar
        return sum_lines(limit, reckon(limit, starts_from=day, calendar=calendar, changes=changes))


def limit_commands(workshop: Workshop) -> typer.Typer:
    """`gongjian limits …`."""
    cli = typer.Typer(help="期限：计算一个、核对算例、列出规则簿", no_args_is_help=True)
    commands = LimitCommands(workshop)
    cli.command()(commands.explain)
    cli.command()(commands.check)
    cli.command("list")(commands.list_rules)
    return cli


def _stage(text: str) -> Stage:
    for stage in Stage:
        if text in {stage.zh, stage.value}:
            return stage
    raise NoSuchStage(f"所写的是“{text}”；可以写：{'、'.join(stage.zh for stage in Stage)}。")


def _say(line: str) -> None:
    console.print(line, markup=False, highlight=False, soft_wrap=True)
