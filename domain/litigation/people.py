"""Who stands in for the parties of a suit: representatives, legal aid, succession."""

from domain.representation import carried_over, legal_aid, mandates, succession
from domain.representation.legal_aid import Aided
from domain.representation.represented import Represented
from domain.representation.succession import Succeeded


class LitigationPeople(Represented, Aided, Succeeded):
    """Mandates, legal aid and successors, under topics of their own."""

    class MandateSubmitted(mandates.MandateSubmitted):
        TOPIC = "litigation-case.mandate-submitted"

    class MandateChanged(mandates.MandateChanged):
        TOPIC = "litigation-case.mandate-changed"

    class MandateEnded(mandates.MandateEnded):
        TOPIC = "litigation-case.mandate-ended"

    class LegalRepresentativeNamed(mandates.LegalRepresentativeNamed):
        TOPIC = "litigation-case.legal-representative-named"

    class MandateCarriedOver(carried_over.MandateCarriedOver):
        TOPIC = "litigation-case.mandate-carried-over"

    class DoneThroughRepresentative(mandates.DoneThroughRepresentative):
        TOPIC = "litigation-case.done-through-representative"

    class LegalAidRequested(legal_aid.LegalAidRequested):
        TOPIC = "litigation-case.legal-aid-requested"

    class LegalAidDecided(legal_aid.LegalAidDecided):
        TOPIC = "litigation-case.legal-aid-decided"

    class LegalAidAssigned(legal_aid.LegalAidAssigned):
        TOPIC = "litigation-case.legal-aid-assigned"

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "litigation-case.worker-succeeded"

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "litigation-case.employer-succeeded"
