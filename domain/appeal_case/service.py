"""Second instance: service of documents 送达, with what failed, what was announced and where to serve."""

from domain.appeal_case.record import AppealRecord, AppealState
from domain.service import conduct, events
from domain.time_limits import Deadline

S = AppealState


class Service(conduct.ServedByCourt, AppealRecord):
    """Beside the road of the procedure; none of it changes the stage."""

    PERIOD = ("trial_period", "trial_due")
    COUNTING = frozenset({S.DOCKETED, S.SUSPENDED})

    class ServiceFailed(events.ServiceFailed):
        TOPIC = "appeal-case.service-failed"

    class NoticePublished(events.NoticePublished):
        TOPIC = "appeal-case.public-notice-published"
        trial_due: Deadline | None

    class NoticeRecalled(events.NoticeRecalled):
        TOPIC = "appeal-case.public-notice-recalled"
        trial_due: Deadline | None

    class AddressConfirmed(events.AddressConfirmed):
        TOPIC = "appeal-case.address-confirmed"
