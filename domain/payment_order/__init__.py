"""Payment orders 督促程序: the short way to wages and to what was agreed in mediation (民事诉讼法 第十七章)."""

from domain import documents
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.payment_order.application import Application
from domain.payment_order.effect import Effect
from domain.payment_order.lapse import Lapse
from domain.payment_order.objection import Objection
from domain.payment_order.order import Order
from domain.payment_order.people import PaymentOrderPeople
from domain.payment_order.service import Service
from domain.payment_order.termination import Termination
from domain.recounting import LimitsCountedAgain
from domain.watching import TimeLimitPassed, Watched


class PaymentOrderCase(
    Application,
    Order,
    Objection,
    Termination,
    Effect,
    Lapse,
    Service,
    PaymentOrderPeople,
    Correctable,
    Documented,
    Watched,
):
    """支付令案件: one application to one court, up to payment, enforcement or the next procedure."""

    TOPIC = "payment-order-case"
    TERM = "支付令案件"
    ARTICLE = "民事诉讼法 第十七章；劳动争议调解仲裁法 第十六条；劳动合同法 第三十条第二款"

    class Corrected(EntryCorrected):
        TOPIC = "payment-order-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "payment-order-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "payment-order-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "payment-order-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "payment-order-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "payment-order-case.document-withdrawn"


__all__ = ["PaymentOrderCase"]
