"""Supervision by the procuratorate 检察监督: leads, support of suits, suggestions, and supervision of the courts."""

from domain import documents
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.procuratorial.application import Application
from domain.procuratorial.conclusion import Conclusion
from domain.procuratorial.courts import Courts
from domain.procuratorial.follow_up import FollowUp
from domain.procuratorial.leads import Leads
from domain.procuratorial.own_motion import OwnMotion
from domain.procuratorial.protest import Protest
from domain.procuratorial.refusal import Refusal
from domain.procuratorial.review import Review
from domain.procuratorial.suggestion import Suggestion
from domain.procuratorial.support import Support
from domain.procuratorial.violation import Violations
from domain.recounting import LimitsCountedAgain
from domain.watching import TimeLimitPassed, Watched


class ProcuratorialCase(
    Leads,
    Support,
    Suggestion,
    FollowUp,
    Application,
    OwnMotion,
    Review,
    Refusal,
    Protest,
    Courts,
    Violations,
    Conclusion,
    Correctable,
    Documented,
    Watched,
):
    """检察监督案件: one case of one procuratorate."""

    TOPIC = "procuratorial-case"
    TERM = "检察监督案件"
    ARTICLE = (
        "民事诉讼法 第十四条、第十五条、第二百一十九条至第二百二十四条；人民检察院组织法 第二十条、第二十一条"
    )
    MOVING = ("review_due",)

    class Corrected(EntryCorrected):
        TOPIC = "procuratorial-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "procuratorial-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "procuratorial-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "procuratorial-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "procuratorial-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "procuratorial-case.document-withdrawn"


__all__ = ["ProcuratorialCase"]
