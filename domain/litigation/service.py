"""Litigation: service of documents 送达, with what failed, what was announced and where to serve."""

from domain.litigation.record import CourtProcedure, LitigationRecord, LitigationState
from domain.refusals import Refused
from domain.service import conduct, events
from domain.service.methods import Paper
from domain.time_limits import Deadline

S = LitigationState


class NoNoticeInSimplifiedProcedure(Refused):
    """适用简易程序、小额诉讼程序的案件，不适用公告送达。"""

    CODE = "no-public-notice-in-simplified-procedure"
    AUTHORITY = "民事诉讼法解释 第一百四十条；民事诉讼法 第一百六十六条"


class Service(conduct.ServedByCourt, LitigationRecord):
    """Beside the road of the procedure; none of it changes the stage."""

    PERIOD = ("trial_period", "trial_due")
    COUNTING = frozenset(
        {
            S.DOCKETED,
            S.SERVED,
            S.ANSWERED,
            S.JURISDICTION_OBJECTION,
            S.HEARING,
            S.SUSPENDED,
            S.PARTIAL_JUDGMENT,
        }
    )

    class ServiceFailed(events.ServiceFailed):
        TOPIC = "litigation-case.service-failed"

    class NoticePublished(events.NoticePublished):
        TOPIC = "litigation-case.public-notice-published"
        trial_due: Deadline | None

    class NoticeRecalled(events.NoticeRecalled):
        TOPIC = "litigation-case.public-notice-recalled"
        trial_due: Deadline | None

    class AddressConfirmed(events.AddressConfirmed):
        TOPIC = "litigation-case.address-confirmed"

    def no_notice(self, paper: Paper | None) -> Refused | None:
        """Simplified procedure is for parties who can be reached."""
        if self.procedure in {CourtProcedure.SIMPLIFIED, CourtProcedure.SMALL_CLAIMS}:
            return NoNoticeInSimplifiedProcedure(f"本案适用{self.procedure.zh}。", field="paper")
        return None
