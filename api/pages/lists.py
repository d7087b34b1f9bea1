"""Bringing a list 导入名册: the table is read, checked line by line, told back in short, and recorded as one request."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile

from api.http.sheets import FORMATS, Format, Sheet
from api.pages.doors import visitor
from api.pages.list_desk import ListDesk, check_list, read_list
from api.pages.step_desk import StepDesk
from api.pages.tables import ReadRows, columns_of, listed_question
from api.pages.typed import Typed, prefilled
from api.step_requests import step_request
from application.catalogue import UnknownStep, entry
from application.house import House
from domain.dispute import Dispute
from domain.refusals import Refused

LARGEST_PART = 4 * 1024 * 1024
ADDRESS = "/cases/{kind}/{case_id}/steps/{step}/list"


def add_to(pages: APIRouter, house: House) -> None:
    """One page for every step that records a list, and an empty table for it."""

    @pages.get(ADDRESS)
    async def show(request: Request, kind: str, case_id: UUID, step: str) -> Response:
        desk = await _desk(house, request, kind, case_id, step)
        return await desk.form(request, prefilled(desk.others, request.query_params))

    @pages.post(ADDRESS)
    async def take(request: Request, kind: str, case_id: UUID, step: str) -> Response:
        desk = await _desk(house, request, kind, case_id, step)
        return await _carry_on(request, desk)

    for form in FORMATS:
        _offer_empty_table(pages, house, form)


def _offer_empty_table(pages: APIRouter, house: House, form: Format) -> None:
    @pages.get(f"{ADDRESS}.{form.ending}")
    async def empty_table(request: Request, kind: str, case_id: UUID, step: str) -> Response:
        return _empty_table(await _desk(house, request, kind, case_id, step), form)


async def _desk(house: House, request: Request, kind: str, case_id: UUID, step: str) -> ListDesk:
    desk = await StepDesk.set_up(house, visitor(house, request), entry(kind, step), case_id)
    question = listed_question(desk.entry)
    if question is None:
        raise UnknownStep(f"“{desk.entry.step.label}”不用表格填写。")
    return ListDesk(desk=desk, question=question, columns=columns_of(question))


async def _carry_on(request: Request, desk: ListDesk) -> Response:
    """Check or record; what is refused comes back as the form, every wrong line named."""
    async with request.form(max_files=1, max_part_size=LARGEST_PART) as sent:
        typed = Typed((name, value) for name, value in sent.multi_items() if isinstance(value, str))
        content = await _content(sent)
    kept = Typed(pair for pair in typed.pairs if pair[0] != "rows")
    if typed.one("act") == "change":
        return await desk.form(request, kept)
    read = ReadRows()
    try:
        read = await run_in_threadpool(read_list, desk, typed, content)
        if read.wrong:
            return await desk.form(request, kept, wrong=tuple(read.wrong), status=422)
        recording = typed.one("act") == "record"
        return await (_record(desk, typed, read) if recording else check_list(request, desk, typed, read))
    except Refused as refusal:
        return await desk.refused(request, kept, refusal, read)


async def _content(sent: FormData) -> bytes:
    given = sent.get("table")
    return await given.read() if isinstance(given, UploadFile) else b""


async def _record(desk: ListDesk, typed: Typed, read: ReadRows) -> Response:
    """Record the list and show it; the read models are waited for."""
    step = desk.desk
    asked = step_request(
        step.actor,
        kind=step.entry.kind,
        step=step.entry.name,
        key=typed.one("key"),
        answers=desk.answers(typed, read.rows),
        case_id=step.case_id,
        expected_version=int(typed.one("version")) if typed.one("version").isdigit() else 0,
        late_reason=typed.one("late_reason").strip() or None,
    )
    recorded = await step.house.casework.record(step.actor, asked)
    await step.house.questions.caught_up(recorded.position)
    listed = "/members" if recorded.kind == Dispute.TOPIC else ""
    address = f"/cases/{recorded.kind}/{recorded.case_id}{listed}?recorded={recorded.version}"
    return RedirectResponse(address, status_code=303)


def _empty_table(desk: ListDesk, form: Format) -> Response:
    """The headings, and nothing below them."""
    columns = [(column.heading, 16, str) for column in desk.columns]
    return Sheet(title=desk.desk.entry.step.label, file="table", columns=columns).download(form)
