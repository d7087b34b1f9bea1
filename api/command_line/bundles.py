"""`gongjian export` and `gongjian verify`: a case bundle 证据包 is made, and verified without any database."""

import asyncio
import errno
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated
from uuid import UUID

import typer

from api.command_line.exits import DIFFERENT, REFUSED, told_plainly
from api.command_line.opening import open_house
from api.command_line.workshop import Workshop
from application.case_bundles import BundleVerdict, bundle_of
from application.house import House
from application.people import SYSTEM, Actor
from application.permissions import NotVisible
from domain.refusals import Refused

SHOWN = 50
ELSEWHERE = (
    "没有另行给出公钥或者策略，以上按证据包自带的策略核验。带来证据包的人也能自带密钥："
    "请从账本所属机构和见证机构另行取得公钥指纹，逐位核对。"
)


class NoSuchFile(Refused):
    """没有这个文件，或者不能读写。"""

    CODE = "no-such-file"


class OneOfTwo(Refused):
    """--vkey 和 --policy 只能写一项。"""

    CODE = "one-of-two"


class BundleCommands:
    """The commands over one workshop."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def export(
        self,
        case: Annotated[str, typer.Argument(help="案件标识，见案件页地址的最后一段")],
        *,
        out: Annotated[Path, typer.Option(help="写到哪个文件；已有的不覆盖")],
        login: Annotated[str, typer.Option("--as", help="以谁的名义；不写则以系统名义，不含内部记录")] = "",
        purpose: Annotated[str, typer.Option(help="用途，写入证据包")] = "",
    ) -> None:
        """导出证据包：案件所在争议的记录、证明、检查点、材料和报告。"""
        password = typer.prompt("密码", hide_input=True) if login else ""
        with told_plainly():
            if out.exists():
                raise NoSuchFile(f"{out}：{os.strerror(errno.EEXIST)}。", field="--out")
            content = asyncio.run(self._bundle(case, login, password, purpose))
            try:
                with out.open("xb") as file:
                    file.write(content)
            except OSError as error:
                raise NoSuchFile(f"{out}：{error.strerror}。", field="--out") from error
        _say(f"已写入 {out}（{len(content):,} 字节）")

    def verify(
        self,
        file: Annotated[Path, typer.Argument(help="证据包")],
        *,
        vkey: Annotated[str, typer.Option(help="账本的公钥，一行（vkey）")] = "",
        policy: Annotated[Path | None, typer.Option(help="策略文件（C2SP tlog-policy）")] = None,
    ) -> None:
        """核验证据包，不需要数据库和网络；有任何不符以 1 退出，并指明是哪条记录、哪项检查。"""
        with told_plainly():
            trusted = _trusted(vkey, policy)
            try:
                verdict = self.workshop.verify_bundle(file, trusted)
            except OSError as error:
                raise NoSuchFile(f"{file}：{error.strerror}。") from error
        _tell(verdict)
        if verdict.findings:
            raise typer.Exit(REFUSED if verdict.findings[0].code == "policy-given" else DIFFERENT)

    async def _bundle(self, case: str, login: str, password: str, purpose: str) -> bytes:
        async with open_house(self.workshop) as house:
            await house.settled()
            if not login:
                return await _asked(house, SYSTEM, case, purpose)
            session = await house.accounts.log_in(login, password)
            try:
                return await _asked(house, session.actor, case, purpose)
            finally:
                await asyncio.to_thread(house.accounts.log_out, session.token)


def add_bundle_commands(cli: typer.Typer, workshop: Workshop) -> None:
    """`gongjian export` and `gongjian verify`."""
    commands = BundleCommands(workshop)
    cli.command()(commands.export)
    cli.command()(commands.verify)


async def _asked(house: House, actor: Actor, case: str, purpose: str) -> bytes:
    try:
        case_id = UUID(case.rpartition("/")[2])
    except ValueError:
        raise NotVisible from None
    async with house.reading.recorded(actor, "gongjian export"):
        summary = await asyncio.to_thread(house.questions.case, actor, case_id)
        return await bundle_of(house, actor, summary.kind, case_id, purpose)


def _trusted(vkey: str, policy: Path | None) -> bytes | None:
    if vkey and policy:
        raise OneOfTwo
    if policy:
        try:
            return policy.read_bytes()
        except OSError as error:
            raise NoSuchFile(f"{policy}：{error.strerror}。", field="--policy") from error
    return f"log {vkey.strip()}\nquorum none\n".encode() if vkey else None


def _tell(verdict: BundleVerdict) -> None:
    for finding in verdict.findings[:SHOWN]:
        _say(f"✗ {finding.sentence}（{finding.code}）")
    if len(verdict.findings) > SHOWN:
        _say(f"……共 {len(verdict.findings)} 处")
    for one in verdict.signed:
        at = f"，{datetime.fromtimestamp(one.at, UTC):%Y-%m-%dT%H:%M:%SZ}" if one.at is not None else ""
        _say(f"{'账本' if one.is_log else '见证'} {one.name} 已签名{at}，公钥指纹 {one.fingerprint}")
    if verdict.signed and verdict.trusted_inside:
        _say(ELSEWHERE)
    if verdict.digest:
        _say(f"本文件的 SHA-256：{verdict.digest}（可与导出系统的查阅记录核对）")
    if not verdict.findings:
        _say(f"核验通过：{len(verdict.records)} 条记录与证明、检查点及其签名相符。")


def _say(line: str) -> None:
    print(line)  # noqa: T201 - the command's own answer
