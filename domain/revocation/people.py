"""Who stands in for the parties of an application to revoke an award: representatives, legal aid, succession."""

from domain.representation import legal_aid, mandates, succession
from domain.representation.legal_aid import Aided
from domain.representation.represented import Represented
from domain.representation.succession import Succeeded


class RevocationPeople(Represented, Aided, Succeeded):
    """Mandates, legal aid and successors, under topics of their own."""

    class MandateSubmitted(mandates.MandateSubmitted):
        TOPIC = "revocation-case.mandate-submitted"

    class MandateChanged(mandates.MandateChanged):
        TOPIC = "revocation-case.mandate-changed"

    class MandateEnded(mandates.MandateEnded):
        TOPIC = "revocation-case.mandate-ended"

    class LegalRepresentativeNamed(mandates.LegalRepresentativeNamed):
        TOPIC = "revocation-case.legal-representative-named"

    class DoneThroughRepresentative(mandates.DoneThroughRepresentative):
        TOPIC = "revocation-case.done-through-representative"

    class LegalAidRequested(legal_aid.LegalAidRequested):
        TOPIC = "revocation-case.legal-aid-requested"

    class LegalAidDecided(legal_aid.LegalAidDecided):
        TOPIC = "revocation-case.legal-aid-decided"

    class LegalAidAssigned(legal_aid.LegalAidAssigned):
        TOPIC = "revocation-case.legal-aid-assigned"

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "revocation-case.worker-succeeded"

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "revocation-case.employer-succeeded"
