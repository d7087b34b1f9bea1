"""When a procedure ends with effect, the dispute it was about is concluded; a further procedure opens it again."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.arbitration import ArbitrationCase
from domain.court_mediation import CourtMediation
from domain.dispute.record import Outcome
from domain.enforcement import EnforcementCase
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.mediation import MediationCase
from domain.payment_order import PaymentOrderCase
from domain.retrial import RetrialCase
from domain.retrial.trial import RetrialOutcome
from domain.revocation import RevocationCase
from domain.rule_book import RuleBook

NAME = "conclusion-of-a-dispute"
CONCLUDES: dict[type[Event], Outcome] = {
    MediationCase.Fulfilled: Outcome.SETTLED,
    CourtMediation.Performed: Outcome.SETTLED,
    CourtMediation.StatementReceived: Outcome.SETTLED,
    ArbitrationCase.StatementReceived: Outcome.SETTLED,
    ArbitrationCase.AwardEffective: Outcome.AWARDED,
    LitigationCase.StatementReceived: Outcome.SETTLED,
    LitigationCase.SettledBeforeDocketing: Outcome.SETTLED,
    LitigationCase.JudgmentEffective: Outcome.JUDGED,
    RevocationCase.StatementReceived: Outcome.SETTLED,
    RevocationCase.Dismissed: Outcome.AWARDED,
    PaymentOrderCase.Paid: Outcome.PAID,
    PaymentOrderCase.BecameEnforceable: Outcome.ORDERED,
    EnforcementCase.Completed: Outcome.ENFORCED,
    EnforcementCase.SettlementPerformed: Outcome.ENFORCED,
}

RETRIED = {RetrialOutcome.MEDIATED: Outcome.SETTLED, RetrialOutcome.REMANDED: None}


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
    if isinstance(event, LitigationCase.AppealDecided):
        return _after_appeal(event.outcome, of_ruling=isinstance(case, LitigationCase) and case.ruled)
    return CONCLUDES.get(type(event)) or _retried(event)


def _retried(event: Event) -> Outcome | None:
    """What was in force stays so when a retrial is refused; a new judgment that may be appealed ends nothing yet."""
    match event:
        case RetrialCase.Rejected() | RetrialCase.Withdrawn():
            return Outcome.JUDGED
        case RetrialCase.Judged(appealable=False):
            return RETRIED.get(event.outcome, Outcome.JUDGED)
        case _:
            return None


def _after_appeal(outcome: AppealOutcome, *, of_ruling: bool) -> Outcome | None:
    """A ruling upheld decides nothing about the claims."""
    if outcome is AppealOutcome.MEDIATED:
        return Outcome.SETTLED
    if outcome is AppealOutcome.SUIT_WITHDRAWN:
        return Outcome.WITHDRAWN
    return None if of_ruling or outcome in NO_END else Outcome.JUDGED
