"""Who stands in for the parties of a payment order: representatives, legal aid, succession."""

from domain.representation import legal_aid, mandates, succession
from domain.representation.legal_aid import Aided
from domain.representation.represented import Represented
from domain.representation.succession import Succeeded


class PaymentOrderPeople(Represented, Aided, Succeeded):
    """Mandates, legal aid and successors, under topics of their own."""

    class MandateSubmitted(mandates.MandateSubmitted):
        TOPIC = "payment-order-case.mandate-submitted"

    class MandateChanged(mandates.MandateChanged):
        TOPIC = "payment-order-case.mandate-changed"

    class MandateEnded(mandates.MandateEnded):
        TOPIC = "payment-order-case.mandate-ended"

    class LegalRepresentativeNamed(mandates.LegalRepresentativeNamed):
        TOPIC = "payment-order-case.legal-representative-named"

    class DoneThroughRepresentative(mandates.DoneThroughRepresentative):
        TOPIC = "payment-order-case.done-through-representative"

    class LegalAidRequested(legal_aid.LegalAidRequested):
        TOPIC = "payment-order-case.legal-aid-requested"

    class LegalAidDecided(legal_aid.LegalAidDecided):
        TOPIC = "payment-order-case.legal-aid-decided"

    class LegalAidAssigned(legal_aid.LegalAidAssigned):
        TOPIC = "payment-order-case.legal-aid-assigned"

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "payment-order-case.worker-succeeded"

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "payment-order-case.employer-succeeded"
