"""The members page 名册: every worker of a dispute with claims, result and payments, page by page."""

from collections.abc import Mapping
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.pages.doors import visitor
from api.pages.rendering import page
from api.pages.tables import listed_question
from application.catalogue import CatalogueEntry, catalogue
from application.house import House
from application.members_asked import MemberFilter, WhichMembers
from application.people import Actor
from application.permissions import may_see, why_not
from domain.dispute import Dispute
from domain.kernel import Aggregate

AT_ONCE = 100


def add_to(pages: APIRouter, house: House) -> None:
    """One page per dispute."""

    @pages.get("/cases/dispute/{case_id}/members")
    async def members(request: Request, case_id: UUID) -> Response:
        actor = visitor(house, request)
        query = request.query_params
        wanted, fault = _wanted(query)
        summary = await run_in_threadpool(house.questions.case, actor, case_id)
        shown = await run_in_threadpool(
            house.questions.members, actor, case_id, wanted, query.get("cursor", ""), AT_ONCE
        )
        case = await house.case_file.read(Dispute, case_id)
        asked = {"which": wanted.which.value, "since": str(wanted.since)}
        return page(
            request,
            "members.html",
            actor=actor,
            case=summary,
            shown=shown,
            wanted=wanted,
            fault=fault,
            typed=query,
            whichs=list(WhichMembers),
            recorded=query.get("recorded", ""),
            steps=_by_table(actor, case),
            exported=urlencode(asked),
            query=[*asked.items()],
        )


def _wanted(query: Mapping[str, str]) -> tuple[MemberFilter, str]:
    """The filter as typed; a number that is none is left out and said so."""
    which, since = query.get("which", ""), query.get("since", "").strip()
    number = int(since) if since.isdecimal() and 0 < len(since) <= 6 else 1  # noqa: PLR2004 - digits
    wrong = bool(since) and (not since.isdecimal() or number < 1 or len(since) > 6)  # noqa: PLR2004
    return (
        MemberFilter(
            which=WhichMembers(which) if which in set(WhichMembers) else WhichMembers.ALL,
            since=max(number, 1),
        ),
        "请填写劳动者的序号，例如 120。" if wrong else "",
    )


def _by_table(actor: Actor, case: Aggregate) -> tuple[CatalogueEntry, ...]:
    """The steps this person may take on the list now, each by a table."""
    if not may_see(actor, case):
        return ()
    return tuple(
        entry
        for entry in catalogue()[Dispute.TOPIC].values()
        if listed_question(entry) is not None
        and why_not(actor, entry.step, case) is None
        and entry.step.hindrance(case) is None
    )
