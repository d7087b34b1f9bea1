"""Litigation 诉讼 in the first instance, from the complaint to the judgment (民事诉讼法 第二编)."""

from domain import cause_events, documents
from domain.cause_of_case import CauseChangedByCourt, PassesCauseOn
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.litigation.added_claims import AddedClaims
from domain.litigation.appeal import Appeal
from domain.litigation.complaint import Complaint
from domain.litigation.docketing import Docketing
from domain.litigation.hearing import Hearing
from domain.litigation.judgment import Judgment
from domain.litigation.partial import Partial
from domain.litigation.pleading import Pleading
from domain.litigation.second_instance import SecondInstance
from domain.litigation.suggestion import Suggestion
from domain.recounting import LimitsCountedAgain
from domain.watching import TimeLimitPassed, Watched


class LitigationCase(
    Complaint,
    Docketing,
    Pleading,
    AddedClaims,
    Hearing,
    Partial,
    Judgment,
    Appeal,
    SecondInstance,
    Suggestion,
    CauseChangedByCourt,
    PassesCauseOn,
    Correctable,
    Documented,
    Watched,
):
    """诉讼案件: one suit before one court of first instance."""

    TOPIC = "litigation-case"
    TERM = "诉讼案件"
    ARTICLE = "民事诉讼法 第十二章；劳动争议调解仲裁法 第二十九条、第四十八条、第五十条"
    MOVING = ("trial_due",)

    class Corrected(EntryCorrected):
        TOPIC = "litigation-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "litigation-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "litigation-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "litigation-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "litigation-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "litigation-case.document-withdrawn"

    class CauseFixed(cause_events.CauseFixed):
        TOPIC = "litigation-case.cause-fixed"

    class CauseChanged(cause_events.CauseChanged):
        TOPIC = "litigation-case.cause-changed"

    class CausePassedOn(cause_events.CausePassedOn):
        TOPIC = "litigation-case.cause-passed-on"


__all__ = ["LitigationCase"]
