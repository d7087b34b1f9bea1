"""`gongjian key`: the key that signs the audit log, in a file outside every database."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from api.command_line.exits import told_plainly
from api.command_line.workshop import Workshop

console = Console(soft_wrap=True)


def key_commands(workshop: Workshop) -> typer.Typer:
    """`new` and `show`."""
    keys = typer.Typer(help="审计日志的签名密钥", no_args_is_help=True)

    @keys.command()
    def new(
        out: Annotated[Path | None, typer.Option(help="密钥文件；不写为本机设置的位置")] = None,
    ) -> None:
        """生成签名密钥（Ed25519）。私钥只写入文件，仅所有者可读；已有的文件不覆盖。"""
        with told_plainly():
            file, public = workshop.new_key(out)
        console.print(f"私钥：{file}（请另行备份，勿放入数据库备份）")
        console.print(f"公钥：{public}", highlight=False)
        console.print("请把公钥交给各共用机构，它们据此核验日志。")

    @keys.command()
    def show() -> None:
        """显示公钥。"""
        with told_plainly():
            console.print(workshop.public_key(), highlight=False)

    return keys
