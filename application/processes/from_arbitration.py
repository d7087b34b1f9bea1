"""When arbitration ends, the ways to the courts are told to the dispute, with their time limits; nobody is filed for."""

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.arbitration import ArbitrationCase
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook
from domain.terms import Procedure
from domain.time_limits import Deadline

NAME = "from-arbitration"
REVOCATION_LIMIT = "revoke_final_award"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:  # noqa: ARG001
    """Refusal opens the courts; receipt of an award starts the time to sue or to apply for its revocation."""
    if not isinstance(case, ArbitrationCase):
        return ()
    return opened(NAME, event, case.dispute_id, _ways(event))


def _ways(event: Event) -> list[Way]:
    match event:
        case ArbitrationCase.NotAccepted() | ArbitrationCase.DecisionOverdue():
            return [Way(Procedure.LITIGATION, None, "劳动争议调解仲裁法 第二十九条（法律未规定起诉期间）")]
        case ArbitrationCase.AwardReceived():
            return _after_receipt(event.worker_until, event.employer_until)
        case ArbitrationCase.SeparateAwardReceived():
            return _after_receipt(event.separate_worker_until, event.separate_employer_until)
        case _:
            return []


def _after_receipt(worker_until: Deadline | None, employer_until: Deadline | None) -> list[Way]:
    ways = []
    if worker_until is not None:
        ways.append(Way(Procedure.LITIGATION, worker_until, worker_until.authority))
    if employer_until is not None:
        revocation = employer_until.code == REVOCATION_LIMIT
        procedure = Procedure.REVOCATION if revocation else Procedure.LITIGATION
        ways.append(Way(procedure, employer_until, employer_until.authority))
    return ways
