"""The case beside 另一案件: for a step that concerns two cases, the other one; both are recorded in one entry.

It is read anew each time and not kept: between it and its own clerks the expected version decides, and a step that
loses that race is decided on again.
"""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from application.catalogue import CatalogueEntry
from application.people import Actor
from application.permissions import NotVisible, may_see
from application.ports import CaseFile
from domain.dispute import Dispute
from domain.history import History, with_corrections
from domain.kernel import Aggregate
from domain.merger.beside import Beside
from domain.parties import Employer
from domain.steps import supplied


async def beside(
    case_file: CaseFile,
    actor: Actor,
    chosen: CatalogueEntry,
    case: Aggregate,
    answers: Mapping[str, Any],
    *,
    command_id: UUID,
) -> Beside | None:
    """The case of the same kind that the step names, or a new one where it names none; None where it concerns none.

    Raises `NotVisible` where the actor may not see the case that is named.
    """
    if Beside not in supplied(chosen.step.decision).values():
        return None
    kind = type(case)
    asked = next((one for one in chosen.questions if one.ask.refers_to == case.TOPIC), None)
    if asked is None:
        other = kind.blank(kind.id_for(actor.institution.institution_id, command_id))
    else:
        other = await case_file.read(kind, answers[asked.name])
        if other.version == 0 or not may_see(actor, other):
            raise NotVisible(f"“{asked.ask.label}”指向的案件不存在或不可见。", field=asked.name)
    dispute = await _dispute(case_file, case)
    theirs = await _dispute(case_file, other)
    return Beside(
        case=other,
        history=with_corrections(await case_file.history(other.id)),
        same_employer=any(
            _same(one, another) for one in _employers(dispute) for another in _employers(theirs)
        ),
        workers=_counted(dispute).workers,
        employers=_counted(dispute).employers,
    )


def recorded_together(cases: Sequence[Aggregate], other: Beside | None) -> list[Aggregate]:
    """What one entry records: the case of the step first, then the one beside it."""
    return [*cases] if other is None else [*cases, other.case]


async def _dispute(case_file: CaseFile, case: Aggregate) -> History:
    dispute_id = getattr(case, "dispute_id", None)
    return with_corrections([] if dispute_id is None else await case_file.history(dispute_id))


def _counted(dispute: History) -> Dispute:
    counted = Dispute.blank(UUID(int=0))
    for event in dispute.events:
        event.apply(counted)
    return counted


def _employers(dispute: History) -> list[Employer]:
    found: list[Employer] = []
    for event in dispute.events:
        match event:
            case Dispute.Registered():
                found += event.employers
            case Dispute.EmployerJoined():
                found.append(event.employer)
    return found


def _same(one: Employer, another: Employer) -> bool:
    """By the code where both are known by it, else by name."""
    if one.credit_code and another.credit_code:
        return one.credit_code == another.credit_code
    return one.name == another.name
