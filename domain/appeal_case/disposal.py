"""Claims that a party waives 放弃 or acknowledges 承认, under topics of their own."""

from domain import disposal
from domain.appeal_case.record import AppealState

S = AppealState


class Disposal(disposal.Disposes):
    """Beside the road of the procedure; neither changes the stage."""

    DISPOSED_IN = frozenset({S.DOCKETED})

    class ClaimsWaived(disposal.ClaimsWaived):
        TOPIC = "appeal-case.claims-waived"

    class ClaimsAcknowledged(disposal.ClaimsAcknowledged):
        TOPIC = "appeal-case.claims-acknowledged"
