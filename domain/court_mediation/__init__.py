"""Mediation at a court's request 法院委派、委托调解: the court asks, an organisation answers, mediates and reports."""

from domain import documents
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
from domain.watching import TimeLimitPassed, Watched


class CourtMediation(
    Referral,
    Conduct,
    Suspicion,
    Agreement,
    Confirmation,
    Ending,
    CourtMediationPeople,
    Correctable,
    Documented,
    Watched,
):
    """法院委派、委托调解案件: one request of one court, before or after docketing."""

    TOPIC = "court-mediation"
    TERM = "法院委派、委托调解案件"
    ARTICLE = "民事诉讼法 第一百二十五条；人民法院在线调解规则；最高人民法院关于人民法院特邀调解的规定"

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


__all__ = ["CourtMediation"]
