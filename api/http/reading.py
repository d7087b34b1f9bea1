"""Reading 查询: what may be asked, each address declared once with its parameters and the shape of its answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.parameters import AFTER, PURPOSE, Parameter, Parameters
from api.http.refusals import WrongParameter
from api.http.visitors import actor_of
from application.gathering import gathering
from application.house import House
from application.people import Actor
from application.questions import ReadsLagBehind
from domain.access_record import Purpose

AFTER_HEADER = "x-after-position"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it arrived."""

    house: House
    actor: Actor
    at: Mapping[str, Any]
    """The parts of the address."""
    given: Mapping[str, Any]
    """The query parameters."""
    body: Any = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An address that answers a question of the record; `ask` runs in a thread."""

    path: str
    name: str
    summary: str
    answer: Any
    """Type of the answer, for its schema."""
    ask: Callable[[Asked], Any]
    parameters: tuple[Parameter, ...] = ()
    tagged: Callable[[Any], int] | None = None
    """The version of what is answered, where the answer carries an ETag."""


def route(house: House, reading: Reading) -> Address:
    """The reading as the framework serves it."""
    parameters = Parameters((*reading.parameters, AFTER))

    async def answer(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        given = parameters.read(request.query_params)
        await wait_for(house, request, given)
        asked = Asked(house, actor, request.path_params, given)
        encoded, tag = await run_in_threadpool(_answered, reading, asked)
        return tagged_response(request, encoded, tag)

    return Address(PREFIX + reading.path, answer, methods=["GET"], name=reading.name)


async def wait_for(house: House, request: Request, given: Mapping[str, Any]) -> None:
    """Answer only once the read models have reached the position asked for, by parameter or header.

    A purpose chosen in the address is noted for the record of the answer.
    """
    if given.get(PURPOSE.name):
        gathering().stated = Purpose(given[PURPOSE.name])
    wanted = given.get("after_position")
    if wanted is None and AFTER_HEADER in request.headers:
        try:
            wanted = AFTER.read(request.headers[AFTER_HEADER])
        except ValueError:
            raise WrongParameter(f"“{AFTER_HEADER}”{AFTER.expects}。", field=AFTER_HEADER) from None
    if wanted and not await house.questions.caught_up(wanted):
        raise ReadsLagBehind


def tagged_response(request: Request, encoded: bytes, tag: str) -> Response:
    """200 with the answer, or 304 when the client has it already."""
    if not tag:
        return Response(encoded, media_type="application/json")
    known = [part.strip().removeprefix("W/") for part in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(encoded, media_type="application/json", headers={"ETag": tag})


def _answered(reading: Reading, asked: Asked) -> tuple[bytes, str]:
    answer = reading.ask(asked)
    encoded = msgspec.json.encode(answer)
    return encoded, "" if reading.tagged is None else etag(reading.tagged(answer), answer)


def etag(version: int, answer: Any) -> str:
    """The version, which If-Match wants, and a digest of everything shown but how far the reader had read."""
    shown = {key: value for key, value in msgspec.to_builtins(answer).items() if key != "as_of"}
    return f'"{version}.{sha256(msgspec.json.encode(shown)).hexdigest()[:16]}"'
