"""Step forms 办理: fill in, check, record; the same answers and the same request as other systems send."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from api.pages.doors import visitor
from api.pages.step_desk import StepDesk
from api.pages.typed import Typed, prefilled
from api.step_requests import step_request
from application.catalogue import entry
from application.house import House
from application.ports import AlreadyMovedOn, InvalidAnswers, KeyReused
from domain.refusals import Refused

LARGEST_FORM = 20_000
"""Fields of one form: a collective dispute has hundreds of workers."""


def add_to(pages: APIRouter, house: House) -> None:
    """One form per step of an open case, and one per step that opens a case."""

    @pages.get("/cases/{kind}/{case_id}/steps/{step}")
    async def show(request: Request, kind: str, case_id: UUID, step: str) -> Response:
        desk = await StepDesk.set_up(house, visitor(house, request), entry(kind, step), case_id)
        return await desk.form(request, prefilled(desk.entry.questions, request.query_params))

    @pages.post("/cases/{kind}/{case_id}/steps/{step}")
    async def take(request: Request, kind: str, case_id: UUID, step: str) -> Response:
        desk = await StepDesk.set_up(house, visitor(house, request), entry(kind, step), case_id)
        return await _carry_on(request, desk)

    @pages.get("/new/{kind}/{step}")
    async def show_opening(request: Request, kind: str, step: str) -> Response:
        desk = await StepDesk.set_up(house, visitor(house, request), entry(kind, step), None)
        return await desk.form(request, prefilled(desk.entry.questions, request.query_params))

    @pages.post("/new/{kind}/{step}")
    async def open_case(request: Request, kind: str, step: str) -> Response:
        desk = await StepDesk.set_up(house, visitor(house, request), entry(kind, step), None)
        return await _carry_on(request, desk)


async def _carry_on(request: Request, desk: StepDesk) -> Response:
    """Do what the pressed button says: a row more or less, back to the form, check, or record."""
    sent = await request.form(max_fields=LARGEST_FORM)
    typed = Typed((name, str(value)) for name, value in sent.multi_items())
    if typed.one("add-row"):
        return await desk.form(request, typed.with_row(typed.one("add-row")))
    if typed.one("remove-row"):
        name, _, place = typed.one("remove-row").rpartition("-")
        return await desk.form(request, typed.without_row(name, int(place) if place.isdigit() else -1))
    if typed.one("act") == "change":
        return await desk.form(request, typed)
    return await _submit(request, desk, typed.without_blank_rows(desk.entry.questions))


async def _submit(request: Request, desk: StepDesk, typed: Typed) -> Response:
    """Check or record; what is refused comes back as the form with everything still in it."""
    try:
        recording = typed.one("act") == "record"
        return await (_record(desk, typed) if recording else desk.check(request, typed))
    except InvalidAnswers as wrong:
        faults = {fault.name.replace(".", "-"): fault.reason for fault in wrong.answers}
        return await desk.form(request, typed, faults=faults, status=422)
    except AlreadyMovedOn as moved:
        return await desk.form(request, typed, moved=moved, status=412)
    except KeyReused:
        return await desk.form(request, typed, twice=True, status=422)
    except Refused as refusal:
        name = refusal.field.replace(".", "-")
        return await desk.form(request, typed, faults={name: refusal.message}, refusal=refusal, status=422)


async def _record(desk: StepDesk, typed: Typed) -> Response:
    """Record the step and show it on its case; the read models are waited for."""
    asked = step_request(
        desk.actor,
        kind=desk.entry.kind,
        step=desk.entry.name,
        key=typed.one("key"),
        answers=desk.answers(typed),
        case_id=desk.case_id,
        expected_version=int(typed.one("version")) if typed.one("version").isdigit() else 0,
        late_reason=typed.one("late_reason").strip() or None,
    )
    recorded = await desk.house.casework.record(desk.actor, asked)
    await desk.house.questions.caught_up(recorded.position)
    address = f"/cases/{recorded.kind}/{recorded.case_id}?recorded={recorded.version}"
    return RedirectResponse(address, status_code=303)
