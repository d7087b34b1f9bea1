"""The working calendar 工作日历: the State Council's notices, who entered and confirmed each, and what it moved."""

from collections.abc import Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.pages.doors import visitor
from api.pages.lawful_steps import openings
from api.pages.rendering import page
from application.holiday_notices import NoticeRow
from application.house import House
from domain.calendar import WorkingCalendar
from domain.holiday_notice import HolidayNotice


@dataclass(frozen=True, slots=True, kw_only=True)
class CameAlong:
    """The years whose notices are part of this version."""

    first: int
    last: int


def add_to(pages: APIRouter, house: House) -> None:
    """One page for everybody; administrators enter notices from here."""

    @pages.get("/holidays")
    async def holidays(request: Request) -> Response:
        actor = visitor(house, request)
        notices = (await run_in_threadpool(house.questions.notices, actor)).items
        calendar = house.casework.rules.calendar
        today = house.clock.today()
        return page(
            request,
            "holidays.html",
            actor=actor,
            notices=notices,
            calendar=calendar,
            came_along=_came_along(calendar, notices),
            missing=[year for year in (today.year, today.year + 1) if not calendar.knows(year)],
            kind=HolidayNotice.TOPIC,
            openings=[one for one in openings(actor) if one.entry.kind == HolidayNotice.TOPIC],
        )


def _came_along(calendar: WorkingCalendar, notices: Sequence[NoticeRow]) -> CameAlong:
    entered = {notice.year for notice in notices if notice.in_force}
    years = calendar.years - entered or calendar.years
    return CameAlong(first=min(years), last=max(years))
