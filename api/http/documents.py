"""Documents 材料 over HTTP: uploaded as they are, filed by a step, listed and fetched through their case."""

from collections.abc import AsyncIterator
from urllib.parse import quote
from uuid import UUID

import msgspec
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.parameters import Parameters
from api.http.visitors import actor_of
from application.case_documents import Content, DocumentRow, content_of, documents_of
from application.catalogue import kind_of
from application.documents import LARGEST_DOCUMENT, DocumentTooLarge
from application.house import House
from application.people import Actor
from application.permissions import NotVisible, may_see
from domain.kernel import Event

UPLOADS = PREFIX + "/documents"
ENVELOPE = 64 * 1024
"""What a form adds to the file it carries."""


class UploadedShown(msgspec.Struct, frozen=True):
    """What was kept; the step that files it names the digest."""

    digest: str
    size: int
    media_type: str


class DocumentsShown(msgspec.Struct, frozen=True):
    """The documents of a case, in the order they were filed."""

    items: tuple[DocumentRow, ...]


def routes(house: House) -> list[Address]:
    """Upload, list, fetch."""
    no_parameters = Parameters(())

    async def upload(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        content = await whole(request.stream())
        kept = await run_in_threadpool(house.documents.keep, actor.institution.institution_id, content)
        shown = UploadedShown(kept.digest, kept.size, kept.media_type.value)
        return Response(msgspec.json.encode(shown), status_code=201, media_type="application/json")

    async def of_case(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        no_parameters.read(request.query_params)
        events = await readable_events(house, actor, *_place(request))
        rows = await run_in_threadpool(documents_of, actor, events, house.vault)
        return Response(msgspec.json.encode(DocumentsShown(rows)), media_type="application/json")

    async def fetch(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        no_parameters.read(request.query_params)
        events = await readable_events(house, actor, *_place(request))
        digest = request.path_params["digest"]
        return sent(await run_in_threadpool(content_of, actor, events, digest, house.vault, house.documents))

    return [
        Address(UPLOADS, upload, methods=["POST"], name="upload-document"),
        Address(PREFIX + "/{kind}/{case_id:uuid}/documents", of_case, methods=["GET"], name="documents"),
        Address(
            PREFIX + "/{kind}/{case_id:uuid}/documents/{digest}", fetch, methods=["GET"], name="document"
        ),
    ]


async def readable_events(house: House, actor: Actor, kind: str, case_id: UUID) -> list[Event]:
    """The record of a case the actor may see, by the one access filter; raises `NotVisible`."""
    case = await house.case_file.read(kind_of(kind), case_id)
    if case.version == 0:
        raise NotVisible
    if not may_see(actor, case):  # whoever takes part in the thread may still read it: the views know
        await run_in_threadpool(house.questions.case, actor, case_id)
    return await house.case_file.history(case_id)


async def whole(stream: AsyncIterator[bytes]) -> bytes:
    """All that is sent, as long as it may be kept."""
    content = bytearray()
    async for part in stream:
        content += part
        if len(content) > LARGEST_DOCUMENT:
            raise DocumentTooLarge
    return bytes(content)


def sent(found: Content) -> Response:
    """To be saved, never shown in place: a browser runs nothing of it."""
    name = quote(found.name, safe="")
    plain = f"document.{found.name.rpartition('.')[2]}"
    return Response(
        found.content,
        media_type=found.row.media_type.value,
        headers={
            "Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{name}",
        },
    )


def _place(request: Request) -> tuple[str, UUID]:
    return request.path_params["kind"], request.path_params["case_id"]
