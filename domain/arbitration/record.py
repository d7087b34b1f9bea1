"""What an arbitration case 仲裁案件 remembers: its states and the facts its rules read."""

from datetime import date
from uuid import UUID

from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.proceedings import OutOfTime, Proceeding
from domain.terms import Term
from domain.time_limits import Deadline


class ArbitrationState(Term):
    """Where arbitration stands."""

    NONE = "none", "未申请"
    FILED = "filed", "已提交申请"
    CORRECTION_PENDING = "correction_pending", "待补正"
    ACCEPTED = "accepted", "已受理"
    NOT_ACCEPTED = "not_accepted", "不予受理"
    TOLD_OTHER_COMMISSION = "told_other_commission", "已告知向有管辖权的仲裁委员会申请"
    DEEMED_NONACCEPTANCE = "deemed_nonacceptance", "逾期未决定受理"
    SERVED = "served", "已送达并组庭"
    ANSWERED = "answered", "答辩完毕"
    HEARING_SCHEDULED = "hearing_scheduled", "已通知开庭"
    HEARD = "heard", "已开庭"
    SUSPENDED = "suspended", "中止审理"
    MEDIATED = "mediated", "已制作仲裁调解书"
    STATEMENT_EFFECTIVE = "statement_effective", "仲裁调解书已生效"
    AWARD_FINAL = "award_final", "已作出终局裁决"
    AWARD_NONFINAL = "award_nonfinal", "已作出非终局裁决"
    AWARD_NONFINAL_EFFECTIVE = "award_nonfinal_effective", "非终局裁决已生效"
    WITHDRAWN = "withdrawn", "已撤回申请"
    DEEMED_WITHDRAWN = "deemed_withdrawn", "按撤回申请处理"
    TERMINATED_BY_LITIGATION = "terminated_by_litigation", "因当事人起诉终止"
    TO_LITIGATION = "to_litigation", "已起诉"
    TO_REVOCATION = "to_revocation", "已申请撤销裁决"
    CLOSED_ARCHIVED = "closed_archived", "已归档"


AWARD = "arb_award"
"""审理期限: forty-five days from acceptance (劳动争议调解仲裁法 第四十三条第一款)."""


class ArbitrationRecord(Proceeding):
    """The state every chapter of an arbitration case reads."""

    STATES = ArbitrationState

    def begin(self) -> None:
        """Before anybody has applied."""
        self.state = ArbitrationState.NONE
        self.dispute_id: UUID | None = None
        self.applicant: Side | None = None
        self.acceptance_due: Deadline | None = None
        self.answer_due: Deadline | None = None
        self.award_due: Deadline | None = None
        self.award_period: MovingPeriod | None = None
        self.suspended_from: ArbitrationState | None = None
        self.suspended_on: date | None = None
        self.hearing_on: date | None = None
        self.awarded_on: date | None = None
        self.served_on: dict[tuple[Side, int | None], date] = {}
        self.worker_until: Deadline | None = None
        self.employer_until: Deadline | None = None
        self.pay_until: date | None = None
        self.told_inspection: bool = False


__all__ = ["AWARD", "ArbitrationRecord", "ArbitrationState", "OutOfTime"]
