"""Carrying 承接 over HTTP: what a case may take over from the other procedures of its dispute, and what it took over."""

import msgspec
from fastapi import Request, Response

from api.http.addresses import PREFIX, Address
from api.http.documents import readable_events
from api.http.parameters import AFTER, Parameters
from api.http.reading import wait_for
from api.http.visitors import actor_of
from application.carried import Carried, Offer, TakenOver, carried_to
from application.carrying import case_of
from application.house import House

PATH = PREFIX + "/{kind}/{case_id:uuid}/carriable"
NOTHING = Carried(offered=(), taken=())


class CarriedShown(msgspec.Struct, frozen=True):
    """Both lists; a kind of case that takes nothing over has two empty ones."""

    offered: tuple[Offer, ...]
    taken: tuple[TakenOver, ...]


def routes(house: House) -> list[Address]:
    """The one list; taking over is a step like any other."""
    parameters = Parameters((AFTER,))

    async def of_case(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        await wait_for(house, request, parameters.read(request.query_params))
        events = await readable_events(
            house, actor, request.path_params["kind"], request.path_params["case_id"]
        )
        found = await carried_to(house, actor, case_of(events)) or NOTHING
        shown = CarriedShown(offered=found.offered, taken=found.taken)
        return Response(msgspec.json.encode(shown), media_type="application/json")

    return [Address(PATH, of_case, methods=["GET"], name="carriable")]
