"""Casework 办案: carries out one command at a time per case, from what was typed to what is recorded."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

import structlog

from application.aside import aside, is_long
from application.beside import beside, recorded_together
from application.calling_in import calls_in, with_organs
from application.carrying import source_of
from application.case_documents import upload_for
from application.catalogue import KINDS, CatalogueEntry, entry, kind_of
from application.correcting import must_fit
from application.documents import NothingUploaded
from application.earlier_roles import earlier_roles
from application.joining import joins_members, refuse_twice
from application.numbering import Numbers, SeriesBusy
from application.people import SYSTEM, Actor, Institution
from application.permissions import NotVisible, may_see, why_not
from application.ports import (
    AlreadyMovedOn,
    AnswerReader,
    CaseFile,
    Clock,
    Documents,
    Recorded,
    Sealer,
    Vault,
)
from application.references import see_references
from application.sealing import sealed
from application.step_lines import tell_recorded, tell_refused
from application.turns import Turns
from domain.carrying import Source
from domain.corrections import EntryCorrected
from domain.documents import StoredDocument
from domain.earlier_roles import EarlierRoles
from domain.history import History, with_corrections
from domain.kernel import Aggregate
from domain.merger.beside import Beside
from domain.personal_data import SealedText
from domain.recording import Occasion
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import supplied

log = structlog.get_logger()

ATTEMPTS = 20


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

    def subject(self, actor: Actor) -> UUID:
        """The case; a new one's id follows from the command, or from the institution where it has one of the kind."""
        kind = KINDS.get(self.kind, Aggregate)
        return self.case_id or kind.id_for(actor.institution.institution_id, self.command_id)


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
    documents: Documents = field(default_factory=NothingUploaded)
    _turns: Turns = field(default_factory=Turns)
    _numbers: Numbers = field(init=False)

    def __post_init__(self) -> None:
        self._numbers = Numbers(self.case_file)

    @property
    def rules(self) -> RuleBook:
        """As of now."""
        return self.rules_in_force()

    async def record(self, actor: Actor, request: StepRequest) -> Recorded:
        """Take the step and answer with where it stands; a repeated command gets its first answer.

        Raises `Refused` in one of its forms and then records nothing.
        """
        subject = request.subject(actor)
        async with self._turns.of(subject):
            try:
                recorded = await self._take(actor, request, subject)
            except Refused as refusal:
                self.case_file.forget(subject)
                first = await self.case_file.recorded(request.command_id, request.request_hash)
                if first is not None:
                    tell_recorded(actor, request.kind, request.step, first)
                    return first
                tell_refused(actor, request.kind, request.step, refusal)
                raise
            except BaseException:
                self.case_file.forget(subject)
                raise
            tell_recorded(actor, request.kind, request.step, recorded)
            return recorded

    async def direct(self, command: Directed) -> Recorded | None:
        """Take a process's step on the case as it now stands; None when there was nothing left to do."""
        async with self._turns.of(command.case_id):
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
        occasion = self._occasion(SYSTEM, command.command_id)
        known = {History: history, EarlierRoles: await earlier_roles(self.case_file, chosen, case)}
        self._decide(case, chosen, occasion, dict(command.answers), known)
        if not case.pending_events:
            return None
        return await self.case_file.record(
            command_id=command.command_id, request_hash=command.command_id.bytes, cases=[case], enclosed=[]
        )

    async def _take(self, actor: Actor, request: StepRequest, subject: UUID) -> Recorded:
        """Again with the next number as long as only a series of numbers has moved on."""
        for _ in range(ATTEMPTS):
            try:
                return await self._take_once(actor, request, subject)
            except AlreadyMovedOn as moved:
                if moved.case_id == subject:
                    raise
        raise SeriesBusy

    async def _take_once(self, actor: Actor, request: StepRequest, subject: UUID) -> Recorded:
        chosen = entry(request.kind, request.step)
        case = await self._standing(kind_of(request.kind), request, subject)
        await self._admit(actor, chosen, case, request)
        many = is_long(request.answers)
        read = partial(self.reader.read, f"{request.kind}.{request.step}", chosen.questions, request.answers)
        answers = await aside(read, many=many)
        await see_references(self.case_file, actor, chosen, case, answers)
        if joins_members(chosen):
            events = await self.case_file.history(subject)
            await refuse_twice(self.vault, events, answers["members"])
        answers = await self.with_organs(chosen, answers)
        sealer = self.vault.sealer(subject)
        typed = await aside(partial(sealed, chosen.questions, answers, sealer), many=many)
        history = await self._history(chosen, subject)
        known: dict[type, Any] = {
            History: history,
            EarlierRoles: await earlier_roles(self.case_file, chosen, case),
            StoredDocument: await upload_for(
                self.documents, actor, chosen, case_id=subject, answers=answers, sealer=sealer
            ),
            Source: await source_of(
                self.case_file, self.vault, actor, chosen, case=case, answers=answers, sealer=sealer
            ),
            Beside: await beside(self.case_file, actor, chosen, case, answers, command_id=request.command_id),
        }
        if history is not None and issubclass(chosen.step.records, EntryCorrected):
            must_fit(request.kind, history, answers, self.reader)
        occasion = self._occasion(actor, request.command_id, self._late(request, sealer))
        async with self._numbers.for_blank(actor, chosen, case, typed, occasion) as cases:
            self._decide(case, chosen, occasion, typed, known)
            answer = await self.case_file.record(
                command_id=request.command_id,
                request_hash=request.request_hash,
                cases=recorded_together(cases(), known[Beside]),
                enclosed=sealer.enclosed,
            )
        if history is not None:
            self.case_file.forget(subject)
        return answer

    async def _standing(self, kind: type[Aggregate], request: StepRequest, subject: UUID) -> Aggregate:
        case = await self.case_file.load(kind, subject)
        if case.version != request.expected_version:
            # Another process may have recorded what the person has seen.
            self.case_file.forget(subject)
            case = await self.case_file.load(kind, subject)
        return case

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
        goes_on = case.ONE_EACH and request.case_id is None
        if case.version != request.expected_version and not goes_on:
            since = await self.case_file.history(case.id, after_version=request.expected_version)
            raise AlreadyMovedOn(case.id, request.expected_version, case.version, tuple(since))

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

    def _late(self, request: StepRequest, sealer: Sealer) -> SealedText | None:
        reason = (request.late_reason or "").strip()
        return sealer.text(reason) if reason else None

    def _occasion(self, actor: Actor, command_id: UUID, late_reason: SealedText | None = None) -> Occasion:
        return Occasion(
            by=actor.recorded_by(),
            at=self.clock.now(),
            today=self.clock.today(),
            command_id=command_id,
            late_reason=late_reason,
            recording_allowance_days=self.rules.recording_allowance_days,
        )

    def _decide(
        self,
        case: Aggregate,
        chosen: CatalogueEntry,
        occasion: Occasion,
        answers: dict[str, Any],
        known: Mapping[type, Any],
    ) -> None:
        case.occasion = occasion
        for name, wanted in supplied(chosen.step.decision).items():
            if name not in answers:
                answers[name] = self.rules if wanted is RuleBook else known[wanted]
        on = answers.pop("on")
        getattr(case, chosen.step.name)(on, **answers)
