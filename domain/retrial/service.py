"""Retrial: service of documents 送达, with what failed, what was announced and where to serve."""

from domain.retrial.record import RetrialRecord, RetrialState
from domain.service import conduct, events
from domain.time_limits import Deadline

S = RetrialState


class Service(conduct.ServedByCourt, RetrialRecord):
    """Beside the road of the procedure; none of it changes the stage."""

    PERIOD = ("review_period", "review_due")
    COUNTING = frozenset({S.RETRIAL_APPLIED, S.EXAMINATION_PAUSED})

    class ServiceFailed(events.ServiceFailed):
        TOPIC = "retrial-case.service-failed"

    class NoticePublished(events.NoticePublished):
        TOPIC = "retrial-case.public-notice-published"
        review_due: Deadline | None

    class NoticeRecalled(events.NoticeRecalled):
        TOPIC = "retrial-case.public-notice-recalled"
        review_due: Deadline | None

    class AddressConfirmed(events.AddressConfirmed):
        TOPIC = "retrial-case.address-confirmed"
