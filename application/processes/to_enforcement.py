"""When a document takes effect, the way to enforce it is told to the dispute, with its two years; nobody is filed for."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from application.casework import Directed
from application.processes.from_second_instance import BESIDE
from application.processes.ways import Way, opened
from domain.appeal_case import AppealCase
from domain.arbitration import ArbitrationCase
from domain.claims import last_due
from domain.court_mediation import CourtMediation
from domain.enforcement import EnforcementCase
from domain.enforcement.standstill import GroundOfTermination
from domain.kernel import Aggregate, Event
from domain.litigation import LitigationCase
from domain.litigation.appeal import AppealOutcome
from domain.mediation import MediationCase
from domain.payment_order import PaymentOrderCase
from domain.revocation import RevocationCase
from domain.rule_book import RuleBook, counted
from domain.terms import Procedure
from domain.time_limits import Deadline

NAME = "to-enforcement"
LIMIT = "enforcement_application"
ADVANCE = "劳动争议调解仲裁法 第四十四条；劳动争议司法解释（一） 第十条第二款"
ARBITRAL = "劳动争议调解仲裁法 第五十一条；民事诉讼法 第二百五十条"
FOR_OTHERS = f"{ARBITRAL}；劳动争议司法解释（一） 第十七条"
JUDICIAL = "民事诉讼法 第二百四十七条、第二百五十条"
REVOKED = "劳动争议司法解释（一） 第二十三条第二款；民事诉讼法 第二百五十条"
CONFIRMED = "民事诉讼法 第二百零六条、第二百五十条"
ORDERED = "民事诉讼法 第二百二十七条第三款；民事诉讼法解释 第四百四十条"
AGAIN = "民事诉讼法解释 第五百一十八条；民事诉讼法 第二百五十条"
FOUND = "民事诉讼法解释 第五百一十七条第二款（不受申请执行时效期间的限制）"

TO_BE_PERFORMED = frozenset(
    {AppealOutcome.AFFIRMED, AppealOutcome.REVERSED, AppealOutcome.MEDIATED, AppealOutcome.WITHDRAWN}
)
"""What an appeal leaves to be performed; a ruling upheld leaves nothing."""

Basis = tuple[date | None, str] | None
"""From when the time runs (None: no time runs), and where the way is written."""


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:
    """The two years run from the last day for performance, or, where none was set, from the day of effect."""
    basis = BASES.get(type(case))
    found = None if basis is None else basis(event, case)
    if found is None:
        return ()
    starts_from, authority = found
    until = None if starts_from is None else counted(rules, LIMIT, starts_from, case.region)
    dispute_id = getattr(case, "dispute_id", None)
    return opened(NAME, event, dispute_id, [Way(Procedure.ENFORCEMENT, until, authority)])


def _arbitral(event: Event, case: ArbitrationCase) -> Basis:
    match event:
        case (
            ArbitrationCase.FinalAwardMade()
            | ArbitrationCase.AwardsMadeSeparately()
            | ArbitrationCase.PartialAwardMade(final=True)
            | ArbitrationCase.PartialStatementReceived()
        ):
            return event.occurred_on, ARBITRAL
        case ArbitrationCase.AwardEffective() | ArbitrationCase.SeparateAwardEffective():
            return _day_after(event.sue_until, event.occurred_on), ARBITRAL
        case ArbitrationCase.AwardEffectiveForOthers():
            return _day_after(event.sue_until, event.occurred_on), FOR_OTHERS
        case ArbitrationCase.AdvanceEnforcementAwarded():
            return None, ADVANCE  # the commission itself refers it to the court
        case ArbitrationCase.StatementReceived():
            return case.pay_until or event.occurred_on, ARBITRAL
        case _:
            return None


def _mediated(event: Event, case: MediationCase) -> Basis:
    match event:
        case MediationCase.Confirmed():
            return case.pay_until or event.occurred_on, CONFIRMED
        case MediationCase.StatementMade():
            return case.pay_until or event.occurred_on, ARBITRAL
        case _:
            return None


def _mediated_for_a_court(event: Event, case: CourtMediation) -> Basis:  # noqa: ARG001
    match event:
        case CourtMediation.Confirmed():
            return event.occurred_on, CONFIRMED
        case CourtMediation.StatementReceived():
            return event.occurred_on, JUDICIAL
        case _:
            return None


def _judicial(event: Event, case: LitigationCase) -> Basis:
    match event:
        case LitigationCase.JudgmentEffective():
            return _day_after(event.appeal_until, event.occurred_on), JUDICIAL
        case LitigationCase.StatementReceived():
            return last_due(event.instalments) or event.occurred_on, JUDICIAL
        case LitigationCase.AppealDecided() if event.outcome in TO_BE_PERFORMED and not case.ruled:
            return (event.occurred_on, JUDICIAL) if event.amount != 0 else None
        case _:
            return None


def _on_appeal(event: Event, case: AppealCase) -> Basis:
    """The first instance, where it is kept here and the appeal ends it, is told the outcome and speaks for both."""
    if case.litigation_case_id is not None and case.contested not in BESIDE:
        return None
    match event:
        case AppealCase.StatementReceived():
            return event.occurred_on, JUDICIAL
        case AppealCase.Reversed(total=total) if total > 0:
            return event.occurred_on, JUDICIAL
        case _:
            return None


def _on_revocation(event: Event, case: RevocationCase) -> Basis:  # noqa: ARG001
    match event:
        case RevocationCase.StatementReceived():
            return event.occurred_on, REVOKED
        case _:
            return None


def _ordered(event: Event, case: PaymentOrderCase) -> Basis:  # noqa: ARG001
    match event:
        case PaymentOrderCase.BecameEnforceable():
            until = event.response_until
            return until.falls_on if until is not None else event.occurred_on, ORDERED
        case _:
            return None


def _again(event: Event, case: EnforcementCase) -> Basis:
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


BASES: dict[type[Aggregate], Callable[[Event, Any], Basis]] = {
    ArbitrationCase: _arbitral,
    MediationCase: _mediated,
    CourtMediation: _mediated_for_a_court,
    LitigationCase: _judicial,
    AppealCase: _on_appeal,
    RevocationCase: _on_revocation,
    PaymentOrderCase: _ordered,
    EnforcementCase: _again,
}
