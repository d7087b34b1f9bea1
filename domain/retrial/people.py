"""Who stands in for the parties of a retrial: representatives, legal aid, succession."""

from domain.representation import legal_aid, mandates, succession
from domain.representation.legal_aid import Aided
from domain.representation.represented import Represented
from domain.representation.succession import Succeeded


class RetrialPeople(Represented, Aided, Succeeded):
    """Mandates, legal aid and successors, under topics of their own."""

    class MandateSubmitted(mandates.MandateSubmitted):
        TOPIC = "retrial-case.mandate-submitted"

    class MandateChanged(mandates.MandateChanged):
        TOPIC = "retrial-case.mandate-changed"

    class MandateEnded(mandates.MandateEnded):
        TOPIC = "retrial-case.mandate-ended"

    class LegalRepresentativeNamed(mandates.LegalRepresentativeNamed):
        TOPIC = "retrial-case.legal-representative-named"

    class DoneThroughRepresentative(mandates.DoneThroughRepresentative):
        TOPIC = "retrial-case.done-through-representative"

    class LegalAidRequested(legal_aid.LegalAidRequested):
        TOPIC = "retrial-case.legal-aid-requested"

    class LegalAidDecided(legal_aid.LegalAidDecided):
        TOPIC = "retrial-case.legal-aid-decided"

    class LegalAidAssigned(legal_aid.LegalAidAssigned):
        TOPIC = "retrial-case.legal-aid-assigned"

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "retrial-case.worker-succeeded"

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "retrial-case.employer-succeeded"
