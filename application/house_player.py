"""Playing in the house: a scenario's steps go through casework itself, as the ways in would send them."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from uuid import UUID, uuid5

from application.casework import Casework, StepRequest
from application.catalogue import kind_of
from application.house import House
from application.people import Actor
from application.ports import AlreadyMovedOn, CaseFile, InvalidAnswers
from application.scenario import Asked, Fault, Outcome, Taken, TurnedDown
from domain.refusals import Refused

COMMANDS = UUID("5b1f6f0e-6f0b-4a6c-9d0a-7f1a6c1d2e3f")
"""Namespace of replayed commands: the id follows from run, scenario and step, so a repeat is one command."""
ATTEMPTS = 5
"""Processes of the house may record between looking and acting; a person would look again, so does this."""


class UnknownLogin(Refused):
    """演示人员名单里没有这个用户名。"""

    CODE = "unknown-login"


class HousePlayer:
    """Plays people of the house by their login, without sessions."""

    def __init__(
        self,
        casework: Casework,
        case_file: CaseFile,
        actors: Mapping[str, Actor],
        settled: Callable[[], Awaitable[None]],
    ) -> None:
        self._casework = casework
        self._case_file = case_file
        self._actors = dict(actors)
        self._settled = settled

    @classmethod
    def of(cls, house: House) -> "HousePlayer":
        """Everybody who is enrolled may be cast."""
        return cls(house.casework, house.case_file, dict(house.accounts.enrolled()), house.settled)

    async def take(self, login: str, asked: Asked) -> Outcome:
        """Take the step on the newest version, or on the one the person had in view."""
        try:
            return await self._take(self._actor(login), asked)
        except Refused as refusal:
            return turned_down(refusal)

    async def state(self, login: str, kind: str, case_id: UUID, position: int) -> str:  # noqa: ARG002 - the record is never behind
        """The state the case's own record leads to."""
        return str((await self._case_file.read(kind_of(kind), case_id)).state)

    async def settled(self) -> None:
        """Processes have done and read models show everything."""
        await self._settled()

    async def _take(self, actor: Actor, asked: Asked) -> Taken:
        for attempt in range(1, ATTEMPTS + 1):
            try:
                recorded = await self._casework.record(actor, await self._request(asked))
            except AlreadyMovedOn:
                if asked.version is not None or attempt == ATTEMPTS:
                    raise
            else:
                return Taken(
                    case_id=recorded.case_id,
                    version=recorded.version,
                    position=recorded.position,
                    events=recorded.events,
                    repeated=recorded.repeated,
                )
        raise AssertionError

    async def _request(self, asked: Asked) -> StepRequest:
        return StepRequest(
            kind=asked.kind,
            step=asked.step,
            command_id=uuid5(COMMANDS, asked.key),
            # Of what the file says, not of the day it is played on: `today` tomorrow is still the same step.
            request_hash=hashlib.sha256(asked.written.encode()).digest(),
            answers=asked.answers,
            case_id=asked.case_id,
            expected_version=await self._version(asked),
            late_reason=asked.late_reason or None,
        )

    async def _version(self, asked: Asked) -> int:
        if asked.version is not None:
            return asked.version
        if asked.case_id is None:
            return 0
        return (await self._case_file.read(kind_of(asked.kind), asked.case_id)).version

    def _actor(self, login: str) -> Actor:
        try:
            return self._actors[login]
        except KeyError:
            raise UnknownLogin(f"“{login}”。") from None


def turned_down(refusal: Refused) -> TurnedDown:
    """A refusal as an outcome, with every wrong answer it names."""
    if isinstance(refusal, InvalidAnswers):
        faults = tuple(Fault(field=one.name, rule=one.code, reason=one.reason) for one in refusal.answers)
    else:
        faults = (Fault(field=refusal.field, rule=refusal.CODE, reason=""),)
    return TurnedDown(code=refusal.CODE, sentence=refusal.message, authority=refusal.authority, faults=faults)
