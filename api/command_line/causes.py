"""`gongjian causes`: the table of causes of action 案由 in force on a day."""

from datetime import date
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from api.command_line.exits import told_plainly
from api.command_line.moved import written_moment
from api.command_line.workshop import Workshop
from domain.causes import CausesNotOnRecord, CauseVersion, ListedCause

WIDE = 160
COLUMNS = ("编号", "级", "案由", "代码", "编号来源", "核对", "来源")
console = Console()


def cause_commands(workshop: Workshop) -> typer.Typer:
    """`gongjian causes …`."""
    cli = typer.Typer(help="案由：列出某一日施行的案由", no_args_is_help=True)

    @cli.callback()
    def several() -> None:
        """One command now; a name of its own lets others follow."""

    @cli.command("list")
    def list_causes(
        *, on: Annotated[str, typer.Option(help="哪一日施行的，如 2026-01-01；不写为今天")] = ""
    ) -> None:
        """列出某一日施行的案由；该日没有收录的，明白说出来，以 2 退出。"""
        with told_plainly():
            day = _day(on) if on else workshop.today()
            version = workshop.rules().causes.on(day)
            if version is None:
                raise CausesNotOnRecord(f"{day}：未收录。")
        wide = console if console.is_terminal else Console(width=WIDE)
        wide.print(cause_table(version))

    return cli


def _day(text: str) -> date:
    read = written_moment("--on", text)
    return date.fromisoformat(read.isoformat()[:10])


def cause_table(version: CauseVersion) -> Table:
    """One row a cause, indented by its level."""
    checked = "" if version.verified else "；来源待核对"
    table = Table(title=f"{version.title}　{version.zh}{checked}")
    for column in COLUMNS:
        table.add_column(column, overflow="fold")
    for cause in version.causes:
        table.add_row(*_row(cause))
    return table


def _row(cause: ListedCause) -> tuple[str, ...]:
    return (
        cause.number or cause.mark,
        str(cause.level),
        "\u3000" * (cause.level - 1) + cause.name + ("（相关外延）" if cause.related else ""),
        cause.code,
        cause.number_known_from.zh if cause.number_known_from else "",
        "已核对" if cause.verified else "待核对",
        cause.source,
    )
