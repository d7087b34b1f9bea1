"""Revocation: service of documents 送达, with what failed, what was announced and where to serve."""

from domain.revocation.record import RevocationRecord
from domain.service import conduct, events


class Service(conduct.ServedByCourt, RevocationRecord):
    """Beside the road of the procedure; none of it changes the stage."""

    class ServiceFailed(events.ServiceFailed):
        TOPIC = "revocation-case.service-failed"

    class NoticePublished(events.NoticePublished):
        TOPIC = "revocation-case.public-notice-published"

    class NoticeRecalled(events.NoticeRecalled):
        TOPIC = "revocation-case.public-notice-recalled"

    class AddressConfirmed(events.AddressConfirmed):
        TOPIC = "revocation-case.address-confirmed"
