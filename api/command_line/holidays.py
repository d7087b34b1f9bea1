"""`gongjian holidays`: enter a State Council notice, confirm or turn down one that somebody else entered, list them."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from hashlib import sha256
from typing import Annotated, Any
from uuid import UUID, uuid4

import typer
from rich.console import Console
from rich.table import Table

from api.command_line.exits import told_plainly
from api.command_line.moved import OptionUnreadable
from api.command_line.opening import open_house
from api.command_line.workshop import Workshop
from application.casework import StepRequest
from application.holiday_notices import NoticeRow
from application.house import House
from application.people import SYSTEM, Actor
from application.ports import Recorded
from domain.holiday_notice import HolidayNotice
from domain.holiday_notice.record import NoticeKind, NoticeState
from domain.refusals import Refused

WIDE = 200
console = Console()
As = Annotated[str, typer.Option("--as", help="登录名（管理员）")]
Password = Annotated[str, typer.Option(prompt="密码", hide_input=True, help="不写则提示输入")]
Number = Annotated[str, typer.Argument(help="通知的文号")]
Work = Callable[[House, Actor], Coroutine[Any, Any, None]]


class NoSuchNotice(Refused):
    """没有这个文号的待复核通知。"""

    CODE = "no-such-notice"


class HolidayCommands:
    """The commands over one workshop; each person logs in as on the pages."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def enter(
        self,
        number: Number,
        *,
        year: Annotated[int, typer.Option(help="年度")],
        published_on: Annotated[str, typer.Option(help="发布日期，如 2026-11-04")],
        published_at: Annotated[str, typer.Option(help="原文刊登处")],
        rest: Annotated[list[str] | None, typer.Option(help="放假：元旦=2027-01-01..2027-01-03")] = None,
        work: Annotated[list[str] | None, typer.Option(help="调休上班的一日：2027-01-09")] = None,
        amendment: Annotated[bool, typer.Option("--amendment", help="年中调整")] = False,
        login: As,
        password: Password,
    ) -> None:
        """照原文登记一份放假通知；由另一名管理员复核后生效。"""
        answers = {
            "on": self.workshop.today().isoformat(),
            "number": number,
            "nature": (NoticeKind.AMENDMENT if amendment else NoticeKind.YEARLY).value,
            "year": year,
            "published_on": published_on,
            "published_at": published_at,
            "work_days": [{"day": day} for day in work or ()],
        }

        async def entered(house: House, actor: Actor) -> None:
            answers["festivals"] = [_festival(text) for text in rest or ()]
            await _take(house, actor, "enter", answers)
            console.print(f"已登记 {number}，待另一名管理员复核。")

        self._done(login, password, entered)

    def confirm(
        self,
        number: Number,
        *,
        compared_with: Annotated[str, typer.Option(help="核对所用的原文")],
        login: As,
        password: Password,
    ) -> None:
        """复核他人登记的通知；随即重新计算受影响的期限。"""

        async def confirmed(house: House, actor: Actor) -> None:
            answers = {"on": self.workshop.today().isoformat(), "compared_with": compared_with}
            await _take(house, actor, "confirm", answers, _waiting(house, number))
            counted = await house.count_again()
            console.print(f"已生效：查看 {counted.looked_at} 案，{counted.moved} 案的期限有变化。")

        self._done(login, password, confirmed)

    def turn_down(
        self,
        number: Number,
        *,
        reason: Annotated[str, typer.Option(help="退回理由")],
        login: As,
        password: Password,
    ) -> None:
        """退回与原文不符的登记。"""

        async def returned(house: House, actor: Actor) -> None:
            answers = {"on": self.workshop.today().isoformat(), "reason": reason}
            await _take(house, actor, "turn-down", answers, _waiting(house, number))
            console.print(f"已退回 {number}。")

        self._done(login, password, returned)

    def list_notices(self) -> None:
        """列出登记过的通知。"""

        def listed(house: House) -> None:
            table = Table("年度", "文号", "性质", "情况", "登记", "复核", "期限有变化的案件")
            for row in house.questions.notices(SYSTEM).items:
                confirmed = f"{row.confirmed_on} {row.confirmed_by}" if row.confirmed_on else ""
                entered = f"{row.entered_on} {row.entered_by}"
                table.add_row(
                    str(row.year),
                    row.number,
                    row.nature.zh,
                    row.state.zh,
                    entered,
                    confirmed,
                    str(row.moved),
                )
            wide = console if console.is_terminal else Console(width=WIDE)
            wide.print(f"现行日历：{house.casework.rules.calendar.version}", markup=False)
            wide.print(table)

        async def opened() -> None:
            async with open_house(self.workshop) as house:
                await house.settled()
                listed(house)

        asyncio.run(opened())

    def _done(self, login: str, password: str, work: Work) -> None:
        async def worked() -> None:
            async with open_house(self.workshop) as house:
                await house.settled()
                session = await house.accounts.log_in(login, password)
                await work(house, session.actor)
                await asyncio.to_thread(house.accounts.log_out, session.token)

        with told_plainly():
            asyncio.run(worked())


def holiday_commands(workshop: Workshop) -> typer.Typer:
    """`gongjian holidays …`."""
    cli = typer.Typer(help="工作日历：登记、复核国务院放假通知", no_args_is_help=True)
    commands = HolidayCommands(workshop)
    cli.command()(commands.enter)
    cli.command()(commands.confirm)
    cli.command()(commands.turn_down)
    cli.command("list")(commands.list_notices)
    return cli


def _festival(text: str) -> dict[str, str]:
    name, sign, days = text.partition("=")
    if not sign or not name:
        raise OptionUnreadable(f"--rest 应写作“节日=首日..末日”，写的是“{text}”。", field="--rest")
    since, _, until = days.partition("..")
    return {"name": name, "since": since, "until": until or since}


def _waiting(house: House, number: str) -> NoticeRow:
    for row in house.questions.notices(SYSTEM).items:
        if row.number == number and row.state is NoticeState.ENTERED:
            return row
    raise NoSuchNotice(f"“{number}”。")


async def _take(
    house: House, actor: Actor, step: str, answers: dict[str, Any], notice: NoticeRow | None = None
) -> Recorded:
    case_id: UUID | None = notice.case_id if notice else None
    written = json.dumps(answers, ensure_ascii=False, sort_keys=True)
    return await house.casework.record(
        actor,
        StepRequest(
            kind=HolidayNotice.TOPIC,
            step=step,
            command_id=uuid4(),
            request_hash=sha256(written.encode()).digest(),
            answers=answers,
            case_id=case_id,
            expected_version=1 if notice else 0,
        ),
    )
