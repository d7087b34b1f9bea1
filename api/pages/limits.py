"""The board of limits 期限看板: what is overdue, what falls due next, and where."""

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.pages.doors import visitor
from api.pages.rendering import page
from api.pages.running_limits import colour
from api.pages.typed import typed_days
from application.catalogue import KINDS
from application.house import House
from application.limit_standing import names_of
from application.limits_asked import OFFERED, LimitFilter, WhichLimits


def add_to(pages: APIRouter, house: House) -> None:
    """One page, without scripts."""

    @pages.get("/limits")
    async def limits(request: Request) -> Response:
        actor = visitor(house, request)
        query = request.query_params
        wanted, faults = _wanted(query)
        listed = await run_in_threadpool(house.questions.limits, actor, wanted, query.get("cursor", ""))
        if "listed" not in query and not listed.items:  # who handles nothing looks on
            wanted = replace(wanted, mine=False)
            listed = await run_in_threadpool(house.questions.limits, actor, wanted)
        return page(
            request,
            "limits.html",
            actor=actor,
            limits=listed,
            wanted=wanted,
            faults=faults,
            typed=query,
            colour=colour,
            whichs=OFFERED,
            kinds=[(kind, aggregate.TERM) for kind, aggregate in KINDS.items()],
            rules=sorted(names_of(house.casework.rules).items(), key=lambda rule: rule[1]),
            exported=urlencode(_as_asked(wanted), doseq=True),
            query=[("listed", "1"), *((name, value) for name, value in _as_typed(wanted, query))],
        )


def _wanted(query: Mapping[str, str]) -> tuple[LimitFilter, dict[str, str]]:
    """The filter as typed; a date that is none is left out and said so."""
    days, faults = typed_days(query, "due_since", "due_until")
    kind, code, which = (query.get(name, "") for name in ("kind", "code", "state"))
    wanted = LimitFilter(
        which=WhichLimits(which) if which in OFFERED else WhichLimits.OPEN,
        mine="listed" not in query or "mine" in query,
        kinds=(kind,) if kind in KINDS else (),
        codes=(code,) if code else (),
        due_since=days["due_since"],
        due_until=days["due_until"],
    )
    return wanted, faults


def _as_typed(wanted: LimitFilter, query: Mapping[str, str]) -> list[tuple[str, str]]:
    """The fields that lead to the same list again."""
    kept = [(name, value) for name, value in query.items() if name not in {"cursor", "listed", "mine"}]
    return [*kept, ("mine", "1")] if wanted.mine else kept


def _as_asked(wanted: LimitFilter) -> dict[str, object]:
    """The same filter in the words of the interface."""
    given = {
        "state": wanted.which.value,
        "mine": "true" if wanted.mine else "",
        "kind": wanted.kinds,
        "code": wanted.codes,
        "due_since": wanted.due_since,
        "due_until": wanted.due_until,
    }
    return {name: value for name, value in given.items() if value}
