"""Causes of action 案由 on pages: what a form offers on a day, and what lists may be filtered by."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.pages.doors import visitor
from api.pages.fields import Option
from api.pages.rendering import page
from api.pages.typed import PARTS_OF_A_DATE, Typed, written_date
from application.causes_asked import IN_WORDS, UNREGISTERED
from application.house import House
from domain.causes import HEADING, CauseTable, CauseVersion, ListedCause

SECOND = HEADING + 1
INDENT = "\u3000"
RELATED = "相关案由（不属于劳动争议、人事争议部分）"
OTHERS = (
    Option(value=UNREGISTERED, text="未登记案由"),
    Option(value=IN_WORDS, text="文字记载的案由（未收录）"),
)


def typed_day(typed: Typed) -> date | None:
    """The day of the step as far as it was typed."""
    try:
        return date.fromisoformat(written_date([typed.one(f"on-{part}") for part in PARTS_OF_A_DATE]) or "")
    except ValueError:
        return None


def causes_offered(table: CauseTable, day: date) -> tuple[Option, ...]:
    """Exactly those in force on that day, in their order, under the second level; none: 未收录."""
    version = table.on(day)
    if version is None:
        return (Option(value="", text="没有可以选择的案由，请填写文字", group=f"{day} 施行的案由规定未收录"),)
    return tuple(_option(version, cause) for cause in version.causes if cause.may_be_chosen)


def _option(version: CauseVersion, cause: ListedCause) -> Option:
    path = [one for one in version.path(cause.code) if one.level >= SECOND]
    under = RELATED if cause.related else path[0].zh
    doubt = "" if version.verified and cause.verified else "，来源待核对"
    text = INDENT * (cause.level - SECOND) + cause.zh
    return Option(value=cause.code, text=text, group=f"{under}　{version.zh}{doubt}")


def causes_known(table: CauseTable) -> tuple[Option, ...]:
    """Every cause of every version once, the newest name of each, for filters."""
    names: dict[str, str] = {}
    for version in reversed(table.versions):
        for cause in version.causes:
            if cause.may_be_chosen:
                above = version.path(cause.code)[-2].name if cause.level > SECOND + 1 else ""
                names.setdefault(cause.code, f"{above}：{cause.name}" if above else cause.name)
    return (*OTHERS, *(Option(value=code, text=name) for code, name in names.items()))


def causes_shown(house: House, typed: str) -> dict[str, Any]:
    """A filter by cause as a page shows it; what is no cause is left out."""
    known = causes_known(house.casework.rules.causes)
    return {"causes": known, "cause": typed if any(typed == option.value for option in known) else ""}


def add_to(pages: APIRouter, house: House) -> None:
    """The choices of another day, for a form whose date changes."""

    @pages.get("/causes/offered")
    async def offered(request: Request) -> Response:
        actor = visitor(house, request)
        typed = Typed(request.query_params.multi_items())
        day = typed_day(typed) or house.clock.today()
        options = causes_offered(house.casework.rules.causes, day)
        return page(request, "answers/offered.html", actor=actor, options=options, chosen=typed.one("cause"))
