"""Enforcement: service of documents 送达, with what failed, what was announced and where to serve."""

from domain.enforcement.record import RUNNING, EnforcementRecord, EnforcementState
from domain.service import conduct, events
from domain.time_limits import Deadline

S = EnforcementState


class Service(conduct.ServedByCourt, EnforcementRecord):
    """Beside the road of the procedure; none of it changes the stage."""

    PERIOD = ("period", "six_months")
    COUNTING = frozenset((*RUNNING, S.STAYED, S.SETTLEMENT))

    class ServiceFailed(events.ServiceFailed):
        TOPIC = "enforcement-case.service-failed"

    class NoticePublished(events.NoticePublished):
        TOPIC = "enforcement-case.public-notice-published"
        six_months: Deadline | None

    class NoticeRecalled(events.NoticeRecalled):
        TOPIC = "enforcement-case.public-notice-recalled"
        six_months: Deadline | None

    class AddressConfirmed(events.AddressConfirmed):
        TOPIC = "enforcement-case.address-confirmed"
