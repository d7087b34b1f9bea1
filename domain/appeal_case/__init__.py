"""The second instance 第二审, from the petition of appeal to the final decision (民事诉讼法 第十四章)."""

from domain import cause_events, documents, taking_over
from domain.appeal_case.decision import Decision
from domain.appeal_case.disposal import Disposal
from domain.appeal_case.docketing import Docketing
from domain.appeal_case.ending import Ending
from domain.appeal_case.exchange import Exchange
from domain.appeal_case.fee import Fee
from domain.appeal_case.hearing import Hearing
from domain.appeal_case.people import AppealPeople
from domain.appeal_case.petition import Petition
from domain.appeal_case.sending_back import SendingBack
from domain.appeal_case.service import Service
from domain.appeal_case.trial_period import TrialPeriod
from domain.cause_of_case import CauseChangedByCourt, PassesCauseOn, TakesCauseOver
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.recounting import LimitsCountedAgain
from domain.taking_over import TakingOver
from domain.watching import TimeLimitPassed, Watched


class AppealCase(
    Petition,
    Fee,
    Exchange,
    Docketing,
    TrialPeriod,
    Hearing,
    Ending,
    Decision,
    SendingBack,
    Service,
    Disposal,
    AppealPeople,
    TakingOver,
    CauseChangedByCourt,
    TakesCauseOver,
    PassesCauseOn,
    Correctable,
    Documented,
    Watched,
):
    """二审案件: one decision of a court of first instance before the court above it."""

    TOPIC = "appeal-case"
    TERM = "二审案件"
    ARTICLE = "民事诉讼法 第十四章"
    MOVING = ("trial_due",)

    class Corrected(EntryCorrected):
        TOPIC = "appeal-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "appeal-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "appeal-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "appeal-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "appeal-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "appeal-case.document-withdrawn"

    class FactTakenOver(taking_over.FactTakenOver):
        TOPIC = "appeal-case.fact-taken-over"

    class FactGivenUp(taking_over.FactGivenUp):
        TOPIC = "appeal-case.fact-given-up"

    class CauseFixed(cause_events.CauseFixed):
        TOPIC = "appeal-case.cause-fixed"

    class CauseChanged(cause_events.CauseChanged):
        TOPIC = "appeal-case.cause-changed"

    class CauseTakenOver(cause_events.CauseTakenOver):
        TOPIC = "appeal-case.cause-taken-over"

    class CausePassedOn(cause_events.CausePassedOn):
        TOPIC = "appeal-case.cause-passed-on"


__all__ = ["AppealCase"]
