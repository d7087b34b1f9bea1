"""The supervision register 一函两书台账 and the list of late entries 补录清单."""

from collections.abc import Mapping

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.pages.doors import visitor
from api.pages.rendering import asks_for_a_part, page
from api.pages.typed import typed_days
from application.catalogue import KINDS, catalogue
from application.house import House
from application.questions import RegisterFilter
from domain.terms import Term

LETTER = "supervision-letter"


def add_to(pages: APIRouter, house: House) -> None:
    """What procurators and unions review."""

    @pages.get("/supervision-register")
    async def register(request: Request) -> Response:
        actor = visitor(house, request)
        query = request.query_params
        wanted, faults = _wanted(query)
        rows = await run_in_threadpool(house.questions.register, actor, wanted, query.get("cursor", ""))
        return page(
            request,
            "_register.html" if asks_for_a_part(request) else "register.html",
            actor=actor,
            rows=rows,
            wanted=wanted,
            faults=faults,
            typed=query,
            today=house.clock.today(),
            instruments=_instruments(),
            states=list(KINDS[LETTER].STATES) if LETTER in KINDS else [],
            query=[(name, value) for name, value in query.multi_items() if name != "cursor"],
        )

    @pages.get("/late-entries")
    async def late_entries(request: Request) -> Response:
        actor = visitor(house, request)
        rows = await run_in_threadpool(
            house.questions.late_entries, actor, request.query_params.get("cursor", "")
        )
        allowance = house.casework.rules.recording_allowance_days
        return page(request, "late-entries.html", actor=actor, rows=rows, kinds=KINDS, allowance=allowance)


def _instruments() -> tuple[Term, ...]:
    """The kinds of letter, as the step that drafts one asks for them."""
    for entry in catalogue().get(LETTER, {}).values():
        for question in entry.questions:
            if entry.step.opens and question.name == "instrument":
                return tuple(question.kind)
    return ()


def _wanted(query: Mapping[str, str]) -> tuple[RegisterFilter, dict[str, str]]:
    """The filter as typed; a date that is none is left out and said so."""
    days, faults = typed_days(query, "since", "until")
    return (
        RegisterFilter(
            instruments=(query["instrument"],) if query.get("instrument") else (),
            states=(query["state"],) if query.get("state") else (),
            overdue_only="overdue" in query,
            unverified_only="unverified" in query,
            since=days["since"],
            until=days["until"],
            issued_by=query.get("issued_by", "").strip(),
        ),
        faults,
    )
