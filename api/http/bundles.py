"""The case bundle 证据包 over HTTP: the visible cases of a thread with their proofs, in one file."""

from urllib.parse import quote
from uuid import UUID

from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.parameters import AFTER, Parameters, text
from api.http.reading import wait_for
from api.http.visitors import actor_of
from application.case_bundles import bundle_of
from application.catalogue import kind_of
from application.house import House
from application.people import Actor

MEDIA_TYPE = "application/zip"
LONGEST_PURPOSE = 200
SIGNING = (
    2.0  # seconds that an export waits for what was just recorded to be signed; then it says what is missing
)
PURPOSE = text("purpose", "导出的用途，写入证据包", LONGEST_PURPOSE)
BUNDLE = (PURPOSE,)


def route(house: House) -> Address:
    """Made when it is asked for; nothing of it is kept."""
    parameters = Parameters((*BUNDLE, AFTER))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        kind, case_id = request.path_params["kind"], request.path_params["case_id"]
        return await bundled(house, actor, kind, case_id, given["purpose"])

    return Address(PREFIX + "/{kind}/{case_id:uuid}/bundle.zip", answer, methods=["GET"], name="bundle")


async def bundled(house: House, actor: Actor, kind: str, case_id: UUID, purpose: str) -> Response:
    """As a file to be saved."""
    kind_of(kind)
    await run_in_threadpool(house.trail.wait_for, house.ledger.position(), SIGNING)
    content = await bundle_of(house, actor, kind, case_id, purpose)
    name = quote(f"证据包 {house.clock.today()} {str(case_id)[:8]}.zip")
    offered = f"attachment; filename=\"bundle.zip\"; filename*=UTF-8''{name}"
    return Response(content, media_type=MEDIA_TYPE, headers={"Content-Disposition": offered})
