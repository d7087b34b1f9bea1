"""Whoever turns to a competent organ for relief 请求权利救济 interrupts limitation (劳动争议调解仲裁法 第二十七条第二款)."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.dispute.limitation import Interruption
from domain.inspection import InspectionCase
from domain.inspection.intake import InspectionSource
from domain.kernel import Aggregate, Event
from domain.procuratorial import ProcuratorialCase
from domain.rule_book import RuleBook

NAME = "relief-sought"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """A worker's complaint to labour inspection and an application for 支持起诉 are told to their dispute."""
    match event:
        case InspectionCase.Registered(source=InspectionSource.COMPLAINT, dispute_id=dispute_id):
            pass
        case ProcuratorialCase.SupportAppliedFor(dispute_id=dispute_id):
            pass
        case _:
            return ()
    if dispute_id is None:
        return ()
    return (
        Directed(
            kind="dispute",
            case_id=dispute_id,
            step="interrupt-limitation",
            command_id=command_id(NAME, event),
            answers={
                "on": event.occurred_on,
                "interrupted_on": event.occurred_on,
                "ground": Interruption.RELIEF_SOUGHT,
            },
        ),
    )
