"""The court that enforces an award is told when the award is attacked, and how that ended; it rules itself.

The arbitration whose award it is knows of both: whichever is recorded later, the one learns of the other. The case may
stand further than the event; what was recorded after the event is told by its own.
"""

from typing import Any
from uuid import UUID

from application.casework import Directed
from application.processes.reaction import command_id
from domain.arbitration import ArbitrationCase
from domain.enforcement import EnforcementCase
from domain.enforcement.document import EnforcedDocument
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook

NAME = "enforcement-of-attacked-awards"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Nothing is stayed, continued or terminated here (劳动争议司法解释（一） 第二十五条 obliges the court)."""
    match event:
        case EnforcementCase.Applied(document=EnforcedDocument.AWARD, document_case_id=UUID() as awarded):
            known = {"enforcement_case_id": event.originator_id, "court": event.recorded_by.institution}
            return (_directed(event, 0, "arbitration-case", awarded, step="note-enforcement", answers=known),)
        case ArbitrationCase.RevocationNoted() if isinstance(case, ArbitrationCase):
            news = {
                "revocation_case_id": event.revocation_case_id,
                "court": event.court,
                "news": event.news,
            }
            return tuple(
                _directed(event, nth, "enforcement-case", enforced, step="note-revocation", answers=news)
                for nth, (enforced, noted) in enumerate(case.enforced_in.items())
                if noted < event.originator_version
            )
        case ArbitrationCase.EnforcementNoted(enforcement_case_id=enforced) if isinstance(
            case, ArbitrationCase
        ):
            return tuple(
                _directed(
                    event,
                    nth,
                    "enforcement-case",
                    enforced,
                    step="note-revocation",
                    answers={"revocation_case_id": attack, "court": court, "news": told},
                )
                for nth, (attack, (noted, court, told)) in enumerate(case.revocations.items())
                if noted < event.originator_version
            )
        case _:
            return ()


def _directed(
    event: Event, nth: int, kind: str, case_id: UUID, *, step: str, answers: dict[str, Any]
) -> Directed:
    return Directed(
        kind=kind,
        case_id=case_id,
        step=step,
        command_id=command_id(NAME, event, nth),
        answers={"on": event.occurred_on, **answers},
    )
