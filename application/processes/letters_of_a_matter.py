"""A letter is entered in the matter it belongs to when drafted, and again when it is done with: none sinks unseen."""

from typing import Any
from uuid import UUID

from application.casework import Directed
from application.processes.reaction import command_id
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook
from domain.supervision_letter import SupervisionLetter

NAME = "letters-of-a-matter"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Drafting links the letter, a relapse links it again; closing, ending a publication or withdrawing settles it."""
    if not isinstance(case, SupervisionLetter):
        return ()
    match event:
        case SupervisionLetter.Drafted() | SupervisionLetter.Relapsed():
            return _told(event, case.matter_id, "link-letter", instrument=case.instrument)
        case (
            SupervisionLetter.Closed() | SupervisionLetter.PublicationEnded() | SupervisionLetter.Withdrawn()
        ):
            return _told(event, case.matter_id, "settle-letter")
        case _:
            return ()


def _told(event: Event, matter_id: UUID | None, step: str, **particulars: Any) -> tuple[Directed, ...]:
    if matter_id is None:
        return ()
    return (
        Directed(
            kind="supervision-matter",
            case_id=matter_id,
            step=step,
            command_id=command_id(NAME, event),
            answers={"on": event.occurred_on, "letter_id": event.originator_id, **particulars},
        ),
    )
