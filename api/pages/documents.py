"""Documents 材料 on the case page: a file is uploaded first, then the form of the step that files it opens."""

from collections.abc import AsyncIterator
from urllib.parse import urlencode
from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from api.http.documents import ENVELOPE, readable_events, sent, whole
from api.pages.doors import visitor
from application.case_documents import content_of
from application.documents import LARGEST_DOCUMENT
from application.house import House
from domain.refusals import Refused


class NoFileChosen(Refused):
    """请先选择要上传的文件。"""

    CODE = "no-file-chosen"


class _InMemory(MultiPartParser):
    """Nothing of a file that is being uploaded lies on the disk in the clear."""

    spool_max_size = LARGEST_DOCUMENT + ENVELOPE


def add_to(pages: APIRouter, house: House) -> None:
    """Upload and fetch; the list stands on the page of the case."""

    @pages.post("/cases/{kind}/{case_id}/documents")
    async def upload(request: Request, kind: str, case_id: UUID) -> Response:
        actor = visitor(house, request)
        await readable_events(house, actor, kind, case_id)
        content = await _file_of(request)
        kept = await run_in_threadpool(house.documents.keep, actor.institution.institution_id, content)
        named = urlencode({"digest": kept.digest})
        return RedirectResponse(f"/cases/{kind}/{case_id}/steps/file-document?{named}", status_code=303)

    @pages.get("/cases/{kind}/{case_id}/documents/{digest}")
    async def fetch(request: Request, kind: str, case_id: UUID, digest: str) -> Response:
        actor = visitor(house, request)
        events = await readable_events(house, actor, kind, case_id)
        return sent(await run_in_threadpool(content_of, actor, events, digest, house.vault, house.documents))


async def _file_of(request: Request) -> bytes:
    """The one file of the form."""
    try:
        parser = _InMemory(request.headers, request.stream(), max_files=1, max_fields=1)
        form = await parser.parse()
    except (MultiPartException, KeyError):
        raise NoFileChosen from None
    try:
        file = form.get("file")
        if not isinstance(file, UploadFile) or not file.size:
            raise NoFileChosen
        return await whole(_parts(file))
    finally:
        await form.close()


async def _parts(file: UploadFile) -> AsyncIterator[bytes]:
    while part := await file.read(ENVELOPE):
        yield part
