"""Rendering 页面: the one place where templates become answers; everything is escaped."""

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader

from api.pages.fields import groups
from application.catalogue import KINDS
from application.moments import SHANGHAI
from application.people import Actor
from application.permissions import SEEN_IN_REGION, SUPERVISION
from application.questions import CaseSummary
from domain.access_record import Purpose
from domain.corrections import ORGANS
from domain.steps import steps_of

TEMPLATES = Path(__file__).parent.parent / "templates"
WEEKDAYS = "一二三四五六日"

environment = Environment(
    loader=ChoiceLoader(
        [
            FileSystemLoader(TEMPLATES),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]
    ),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)


def in_chinese(day: date | None) -> str:
    """2026年11月22日, '' for no date."""
    return f"{day.year}年{day.month}月{day.day}日" if day else ""


def moment(at: datetime) -> str:
    """2026年11月22日 15:02, in Shanghai."""
    local = at.astimezone(SHANGHAI)
    return f"{in_chinese(local.date())} {local:%H:%M}"


@cache
def _open_states(kind: str) -> frozenset[str]:
    """States of a kind of case from which a step leads on."""
    steps = steps_of(KINDS[kind]).values()
    return frozenset(str(state) for step in steps if step.records.LEADS_TO is not None for state in step.when)


def leads_on(case: CaseSummary) -> bool:
    """Whether the case is still under way."""
    return case.state in _open_states(case.kind)


def weekday(day: date) -> str:
    """周几."""
    return "周" + WEEKDAYS[day.weekday()]


def yuan(amount: str) -> str:
    """12,345.60 元, '' for no amount."""
    return f"{Decimal(amount):,.2f} 元" if amount else ""


environment.filters |= {
    "leads_on": leads_on,
    "yuan": yuan,
    "zh_date": in_chinese,
    "moment": moment,
    "weekday": weekday,
    "groups": groups,
    "pairs": parse_qsl,
}


environment.globals["PURPOSES"] = tuple(Purpose)


def page(request: Request, template: str, *, status: int = 200, **told: Any) -> HTMLResponse:
    """One page, or the part of it that htmx asked for."""
    actor: Actor | None = told.pop("actor", None)
    html = environment.get_template(template).render(
        actor=actor,
        path=request.url.path,
        numbers=actor is not None and actor.capacity in ORGANS,
        supervises=actor is not None and bool(SEEN_IN_REGION.get(actor.capacity, frozenset()) & SUPERVISION),
        demonstration=getattr(request.app.state, "demonstration", False),
        **told,
    )
    return HTMLResponse(html, status_code=status)


def asks_for_a_part(request: Request) -> bool:
    """Whether htmx wants the changing part alone."""
    return request.headers.get("HX-Request") == "true"
