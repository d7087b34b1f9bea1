"""When a way to payment or enforcement is taken, or the document it rests on falls, the dispute's record says so."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.arbitration import ArbitrationCase
from domain.enforcement import EnforcementCase
from domain.enforcement.standstill import GroundOfTermination
from domain.kernel import Aggregate, Event
from domain.payment_order import PaymentOrderCase
from domain.rule_book import RuleBook
from domain.terms import Procedure

NAME = "ways-closed"
TAKEN, LOST = "take-way", "lose-way"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Ways to the courts are not closed by one side's suit: the other side may still sue in its own time."""
    dispute_id = getattr(case, "dispute_id", None)
    closed = _closed(event)
    if dispute_id is None or closed is None:
        return ()
    step, procedure = closed
    return (
        Directed(
            kind="dispute",
            case_id=dispute_id,
            step=step,
            command_id=command_id(NAME, event),
            answers={
                "on": event.occurred_on,
                "procedure": procedure,
                "by_case_id": event.originator_id,
            },
        ),
    )


def _closed(event: Event) -> tuple[str, Procedure] | None:
    match event:
        case PaymentOrderCase.Applied():
            return TAKEN, Procedure.PAYMENT_ORDER
        case EnforcementCase.Applied() | EnforcementCase.Resumed():
            return TAKEN, Procedure.ENFORCEMENT
        case ArbitrationCase.SuitBrought() | PaymentOrderCase.Revoked():
            return LOST, Procedure.ENFORCEMENT
        case EnforcementCase.Terminated(ground=GroundOfTermination.DOCUMENT_REVOKED):
            return LOST, Procedure.ENFORCEMENT
        case _:
            return None
