"""When an arbitral document is not enforced, the way to sue is told to the dispute, with its thirty days."""

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.enforcement import EnforcementCase
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook
from domain.terms import Procedure

NAME = "from-enforcement"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """The time runs from the receipt of the ruling (劳动争议司法解释（一） 第二十四条第二款)."""
    if not isinstance(case, EnforcementCase):
        return ()
    match event:
        case EnforcementCase.NonEnforcementReceived(sue_until=until) if until is not None:
            return opened(NAME, event, case.dispute_id, [Way(Procedure.LITIGATION, until, until.authority)])
        case _:
            return ()
