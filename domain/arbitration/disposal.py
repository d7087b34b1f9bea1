"""Claims that a party waives 放弃 or acknowledges 承认, under topics of their own."""

from domain import disposal
from domain.arbitration.record import ArbitrationState

S = ArbitrationState


class Disposal(disposal.Disposes):
    """Beside the road of the procedure; neither changes the stage."""

    DISPOSED_IN = frozenset({S.ACCEPTED, S.SERVED, S.ANSWERED, S.HEARING_SCHEDULED, S.HEARD})

    class ClaimsWaived(disposal.ClaimsWaived):
        TOPIC = "arbitration-case.claims-waived"

    class ClaimsAcknowledged(disposal.ClaimsAcknowledged):
        TOPIC = "arbitration-case.claims-acknowledged"
