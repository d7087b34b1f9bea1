"""Of cases heard as one: the result is shown in each, the ways on are told to each dispute, and nobody ends another's case.

What the leading case decides it decides for all. Where it ends without deciding, because its own applicant withdrew or
it did not belong here, the cases taken into it go on alone: nobody has given up what is claimed in them.
"""

from dataclasses import replace
from typing import Any

from application.casework import Directed
from application.processes import (
    conclusion_of_a_dispute,
    from_arbitration,
    from_litigation,
    review_of_judgments,
    to_enforcement,
)
from application.processes.reaction import Reaction, command_id
from domain.arbitration import ArbitrationCase
from domain.arbitration.merged import GO_ON as ARBITRATION_GOES_ON
from domain.arbitration.record import ArbitrationState as A
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.litigation.merged import GO_ON as LITIGATION_GOES_ON
from domain.litigation.record import LitigationState as L
from domain.rule_book import RuleBook

NAME = "merged-cases"
DECIDING = (
    ArbitrationCase.FinalAwardMade,
    ArbitrationCase.NonfinalAwardMade,
    ArbitrationCase.AwardsMadeSeparately,
    ArbitrationCase.StatementReceived,
    LitigationCase.JudgmentGiven,
    LitigationCase.StatementReceived,
    LitigationCase.AppealDecided,
)
ENDED_UNDECIDED = frozenset(
    {
        A.WITHDRAWN,
        A.DEEMED_WITHDRAWN,
        A.CANCELLED,
        A.TRANSFERRED,
        A.TERMINATED_BY_LITIGATION,
        L.WITHDRAWN,
        L.RULING_DISMISS,
        L.RULING_EFFECTIVE,
        L.TRANSFERRED,
    }
)
TOLD_BY: tuple[Reaction, ...] = (
    from_arbitration.react,
    from_litigation.react,
    review_of_judgments.react,
    conclusion_of_a_dispute.react,
    # After the conclusion: the time to enforce runs on in a dispute that is over.
    to_enforcement.react,
)
"""What is told to the dispute of the leading case, and so to those of the cases taken in. A suit against the award
takes no way from the others: whom it leaves in force the law says of its parties one by one."""
GO_ON = {ArbitrationCase: ARBITRATION_GOES_ON, LitigationCase: LITIGATION_GOES_ON}


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:
    """Nothing for a case that leads no other."""
    if not isinstance(case, ArbitrationCase | LitigationCase) or not case.taken_in:
        return ()
    if event.LEADS_TO in ENDED_UNDECIDED:
        return _go_on_alone(event, case)
    if case.state in ENDED_UNDECIDED or getattr(case, "ruled", False):
        return ()
    return (*_shared(event, case), *_told_to_other_disputes(event, case, rules))


def _go_on_alone(event: Event, case: ArbitrationCase | LitigationCase) -> tuple[Directed, ...]:
    steps = GO_ON[type(case)]
    return tuple(
        Directed(
            kind=case.TOPIC,
            case_id=case_id,
            step=steps[heard.stood_at].replace("_", "-"),
            command_id=command_id(NAME, event, nth),
            answers={"on": event.occurred_on, "leading_id": case.id},
        )
        for nth, (case_id, heard) in enumerate(case.taken_in.items())
    )


def _shared(event: Event, case: ArbitrationCase | LitigationCase) -> tuple[Directed, ...]:
    if not isinstance(event, DECIDING):
        return ()
    answers: dict[str, Any] = {
        "on": event.occurred_on,
        "leading_id": case.id,
        "entry": event.originator_version,
        "result": event.TERM,
        "number": getattr(event, "number", None),
    }
    return tuple(
        Directed(
            kind=case.TOPIC,
            case_id=case_id,
            step="share-result",
            command_id=command_id(NAME, event, nth),
            answers=answers,
        )
        for nth, case_id in enumerate(case.taken_in)
    )


def _told_to_other_disputes(
    event: Event, case: ArbitrationCase | LitigationCase, rules: RuleBook
) -> tuple[Directed, ...]:
    """The same as to the dispute of the leading case, once to each other dispute."""
    told = [command for said in TOLD_BY for command in said(event, case, rules)]
    disputes = dict.fromkeys(heard.dispute_id for heard in case.taken_in.values())
    others = [dispute_id for dispute_id in disputes if dispute_id != case.dispute_id]
    commands = [(command, dispute_id) for dispute_id in others for command in told]
    return tuple(
        replace(command, case_id=dispute_id, command_id=command_id(f"{NAME}/disputes", event, nth))
        for nth, (command, dispute_id) in enumerate(commands)
    )
