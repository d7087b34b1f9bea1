"""Arbitration: service of documents 送达, with what failed, what was announced and where to serve."""

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.service import conduct, events
from domain.service.methods import BY_COMMISSION
from domain.time_limits import Deadline

S = ArbitrationState


class Service(conduct.ServedByCommission, ArbitrationRecord):
    """Beside the road of the procedure; none of it changes the stage."""

    SERVED_BY = BY_COMMISSION
    PERIOD = ("award_period", "award_due")
    COUNTING = frozenset(
        {
            S.ACCEPTED,
            S.SERVED,
            S.JURISDICTION_OBJECTION,
            S.COUNTERCLAIM_REVIEW,
            S.ANSWERED,
            S.ENTRUSTED_MEDIATION,
            S.HEARING_SCHEDULED,
            S.HEARD,
            S.PARTIAL_AWARD_ISSUED,
            S.ADVANCE_ENFORCEMENT,
            S.SUSPENDED,
            S.MEDIATED,
        }
    )

    class ServiceFailed(events.ServiceFailed):
        TOPIC = "arbitration-case.service-failed"

    class NoticePublished(events.NoticePublished):
        TOPIC = "arbitration-case.public-notice-published"
        award_due: Deadline | None

    class NoticeRecalled(events.NoticeRecalled):
        TOPIC = "arbitration-case.public-notice-recalled"
        award_due: Deadline | None

    class AddressConfirmed(events.AddressConfirmed):
        TOPIC = "arbitration-case.address-confirmed"
