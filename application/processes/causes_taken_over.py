"""A case that goes on from another takes over its cause 案由, in the version it was recorded in."""

from typing import Any
from uuid import UUID

from application.casework import Directed
from application.processes.reaction import command_id
from domain.appeal_case import AppealCase
from domain.cause_events import CausePassedOn
from domain.enforcement import EnforcementCase
from domain.enforcement.document import EnforcedDocument
from domain.kernel import Aggregate, Event
from domain.revocation import RevocationCase
from domain.rule_book import RuleBook

NAME = "causes-taken-over"
D = EnforcedDocument
HELD_IN: dict[EnforcedDocument, str] = {
    D.AWARD: "arbitration-case",
    D.ADVANCE_AWARD: "arbitration-case",
    D.ARBITRAL_STATEMENT: "arbitration-case",
    D.JUDGMENT: "litigation-case",
    D.COURT_STATEMENT: "litigation-case",
}
"""Where a document comes from; mediation and payment orders have no cause of their own."""


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """The case before is asked for its cause; what it passes on is recorded in the case that follows."""
    if isinstance(event, CausePassedOn):
        told = {"from_case_id": case.id, "cause": event.cause}
        return (_directed(event, event.to_kind, event.to_case_id, "take-over-cause", **told),)
    before = _case_before(event, case)
    if before is None:
        return ()
    kind, case_id = before
    return (_directed(event, kind, case_id, "pass-cause-on", to_kind=case.TOPIC, to_case_id=case.id),)


def _case_before(event: Event, case: Any) -> tuple[str, UUID] | None:
    """Where the case comes from, if that case is on record here and has a cause of its own."""
    kind, case_id = "", None
    match event:
        case AppealCase.PetitionReceived():
            kind, case_id = "litigation-case", case.litigation_case_id
        case RevocationCase.Filed():
            kind, case_id = "arbitration-case", case.arbitration_case_id
        case EnforcementCase.Applied():
            kind, case_id = HELD_IN.get(event.document, ""), event.document_case_id
    return (kind, case_id) if kind and case_id is not None else None


def _directed(event: Event, kind: str, case_id: UUID, step: str, **answers: Any) -> Directed:
    return Directed(
        kind=kind,
        case_id=case_id,
        step=step,
        command_id=command_id(NAME, event),
        answers={"on": event.occurred_on, **answers},
    )
