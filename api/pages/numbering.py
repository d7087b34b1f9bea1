"""The numbers of an institution 编号规则: how each series is written, which number comes next, and where to set it."""

from dataclasses import dataclass
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.pages.doors import visitor
from api.pages.lawful_steps import openings
from api.pages.rendering import page
from application.house import House
from application.numbering import format_book
from application.people import Actor
from domain.corrections import ORGANS
from domain.numbering import NumberBook, NumberSeries, Series


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One series of this institution."""

    series: Series
    pattern: str
    next: str
    """The number that would be given today, '' where no format is set."""
    given: int
    """The last number of the year, 0 while there is none."""
    series_id: UUID


def add_to(pages: APIRouter, house: House) -> None:
    """One page for the officials of an organ."""

    @pages.get("/numbering")
    async def numbering(request: Request) -> Response:
        actor = visitor(house, request)
        return page(
            request,
            "numbering.html",
            actor=actor,
            rows=await _rows(house, actor) if actor.capacity in ORGANS else (),
            year=house.clock.today().year,
            openings=[one for one in openings(actor) if one.entry.kind == NumberBook.TOPIC],
        )


async def _rows(house: House, actor: Actor) -> tuple[Row, ...]:
    """Every series: those with a format first."""
    institution_id, year = actor.institution.institution_id, house.clock.today().year
    book = await format_book(house.case_file, institution_id)
    rows = []
    for name in sorted(Series, key=lambda one: one not in book.formats):
        series = await house.case_file.read(NumberSeries, NumberSeries.id_of(institution_id, name, year))
        form = book.formats.get(name)
        rows.append(
            Row(
                series=name,
                pattern=form.pattern if form else "",
                next=form.text(year, series.next(form, year)) if form else "",
                given=series.last,
                series_id=series.id,
            )
        )
    return tuple(rows)
