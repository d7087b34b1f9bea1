"""Mediation 调解 by enterprise, people's and township bodies (劳动争议调解仲裁法 第二章)."""

from domain import carrying, confirmed_facts, documents, evidence_index, taking_over
from domain.confirmed_facts import ConfirmedFacts
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.mediation.agreement import Agreement
from domain.mediation.conduct import Conduct
from domain.mediation.confirmation import Confirmation
from domain.mediation.opening import Opening
from domain.mediation.performance import Performance
from domain.recounting import LimitsCountedAgain
from domain.taking_over import TakingOver
from domain.watching import TimeLimitPassed, Watched


class MediationCase(
    Opening,
    Conduct,
    Agreement,
    Confirmation,
    Performance,
    ConfirmedFacts,
    TakingOver,
    Correctable,
    Documented,
    Watched,
):
    """调解案件: one attempt of one body to settle one dispute."""

    TOPIC = "mediation-case"
    TERM = "调解案件"
    ARTICLE = "劳动争议调解仲裁法 第十条至第十六条"
    IN_CONFIDENCE = True

    class Corrected(EntryCorrected):
        TOPIC = "mediation-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "mediation-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "mediation-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "mediation-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "mediation-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "mediation-case.document-withdrawn"

    class IdentityChecked(confirmed_facts.IdentityChecked):
        TOPIC = "mediation-case.identity-checked"

    class EvidenceListed(evidence_index.EvidenceListed):
        TOPIC = "mediation-case.evidence-listed"

    class UndisputedFactsRecorded(confirmed_facts.UndisputedFactsRecorded):
        TOPIC = "mediation-case.undisputed-facts-recorded"

    class FactWithdrawn(carrying.FactWithdrawn):
        TOPIC = "mediation-case.fact-withdrawn"

    class FactTakenOver(taking_over.FactTakenOver):
        TOPIC = "mediation-case.fact-taken-over"

    class FactGivenUp(taking_over.FactGivenUp):
        TOPIC = "mediation-case.fact-given-up"


__all__ = ["MediationCase"]
