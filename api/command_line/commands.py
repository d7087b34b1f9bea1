"""Each command in a few lines; the work is done by the application."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer
import uvicorn
from rich.console import Console
from rich.table import Table

from api.command_line.bundles import add_bundle_commands
from api.command_line.causes import cause_commands
from api.command_line.exits import DIFFERENT, told_plainly
from api.command_line.holidays import holiday_commands
from api.command_line.keys import key_commands
from api.command_line.limits import limit_commands
from api.command_line.log import log_commands
from api.command_line.opening import open_house
from api.command_line.progress import bar
from api.command_line.replaying import replayed
from api.command_line.trail import told_of
from api.command_line.witness import witness_commands
from api.command_line.workshop import Workshop
from application.house import House
from application.reconciliation import reconciled
from application.scenario import Scenario
from application.sweep import Swept

console = Console()
MOST_TOLD = 200


class Commands:
    """The commands over one workshop."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def serve(
        self,
        *,
        demo_if_empty: Annotated[bool, typer.Option(help="账本为空时载入演示案件")] = False,
    ) -> None:
        """启动服务；页面与接口在同一地址。"""
        if demo_if_empty and not asyncio.run(_demonstrate(self.workshop, only_if_empty=True)):
            raise typer.Exit(DIFFERENT)
        host, port = self.workshop.address()
        house = self.workshop.house_to_serve()
        with told_plainly():
            house.trail.must_not_be_set_back()
        console.print(f"[bold]工鉴[/bold] 页面：http://{host}:{port}/    接口说明：http://{host}:{port}/docs")
        _name_the_demonstrators(self.workshop, house)
        uvicorn.run(self.workshop.app(house), host=host, port=port, log_config=None, access_log=False)

    def demo(self) -> None:
        """载入演示机构、人员和案件；重复执行不会重复记录。"""
        if not asyncio.run(_demonstrate(self.workshop, only_if_empty=False)):
            raise typer.Exit(DIFFERENT)

    def replay(
        self,
        files: Annotated[list[Path], typer.Argument(exists=True, help="情景文件或文件夹")],
        *,
        url: Annotated[str, typer.Option(help="通过接口回放，例如 http://127.0.0.1:8000")] = "",
    ) -> None:
        """按情景文件逐步办理，并与预期结果核对；有任何差异时以 1 退出。"""
        run = f"replay-{uuid4()}"
        with told_plainly():
            scenarios = self.workshop.scenarios(files)
            same = asyncio.run(_replay(self.workshop, scenarios, url, run))
        if not same:
            raise typer.Exit(DIFFERENT)

    def status(self) -> None:
        """账本位置、根哈希和各查询视图的进度；视图停住时以 1 退出。"""
        with _house(self.workshop) as house:
            console.print(f"账本：{house.ledger.position()} 条记录，根哈希 {house.ledger.root().hex()}")
            stopped = told_of(house.trail.standing(), console)
            table = Table("视图", "版本", "位置", "落后", "停在", "原因")
            views = house.views.status()
            for view in views:
                at = "" if view.stopped_at is None else str(view.stopped_at)
                table.add_row(
                    view.name, str(view.version), str(view.position), str(view.behind), at, view.error
                )
            console.print(table)
            if stopped or any(view.error for view in views):
                raise typer.Exit(DIFFERENT)

    def sweep(self) -> None:
        """期限巡查：届满而未办理的期限记入案件，不重复；列出五日内届满的。不代任何人申请，不认定逾期。"""
        swept = asyncio.run(_sweep(self.workshop))
        console.print(
            f"新记入 {swept.noted} 项，此前已记入 {swept.known} 项，五日内届满 {len(swept.soon)} 项"
        )
        if swept.counted_again:
            console.print(f"按新的放假通知，{swept.counted_again} 案的期限有变化")
        table = Table("届满日", "期限", "案件", "承办机构")
        for row in swept.soon:
            table.add_row(str(row.falls_on), row.name, row.case_number or row.kind_zh, row.handled_by)
        if swept.soon:
            console.print(table)

    def rebuild(
        self, names: Annotated[list[str] | None, typer.Argument(help="视图名称；不写为全部")] = None
    ) -> None:
        """在旧视图旁重建新视图，追平后切换。"""
        with _house(self.workshop) as house, told_plainly(), bar("重建", console) as advance:
            house.views.rebuild(tuple(names or ()), advance)

    def reconcile(self) -> None:
        """核验记录、默克尔树、签过的检查点、封存的内容、入卷的材料，重放全部记录与视图比对；列出全部差异，有差异时以 1 退出。"""
        with _house(self.workshop) as house:
            found = reconciled(house, lambda name: bar(name, console))
        console.print(
            f"账本 {found.position} 条记录，损坏 {len(found.damages)} 处；视图差异 {len(found.differences)} 处"
        )
        for damage in found.damages[:MOST_TOLD]:
            console.print(f"  {damage.zh}")
        for difference in found.differences[:MOST_TOLD]:
            console.print(
                f"  {difference.view} {difference.key}：现有 {difference.stored}，重放 {difference.replayed}"
            )
        if not found.whole:
            raise typer.Exit(DIFFERENT)


def command_line(workshop: Workshop) -> typer.Typer:
    """The `gongjian` command."""
    cli = typer.Typer(
        help="工鉴：劳动争议办案与监督记录", no_args_is_help=True, pretty_exceptions_enable=False
    )
    commands = Commands(workshop)
    for command in (
        commands.serve,
        commands.demo,
        commands.replay,
        commands.status,
        commands.sweep,
        commands.rebuild,
        commands.reconcile,
    ):
        cli.command()(command)
    cli.add_typer(key_commands(workshop), name="key")
    cli.add_typer(limit_commands(workshop), name="limits")
    cli.add_typer(cause_commands(workshop), name="causes")
    cli.add_typer(holiday_commands(workshop), name="holidays")
    cli.add_typer(log_commands(workshop), name="log")
    cli.add_typer(witness_commands(workshop), name="witness")
    add_bundle_commands(cli, workshop)
    return cli


async def _replay(workshop: Workshop, scenarios: list[Scenario], url: str, run: str) -> bool:
    today = workshop.today()
    if url:
        return await replayed(workshop.player_over_http(url), scenarios, console, run=run, today=today)
    async with open_house(workshop) as house:
        await workshop.enrol(house)
        return await replayed(workshop.player(house), scenarios, console, run=run, today=today)


async def _sweep(workshop: Workshop) -> Swept:
    async with open_house(workshop) as house:
        await house.settled()
        return await house.sweep()


async def _demonstrate(workshop: Workshop, *, only_if_empty: bool) -> bool:
    async with open_house(workshop) as house:
        await workshop.enrol(house)
        if only_if_empty and house.ledger.position() > 0:
            return True
        console.print("载入演示案件……")
        scenarios = workshop.demonstration()
        return await replayed(
            workshop.player(house), scenarios, console, run="demo", today=workshop.today(), quietly=True
        )


def _name_the_demonstrators(workshop: Workshop, house: House) -> None:
    enrolled = house.accounts.enrolled()
    if not enrolled:
        return
    table = Table(
        "登录名", "姓名", "机构", "身份", title=f"演示人员（密码均为 {workshop.demonstration_password}）"
    )
    for login, actor in enrolled:
        table.add_row(login, actor.name, actor.institution.name, actor.capacity.zh)
    console.print(table)


@contextmanager
def _house(workshop: Workshop) -> Iterator[House]:
    """A house whose followers are not running: for looking at and mending the read models."""
    house = workshop.house()
    try:
        yield house
    finally:
        asyncio.run(house.close_doors())
