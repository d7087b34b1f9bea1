"""When the last procedure ends with effect, the dispute is concluded."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.dispute.record import Outcome
from domain.kernel import Aggregate, Event
from domain.mediation import MediationCase
from domain.time_limits import RuleBook

NAME = "conclusion-of-a-dispute"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Performance, an effective award or an effective judgment concludes the dispute it was about."""
    dispute_id = getattr(case, "dispute_id", None)
    outcome = _outcome(event)
    if dispute_id is None or outcome is None:
        return ()
    return (
        Directed(
            kind="dispute",
            case_id=dispute_id,
            step="conclude",
            command_id=command_id(NAME, event),
            answers={"on": event.occurred_on, "outcome": outcome, "by_case_id": event.originator_id},
        ),
    )


def _outcome(event: Event) -> Outcome | None:
    match event:
        case MediationCase.Fulfilled():
            return Outcome.SETTLED
        case _:
            return None
