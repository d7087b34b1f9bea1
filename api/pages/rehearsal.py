"""Rehearsal 预演: a step tried on a copy of the case before it is confirmed; nothing is recorded."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from fastapi.concurrency import run_in_threadpool

from application.beside import beside
from application.carrying import source_of
from application.catalogue import CatalogueEntry, kind_of
from application.earlier_roles import earlier_roles
from application.house import House
from application.joining import joins_members, refuse_twice
from application.numbering import left_blank, next_number
from application.people import Actor
from application.ports import Enclosed
from application.sealing import sealed
from domain.carrying import Source
from domain.documents import StoredDocument
from domain.earlier_roles import EarlierRoles
from domain.history import History, with_corrections
from domain.merger.beside import Beside
from domain.personal_data import Person, PrivilegedText, SealedText
from domain.recording import Occasion
from domain.rule_book import RuleBook
from domain.steps import supplied


class _NothingSealed:
    """Stands where the vault would: the copy of the case never leaves memory."""

    enclosed: list[Enclosed]

    def __init__(self) -> None:
        self.enclosed = []

    def person(self, particulars: Mapping[str, Any]) -> Person:  # noqa: ARG002
        return Person(person_id=uuid4(), commitment="")

    def text(self, text: str) -> SealedText:  # noqa: ARG002
        return SealedText(item_id=uuid4(), commitment="")

    def content_key(self, key: bytes) -> UUID:  # noqa: ARG002
        return uuid4()

    def privileged(self, text: str) -> PrivilegedText:  # noqa: ARG002
        return PrivilegedText(item_id=uuid4(), commitment="")


async def rehearse(
    house: House,
    actor: Actor,
    *,
    chosen: CatalogueEntry,
    case_id: UUID | None,
    given: Mapping[str, Any],
    late_reason: str,
) -> dict[str, str]:
    """Raise the refusal that recording these answers now would meet, if any.

    Answers with the number each blank would get, by question; none is taken.
    """
    sealer = _NothingSealed()
    events = await house.case_file.history(case_id) if case_id else []
    if joins_members(chosen):
        await refuse_twice(house.vault, events, given["members"])
    case = kind_of(chosen.kind).of(case_id or uuid4(), events)
    rules = house.casework.rules
    case.occasion = Occasion(
        by=actor.recorded_by(),
        at=house.clock.now(),
        today=house.clock.today(),
        command_id=uuid4(),
        late_reason=sealer.text(late_reason) if late_reason else None,
        recording_allowance_days=rules.recording_allowance_days,
    )
    named = await house.casework.with_organs(chosen, given)
    answers = sealed(chosen.questions, named, sealer)
    earlier = await earlier_roles(house.case_file, chosen, case)
    wants = supplied(chosen.step.decision)
    stored = None
    if StoredDocument in wants.values():
        institution_id = actor.institution.institution_id
        held = await run_in_threadpool(house.documents.held, institution_id, answers["digest"])
        stored = held.stored(key_id=uuid4())
    stock = {
        RuleBook: rules,
        History: with_corrections(events),
        EarlierRoles: earlier,
        StoredDocument: stored,
        Source: await source_of(
            house.case_file, house.vault, actor, chosen, case=case, answers=answers, sealer=sealer
        ),
        Beside: await beside(house.case_file, actor, chosen, case, given, command_id=uuid4()),
    }
    answers |= {name: stock[wanted] for name, wanted in wants.items() if name not in answers}
    blank = left_blank(actor, chosen, case, answers)
    found = await next_number(house.case_file, blank, only_look=True) if blank else None
    numbers = {found.blank.question.name: found.text} if found else {}
    answers |= numbers
    on = answers.pop("on")
    getattr(case, chosen.step.name)(on, **answers)
    return numbers
