"""What a retrial case 再审案件 remembers: its states and the facts its rules read."""

from datetime import date
from uuid import UUID

from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.proceedings import OutOfTime
from domain.rule_book import counted
from domain.service.record import Serves
from domain.terms import Term
from domain.time_limits import Deadline

INTERPRETATION = "最高人民法院关于适用民事诉讼法的解释"


class RetrialState(Term):
    """Where the retrial stands."""

    NONE = "none", "未申请再审"
    RETRIAL_APPLIED = "retrial_applied", "再审申请审查中"
    EXAMINATION_PAUSED = "examination_paused", "公告、和解期间"
    WITHDRAWN = "withdrawn", "已撤回再审申请"
    RETRIAL_REJECTED = "retrial_rejected", "已驳回再审申请"
    RETRIAL_REJECTED_FINAL = "retrial_rejected_final", "驳回后逾期未申请监督"
    RETRIAL_OVERDUE = "retrial_overdue", "逾期未裁定"
    RETRIAL = "retrial", "再审审理中"
    RETRIAL_JUDGMENT = "retrial_judgment", "再审已裁判"


class RetrialProcedure(Term):
    """By which procedure the case is tried again (民事诉讼法 第二百一十八条)."""

    FIRST_INSTANCE = "first-instance", "第一审程序（所作裁判可以上诉）"
    SECOND_INSTANCE = "second-instance", "第二审程序（所作裁判发生法律效力）"


TRIAL_PERIODS = {
    RetrialProcedure.FIRST_INSTANCE: "court_trial_ordinary",
    RetrialProcedure.SECOND_INSTANCE: "second_instance_judgment",
}
"""再审案件的审限: that of the procedure, from the day after the retrial is docketed (民事诉讼法解释 第一百二十八条)."""


class RetrialRecord(Serves):
    """The state every chapter of a retrial case reads."""

    STATES = RetrialState

    def begin(self) -> None:
        """Before anybody applied and before any order."""
        self.begin_service()
        self.state = RetrialState.NONE
        self.dispute_id: UUID | None = None
        self.review_period: MovingPeriod | None = None
        self.review_due: Deadline | None = None
        self.response_due: Deadline | None = None
        self.on_protest: bool = False
        self.procedure: RetrialProcedure | None = None
        self.hearing_on: date | None = None
        self.heard: bool = False
        self.appeal_code: str | None = None
        self.supervision_until: Deadline | None = None
        self.received: set[Side] = set()


__all__ = [
    "INTERPRETATION",
    "OutOfTime",
    "RetrialProcedure",
    "RetrialRecord",
    "RetrialState",
    "counted",
]
