"""The step catalogue as an answer: every step there is, and which of them a case is open to now."""

from functools import cache
from typing import Any

import msgspec
from fastapi import Request, Response
from starlette.concurrency import run_in_threadpool

from api.http.addresses import PREFIX, Address
from api.http.answer_schema import answers_schema
from api.http.parameters import AFTER, Parameters
from api.http.reading import etag, tagged_response, wait_for
from api.http.visitors import actor_of
from application.catalogue import CatalogueEntry, catalogue, kind_of
from application.house import House
from application.people import Actor
from application.permissions import NotVisible, may_see, why_not
from application.questions import AsOf
from domain.kernel import Aggregate
from domain.refusals import Refused
from domain.terms import Term


class TermShown(msgspec.Struct, frozen=True):
    """A word: stored value and Chinese term."""

    value: str
    label: str


class StepShown(msgspec.Struct, frozen=True):
    """A step as it is declared."""

    step: str
    label: str
    opens: bool
    by: tuple[TermShown, ...]
    when: tuple[TermShown, ...]
    authority: str
    verified: bool
    document: str
    help: str
    answers: dict[str, Any]


class KindShown(msgspec.Struct, frozen=True):
    """A kind of case, its states and its steps."""

    kind: str
    label: str
    states: tuple[TermShown, ...]
    steps: tuple[StepShown, ...]


class CatalogueShown(msgspec.Struct, frozen=True):
    """Everything that may be recorded."""

    kinds: tuple[KindShown, ...]


class Hindrance(msgspec.Struct, frozen=True):
    """Why a step is not open."""

    code: str
    detail: str
    authority: str


class NextStep(msgspec.Struct, frozen=True):
    """A step of this case, open or not."""

    step: str
    label: str
    authority: str
    verified: bool
    document: str
    open: bool
    due: str
    """Why the law obliges to take it now, as the record stands; '' where it does not."""
    why_not: Hindrance | None


class NextSteps(msgspec.Struct, frozen=True):
    """What may be done next on a case, by the person who asks."""

    kind: str
    version: int
    state: str
    state_zh: str
    steps: tuple[NextStep, ...]
    as_of: AsOf


def catalogue_shown() -> CatalogueShown:
    """The catalogue, steps of processes included: they appear in timelines too."""
    return CatalogueShown(tuple(_kind(kind, steps) for kind, steps in catalogue().items()))


@cache
def _catalogue_written() -> bytes:
    return msgspec.json.encode(catalogue_shown())


def next_steps(actor: Actor, case: Aggregate, position: int) -> NextSteps:
    """Lawful steps and why the others are not: first whose they are, then where the case stands."""
    entries = catalogue()[case.TOPIC].values()
    return NextSteps(
        kind=case.TOPIC,
        version=case.version,
        state=case.state.value,
        state_zh=case.state.zh,
        steps=tuple(_next(actor, case, entry) for entry in entries if entry.offered and not entry.step.opens),
        as_of=AsOf(position=position, recorded_at=None),
    )


def routes(house: House) -> list[Address]:
    """The catalogue, and the next steps of one case."""
    no_parameters, parameters = Parameters(), Parameters((AFTER,))

    async def steps(request: Request) -> Response:
        actor_of(house.accounts, request.scope)
        no_parameters.read(request.query_params)
        return Response(_catalogue_written(), media_type="application/json")

    async def of_case(request: Request) -> Response:
        actor = actor_of(house.accounts, request.scope)
        await wait_for(house, request, parameters.read(request.query_params))
        case = await house.case_file.read(
            kind_of(request.path_params["kind"]), request.path_params["case_id"]
        )
        if case.version == 0:
            raise NotVisible
        if not may_see(actor, case):  # whoever takes part in the thread may still read it: the views know
            await run_in_threadpool(house.questions.case, actor, case.id)
        position = await run_in_threadpool(house.ledger.position)
        answer = next_steps(actor, case, position)
        return tagged_response(request, msgspec.json.encode(answer), etag(answer.version, answer))

    return [
        Address(PREFIX + "/steps", steps, methods=["GET"], name="steps"),
        Address(PREFIX + "/{kind}/{case_id:uuid}/steps", of_case, methods=["GET"], name="next-steps"),
    ]


def _kind(kind: str, steps: dict[str, CatalogueEntry]) -> KindShown:
    case = kind_of(kind)
    return KindShown(
        kind, case.TERM, _terms(tuple(case.STATES)), tuple(_step(entry) for entry in steps.values())
    )


def _step(entry: CatalogueEntry) -> StepShown:
    step = entry.step
    return StepShown(
        step=entry.name,
        label=step.label,
        opens=step.opens,
        by=_terms(step.by),
        when=_terms(step.when),
        authority=step.authority,
        verified=step.verified,
        document=step.document,
        help=step.help,
        answers=answers_schema(entry),
    )


def _terms(terms: tuple[Term, ...]) -> tuple[TermShown, ...]:
    return tuple(TermShown(term.value, term.zh) for term in terms)


def _next(actor: Actor, case: Aggregate, entry: CatalogueEntry) -> NextStep:
    refusal: Refused | None = why_not(actor, entry.step, case) or entry.step.hindrance(case)
    step = entry.step
    return NextStep(
        step=entry.name,
        label=step.label,
        authority=step.authority,
        verified=step.verified,
        document=step.document,
        open=refusal is None,
        due=step.due(case) if refusal is None else "",
        why_not=None if refusal is None else Hindrance(refusal.CODE, refusal.message, refusal.authority),
    )
