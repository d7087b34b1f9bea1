"""`gongjian log`: audit any tiled log from end to end, and prove what is in our own."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.command_line.exits import DIFFERENT, told_plainly
from api.command_line.log_proofs import LogProofs
from api.command_line.log_words import audit_lines
from api.command_line.progress import bar
from api.command_line.workshop import Workshop
from application.log_audits import AuditAsked

console = Console()


class LogCommands:
    """The commands over one workshop; none of them records anything."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def audit(
        self,
        where: Annotated[str, typer.Argument(help="日志的网址（http:// 或 https://）或者文件夹")],
        *,
        vkey: Annotated[list[str] | None, typer.Option(help="日志的公钥；可以写多个")] = None,
        policy: Annotated[Path | None, typer.Option(help="见证政策文件（C2SP tlog-policy）")] = None,
        origin: Annotated[str, typer.Option(help="日志名称；不写时应与公钥的名称相同")] = "",
        since: Annotated[Path | None, typer.Option(help="从前保存的检查点文件；核对日志是它的继续")] = None,
        keep: Annotated[Path | None, typer.Option(help="把核对过的文件存入此文件夹，可再次审计")] = None,
        entries: Annotated[bool, typer.Option(help="是否核对记录内容；否则只核对哈希树")] = True,
    ) -> None:
        """审计任何 C2SP 日志，本系统的或者别人的；有问题的以 1 退出并说明第一处，不能审计的以 2 退出。"""
        asked = AuditAsked(where, tuple(vkey or ()), policy, origin, since, keep, entries)
        with told_plainly():
            with bar("审计", console) as advance:
                audited = self.workshop.audit_log(asked, advance)
            for line in audit_lines(audited):
                console.print(line, markup=False, highlight=False, soft_wrap=True)
        if audited.finding:
            raise typer.Exit(DIFFERENT)


def log_commands(workshop: Workshop) -> typer.Typer:
    """`gongjian log …`."""
    cli = typer.Typer(help="日志：审计本系统或者其他机构的公开日志", no_args_is_help=True)

    proofs = LogProofs(workshop)
    for command in (LogCommands(workshop).audit, proofs.checkpoint, proofs.proof, proofs.consistency):
        cli.command()(command)
    return cli
