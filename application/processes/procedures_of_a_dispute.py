"""Whenever a procedure is opened about a dispute, the dispute's own record says so (劳动争议调解仲裁法 第五条)."""

from application.casework import Directed
from application.procedures import PROCEDURES
from application.processes.reaction import command_id
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook
from domain.terms import Procedure

NAME = "procedures-of-a-dispute"
OVERSIGHT = {
    "procuratorial-case": Procedure.PROCURATORIAL,
    "inspection-case": Procedure.LABOUR_INSPECTION,
}


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """The opening event of a procedure is told to its dispute."""
    procedure = PROCEDURES.get(case.TOPIC) or OVERSIGHT.get(case.TOPIC)
    dispute_id = getattr(case, "dispute_id", None)
    if event.originator_version != 1 or procedure is None or dispute_id is None:
        return ()
    return (
        Directed(
            kind="dispute",
            case_id=dispute_id,
            step="note-oversight" if case.TOPIC in OVERSIGHT else "open-procedure",
            command_id=command_id(NAME, event),
            answers={"on": event.occurred_on, "procedure": procedure, "case_id": event.originator_id},
        ),
    )
