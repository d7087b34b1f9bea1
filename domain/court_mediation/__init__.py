"""Mediation at a court's request 法院委派、委托调解: the court asks, an organisation answers, mediates and reports."""

from domain import carrying, confirmed_facts, documents, evidence_index, taking_over
from domain.confirmed_facts import ConfirmedFacts
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.court_mediation.agreement import Agreement
from domain.court_mediation.conduct import Conduct
from domain.court_mediation.confirmation import Confirmation
from domain.court_mediation.ending import Ending
from domain.court_mediation.people import CourtMediationPeople
from domain.court_mediation.referral import Referral
from domain.court_mediation.suspicion import Suspicion
from domain.documents import Documented
from domain.recounting import LimitsCountedAgain
from domain.taking_over import TakingOver
from domain.watching import TimeLimitPassed, Watched


class CourtMediation(
    Referral,
    Conduct,
    Suspicion,
    Agreement,
    Confirmation,
    Ending,
    CourtMediationPeople,
    ConfirmedFacts,
    TakingOver,
    Correctable,
    Documented,
    Watched,
):
    """法院委派、委托调解案件: one request of one court, before or after docketing."""

    TOPIC = "court-mediation"
    TERM = "法院委派、委托调解案件"
    ARTICLE = "民事诉讼法 第一百二十五条；人民法院在线调解规则；最高人民法院关于人民法院特邀调解的规定"
    IN_CONFIDENCE = True

    class Corrected(EntryCorrected):
        TOPIC = "court-mediation.corrected"

    class Objected(EntryObjected):
        TOPIC = "court-mediation.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "court-mediation.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "court-mediation.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "court-mediation.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "court-mediation.document-withdrawn"

    class IdentityChecked(confirmed_facts.IdentityChecked):
        TOPIC = "court-mediation.identity-checked"

    class EvidenceListed(evidence_index.EvidenceListed):
        TOPIC = "court-mediation.evidence-listed"

    class UndisputedFactsRecorded(confirmed_facts.UndisputedFactsRecorded):
        TOPIC = "court-mediation.undisputed-facts-recorded"

    class FactWithdrawn(carrying.FactWithdrawn):
        TOPIC = "court-mediation.fact-withdrawn"

    class FactTakenOver(taking_over.FactTakenOver):
        TOPIC = "court-mediation.fact-taken-over"

    class FactGivenUp(taking_over.FactGivenUp):
        TOPIC = "court-mediation.fact-given-up"


__all__ = ["CourtMediation"]
