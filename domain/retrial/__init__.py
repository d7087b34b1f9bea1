"""Retrial 再审 of a judgment in force (民事诉讼法 第十六章)."""

from domain import documents
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.recounting import LimitsCountedAgain
from domain.retrial.application import Application
from domain.retrial.examination import Examination
from domain.retrial.people import RetrialPeople
from domain.retrial.ruling import Ruling
from domain.retrial.service import Service
from domain.retrial.trial import Trial
from domain.watching import TimeLimitPassed, Watched


class RetrialCase(
    Application, Examination, Ruling, Trial, Service, RetrialPeople, Correctable, Documented, Watched
):
    """再审案件: the application and, where it is ordered, the new trial."""

    TOPIC = "retrial-case"
    TERM = "再审案件"
    ARTICLE = "民事诉讼法 第十六章"
    MOVING = ("review_due",)

    class Corrected(EntryCorrected):
        TOPIC = "retrial-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "retrial-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "retrial-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "retrial-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "retrial-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "retrial-case.document-withdrawn"


__all__ = ["RetrialCase"]
