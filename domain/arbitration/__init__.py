"""Arbitration 仲裁 of labour disputes, from the application to the award (劳动争议调解仲裁法 第三章)."""

from domain import documents
from domain.arbitration.acceptance import Acceptance
from domain.arbitration.award import Award
from domain.arbitration.closing import Closing
from domain.arbitration.filing import Filing
from domain.arbitration.hearing import Hearing
from domain.arbitration.period import Period
from domain.arbitration.preparation import Preparation
from domain.arbitration.remedies import Remedies
from domain.arbitration.statement import Statement
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.recounting import LimitsCountedAgain
from domain.watching import TimeLimitPassed, Watched


class ArbitrationCase(
    Filing,
    Acceptance,
    Preparation,
    Hearing,
    Period,
    Statement,
    Award,
    Remedies,
    Closing,
    Correctable,
    Documented,
    Watched,
):
    """仲裁案件: one application to one commission."""

    TOPIC = "arbitration-case"
    TERM = "仲裁案件"
    ARTICLE = "劳动争议调解仲裁法 第二十八条至第五十条"
    MOVING = "award_due"

    class Corrected(EntryCorrected):
        TOPIC = "arbitration-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "arbitration-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "arbitration-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "arbitration-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "arbitration-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "arbitration-case.document-withdrawn"


__all__ = ["ArbitrationCase"]
