"""Which states end a case 办结, by its kind. A house rule for lists and limits, not law."""

from domain.appeal_case.record import AppealState as Appeal
from domain.arbitration.record import ArbitrationState as A
from domain.court_mediation.record import CourtMediationState as C
from domain.dispute.record import DisputeState as D
from domain.enforcement.record import EnforcementState as E
from domain.holiday_notice.record import NoticeState
from domain.inspection.record import InspectionState as I
from domain.litigation.record import LitigationState as L
from domain.mediation.record import MediationState as M
from domain.payment_order.record import PaymentOrderState as PaymentOrder
from domain.procuratorial.record import ProcuratorialState as P
from domain.retrial.record import RetrialState as R
from domain.revocation.record import RevocationState as Revocation
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
    "court-mediation": frozenset(
        {
            C.MEDIATED_OFFCOURT,
            C.CONFIRMED_BY_COURT,
            C.MEDIATION_STATEMENT,
            C.WITHDRAWN,
            C.TO_DOCKETING,
            C.RESUMED,
        }
    ),
    "arbitration-case": frozenset(
        {
            A.NOT_ACCEPTED,
            A.TOLD_OTHER_COMMISSION,
            A.CANCELLED,
            A.TRANSFERRED,
            A.WITHDRAWN,
            A.DEEMED_WITHDRAWN,
            A.TERMINATED_BY_LITIGATION,
            A.TO_LITIGATION,
            A.TO_REVOCATION,
            A.CLOSED_ARCHIVED,
            A.MERGED,
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
            L.RULING_EFFECTIVE,
            L.WITHDRAWN,
            L.JUDGMENT_EFFECTIVE,
            L.APPEAL_DECIDED,
            L.MERGED,
        }
    ),
    "payment-order-case": frozenset(
        {
            PaymentOrder.NOT_ACCEPTED,
            PaymentOrder.REJECTED,
            PaymentOrder.PAID,
            PaymentOrder.ENFORCEABLE,
            PaymentOrder.REVOKED,
            PaymentOrder.LAPSED_TO_LITIGATION,
            PaymentOrder.LAPSED_TO_ARBITRATION,
            PaymentOrder.LAPSED_END,
        }
    ),
    "enforcement-case": frozenset(
        {
            E.NOT_ACCEPTED,
            E.NON_ENFORCED,
            E.TERMINATED,
            E.THIS_EXECUTION_ENDED,
            E.TRANSFERRED,
            E.REVOKED,
            E.COMPLETED,
        }
    ),
    "retrial-case": frozenset(
        {R.WITHDRAWN, R.RETRIAL_REJECTED, R.RETRIAL_REJECTED_FINAL, R.RETRIAL_OVERDUE, R.RETRIAL_JUDGMENT}
    ),
    "appeal-case": frozenset(
        {
            Appeal.AFFIRMED,
            Appeal.REVERSED,
            Appeal.REMANDED,
            Appeal.MEDIATED,
            Appeal.APPEAL_WITHDRAWN,
            Appeal.SUIT_WITHDRAWN,
        }
    ),
    "revocation-case": frozenset(
        {
            Revocation.NOT_ACCEPTED,
            Revocation.APPLICATION_DISMISSED,
            Revocation.MEDIATED,
            Revocation.WITHDRAWN,
            Revocation.TO_LITIGATION,
            Revocation.SUIT_PERIOD_LAPSED,
        }
    ),
    "supervision-matter": frozenset({MatterState.NOT_ACCEPTED, MatterState.NO_VIOLATION, MatterState.CLOSED}),
    "holiday-notice": frozenset({NoticeState.COUNTED, NoticeState.TURNED_DOWN}),
    "number-book": frozenset(),
    "number-series": frozenset(),
    "supervision-letter": frozenset({LetterState.ESCALATED, LetterState.WITHDRAWN, LetterState.CLOSED}),
    "procuratorial-case": frozenset(
        {
            P.NOT_FILED,
            P.CLOSED,
            P.SUPERVISION_NOT_ACCEPTED,
            P.TERMINATED,
            P.NOT_SUPPORTED,
            P.NOT_SUPPORTED_FINAL,
            P.RETRIAL,
            P.VIOLATION_ANSWERED,
        }
    ),
    "inspection-case": frozenset(
        {
            I.TOLD_DISPUTE_PROCEDURE,
            I.NOT_FILED,
            I.ORDERED_PAID,
            I.PENALTY,
            I.CASE_WITHDRAWN,
            I.TO_ENFORCEMENT,
            I.TRANSFERRED,
            I.TRANSFERRED_CRIMINAL,
            I.CLOSED,
        }
    ),
}
