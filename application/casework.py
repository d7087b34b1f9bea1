"""Casework 办案: carries out one command at a time per case, from what was typed to what is recorded."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar
from uuid import UUID, uuid5
from weakref import WeakValueDictionary

import structlog

from application.calling_in import calls_in, with_organs
from application.catalogue import CatalogueEntry, entry, kind_of
from application.correcting import must_fit
from application.earlier_roles import earlier_roles
from application.joining import joins_members, refuse_twice
from application.people import SYSTEM, Actor, Institution
from application.permissions import NotVisible, may_see, why_not
from application.ports import AlreadyMovedOn, AnswerReader, CaseFile, Clock, Recorded, Sealer, Vault
from application.sealing import sealed
from application.step_lines import tell_recorded, tell_refused
from domain.corrections import EntryCorrected
from domain.earlier_roles import EarlierRoles
from domain.history import History, with_corrections
from domain.kernel import Aggregate
from domain.personal_data import SealedText
from domain.recording import Occasion
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import INSTITUTION, supplied

log = structlog.get_logger()

ATTEMPTS = 20
MANY = 50  # rows of a list
T = TypeVar("T")


class CaseTooBusy(Exception):
    """A process lost the race for one case too often; it will be tried again from its position."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRequest:
    """A step as a person or another system asks for it: answers still as they were typed."""

    kind: str
    step: str
    command_id: UUID
    request_hash: bytes
    answers: Mapping[str, Any]
    case_id: UUID | None = None
    """None: open a new case."""
    expected_version: int = 0
    late_reason: str | None = None

    @property
    def subject(self) -> UUID:
        """The case; a new one's id follows from the command, so that a repeat means the same case."""
        return self.case_id or uuid5(self.command_id, "case")


@dataclass(frozen=True, slots=True, kw_only=True)
class Directed:
    """A step that a process takes: answers already typed."""

    kind: str
    case_id: UUID
    step: str
    command_id: UUID
    answers: Mapping[str, Any]


