"""Who stands in for the parties of an arbitration case: representatives, legal aid, succession."""

from domain.representation import carried_over, legal_aid, mandates, succession
from domain.representation.legal_aid import Aided
from domain.representation.represented import Represented
from domain.representation.succession import Succeeded


class ArbitrationPeople(Represented, Aided, Succeeded):
    """Mandates, legal aid and successors, under topics of their own."""

    MANDATE_LAW = mandates.COMMISSION
    MOST_REPRESENTATIVES = None

    class MandateSubmitted(mandates.MandateSubmitted):
        TOPIC = "arbitration-case.mandate-submitted"

    class MandateChanged(mandates.MandateChanged):
        TOPIC = "arbitration-case.mandate-changed"

    class MandateEnded(mandates.MandateEnded):
        TOPIC = "arbitration-case.mandate-ended"

    class LegalRepresentativeNamed(mandates.LegalRepresentativeNamed):
        TOPIC = "arbitration-case.legal-representative-named"

    class MandateCarriedOver(carried_over.MandateCarriedOver):
        TOPIC = "arbitration-case.mandate-carried-over"

    class DoneThroughRepresentative(mandates.DoneThroughRepresentative):
        TOPIC = "arbitration-case.done-through-representative"

    class LegalAidRequested(legal_aid.LegalAidRequested):
        TOPIC = "arbitration-case.legal-aid-requested"

    class LegalAidDecided(legal_aid.LegalAidDecided):
        TOPIC = "arbitration-case.legal-aid-decided"

    class LegalAidAssigned(legal_aid.LegalAidAssigned):
        TOPIC = "arbitration-case.legal-aid-assigned"

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "arbitration-case.worker-succeeded"

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "arbitration-case.employer-succeeded"
