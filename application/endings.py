"""Which states end a case 办结, by its kind. A house rule for lists and limits, not law."""

from domain.arbitration.record import ArbitrationState as A
from domain.dispute.record import DisputeState as D
from domain.holiday_notice.record import NoticeState
from domain.litigation.record import LitigationState as L
from domain.mediation.record import MediationState as M
from domain.supervision_letter.record import LetterState
from domain.supervision_matter.record import MatterState
from domain.terms import Term

ENDED: dict[str, frozenset[Term]] = {
    "dispute": frozenset({D.CONCLUDED}),
    "mediation-case": frozenset(
        {
            M.NOT_ACCEPTED,
            M.FAILED,
            M.TERMINATED,
            M.MERGED_TO_ARBITRAL_STATEMENT,
            M.CONFIRMED_BY_COURT,
            M.FULFILLED,
            M.TO_PAYMENT_ORDER,
            M.TO_ARBITRATION,
            M.TO_LITIGATION,
        }
    ),
    "arbitration-case": frozenset(
        {
            A.NOT_ACCEPTED,
            A.TOLD_OTHER_COMMISSION,
            A.WITHDRAWN,
            A.DEEMED_WITHDRAWN,
            A.TERMINATED_BY_LITIGATION,
            A.TO_LITIGATION,
            A.TO_REVOCATION,
            A.CLOSED_ARCHIVED,
        }
    ),
    "litigation-case": frozenset(
        {
            L.RETURNED,
            L.RULING_NOT_ACCEPT,
            L.SETTLED_PREFILING,
            L.TRANSFERRED,
            L.MEDIATION_STATEMENT,
            L.RULING_DISMISS,
            L.WITHDRAWN,
            L.JUDGMENT_EFFECTIVE,
            L.APPEAL_DECIDED,
        }
    ),
    "supervision-matter": frozenset({MatterState.NOT_ACCEPTED, MatterState.NO_VIOLATION, MatterState.CLOSED}),
    "holiday-notice": frozenset({NoticeState.COUNTED, NoticeState.TURNED_DOWN}),
    "number-book": frozenset(),
    "number-series": frozenset(),
    "supervision-letter": frozenset({LetterState.ESCALATED, LetterState.WITHDRAWN, LetterState.CLOSED}),
}
