"""When a procedure ends with effect, the dispute it was about is concluded; a further procedure opens it again."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.arbitration import ArbitrationCase
from domain.dispute.record import Outcome
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.mediation import MediationCase
from domain.retrial import RetrialCase
from domain.retrial.trial import RetrialOutcome
from domain.rule_book import RuleBook

NAME = "conclusion-of-a-dispute"

RETRIED = {RetrialOutcome.MEDIATED: Outcome.SETTLED, RetrialOutcome.REMANDED: None}


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Performance, an effective statement, award or judgment concludes the dispute."""
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
        case MediationCase.Fulfilled() | ArbitrationCase.StatementReceived():
            return Outcome.SETTLED
        case LitigationCase.StatementReceived() | LitigationCase.SettledBeforeDocketing():
            return Outcome.SETTLED
        case ArbitrationCase.AwardEffective():
            return Outcome.AWARDED
        case LitigationCase.AppealDecided(outcome=AppealOutcome.REMANDED):
            return None
        case LitigationCase.JudgmentEffective() | LitigationCase.AppealDecided():
            return Outcome.JUDGED
        case _:
            return _retried(event)


def _retried(event: Event) -> Outcome | None:
    """What was in force stays so when a retrial is refused; a new judgment that may be appealed ends nothing yet."""
    match event:
        case RetrialCase.Rejected() | RetrialCase.Withdrawn():
            return Outcome.JUDGED
        case RetrialCase.Judged(appealable=False):
            return RETRIED.get(event.outcome, Outcome.JUDGED)
        case _:
            return None
