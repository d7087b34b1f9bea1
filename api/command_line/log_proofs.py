"""`gongjian log checkpoint`, `proof` and `consistency`: what this installation's log has signed, in C2SP's words."""

from base64 import b64encode
from typing import Annotated

import typer

from api.command_line.exits import told_plainly
from api.command_line.workshop import Workshop
from application.audit_trail import AuditTrail, NothingSigned, NotInTheLog, SignedTree


class LogProofs:
    """The commands over one workshop. They print what a file would hold and nothing else."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def checkpoint(
        self, size: Annotated[int | None, typer.Argument(help="覆盖多少条记录；不写为最新")] = None
    ) -> None:
        """输出检查点（C2SP tlog-checkpoint），含见证签名。"""
        with told_plainly(), self.workshop.trail() as trail:
            typer.echo(_signed(trail, size).note, nl=False)

    def proof(
        self,
        log_index: Annotated[int, typer.Argument(min=0, help="记录的序号，自 0 起；页面所示位置减一")],
        size: Annotated[int | None, typer.Option(help="所据检查点覆盖多少条记录；不写为最新")] = None,
    ) -> None:
        """输出一条记录在日志中的证明（C2SP tlog-proof），可以离线核验。"""
        with told_plainly(), self.workshop.trail() as trail:
            signed = _signed(trail, size)
            if log_index >= signed.size:
                raise NotInTheLog
            typer.echo(trail.tlog_proof(log_index, signed), nl=False)

    def consistency(
        self,
        first: Annotated[int, typer.Argument(min=1, help="较早的记录条数")],
        second: Annotated[int, typer.Argument(min=1, help="较晚的记录条数")],
    ) -> None:
        """输出较早的日志是较晚的日志开头部分的证明，每行一个散列（base64）。"""
        with told_plainly(), self.workshop.trail() as trail:
            for each in trail.consistency(first, second):
                typer.echo(b64encode(each).decode())


def _signed(trail: AuditTrail, size: int | None) -> SignedTree:
    signed = trail.latest() if size is None else trail.signed(size)
    if signed is None:
        raise NothingSigned
    return signed
