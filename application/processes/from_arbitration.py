"""When arbitration ends, the ways to the courts are told to the dispute, with their time limits; nobody is filed for."""

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.arbitration import ArbitrationCase
from domain.kernel import Aggregate, Event
from domain.rule_book import RuleBook
from domain.terms import Procedure

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
            return _after_receipt(event)
        case ArbitrationCase.StatementReceived():
            return [Way(Procedure.ENFORCEMENT, None, "劳动争议调解仲裁法 第五十一条")]
        case ArbitrationCase.AwardEffectiveForOthers():
            return [
                Way(
                    Procedure.ENFORCEMENT,
                    None,
                    "劳动争议调解仲裁法 第五十一条；劳动争议司法解释（一） 第十七条",
                )
            ]
        case ArbitrationCase.FinalAwardMade() | ArbitrationCase.AwardEffective():
            return [Way(Procedure.ENFORCEMENT, None, "劳动争议调解仲裁法 第五十一条")]
        case _:
            return []


def _after_receipt(event: ArbitrationCase.AwardReceived) -> list[Way]:
    ways = []
    if event.worker_until is not None:
        ways.append(Way(Procedure.LITIGATION, event.worker_until, event.worker_until.authority))
    if event.employer_until is not None:
        revocation = event.employer_until.code == REVOCATION_LIMIT
        procedure = Procedure.REVOCATION if revocation else Procedure.LITIGATION
        ways.append(Way(procedure, event.employer_until, event.employer_until.authority))
    return ways
