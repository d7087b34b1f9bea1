"""Litigation 诉讼 in the first instance, from the complaint to the judgment (民事诉讼法 第二编)."""

from domain import carrying, cause_events, confirmed_facts, documents, evidence_index, taking_over
from domain.cause_of_case import CauseChangedByCourt, PassesCauseOn
from domain.confirmed_facts import ConfirmedFacts
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.litigation.added_claims import AddedClaims
from domain.litigation.appeal import Appeal
from domain.litigation.complaint import Complaint
from domain.litigation.disposal import Disposal
from domain.litigation.docketing import Docketing
from domain.litigation.hearing import Hearing
from domain.litigation.judgment import Judgment
from domain.litigation.merged import Merged
from domain.litigation.merger import Merger
from domain.litigation.partial import Partial
from domain.litigation.people import LitigationPeople
from domain.litigation.pleading import Pleading
from domain.litigation.second_instance import SecondInstance
from domain.litigation.service import Service
from domain.litigation.severance import Severance
from domain.litigation.suggestion import Suggestion
from domain.recounting import LimitsCountedAgain
from domain.taking_over import TakingOver
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
    Merger,
    Merged,
    Severance,
    Service,
    Disposal,
    LitigationPeople,
    ConfirmedFacts,
    TakingOver,
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

    class IdentityChecked(confirmed_facts.IdentityChecked):
        TOPIC = "litigation-case.identity-checked"

    class EvidenceListed(evidence_index.EvidenceListed):
        TOPIC = "litigation-case.evidence-listed"

    class UndisputedFactsRecorded(confirmed_facts.UndisputedFactsRecorded):
        TOPIC = "litigation-case.undisputed-facts-recorded"

    class FactWithdrawn(carrying.FactWithdrawn):
        TOPIC = "litigation-case.fact-withdrawn"

    class FactTakenOver(taking_over.FactTakenOver):
        TOPIC = "litigation-case.fact-taken-over"

    class FactGivenUp(taking_over.FactGivenUp):
        TOPIC = "litigation-case.fact-given-up"

    class CauseFixed(cause_events.CauseFixed):
        TOPIC = "litigation-case.cause-fixed"

    class CauseChanged(cause_events.CauseChanged):
        TOPIC = "litigation-case.cause-changed"

    class CausePassedOn(cause_events.CausePassedOn):
        TOPIC = "litigation-case.cause-passed-on"


__all__ = ["LitigationCase"]
