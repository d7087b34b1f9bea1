"""Who stands in for the parties of an appeal: representatives, legal aid, succession."""

from domain.representation import legal_aid, mandates, succession
from domain.representation.legal_aid import Aided
from domain.representation.represented import Represented
from domain.representation.succession import Succeeded


class AppealPeople(Represented, Aided, Succeeded):
    """Mandates, legal aid and successors, under topics of their own."""

    class MandateSubmitted(mandates.MandateSubmitted):
        TOPIC = "appeal-case.mandate-submitted"

    class MandateChanged(mandates.MandateChanged):
        TOPIC = "appeal-case.mandate-changed"

    class MandateEnded(mandates.MandateEnded):
        TOPIC = "appeal-case.mandate-ended"

    class LegalRepresentativeNamed(mandates.LegalRepresentativeNamed):
        TOPIC = "appeal-case.legal-representative-named"

    class DoneThroughRepresentative(mandates.DoneThroughRepresentative):
        TOPIC = "appeal-case.done-through-representative"

    class LegalAidRequested(legal_aid.LegalAidRequested):
        TOPIC = "appeal-case.legal-aid-requested"

    class LegalAidDecided(legal_aid.LegalAidDecided):
        TOPIC = "appeal-case.legal-aid-decided"

    class LegalAidAssigned(legal_aid.LegalAidAssigned):
        TOPIC = "appeal-case.legal-aid-assigned"

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "appeal-case.worker-succeeded"

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "appeal-case.employer-succeeded"
