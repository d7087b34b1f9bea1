"""Of a collective dispute: the election told to its arbitration, and acceptance starting the time for the one notice."""

from uuid import UUID

from application.casework import Directed
from application.processes.reaction import command_id
from domain.arbitration import ArbitrationCase
from domain.dispute import Dispute
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook
from domain.terms import Procedure

NAME = "collective-disputes"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Representatives are elected in the dispute and act in its procedures, also in one that begins later."""
    match event:
        case Dispute.RepresentativesElected(procedure=Procedure.ARBITRATION) if isinstance(case, Dispute):
            arbitrations = [
                case_id
                for case_id, procedure in case.procedures.items()
                if procedure is Procedure.ARBITRATION
            ]
            return tuple(
                _told(event, nth, case_id, event.representatives) for nth, case_id in enumerate(arbitrations)
            )
        case Dispute.ProcedureOpened(procedure=Procedure.ARBITRATION) if isinstance(case, Dispute):
            elected = case.representatives.get(Procedure.ARBITRATION, ())
            return (_told(event, 0, event.case_id, elected),) if elected else ()
        case ArbitrationCase.Accepted() if isinstance(case, ArbitrationCase) and case.collective:
            return (_directed(event, 0, event.originator_id, "start-notice"),)
        case _:
            return ()


def _told(event: Event, nth: int, case_id: UUID, representatives: tuple[int, ...]) -> Directed:
    return _directed(event, nth, case_id, "tell-representatives", representatives=representatives)


def _directed(event: Event, nth: int, case_id: UUID, step: str, **particulars: object) -> Directed:
    return Directed(
        kind=ArbitrationCase.TOPIC,
        case_id=case_id,
        step=step,
        command_id=command_id(NAME, event, nth),
        answers={"on": event.occurred_on, **particulars},
    )
