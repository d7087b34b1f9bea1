"""Revocation of a final award 申请撤销终局裁决, before the intermediate court (劳动争议调解仲裁法 第四十九条)."""

from domain import cause_events, documents
from domain.cause_of_case import CauseByCourt, TakesCauseOver
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.recounting import LimitsCountedAgain
from domain.revocation.aftermath import Aftermath
from domain.revocation.application import Application
from domain.revocation.people import RevocationPeople
from domain.revocation.review import Review
from domain.revocation.service import Service
from domain.watching import TimeLimitPassed, Watched


class RevocationCase(
    Application,
    Review,
    Aftermath,
    Service,
    RevocationPeople,
    CauseByCourt,
    TakesCauseOver,
    Correctable,
    Documented,
    Watched,
):
    """申请撤销裁决案件: one employer's application against one final award."""

    TOPIC = "revocation-case"
    TERM = "申请撤销裁决案件"
    ARTICLE = "劳动争议调解仲裁法 第四十九条；劳动争议司法解释（一） 第二十一条至第二十五条"

    class Corrected(EntryCorrected):
        TOPIC = "revocation-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "revocation-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "revocation-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "revocation-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "revocation-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "revocation-case.document-withdrawn"

    class CauseFixed(cause_events.CauseFixed):
        TOPIC = "revocation-case.cause-fixed"

    class CauseTakenOver(cause_events.CauseTakenOver):
        TOPIC = "revocation-case.cause-taken-over"


__all__ = ["RevocationCase"]
