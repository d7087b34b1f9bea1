"""When a first instance decides, the ways on are told to the dispute, with their time limits; nobody is filed for."""

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.parties import Side, sides
from domain.rule_book import RuleBook, counted
from domain.terms import Procedure

NAME = "from-litigation"
AFTER_SUIT = "劳动争议司法解释（一） 第二十一条第二款"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:
    """A decision received may be appealed; claims sent to arbitration may be brought there."""
    if not isinstance(case, LitigationCase):
        return ()
    return opened(NAME, event, case.dispute_id, _ways(event, case, rules))


def _ways(event: Event, case: LitigationCase, rules: RuleBook) -> list[Way]:
    match event:
        case LitigationCase.DecisionReceived(appeal_until=until) if until is not None:
            appeal = Way(Procedure.SECOND_INSTANCE, until, until.authority)
            return [appeal, *_revocation_after_dismissal(event, case, rules)]
        case LitigationCase.PartialJudgmentReceived(part_appeal_until=until) if until is not None:
            return [Way(Procedure.SECOND_INSTANCE, until, until.authority)]
        case LitigationCase.ClaimsSentToArbitration():
            return [Way(Procedure.ARBITRATION, None, "劳动争议司法解释（一） 第十四条")]
        case LitigationCase.Withdrawn() | LitigationCase.DeemedWithdrawn() if case.worker_against_final_award:
            unknown = f"{AFTER_SUIT}（自用人单位收到裁定书之日起三十日，收到日期未登记）"
            return [Way(Procedure.REVOCATION, None, unknown)]
        case _:
            return []


def _revocation_after_dismissal(
    event: LitigationCase.DecisionReceived, case: LitigationCase, rules: RuleBook
) -> list[Way]:
    """The worker's suit against a final award was dismissed, and the employer has the ruling in hand."""
    dismissed = case.ruled and case.procedure is not None
    if not (case.worker_against_final_award and dismissed and Side.EMPLOYER in sides(event.to)):
        return []
    until = counted(rules, "revoke_after_worker_suit_ends", event.occurred_on, case.region)
    return [] if until is None else [Way(Procedure.REVOCATION, until, until.authority)]
