"""`gongjian witness`: an institution founds its witness, says which logs it watches, serves it and looks at it."""

from pathlib import Path
from typing import Annotated

import typer
import uvicorn
from rich.console import Console
from rich.table import Table

from api.command_line.exits import told_plainly
from api.command_line.moved import OptionUnreadable
from api.command_line.workshop import Workshop
from api.http.witness import create_witness_app
from application.moments import SHANGHAI
from application.witnessing import Witness

KEEP_ALIVE = 75
"""Seconds: a log that records all day need not knock anew each time."""
console = Console()
Folder = Annotated[Path, typer.Option("--data", help="见证的数据文件夹（密钥和数据库）")]


class WitnessCommands:
    """The commands over one workshop; none of them opens the case system."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def init(
        self,
        *,
        name: Annotated[str, typer.Option(help="见证的名称，例如 witness.example.cn/court")],
        data: Folder,
        ml_dsa: Annotated[bool, typer.Option("--ml-dsa", help="另加一个抗量子签名密钥（ML-DSA-44）")] = False,
    ) -> None:
        """建立见证：生成密钥（仅本人可读）和数据库，显示公钥。"""
        with told_plainly():
            witness = self.workshop.witnesses.found(data, name, post_quantum=ml_dsa)
        typer.echo("\n".join(witness.keys))
        witness.close()

    def add_log(
        self,
        key: Annotated[str, typer.Argument(metavar="VKEY", help="日志的公钥")],
        *,
        data: Folder,
        origin: Annotated[str, typer.Option(help="日志名称；不写则与公钥中的名称相同")] = "",
    ) -> None:
        """登记所见证的日志；同一日志可登记多个公钥，重复登记不变。"""
        with told_plainly():
            witness = self.workshop.witnesses.open(data)
            log = witness.watch(key, origin)
        typer.echo(f"已登记：{log.origin}（公钥 {len(log.keys)} 个，已见证 {log.size} 条）")
        witness.close()

    def serve(
        self,
        *,
        data: Folder,
        host: Annotated[str, typer.Option(help="监听地址")] = "127.0.0.1",
        port: Annotated[int, typer.Option(help="监听端口")] = 8100,
    ) -> None:
        """启动见证服务。"""
        with told_plainly():
            witness = self.workshop.witnesses.open(data)
        console.print(f"[bold]工鉴见证[/bold] http://{host}:{port}/    提交：POST /add-checkpoint")
        uvicorn.run(
            create_witness_app(witness),
            host=host,
            port=port,
            log_config=None,
            access_log=False,
            timeout_keep_alive=KEEP_ALIVE,
        )

    def show(
        self,
        *,
        data: Folder,
        refused: Annotated[int, typer.Option(help="显示某一被拒绝检查点的全部证据")] = 0,
    ) -> None:
        """公钥、各日志已见证到何处、拒绝过什么；有拒绝留存时以 1 退出。"""
        with told_plainly():
            witness = self.workshop.witnesses.open(data)
            try:
                kept = _evidence(witness, refused) if refused else _everything(witness)
            finally:
                witness.close()
        raise typer.Exit(int(kept))


def witness_commands(workshop: Workshop) -> typer.Typer:
    """The `gongjian witness` command."""
    cli = typer.Typer(help="见证：核对日志只增不改并签名", no_args_is_help=True)
    commands = WitnessCommands(workshop)
    for command in (commands.init, commands.add_log, commands.serve, commands.show):
        cli.command()(command)
    return cli


def _everything(witness: Witness) -> bool:
    for key in witness.keys:
        typer.echo(key)
    for log in witness.logs():
        when = f"，{log.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}，根 {log.root}" if log.at else ""
        typer.echo(f"{log.origin}：已见证 {log.size} 条{when}")
    kept = witness.misbehaviours()
    if kept:
        table = Table("编号", "日志", "收到时间", "结论")
        for one in kept:
            at = f"{one.at.astimezone(SHANGHAI):%Y-%m-%d %H:%M:%S}"
            table.add_row(str(one.number), one.origin, at, one.ground.zh)
        console.print(table)
    return bool(kept)


def _evidence(witness: Witness, number: int) -> bool:
    found = next((one for one in witness.misbehaviours() if one.number == number), None)
    if found is None:
        raise OptionUnreadable(f"没有第 {number} 号。", field="--refused")
    typer.echo(found.told)
    return True
