"""When mediation ends, the ways it leaves open are told to the dispute, with their time limits; nobody is filed for."""

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.kernel import Aggregate, Event
from domain.mediation import MediationCase
from domain.mediation.record import MediationBody
from domain.rule_book import RuleBook
from domain.terms import Procedure
from domain.time_limits import Deadline

NAME = "from-mediation"
LIMITATION = "arbitration_limitation_general"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:
    """Failure and non-acceptance open arbitration; breach opens arbitration, payment order or suit."""
    if not isinstance(case, MediationCase):
        return ()
    return opened(NAME, event, case.dispute_id, _ways(event, case, rules))


def _ways(event: Event, case: MediationCase, rules: RuleBook) -> list[Way]:
    match event:
        case MediationCase.PeriodExpired() | MediationCase.PartyUnwilling() | MediationCase.SigningRefused():
            authority = "劳动争议调解仲裁法 第五条、第十四条第三款"
            return [Way(Procedure.ARBITRATION, _interrupted(event, case, rules), authority)]
        case MediationCase.NotAccepted() | MediationCase.Withdrawn():
            return [Way(Procedure.ARBITRATION, _interrupted(event, case, rules), "劳动争议调解仲裁法 第五条")]
        case MediationCase.Breached():
            limitation = rules.deadline(LIMITATION, starts_from=event.occurred_on)
            ways = [
                Way(Procedure.ARBITRATION, limitation, "劳动争议调解仲裁法 第十五条、第二十七条第一款"),
                Way(Procedure.PAYMENT_ORDER, None, "劳动争议调解仲裁法 第十六条"),
            ]
            if case.only_wages:
                ways.append(Way(Procedure.LITIGATION, None, "劳动争议司法解释（一） 第五十一条第二款"))
            return ways
        case _:
            return []


def _interrupted(event: Event, case: MediationCase, rules: RuleBook) -> Deadline:
    """The limitation period begun anew: after enterprise mediation from its ending (企业劳动争议协商调解规定
    第三十一条); elsewhere, on the safe side, from the application (劳动争议调解仲裁法 第二十七条第二款)."""
    start = event.occurred_on
    if case.body is not MediationBody.ENTERPRISE and case.opened_on is not None:
        start = case.opened_on
    return rules.deadline(LIMITATION, starts_from=start)
