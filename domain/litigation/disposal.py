"""Claims that a party waives 放弃 or acknowledges 承认, under topics of their own."""

from domain import disposal
from domain.litigation.record import LitigationState

S = LitigationState


class Disposal(disposal.Disposes):
    """Beside the road of the procedure; neither changes the stage."""

    DISPOSED_IN = frozenset({S.DOCKETED, S.SERVED, S.ANSWERED, S.HEARING})

    class ClaimsWaived(disposal.ClaimsWaived):
        TOPIC = "litigation-case.claims-waived"

    class ClaimsAcknowledged(disposal.ClaimsAcknowledged):
        TOPIC = "litigation-case.claims-acknowledged"
