"""What a litigation case 诉讼案件 remembers: its states and the facts its rules read."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from domain.parties import Side
from domain.proceedings import OutOfTime, Proceeding
from domain.rule_book import RuleBook, counted
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
    SUSPENDED = "suspended", "中止诉讼"
    MEDIATION_STATEMENT = "mediation_statement", "民事调解书已生效"
    RULING_DISMISS = "ruling_dismiss", "裁定驳回起诉"
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPeriod:
    """审限: from docketing, by procedure; days of suspension do not count (民事诉讼法解释 第二百四十三条)."""

    docketed_on: date
    procedure: CourtProcedure
    not_counted: int = 0

    def due(self, rules: RuleBook, region: str) -> Deadline | None:
        """The last day for the judgment."""
        held = counted(rules, TRIAL_PERIODS[self.procedure], self.docketed_on, region)
        if held is None or not self.not_counted:
            return held
        falls_on, provisional = rules.calendar.first_working_day_from(
            held.falls_on + timedelta(days=self.not_counted)
        )
        return replace(
            held,
            falls_on=falls_on,
            provisional=held.provisional or provisional,
            explanation=f"{held.explanation}中止诉讼 {self.not_counted} 日不计入，至 {falls_on}。",
        )


class LitigationRecord(Proceeding):
    """The state every chapter of a litigation case reads."""

    STATES = LitigationState

    def begin(self) -> None:
        """Before anybody has sued."""
        self.state = LitigationState.NONE
        self.dispute_id: UUID | None = None
        self.plaintiff: Side | None = None
        self.correct_by: date | None = None
        self.procedure: CourtProcedure | None = None
        self.trial_period: TrialPeriod | None = None
        self.answer_due: Deadline | None = None
        self.hearing_on: date | None = None
        self.heard: bool = False
        self.suspended_on: date | None = None
        self.decided_on: date | None = None
        self.received_on: dict[tuple[Side, int | None], date] = {}
        self.appeal_until: dict[Side, Deadline | None] = {}
        self.appellants: set[Side] = set()


__all__ = ["CourtProcedure", "LitigationRecord", "LitigationState", "OutOfTime", "TrialPeriod", "counted"]
