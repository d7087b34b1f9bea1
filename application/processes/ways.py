"""Telling a dispute which ways are open: the shape every process of this kind shares."""

from dataclasses import dataclass
from uuid import UUID

from application.casework import Directed
from application.processes.reaction import command_id
from domain.kernel import Event
from domain.terms import Procedure
from domain.time_limits import Deadline


@dataclass(frozen=True, slots=True)
class Way:
    """A right that arises: to which procedure, until when (None: the law sets no period), and where it is written."""

    procedure: Procedure
    until: Deadline | None
    authority: str


def opened(process: str, event: Event, dispute_id: UUID | None, ways: list[Way]) -> tuple[Directed, ...]:
    """One command to the dispute for each way."""
    if dispute_id is None:
        return ()
    return tuple(
        Directed(
            kind="dispute",
            case_id=dispute_id,
            step="open-way",
            command_id=command_id(process, event, nth),
            answers={
                "on": event.occurred_on,
                "procedure": way.procedure,
                "from_case_id": event.originator_id,
                "until": way.until,
                "way_authority": way.authority,
            },
        )
        for nth, way in enumerate(ways)
    )
