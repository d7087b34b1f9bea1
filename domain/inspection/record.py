"""What a labour-inspection case 劳动保障监察案件 remembers: its states and the facts its rules read."""

from datetime import date
from uuid import UUID

from domain.moving_period import MovingPeriod
from domain.proceedings import Proceeding
from domain.rule_book import counted
from domain.terms import Term
from domain.time_limits import Deadline

REGULATION = "劳动保障监察条例"
WAGES = "保障农民工工资支付条例"


class InspectionState(Term):
    """Where the inspection stands."""

    NONE = "none", "未登记"
    REGISTERED = "registered", "已登记"
    TOLD_DISPUTE_PROCEDURE = "told_dispute_procedure", "已告知依争议处理程序办理或者不予查处"
    NOT_FILED = "not_filed", "不予立案"
    INVESTIGATING = "investigating", "已立案，调查中"
    DECISION_PENDING = "decision_pending", "调查终结，待决定"
    ORDERED = "ordered", "已责令改正或者作出行政处理决定"
    ORDERED_PAID = "ordered_paid", "已改正、支付"
    PENALTY = "penalty", "已行政处罚"
    CASE_WITHDRAWN = "case_withdrawn", "已撤销立案"
    TO_ENFORCEMENT = "to_enforcement", "已申请强制执行"
    TRANSFERRED = "transferred", "已移送其他机关"
    TRANSFERRED_CRIMINAL = "transferred_criminal", "已移送公安机关"
    CLOSED = "closed", "已结案"


class InspectionRecord(Proceeding):
    """The state every chapter of an inspection case reads."""

    STATES = InspectionState

    def begin(self) -> None:
        """Before anybody complained or anything was found."""
        self.state = InspectionState.NONE
        self.dispute_id: UUID | None = None
        self.matter_id: UUID | None = None
        self.letter_id: UUID | None = None
        self.from_union: bool = False
        self.ended_on: date | None = None
        self.docketing_due: Deadline | None = None
        self.investigation_period: MovingPeriod | None = None
        self.investigation_due: Deadline | None = None
        self.correct_by: date | None = None
        self.decided_on: date | None = None


__all__ = ["REGULATION", "WAGES", "InspectionRecord", "InspectionState", "counted"]
