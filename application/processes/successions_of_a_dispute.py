"""Who took a party's place in one procedure is told to the dispute, so that every later one has the party as it now is."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.dispute import Dispute
from domain.kernel import Aggregate, Event, particulars
from domain.representation.succession import EmployerSucceeded, WorkerSucceeded
from domain.rule_book import RuleBook

NAME = "successions-of-a-dispute"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Told as it was recorded; what the dispute has told itself goes no further."""
    dispute_id = getattr(case, "dispute_id", None)
    told = isinstance(event, (EmployerSucceeded, WorkerSucceeded)) and not isinstance(case, Dispute)
    if not told or dispute_id is None:
        return ()
    of_employer = isinstance(event, EmployerSucceeded)
    return (
        Directed(
            kind=Dispute.TOPIC,
            case_id=dispute_id,
            step="note-employer-succession" if of_employer else "note-worker-succession",
            command_id=command_id(NAME, event),
            answers={
                "on": event.occurred_on,
                "from_case_id": event.originator_id,
                **{name: getattr(event, name) for name in particulars(type(event))},
            },
        ),
    )
