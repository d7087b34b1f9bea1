"""The case bundle 证据包 from the page of a case."""

from uuid import UUID

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.http.bundles import BUNDLE, bundled
from api.http.parameters import Parameters
from api.pages.doors import visitor
from application.house import House


def add_to(pages: APIRouter, house: House) -> None:
    """One address; the button stands beside the proof of the record."""
    parameters = Parameters(BUNDLE)

    @pages.get("/cases/{kind}/{case_id}/bundle.zip")
    async def bundle(request: Request, kind: str, case_id: UUID) -> Response:
        actor = visitor(house, request)
        given = parameters.read(request.query_params)
        return await bundled(house, actor, kind, case_id, given["purpose"])
