"""Health 运行状况 and the ledger's facts: for everybody, since they tell nothing of any case."""

from typing import Any

import msgspec
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from application.house import House
from application.questions import AsOf


class LedgerShown(msgspec.Struct, frozen=True):
    """The ledger as a witness compares it: position, size of the tree and its root."""

    position: int
    tree_size: int
    root: str
    as_of: AsOf


class ViewShown(msgspec.Struct, frozen=True):
    """How far one read model has read."""

    name: str
    position: int
    behind: int
    stopped: bool


class ProcessesShown(msgspec.Struct, frozen=True):
    """How far the processes have followed the ledger."""

    position: int
    stopped: bool


class Readiness(msgspec.Struct, frozen=True):
    """Ready while no read model and no process has stopped."""

    ready: bool
    position: int
    views: tuple[ViewShown, ...]
    processes: ProcessesShown


def routes(house: House) -> list[Address]:
    """Alive, ready, and what the ledger vouches for."""

    async def live(request: Request) -> Response:  # noqa: ARG001 - the framework's signature
        return _json({"live": True})

    async def ready(request: Request) -> Response:  # noqa: ARG001
        readiness = await run_in_threadpool(_readiness, house)
        return _json(readiness, 200 if readiness.ready else 503)

    async def ledger(request: Request) -> Response:  # noqa: ARG001
        return _json(await run_in_threadpool(_facts, house))

    return [
        Address(PREFIX + "/health/live", live, methods=["GET"], name="live"),
        Address(PREFIX + "/health/ready", ready, methods=["GET"], name="ready"),
        Address(PREFIX + "/ledger", ledger, methods=["GET"], name="ledger"),
    ]


def _readiness(house: House) -> Readiness:
    views = tuple(
        ViewShown(view.name, view.position, view.behind, view.stopped_at is not None)
        for view in house.views.status()
    )
    processes = ProcessesShown(house.processes.position, stopped=bool(house.processes.error))
    ready = not processes.stopped and not any(view.stopped for view in views)
    return Readiness(ready, house.ledger.position(), views, processes)


def _facts(house: House) -> LedgerShown:
    position, root = house.ledger.head()
    return LedgerShown(position, position, root.hex(), AsOf(position=position, recorded_at=None))


def _json(answer: Any, status: int = 200) -> Response:
    return Response(msgspec.json.encode(answer), status, media_type="application/json")
