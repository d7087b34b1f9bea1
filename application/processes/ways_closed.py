"""When a way to payment or enforcement is taken, or the document it rests on falls, the dispute's record says so."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.arbitration import ArbitrationCase
from domain.dispute.record import WhyWayClosed
from domain.enforcement import EnforcementCase
from domain.enforcement.standstill import GroundOfTermination
from domain.kernel import Aggregate, Event
from domain.payment_order import PaymentOrderCase
from domain.rule_book import RuleBook
from domain.terms import Procedure

NAME = "ways-closed"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Ways to the courts are not closed by one side's suit: the other side may still sue in its own time."""
    dispute_id = getattr(case, "dispute_id", None)
    closed = _closed(event)
    if dispute_id is None or closed is None:
        return ()
    procedure, why = closed
    return (
        Directed(
            kind="dispute",
            case_id=dispute_id,
            step="close-way",
            command_id=command_id(NAME, event),
            answers={
                "on": event.occurred_on,
                "procedure": procedure,
                "why": why,
                "by_case_id": event.originator_id,
            },
        ),
    )


def _closed(event: Event) -> tuple[Procedure, WhyWayClosed] | None:
    match event:
        case PaymentOrderCase.Applied():
            return Procedure.PAYMENT_ORDER, WhyWayClosed.TAKEN
        case EnforcementCase.Applied() | EnforcementCase.Resumed():
            return Procedure.ENFORCEMENT, WhyWayClosed.TAKEN
        case ArbitrationCase.SuitBrought() | PaymentOrderCase.Revoked():
            return Procedure.ENFORCEMENT, WhyWayClosed.DOCUMENT_FELL
        case EnforcementCase.Terminated(ground=GroundOfTermination.DOCUMENT_REVOKED):
            return Procedure.ENFORCEMENT, WhyWayClosed.DOCUMENT_FELL
        case _:
            return None
