"""When a procedure ends with effect, the dispute it was about is concluded; a further procedure opens it again."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.arbitration import ArbitrationCase
from domain.dispute.record import Outcome
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.mediation import MediationCase
from domain.revocation import RevocationCase
from domain.rule_book import RuleBook

NAME = "conclusion-of-a-dispute"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Performance, an effective statement, award or judgment concludes the dispute."""
    dispute_id = getattr(case, "dispute_id", None)
    outcome = _outcome(event, case)
    if dispute_id is None or outcome is None or _still_before_a_court(case):
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


NO_END = frozenset({AppealOutcome.REMANDED, AppealOutcome.QUASHED, AppealOutcome.SUIT_DISMISSED})
"""The claims themselves are still undecided."""


def _still_before_a_court(case: Aggregate) -> bool:
    """One of several award documents can have force while another is before a court."""
    if not isinstance(case, ArbitrationCase):
        return False
    return any(award.sued or award.revocation_applied for award in case.separate_awards.values())


def _outcome(event: Event, case: Aggregate) -> Outcome | None:
    match event:
        case (
            MediationCase.Fulfilled()
            | ArbitrationCase.StatementReceived()
            | RevocationCase.StatementReceived()
        ):
            return Outcome.SETTLED
        case LitigationCase.StatementReceived() | LitigationCase.SettledBeforeDocketing():
            return Outcome.SETTLED
        case ArbitrationCase.AwardEffective() | RevocationCase.Dismissed():
            return Outcome.AWARDED
        case LitigationCase.AppealDecided():
            return _after_appeal(event.outcome, of_ruling=isinstance(case, LitigationCase) and case.ruled)
        case LitigationCase.JudgmentEffective():
            return Outcome.JUDGED
        case _:
            return None


def _after_appeal(outcome: AppealOutcome, *, of_ruling: bool) -> Outcome | None:
    """A ruling upheld decides nothing about the claims."""
    if outcome is AppealOutcome.MEDIATED:
        return Outcome.SETTLED
    if outcome is AppealOutcome.SUIT_WITHDRAWN:
        return Outcome.WITHDRAWN
    return None if of_ruling or outcome in NO_END else Outcome.JUDGED
