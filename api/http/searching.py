"""Search 检索: by POST, because names are personal data and addresses are kept in many logs."""

from typing import Annotated

import msgspec
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.bodies import read_json
from api.http.parameters import AFTER, Parameters
from api.http.reading import wait_for
from api.http.refusals import WrongBody
from api.http.visitors import actor_of
from application.catalogue import KINDS
from application.house import House

LONGEST_WORDS = 100
MOST = 100


class SearchBody(msgspec.Struct, forbid_unknown_fields=True):
    """What is looked for: words of a party, an employer or a number, each of which must be found."""

    words: Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_WORDS)]
    kinds: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    cursor: Annotated[str, msgspec.Meta(max_length=500)] = ""
    limit: Annotated[int, msgspec.Meta(ge=1, le=MOST)] = 20


_body = msgspec.json.Decoder(SearchBody)
_parameters = Parameters((AFTER,))


def route(house: House) -> Address:
    """The search as the framework serves it."""

    async def search(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = _parameters.read(request.query_params)
        sought = read_json(dict(request.scope["headers"]), await request.body(), _body)
        for kind in sought.kinds:
            if kind not in KINDS:
                raise WrongBody(f"“kinds”应为 {'、'.join(KINDS)} 之一。", field="kinds")
        if not f"{sought.words}{sought.cursor}".isprintable():
            raise WrongBody("“words”不能含有控制字符。", field="words")
        await wait_for(house, request, given)
        found = await run_in_threadpool(
            house.questions.search,
            actor,
            sought.words,
            sought.kinds,
            sought.cursor,
            sought.limit,
            causes=sought.causes,
        )
        return Response(msgspec.json.encode(found), media_type="application/json")

    return Address(PREFIX + "/search", search, methods=["POST"], name="search")
