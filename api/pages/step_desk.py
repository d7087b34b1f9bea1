"""The desk a step is taken at 办理台: the case as it stands, the form over it, and the answers told back."""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any
from uuid import UUID

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import Response

from api.pages.causes import causes_offered, typed_day
from api.pages.corrigible import corrigible
from api.pages.fields import Field, Option, Put, found_faults
from api.pages.lawful_steps import kind_zh
from api.pages.rehearsal import rehearse
from api.pages.rendering import page
from api.pages.tables.columns import listed_question
from api.pages.taken_from import offer_meant
from api.pages.told import told
from api.pages.typed import Typed, answers
from application.calling_in import who_may_be_called
from application.catalogue import CatalogueEntry, UnknownStep, kind_of
from application.house import House
from application.people import Actor
from application.permissions import NotVisible, may_see, why_not
from application.ports import AlreadyMovedOn
from application.questions import CaseFilter, CaseSummary
from domain.corrections import EntryCorrected
from domain.history import with_corrections
from domain.personal_data import SealedText
from domain.refusals import LateReasonMissing, Refused
from domain.steps import INSTITUTION, Ask, Check, Question
from domain.terms import Capacity

SHORTEST_KEY, LONGEST_KEY = 8, 80


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDesk:
    """One person at one step of one case."""

    house: House
    actor: Actor
    entry: CatalogueEntry
    case_id: UUID | None
    version: int
    summary: CaseSummary | None

    @classmethod
    async def set_up(
        cls, house: House, actor: Actor, entry: CatalogueEntry, case_id: UUID | None
    ) -> "StepDesk":
        """The case is looked at first: what may not be seen or done gets no form."""
        if not entry.offered or entry.step.opens is not (case_id is None):
            raise UnknownStep(f"“{entry.step.label}”。")
        case = kind_of(entry.kind).blank(UUID(int=0))
        summary = None
        if case_id is not None:
            summary = await run_in_threadpool(house.questions.case, actor, case_id)
            case = await house.case_file.read(kind_of(entry.kind), case_id)
            if case.version == 0 or not may_see(actor, case):
                raise NotVisible
        forbidden = why_not(actor, entry.step, case)
        if forbidden is not None:
            raise forbidden
        return cls(
            house=house, actor=actor, entry=entry, case_id=case_id, version=case.version, summary=summary
        )

    def answers(self, typed: Typed) -> dict[str, Any]:
        """Raw answers as the interface for other systems takes them."""
        return answers(self.entry.questions, typed)

    async def form(
        self,
        request: Request,
        typed: Typed,
        *,
        faults: Mapping[str, str] | None = None,
        refusal: Refused | None = None,
        moved: AlreadyMovedOn | None = None,
        twice: bool = False,
        status: int = 200,
        table: Any = None,
    ) -> Response:
        """The form with everything typed so far and, on top and at the field, what is wrong with it.

        `table`: the list that is brought as a file instead of being typed.
        """
        choices = await self._choices(typed)
        put = Put(typed=typed, faults=faults or {}, choices=lambda kind: choices.get(kind, ()))
        fields = await self._fitted(put.fields(self.entry.questions), typed)
        late = self._late_question(put, typed)
        shown = (*fields, late) if late else fields
        listed = list(found_faults(shown))
        told_at_fields = {sentence for _, sentence in listed}
        listed += [("", sentence) for sentence in (faults or {}).values() if sentence not in told_at_fields]
        return page(
            request,
            "step-form.html",
            status=status,
            table=table,
            by_table=table is None and listed_question(self.entry) is not None,
            **self.about(typed, fresh_key=twice or not typed.one("key")),
            fields=fields,
            offer=await offer_meant(self.house, self.actor, self.entry, self.case_id, typed),
            late=late,
            faults=listed,
            refusal=refusal,
            moved=moved,
            twice=twice,
            hindrance=None if typed.pairs and listed else await self._hindrance(),
            answered=request.method == "POST",
            version=self.version if moved or not typed.one("version") else typed.one("version"),
        )

    async def check(
        self,
        request: Request,
        typed: Typed,
        *,
        raw: Mapping[str, Any] | None = None,
        table: Mapping[str, Any] | None = None,
    ) -> Response:
        """All answers told back before anything is recorded; what recording would refuse is refused now.

        `raw`: answers that were not all typed; `table`: how the list among them is told.
        """
        given = self.house.casework.reader.read(
            f"{self.entry.kind}.{self.entry.name}", self.entry.questions, raw or self.answers(typed)
        )
        late_reason = typed.one("late_reason").strip()
        numbers = await rehearse(
            self.house,
            self.actor,
            chosen=self.entry,
            case_id=self.case_id,
            given=given,
            late_reason=late_reason,
        )
        given |= {name: f"将编为 {number}，以提交时为准" for name, number in numbers.items()}
        choices = await self._choices(typed)
        titles = {option.value: option.text for options in choices.values() for option in options}
        return page(
            request,
            "check.html",
            **self.about(typed, fresh_key=not typed.one("key")),
            told=told(
                tuple(one for one in self.entry.questions if table is None or one != table["question"]),
                given,
                lambda case_id: titles.get(str(case_id), str(case_id)),
            ),
            late_reason=late_reason,
            offer=await offer_meant(self.house, self.actor, self.entry, self.case_id, typed),
            table=table,
            carried=[pair for pair in typed.answers() if table is None or pair[0] != "rows"],
            version=typed.one("version") or self.version,
        )

    def about(self, typed: Typed, *, fresh_key: bool) -> dict[str, Any]:
        key = typed.one("key")
        usable = not fresh_key and SHORTEST_KEY <= len(key) <= LONGEST_KEY
        return {
            "actor": self.actor,
            "entry": self.entry,
            "step": self.entry.step,
            "case": self.summary,
            "kind_zh": kind_zh(self.entry.kind),
            "key": key if usable else token_urlsafe(16),
            "today": self.house.clock.today(),
            "back": f"/cases/{self.entry.kind}/{self.case_id}" if self.case_id else "/",
        }

    async def _fitted(self, fields: tuple[Field, ...], typed: Typed) -> tuple[Field, ...]:
        """A correction that names its entry offers that entry's particulars."""
        if self.case_id is None or not issubclass(self.entry.step.records, EntryCorrected):
            return fields
        history = with_corrections(await self.house.case_file.history(self.case_id))
        named = [
            event for event in history.events if str(event.originator_version) == typed.one("of_version")
        ]
        if not named:
            return fields
        return tuple(corrigible(field, named[0]) if field.name == "field" else field for field in fields)

    def _late_question(self, put: Put, typed: Typed) -> Field | None:
        """The reason for recording late, asked once it is known to be needed."""
        if not put.faults.get("late_reason") and not typed.one("late_reason"):
            return None
        ask = Ask("补录原因", hint=(LateReasonMissing.__doc__ or "").strip(), max_length=500)
        return put.field(Question(name="late_reason", ask=ask, kind=SealedText), "late_reason")

    async def _hindrance(self) -> Refused | None:
        if self.case_id is None:
            return None
        return self.entry.step.hindrance(
            await self.house.case_file.read(kind_of(self.entry.kind), self.case_id)
        )

    async def _choices(self, typed: Typed) -> dict[str, tuple[Option, ...]]:
        """Cases that may be referred to: those of the same thread first, then the latest visible ones."""
        found: dict[str, tuple[Option, ...]] = {}
        for question in self.entry.questions:
            kind = question.ask.refers_to
            if question.ask.check is Check.CAUSE:
                day = typed_day(typed) or self.house.clock.today()
                found[Check.CAUSE] = causes_offered(self.house.casework.rules.causes, day)
            if kind == INSTITUTION:
                found[kind] = await self._institutions(question.ask.acting_as)
            if kind in ("", INSTITUTION):
                continue
            cases: dict[UUID, CaseSummary] = {}
            if self.summary is not None:
                thread = await run_in_threadpool(
                    self.house.questions.thread, self.actor, self.summary.thread_id
                )
                cases |= {case.case_id: case for case in thread if case.kind == kind}
            named = typed.one(question.name)
            try:
                case = await run_in_threadpool(self.house.questions.case, self.actor, UUID(named))
                cases |= {case.case_id: case} if case.kind == kind else {}
            except (ValueError, NotVisible):
                pass
            latest = await run_in_threadpool(
                self.house.questions.cases, self.actor, CaseFilter(kinds=(kind,)), "", 100
            )
            cases |= {case.case_id: case for case in latest.items if case.case_id not in cases}
            found[kind] = tuple(
                Option(value=str(case.case_id), text=_called(case)) for case in cases.values()
            )
        return found

    async def _institutions(self, capacities: tuple[Capacity, ...]) -> tuple[Option, ...]:
        """Those of the person's own jurisdiction first."""
        known = await run_in_threadpool(self.house.accounts.institutions)
        ours = self.actor.institution.jurisdiction
        ordered = sorted(
            who_may_be_called(known, capacities), key=lambda one: not one.region.startswith(ours)
        )
        return tuple(Option(value=str(one.institution_id), text=one.name) for one in ordered)


def _called(case: CaseSummary) -> str:
    """A case as it is recognised in a list."""
    return "　".join(word for word in (case.case_number, case.title, case.state_zh) if word)
