"""Payment order: service of documents 送达, with what failed, what was announced and where to serve."""

from domain.payment_order.record import PaymentOrderRecord
from domain.refusals import Refused
from domain.service import conduct, events
from domain.service.methods import Paper


class NoNoticeOfPaymentOrder(Refused):
    """支付令应当送达债务人，三十日内无法送达的终结督促程序，不适用公告送达。"""

    CODE = "no-public-notice-of-payment-order"
    AUTHORITY = "民事诉讼法 第二百二十五条；民事诉讼法解释 第四百三十条第二项"


class Service(conduct.ServedByCourt, PaymentOrderRecord):
    """Beside the road of the procedure; none of it changes the stage."""

    class ServiceFailed(events.ServiceFailed):
        TOPIC = "payment-order-case.service-failed"

    class NoticePublished(events.NoticePublished):
        TOPIC = "payment-order-case.public-notice-published"

    class NoticeRecalled(events.NoticeRecalled):
        TOPIC = "payment-order-case.public-notice-recalled"

    class AddressConfirmed(events.AddressConfirmed):
        TOPIC = "payment-order-case.address-confirmed"

    def no_notice(self, paper: Paper | None) -> Refused | None:
        """An order the debtor does not know of is none he can answer."""
        return NoNoticeOfPaymentOrder(field="paper") if paper is Paper.PAYMENT_ORDER else None
