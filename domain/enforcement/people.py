"""Who stands in for the parties of an enforcement: representatives, legal aid, succession."""

from domain.representation import legal_aid, mandates, succession
from domain.representation.legal_aid import Aided
from domain.representation.represented import Represented
from domain.representation.succession import Succeeded


class EnforcementPeople(Represented, Aided, Succeeded):
    """Mandates, legal aid and successors, under topics of their own."""

    class MandateSubmitted(mandates.MandateSubmitted):
        TOPIC = "enforcement-case.mandate-submitted"

    class MandateChanged(mandates.MandateChanged):
        TOPIC = "enforcement-case.mandate-changed"

    class MandateEnded(mandates.MandateEnded):
        TOPIC = "enforcement-case.mandate-ended"

    class LegalRepresentativeNamed(mandates.LegalRepresentativeNamed):
        TOPIC = "enforcement-case.legal-representative-named"

    class DoneThroughRepresentative(mandates.DoneThroughRepresentative):
        TOPIC = "enforcement-case.done-through-representative"

    class LegalAidRequested(legal_aid.LegalAidRequested):
        TOPIC = "enforcement-case.legal-aid-requested"

    class LegalAidDecided(legal_aid.LegalAidDecided):
        TOPIC = "enforcement-case.legal-aid-decided"

    class LegalAidAssigned(legal_aid.LegalAidAssigned):
        TOPIC = "enforcement-case.legal-aid-assigned"

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "enforcement-case.worker-succeeded"

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "enforcement-case.employer-succeeded"
