"""Who stands in for the parties of a case, over HTTP."""

import msgspec
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.parameters import AFTER, Parameters
from api.http.reading import wait_for
from api.http.visitors import actor_of
from application.catalogue import kind_of
from application.house import House
from application.parties_now import parties_now
from application.permissions import NotVisible


def routes(house: House) -> list[Address]:
    """One answer per case."""
    parameters = Parameters((AFTER,))

    async def of_case(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        await wait_for(house, request, parameters.read(request.query_params))
        kind, case_id = request.path_params["kind"], request.path_params["case_id"]
        kind_of(kind)
        shown = await run_in_threadpool(house.questions.case, actor, case_id)
        if shown.kind != kind:
            raise NotVisible
        thread = await run_in_threadpool(house.questions.thread, actor, shown.thread_id)
        told = await parties_now(house, actor, shown, thread)
        return Response(msgspec.json.encode(told), media_type="application/json")

    return [
        Address(
            PREFIX + "/{kind}/{case_id:uuid}/representatives",
            of_case,
            methods=["GET"],
            name="representatives",
        )
    ]
