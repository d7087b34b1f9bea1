"""When a payment order fails, the way on is told to the dispute; nobody is filed for (劳动争议司法解释（一） 第十三条)."""

from application.casework import Directed
from application.processes.ways import Way, opened
from domain.kernel import Aggregate, Event
from domain.payment_order import PaymentOrderCase
from domain.payment_order.lapse import ARBITRATE_FIRST
from domain.payment_order.record import BasisOfOrder
from domain.rule_book import RuleBook, counted
from domain.terms import Procedure

NAME = "from-payment-order"
LIMITATION = "arbitration_limitation_general"
STRAIGHT_TO_COURT = "劳动争议司法解释（一） 第十三条第三款；民事诉讼法 第二百二十八条第二款"
TURNED_DOWN = "劳动争议调解仲裁法 第五条、第十五条"


def react(event: Event, case: Aggregate, rules: RuleBook) -> tuple[Directed, ...]:
    """An order that fell on an agreement leads to court, one on unpaid wages to arbitration first."""
    if not isinstance(case, PaymentOrderCase):
        return ()
    return opened(NAME, event, case.dispute_id, _ways(event, case, rules))


def _ways(event: Event, case: PaymentOrderCase, rules: RuleBook) -> list[Way]:
    match event:
        case PaymentOrderCase.Terminated() | PaymentOrderCase.PartFell() if (
            case.basis is BasisOfOrder.AGREEMENT
        ):
            return [Way(Procedure.LITIGATION, None, STRAIGHT_TO_COURT)]
        case PaymentOrderCase.Terminated() | PaymentOrderCase.PartFell():
            return [_arbitration(case, rules, ARBITRATE_FIRST)]
        case PaymentOrderCase.NotAccepted() | PaymentOrderCase.Rejected() | PaymentOrderCase.Revoked():
            return [_arbitration(case, rules, TURNED_DOWN)]
        case _:
            return []


def _arbitration(case: PaymentOrderCase, rules: RuleBook, authority: str) -> Way:
    """Applying for the order interrupted limitation; on the safe side it is counted from that day
    (劳动争议调解仲裁法 第二十七条第二款)."""
    applied_on = case.opened_on
    until = None if applied_on is None else counted(rules, LIMITATION, applied_on)
    return Way(Procedure.ARBITRATION, until, authority)
