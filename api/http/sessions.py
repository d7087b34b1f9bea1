"""Sessions 登录: a token for other systems; pages carry theirs in a cookie."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.bodies import read_json
from api.http.visitors import actor_of, token_of
from application.house import House
from application.people import Actor


class LoginBody(msgspec.Struct, forbid_unknown_fields=True):
    """A person's login and password."""

    login: Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
    password: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]


class PersonShown(msgspec.Struct, frozen=True):
    """The official and the institution they act for."""

    person_id: UUID
    name: str
    institution_id: UUID
    institution: str
    region: str
    capacity: str
    capacity_zh: str


class SessionShown(msgspec.Struct, frozen=True):
    """The token, told this once, and until when it is good at the longest."""

    token: str
    person: PersonShown
    expires_at: datetime


_body = msgspec.json.Decoder(LoginBody)


def shown(actor: Actor) -> PersonShown:
    """Who it is, as clients read it."""
    institution = actor.institution
    return PersonShown(
        person_id=actor.person_id,
        name=actor.name,
        institution_id=institution.institution_id,
        institution=institution.name,
        region=institution.region,
        capacity=actor.capacity.value,
        capacity_zh=actor.capacity.zh,
    )


def routes(house: House) -> list[Address]:
    """Logging in, logging out, and who one is."""

    async def log_in(request: Request) -> Response:
        sent = read_json(dict(request.scope["headers"]), await request.body(), _body)
        session = await house.accounts.log_in(sent.login, sent.password)
        answer = SessionShown(session.token, shown(session.actor), session.expires_at)
        headers = {"Location": PREFIX + "/sessions/current"}
        return Response(msgspec.json.encode(answer), 201, headers, media_type="application/json")

    async def log_out(request: Request) -> Response:
        actor_of(house.accounts, request.scope)
        await run_in_threadpool(house.accounts.log_out, token_of(dict(request.scope["headers"])))
        return Response(status_code=204)

    async def me(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        return Response(msgspec.json.encode(shown(actor)), media_type="application/json")

    return [
        Address(PREFIX + "/sessions", log_in, methods=["POST"], name="log-in"),
        Address(PREFIX + "/sessions/current", log_out, methods=["DELETE"], name="log-out"),
        Address(PREFIX + "/me", me, methods=["GET"], name="me"),
    ]
