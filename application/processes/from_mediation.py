"""When mediation ends, the ways it leaves open are told to the dispute, with their time limits; nobody is filed for."""

from application.casework import Directed
from application.processes.reaction import command_id
from domain.kernel import Aggregate, Event
from domain.mediation import MediationCase
from domain.mediation.record import MediationBody
from domain.terms import Procedure
from domain.time_limits import Deadline, RuleBook

NAME = "from-mediation"
LIMITATION = "arbitration_limitation_general"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:
    """Failure and non-acceptance open arbitration; breach opens arbitration, payment order or suit."""
    if not isinstance(case, MediationCase) or case.dispute_id is None:
        return ()
    ways = tuple(_ways(event, case, rules))
    return tuple(
        Directed(
            kind="dispute",
            case_id=case.dispute_id,
            step="open-way",
            command_id=command_id(NAME, event, nth),
            answers={
                "on": event.occurred_on,
                "procedure": procedure,
                "from_case_id": event.originator_id,
                "until": until,
                "way_authority": authority,
            },
        )
        for nth, (procedure, until, authority) in enumerate(ways)
    )


def _ways(event: Event, case: MediationCase, rules: RuleBook) -> list[tuple[Procedure, Deadline | None, str]]:
    match event:
        case MediationCase.PeriodExpired() | MediationCase.PartyUnwilling() | MediationCase.SigningRefused():
            return [(Procedure.ARBITRATION, _interrupted(event, case, rules), "劳动争议调解仲裁法 第五条、第十四条第三款")]
        case MediationCase.NotAccepted() | MediationCase.Withdrawn():
            return [(Procedure.ARBITRATION, _interrupted(event, case, rules), "劳动争议调解仲裁法 第五条")]
        case MediationCase.Breached():
            ways: list[tuple[Procedure, Deadline | None, str]] = [
                (
                    Procedure.ARBITRATION,
                    rules.deadline(LIMITATION, starts_from=event.occurred_on),
                    "劳动争议调解仲裁法 第十五条、第二十七条第一款",
                ),
                (Procedure.PAYMENT_ORDER, None, "劳动争议调解仲裁法 第十六条"),
            ]
            if case.only_wages:
                ways.append((Procedure.LITIGATION, None, "劳动争议司法解释（一） 第五十一条第二款"))
            return ways
        case MediationCase.Confirmed() | MediationCase.StatementMade():
            return [(Procedure.ENFORCEMENT, None, "民事诉讼法 第二百零六条、第二百五十条")]
        case _:
            return []


def _interrupted(event: Event, case: MediationCase, rules: RuleBook) -> Deadline:
    """The limitation period begun anew: for enterprise mediation from this ending (企业劳动争议协商调解规定 第三十一条);
    elsewhere, on the safe side, from the application for mediation (劳动争议调解仲裁法 第二十七条第二款)."""
    start = event.occurred_on
    if case.body is not MediationBody.ENTERPRISE and case.opened_on is not None:
        start = case.opened_on
    return rules.deadline(LIMITATION, starts_from=start)