@dataclass(slots=True)
class Casework:
    """Reads answers, checks permission, lets the case decide and records what happened."""

    case_file: CaseFile
    vault: Vault
    reader: AnswerReader
    clock: Clock
    rules_in_force: Callable[[], RuleBook]
    institutions: Callable[[], Sequence[Institution]] = tuple
    """Who may be called in."""
    _locks: WeakValueDictionary[UUID, asyncio.Lock] = field(default_factory=WeakValueDictionary)

    @property
    def rules(self) -> RuleBook:
        """As of now."""
        return self.rules_in_force()

    async def record(self, actor: Actor, request: StepRequest) -> Recorded:
        """Take the step and answer with where it stands; a repeated command gets its first answer.

        Raises `Refused` in one of its forms and then records nothing.
        """
        async with self._turn(request.subject):
            try:
                recorded = await self._take(actor, request)
            except Refused as refusal:
                self.case_file.forget(request.subject)
                first = await self.case_file.recorded(request.command_id, request.request_hash)
                if first is not None:
                    tell_recorded(actor, request.kind, request.step, first)
                    return first
                tell_refused(actor, request.kind, request.step, refusal)
                raise
            except BaseException:
                self.case_file.forget(request.subject)
                raise
            tell_recorded(actor, request.kind, request.step, recorded)
            return recorded

    async def direct(self, command: Directed) -> Recorded | None:
        """Take a process's step on the case as it now stands; None when there was nothing left to do."""
        async with self._turn(command.case_id):
            for _ in range(ATTEMPTS):
                first = await self.case_file.recorded(command.command_id, command.command_id.bytes)
                if first is not None:
                    return first
                try:
                    return await self._directed(command)
                except AlreadyMovedOn:
                    continue
                except Refused as refusal:
                    log.warning(
                        "process_step_not_open", kind=command.kind, step=command.step, code=refusal.CODE
                    )
                    return None
                finally:
                    self.case_file.forget(command.case_id)
        raise CaseTooBusy

    async def _directed(self, command: Directed) -> Recorded | None:
        case = await self.case_file.load(kind_of(command.kind), command.case_id)
        chosen = entry(command.kind, command.step)
        history = await self._history(chosen, command.case_id)
        earlier = await self._earlier(chosen, case)
        answers = dict(command.answers)
        self._decide(case, chosen, SYSTEM, command.command_id, answers, history=history, earlier=earlier)
        if not case.pending_events:
            return None
        return await self.case_file.record(
            command_id=command.command_id, request_hash=command.command_id.bytes, cases=[case], enclosed=[]
        )

    async def _take(self, actor: Actor, request: StepRequest) -> Recorded:
        chosen = entry(request.kind, request.step)
        kind = kind_of(request.kind)
        case = await self.case_file.load(kind, request.subject)
        if case.version != request.expected_version:
            # Another process may have recorded what the person has seen.
            self.case_file.forget(request.subject)
            case = await self.case_file.load(kind, request.subject)
        await self._admit(actor, chosen, case, request)
        many = is_long(request.answers)
        read = partial(self.reader.read, f"{request.kind}.{request.step}", chosen.questions, request.answers)
        answers = await aside(read, many=many)
        await self._see_references(actor, chosen, answers)
        if joins_members(chosen):
            events = await self.case_file.history(request.subject)
            await refuse_twice(self.vault, events, answers["members"])
        answers = await self.with_organs(chosen, answers)
        sealer = self.vault.sealer(request.subject)
        typed = await aside(partial(sealed, chosen.questions, answers, sealer), many=many)
        history = await self._history(chosen, request.subject)
        if history is not None and issubclass(chosen.step.records, EntryCorrected):
            must_fit(request.kind, history, answers, self.reader)
        self._decide(
            case,
            chosen,
            actor,
            request.command_id,
            typed,
            history=history,
            earlier=await self._earlier(chosen, case),
            late_reason=self._late(request, sealer),
        )
        answer = await self.case_file.record(
            command_id=request.command_id,
            request_hash=request.request_hash,
            cases=[case],
            enclosed=sealer.enclosed,
        )
        if history is not None:
            self.case_file.forget(request.subject)
        return answer

    async def _admit(
        self, actor: Actor, chosen: CatalogueEntry, case: Aggregate, request: StepRequest
    ) -> None:
        if case.version > 0 and not may_see(actor, case):
            raise NotVisible
        if case.version == 0 and request.case_id is not None:
            raise NotVisible
        refusal = why_not(actor, chosen.step, case)
        if refusal is not None:
            raise refusal
        if case.version != request.expected_version:
            since = await self.case_file.history(request.subject, after_version=request.expected_version)
            raise AlreadyMovedOn(request.subject, request.expected_version, case.version, tuple(since))

    async def _see_references(self, actor: Actor, chosen: CatalogueEntry, answers: Mapping[str, Any]) -> None:
        """A case may refer only to cases that exist and that the actor may see."""
        for question in chosen.questions:
            referred = answers.get(question.name)
            if question.ask.refers_to not in ("", INSTITUTION) and referred is not None:
                other = await self.case_file.read(kind_of(question.ask.refers_to), referred)
                if other.version == 0 or not may_see(actor, other):
                    raise NotVisible(f"“{question.ask.label}”指向的案件不存在或不可见。", field=question.name)

    async def with_organs(self, chosen: CatalogueEntry, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The same answers with the institutions that the step calls in."""
        if not calls_in(chosen.questions):
            return dict(answers)
        return with_organs(chosen.questions, answers, await asyncio.to_thread(self.institutions))

    async def _history(self, chosen: CatalogueEntry, case_id: UUID) -> History | None:
        """The record so far, for a step that reads it."""
        if History not in supplied(chosen.step.decision).values():
            return None
        return with_corrections(await self.case_file.history(case_id))

    async def _earlier(self, chosen: CatalogueEntry, case: Aggregate) -> EarlierRoles | None:
        """Who took part in the dispute before, for a step that must know."""
        if EarlierRoles not in supplied(chosen.step.decision).values():
            return None
        return await earlier_roles(self.case_file, case)

    def _late(self, request: StepRequest, sealer: Sealer) -> SealedText | None:
        reason = (request.late_reason or "").strip()
        return sealer.text(reason) if reason else None

    def _decide(
        self,
        case: Aggregate,
        chosen: CatalogueEntry,
        actor: Actor,
        command_id: UUID,
        answers: dict[str, Any],
        *,
        history: History | None = None,
        earlier: EarlierRoles | None = None,
        late_reason: SealedText | None = None,
    ) -> None:
        case.occasion = Occasion(
            by=actor.recorded_by(),
            at=self.clock.now(),
            today=self.clock.today(),
            command_id=command_id,
            late_reason=late_reason,
            recording_allowance_days=self.rules.recording_allowance_days,
        )
        for name, wanted in supplied(chosen.step.decision).items():
            if name not in answers:
                answers[name] = {RuleBook: self.rules, History: history, EarlierRoles: earlier}[wanted]
        on = answers.pop("on")
        getattr(case, chosen.step.name)(on, **answers)

    def _turn(self, case_id: UUID) -> asyncio.Lock:
        """One command at a time per case in this process; between processes the expected version decides."""
        lock = self._locks.get(case_id)
        if lock is None:
            lock = self._locks[case_id] = asyncio.Lock()
        return lock


def is_long(answers: Mapping[str, Any]) -> bool:
    """Whether a list among the answers takes so long to read that other requests should go on meanwhile."""
    return any(isinstance(given, list) and len(given) > MANY for given in answers.values())


async def aside(work: Callable[[], T], *, many: bool) -> T:
    """In a thread where there is much to do; a handful is done sooner than a thread is woken."""
    return await asyncio.to_thread(work) if many else work()
