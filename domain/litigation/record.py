"""What a litigation case 诉讼案件 remembers: its states and the facts its rules read."""

from datetime import date
from uuid import UUID

from domain.merger.record import Mergeable
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.proceedings import OutOfTime
from domain.rule_book import counted
from domain.service.record import Serves
from domain.terms import Term
from domain.time_limits import Deadline


class LitigationState(Term):
    """Where the first instance stands."""

    NONE = "none", "未起诉"
    COMPLAINT_RECEIVED = "complaint_received", "已收到起诉状"
    CORRECTION = "correction", "待补正"
    RETURNED = "returned", "已退回起诉状"
    RULING_NOT_ACCEPT = "ruling_not_accept", "裁定不予受理"
    PREFILING_MEDIATION = "prefiling_mediation", "诉前调解中"
    SETTLED_PREFILING = "settled_prefiling", "诉前调解成功"
    DOCKETED = "docketed", "已立案"
    SERVED = "served", "已送达起诉状副本"
    ANSWERED = "answered", "答辩完毕"
    JURISDICTION_OBJECTION = "jurisdiction_objection", "管辖权异议审查中"
    TRANSFERRED = "transferred", "已移送管辖"
    HEARING = "hearing", "开庭审理中"
    MERGED = "merged", "已并入他案合并审理"
    SUSPENDED = "suspended", "中止诉讼"
    MEDIATION_STATEMENT = "mediation_statement", "民事调解书已生效"
    PARTIAL_JUDGMENT = "partial_judgment", "已先行判决"
    RULING_DISMISS = "ruling_dismiss", "裁定驳回起诉"
    RULING_EFFECTIVE = "ruling_effective", "一审裁定已生效"
    WITHDRAWN = "withdrawn", "已撤诉"
    JUDGMENT_ISSUED = "judgment_issued", "一审已判决"
    JUDGMENT_EFFECTIVE = "judgment_effective", "一审判决已生效"
    TO_APPEAL = "to_appeal", "已上诉"
    APPEAL_DECIDED = "appeal_decided", "二审已结"


class CourtProcedure(Term):
    """Which first-instance procedure applies (民事诉讼法 第十二章、第十三章)."""

    ORDINARY = "ordinary", "普通程序"
    SIMPLIFIED = "simplified", "简易程序"
    SMALL_CLAIMS = "small-claims", "小额诉讼程序"


TRIAL_PERIODS = {
    CourtProcedure.ORDINARY: "court_trial_ordinary",
    CourtProcedure.SIMPLIFIED: "court_trial_simplified",
    CourtProcedure.SMALL_CLAIMS: "court_trial_small_claims",
}
"""审限: from docketing on, by procedure; days of suspension do not count (民事诉讼法解释 第二百四十三条)."""


class LitigationRecord(Mergeable, Serves):
    """The state every chapter of a litigation case reads."""

    STATES = LitigationState

    def begin(self) -> None:
        """Before anybody has sued."""
        self.begin_service()
        self.state = LitigationState.NONE
        self.stand_alone()
        self.dispute_id: UUID | None = None
        self.plaintiff: Side | None = None
        self.worker_against_final_award: bool = False
        self.correct_by: date | None = None
        self.procedure: CourtProcedure | None = None
        self.trial_period: MovingPeriod | None = None
        self.answer_due: Deadline | None = None
        self.hearing_on: date | None = None
        self.heard: bool = False
        self.suggestion_sent: bool = False
        self.decided_on: date | None = None
        self.ruled: bool = False
        self.received_on: dict[tuple[Side, int | None], date] = {}
        self.appeal_until: dict[Side, Deadline | None] = {}
        self.appellants: set[Side] = set()
        self.part_decided_on: date | None = None
        self.part_appealed: bool = False
        self.part_received_on: dict[tuple[Side, int | None], date] = {}
        self.part_appeal_until: dict[Side, Deadline | None] = {}


__all__ = ["CourtProcedure", "LitigationRecord", "LitigationState", "OutOfTime", "counted"]
