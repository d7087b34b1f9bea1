"""Which procedure 程序 of a dispute each kind of case is."""

from domain.terms import Procedure

PROCEDURES = {
    "mediation-case": Procedure.MEDIATION,
    "court-mediation": Procedure.COURT_MEDIATION,
    "arbitration-case": Procedure.ARBITRATION,
    "litigation-case": Procedure.LITIGATION,
    "payment-order-case": Procedure.PAYMENT_ORDER,
    "enforcement-case": Procedure.ENFORCEMENT,
    "retrial-case": Procedure.RETRIAL,
    "appeal-case": Procedure.SECOND_INSTANCE,
    "revocation-case": Procedure.REVOCATION,
}
