"""When a document takes effect, the way to enforce it is told to the dispute, with its two years; nobody is filed for."""

from datetime import date, timedelta

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.arbitration import ArbitrationCase
from domain.claims import last_due
from domain.enforcement import EnforcementCase
from domain.enforcement.standstill import GroundOfTermination
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.mediation import MediationCase
from domain.payment_order import PaymentOrderCase
from domain.rule_book import RuleBook, counted
from domain.terms import Procedure
from domain.time_limits import Deadline

NAME = "to-enforcement"
LIMIT = "enforcement_application"
ARBITRAL = "劳动争议调解仲裁法 第五十一条；民事诉讼法 第二百五十条"
JUDICIAL = "民事诉讼法 第二百四十七条、第二百五十条"
CONFIRMED = "民事诉讼法 第二百零六条、第二百五十条"
ORDERED = "民事诉讼法 第二百二十七条第三款；民事诉讼法解释 第四百四十条"
AGAIN = "民事诉讼法解释 第五百一十八条；民事诉讼法 第二百五十条"
FOUND = "民事诉讼法解释 第五百一十七条第二款（不受申请执行时效期间的限制）"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:
    """The two years run from the last day for performance, or, where none was set, from the day of effect."""
    found = _basis(event, case)
    if found is None:
        return ()
    starts_from, authority = found
    until = None if starts_from is None else counted(rules, LIMIT, starts_from, case.region)
    dispute_id = getattr(case, "dispute_id", None)
    return opened(NAME, event, dispute_id, [Way(Procedure.ENFORCEMENT, until, authority)])


def _basis(event: Event, case: Aggregate) -> tuple[date | None, str] | None:
    """From when the time runs (None: no time runs), and where the way is written."""
    match case:
        case ArbitrationCase():
            return _arbitral(event, case)
        case MediationCase():
            return _mediated(event, case)
        case LitigationCase():
            return _judicial(event)
        case PaymentOrderCase():
            return _ordered(event)
        case EnforcementCase():
            return _again(event, case)
        case _:
            return None


def _arbitral(event: Event, case: ArbitrationCase) -> tuple[date | None, str] | None:
    match event:
        case ArbitrationCase.FinalAwardMade():
            return event.occurred_on, ARBITRAL
        case ArbitrationCase.AwardEffective():
            return _day_after(event.sue_until, event.occurred_on), ARBITRAL
        case ArbitrationCase.StatementReceived():
            return case.pay_until or event.occurred_on, ARBITRAL
        case _:
            return None


def _mediated(event: Event, case: MediationCase) -> tuple[date | None, str] | None:
    match event:
        case MediationCase.Confirmed():
            return case.pay_until or event.occurred_on, CONFIRMED
        case MediationCase.StatementMade():
            return case.pay_until or event.occurred_on, ARBITRAL
        case _:
            return None


def _judicial(event: Event) -> tuple[date | None, str] | None:
    match event:
        case LitigationCase.JudgmentEffective():
            return _day_after(event.appeal_until, event.occurred_on), JUDICIAL
        case LitigationCase.StatementReceived():
            return last_due(event.instalments) or event.occurred_on, JUDICIAL
        case LitigationCase.AppealDecided(outcome=AppealOutcome.REMANDED):
            return None
        case LitigationCase.AppealDecided():
            return event.occurred_on, JUDICIAL
        case _:
            return None


def _ordered(event: Event) -> tuple[date | None, str] | None:
    match event:
        case PaymentOrderCase.BecameEnforceable():
            until = event.response_until
            return until.falls_on if until is not None else event.occurred_on, ORDERED
        case _:
            return None


def _again(event: Event, case: EnforcementCase) -> tuple[date | None, str] | None:
    """What was withdrawn may be applied for anew; what found no property may go on whenever some is found."""
    match event:
        case EnforcementCase.Terminated(ground=GroundOfTermination.WITHDRAWN):
            return case.applied_on, AGAIN
        case EnforcementCase.ThisExecutionEnded():
            return None, FOUND
        case _:
            return None


def _day_after(until: Deadline | None, otherwise: date) -> date:
    """A decision nobody attacked takes effect when the time to attack it is over."""
    return otherwise if until is None else until.falls_on + timedelta(days=1)
