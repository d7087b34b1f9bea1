"""Labour inspection 劳动保障监察, from a complaint or a union's request to the result."""

from domain import documents, taking_over
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.documents import Documented
from domain.inspection.conclusion import Conclusion
from domain.inspection.decision import Decision
from domain.inspection.filing import Filing
from domain.inspection.intake import Intake
from domain.inspection.investigation import Investigation
from domain.recounting import LimitsCountedAgain
from domain.taking_over import TakingOver
from domain.watching import TimeLimitPassed, Watched


class InspectionCase(
    Intake, Filing, Investigation, Decision, Conclusion, TakingOver, Correctable, Documented, Watched
):
    """劳动保障监察案件: one case about one employer."""

    TOPIC = "inspection-case"
    TERM = "劳动保障监察案件"
    ARTICLE = "劳动保障监察条例 第十四条至第二十一条；保障农民工工资支付条例 第四十一条、第四十二条"
    MOVING = ("investigation_due",)

    class Corrected(EntryCorrected):
        TOPIC = "inspection-case.corrected"

    class Objected(EntryObjected):
        TOPIC = "inspection-case.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "inspection-case.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "inspection-case.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "inspection-case.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "inspection-case.document-withdrawn"

    class FactTakenOver(taking_over.FactTakenOver):
        TOPIC = "inspection-case.fact-taken-over"

    class FactGivenUp(taking_over.FactGivenUp):
        TOPIC = "inspection-case.fact-given-up"


__all__ = ["InspectionCase"]
