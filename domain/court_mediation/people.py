"""Who stands in for the parties of a mediation for a court: representatives, legal aid, succession."""

from domain.representation import legal_aid, mandates, succession
from domain.representation.legal_aid import Aided
from domain.representation.represented import Represented
from domain.representation.succession import Succeeded


class CourtMediationPeople(Represented, Aided, Succeeded):
    """Mandates, legal aid and successors, under topics of their own."""

    MOST_REPRESENTATIVES = None

    class MandateSubmitted(mandates.MandateSubmitted):
        TOPIC = "court-mediation.mandate-submitted"

    class MandateChanged(mandates.MandateChanged):
        TOPIC = "court-mediation.mandate-changed"

    class MandateEnded(mandates.MandateEnded):
        TOPIC = "court-mediation.mandate-ended"

    class LegalRepresentativeNamed(mandates.LegalRepresentativeNamed):
        TOPIC = "court-mediation.legal-representative-named"

    class DoneThroughRepresentative(mandates.DoneThroughRepresentative):
        TOPIC = "court-mediation.done-through-representative"

    class LegalAidRequested(legal_aid.LegalAidRequested):
        TOPIC = "court-mediation.legal-aid-requested"

    class LegalAidDecided(legal_aid.LegalAidDecided):
        TOPIC = "court-mediation.legal-aid-decided"

    class LegalAidAssigned(legal_aid.LegalAidAssigned):
        TOPIC = "court-mediation.legal-aid-assigned"

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "court-mediation.worker-succeeded"

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "court-mediation.employer-succeeded"
