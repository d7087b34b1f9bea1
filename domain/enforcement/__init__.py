"""Enforcement 执行 of awards, statements, judgments, confirmed agreements and payment orders (民事诉讼法 第三编)."""

from domain import cause_events, documents, taking_over
from domain.cause_of_case import CauseByCourt, TakesCauseOver
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.enforcement.application import Application
from domain.enforcement.attacked import Attacked
from domain.enforcement.ending import Ending
from domain.enforcement.measures import Measures
from domain.enforcement.notice import Notice
from domain.enforcement.payment import Payment
from domain.enforcement.people import EnforcementPeople
from domain.enforcement.refusal import Refusal
from domain.enforcement.review import Review
from domain.enforcement.service import Service
from domain.enforcement.settlement import Settlement
from domain.enforcement.standstill import Standstill
from domain.enforcement.superior import Superior
from domain.recounting import LimitsCountedAgain
from domain.taking_over import TakingOver
from domain.watching import TimeLimitPassed, Watched


class EnforcementCase(
    Application,
    Notice,
    Measures,
    Payment,
    Settlement,
    Standstill,
    Attacked,
    Refusal,
    Review,
    Ending,
    Superior,
    Service,
    EnforcementPeople,
    TakingOver,
    CauseByCourt,
    TakesCauseOver,
    Correctable,
    Documented,
    Watched,
):
    """执行案件: one document enforced by one court, item by item, until it is paid, given up or refused."""

    TOPIC = "enforcement-case"
    TERM = "执行案件"
    ARTICLE = "劳动争议调解仲裁法 第五十一条；民事诉讼法 第三编"
    MOVING = ("six_months",)

    class Corrected(EntryCorrected):
        TOPIC = "enforcement-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "enforcement-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "enforcement-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "enforcement-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "enforcement-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "enforcement-case.document-withdrawn"

    class FactTakenOver(taking_over.FactTakenOver):
        TOPIC = "enforcement-case.fact-taken-over"

    class FactGivenUp(taking_over.FactGivenUp):
        TOPIC = "enforcement-case.fact-given-up"

    class CauseFixed(cause_events.CauseFixed):
        TOPIC = "enforcement-case.cause-fixed"

    class CauseTakenOver(cause_events.CauseTakenOver):
        TOPIC = "enforcement-case.cause-taken-over"


__all__ = ["EnforcementCase"]
