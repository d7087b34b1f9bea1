"""The work list 工作台 and the case page 案件."""

from datetime import date
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.pages.case_record import entries_of, read_as_of, resolved
from api.pages.causes import causes_shown
from api.pages.doors import visitor
from api.pages.lawful_steps import kind_zh, next_steps, openings
from api.pages.reminders import reminders
from api.pages.rendering import asks_for_a_part, page
from api.pages.running_limits import running_limits
from application.carried import carried_to
from application.case_documents import documents_of
from application.catalogue import KINDS, kind_of
from application.heard_together import heard_together
from application.house import House
from application.parties_now import parties_now
from application.people import Actor
from application.permissions import UNLISTED, NotVisible, is_told_who_read, may_see
from application.procedures import PROCEDURES
from application.questions import CaseFilter, CaseSummary
from application.sums_told import Sums, sums_of
from domain.dispute import Dispute
from domain.dispute.time_bar import TimeBar, time_bars
from domain.kernel import Aggregate
from domain.rule_book import RuleBook


def add_to(pages: APIRouter, house: House) -> None:
    """The work list and one page per case."""

    @pages.get("/")
    async def work_list(request: Request) -> Response:
        actor = visitor(house, request)
        query = request.query_params
        chosen, cursor = query.get("kind", ""), query.get("cursor", "")
        about = causes_shown(house, query.get("cause", ""))
        first_visit = "listed" not in query
        wanted = _wanted(
            chosen, mine=first_visit or "mine" in query, open_only="open" in query, cause=about["cause"]
        )
        listed = await run_in_threadpool(house.questions.cases, actor, wanted, cursor)
        if first_visit and not listed.items:
            wanted = _wanted(chosen, mine=False, open_only=False, cause="")
            listed = await run_in_threadpool(house.questions.cases, actor, wanted, cursor)
        return page(
            request,
            "_cases.html" if asks_for_a_part(request) else "work-list.html",
            actor=actor,
            cases=listed,
            **about,
            exported=urlencode(_as_asked(wanted), doseq=True),
            wanted=wanted,
            chosen=chosen,
            kinds=[
                (kind, aggregate.TERM, list(aggregate.STATES))
                for kind, aggregate in KINDS.items()
                if kind not in UNLISTED
            ],
            query=[(name, value) for name, value in query.multi_items() if name != "cursor"],
            openings=[
                one for one in openings(actor) if not one.entry.step.records.TOPIC.startswith("number-")
            ],
            reminders=await run_in_threadpool(reminders, house, actor),
        )

    @pages.get("/cases/{kind}/{case_id}")
    async def case(request: Request, kind: str, case_id: UUID) -> Response:
        actor = visitor(house, request)
        query = request.query_params
        kind_of(kind)
        summary = await run_in_threadpool(house.questions.case, actor, case_id)
        if summary.kind != kind:
            raise NotVisible
        whole = "whole" in query
        as_of = read_as_of(query.get("as_of", ""))
        if as_of.moment is not None:
            as_of = await run_in_threadpool(resolved, house, as_of)
        entries = await run_in_threadpool(entries_of, house, actor, summary, whole=whole, as_of=as_of)
        thread = await run_in_threadpool(house.questions.thread, actor, summary.thread_id)
        aggregate = await house.case_file.read(kind_of(kind), case_id)
        acts = may_see(actor, aggregate)  # else visible through its thread alone: read, not act
        events = await house.case_file.history(case_id)
        today = house.clock.today()
        oldest_first = query.get("order") == "oldest"
        told: dict[str, Any] = {
            "case": summary,
            "entries": entries.items if oldest_first else entries.items[::-1],
            "record": entries,
            "as_of": as_of,
            "whole": whole,
            "oldest_first": oldest_first,
            "recorded": query.get("recorded", ""),
            "thread": thread,
            "kind_zh": kind_zh,
            "steps": next_steps(actor, aggregate) if acts else None,
            "openings": openings(actor, _known(summary, thread)),
            "limits": running_limits(kind, events, house.casework.rules, today),
            "together": await heard_together(aggregate, house.case_file, partial(_seen, house, actor)),
            "time_bars": bars_of(aggregate, house.casework.rules, today),
            "sums": await sums_in(house, summary, thread),
            "root": house.ledger.root().hex(),
            "position": house.ledger.position(),
            "told_of_accesses": is_told_who_read(actor, aggregate),
            "parties": await parties_now(house, actor, summary, thread),
            "carried": await carried_to(house, actor, aggregate),
            "documents": await run_in_threadpool(documents_of, actor, events, house.vault),
        }
        part = asks_for_a_part(request) and query.get("part") == "timeline"
        return page(request, "_timeline.html" if part else "case.html", actor=actor, **told)


async def _seen(house: House, actor: Actor, case_id: UUID) -> CaseSummary:
    return await run_in_threadpool(house.questions.case, actor, case_id)


async def sums_in(house: House, summary: CaseSummary, thread: tuple[CaseSummary, ...]) -> Sums | None:
    """A dispute's claims and results from every case of it that the person may see; other cases have no table."""
    if summary.kind != Dispute.TOPIC:
        return None
    records = [await house.case_file.history(one.case_id) for one in thread if one.kind in PROCEDURES]
    return await run_in_threadpool(sums_of, records)


def bars_of(case: Aggregate, rules: RuleBook, today: date) -> tuple[TimeBar, ...]:
    """A dispute's claims and their time; other cases have none of their own."""
    return time_bars(case, rules, today) if isinstance(case, Dispute) else ()


def _wanted(chosen: str, *, mine: bool, open_only: bool, cause: str) -> CaseFilter:
    """`mediation-case/accepted` is a kind and a state of it."""
    kind, _, state = chosen.partition("/")
    return CaseFilter(
        kinds=(kind,) if kind in KINDS else (),
        states=(state,) if kind in KINDS and state else (),
        mine=mine,
        open_only=open_only,
        causes=(cause,) if cause else (),
    )


def _as_asked(wanted: CaseFilter) -> dict[str, Any]:
    """The filter as the interface for other systems takes it, for the table of the whole list."""
    asked = {"kind": wanted.kinds, "state": wanted.states, "cause": wanted.causes}
    flags = {"mine": wanted.mine, "open": wanted.open_only}
    return {name: value for name, value in asked.items() if value} | {
        name: "true" for name, given in flags.items() if given
    }


def _known(summary: CaseSummary, thread: tuple[CaseSummary, ...]) -> dict[str, UUID]:
    """The cases a new one may be about: this one, and the dispute or matter it belongs to."""
    known = {other.kind: other.case_id for other in thread if other.case_id == summary.thread_id}
    return known | {summary.kind: summary.case_id}
