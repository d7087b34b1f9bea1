"""What an arbitration case 仲裁案件 remembers: its states and the facts its rules read."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from domain.merger.record import Mergeable
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.proceedings import OutOfTime
from domain.reckoning import Change
from domain.revocation_news import RevocationNews
from domain.rule_book import RuleBook
from domain.service.record import Serves
from domain.terms import Term
from domain.time_limits import Deadline


class ArbitrationState(Term):
    """Where arbitration stands."""

    NONE = "none", "未申请"
    FILED = "filed", "已提交申请"
    CORRECTION_PENDING = "correction_pending", "待补正"
    DEFERRED_MEDIATION = "deferred_mediation", "先行调解，暂缓受理"
    ACCEPTED = "accepted", "已受理"
    NOT_ACCEPTED = "not_accepted", "不予受理"
    TOLD_OTHER_COMMISSION = "told_other_commission", "已告知向有管辖权的仲裁委员会申请"
    DEEMED_NONACCEPTANCE = "deemed_nonacceptance", "逾期未决定受理"
    CANCELLED = "cancelled", "已撤销案件"
    TRANSFERRED = "transferred", "已移送管辖"
    SERVED = "served", "已送达并组庭"
    JURISDICTION_OBJECTION = "jurisdiction_objection", "管辖异议审查中"
    COUNTERCLAIM_REVIEW = "counterclaim_review", "反申请审查中"
    ANSWERED = "answered", "答辩完毕"
    ENTRUSTED_MEDIATION = "entrusted_mediation", "庭前委托调解中"
    HEARING_SCHEDULED = "hearing_scheduled", "已通知开庭"
    HEARD = "heard", "已开庭"
    PARTIAL_AWARD_ISSUED = "partial_award_issued", "已作出先行裁决"
    ADVANCE_ENFORCEMENT = "advance_enforcement", "已裁决先予执行"
    SUSPENDED = "suspended", "中止审理"
    MERGED = "merged", "已并入他案合并审理"
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


ACCEPTANCE = "arb_acceptance"
"""受理决定的期限: five working days from a complete application (劳动争议调解仲裁法 第二十九条)."""
AWARD = "arb_award"
"""审理期限: forty-five days from acceptance (劳动争议调解仲裁法 第四十三条第一款)."""


class ChallengedAs(Term):
    """Whose recusal is at issue; it decides who rules on it (劳动人事争议仲裁办案规则 第十二条)."""

    ARBITRATOR = "arbitrator", "仲裁员"
    CLERK = "clerk", "记录人员"
    DIRECTOR = "director", "担任本案仲裁员的仲裁委员会主任"


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """An application for recusal that waits for its decision."""

    of: ChallengedAs
    recusal_due: Deadline | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document by its number, and when what it waited for was done."""

    number: str
    done_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SeparateAward:
    """An award document 裁决书 with a fate of its own beside the case: a partial one, or the final one of two."""

    number: str
    final: bool
    made_on: date
    received: dict[tuple[Side, int | None], date] = field(default_factory=dict)
    worker_until: Deadline | None = None
    employer_until: Deadline | None = None
    effective: bool = False
    sued: bool = False
    revocation_applied: bool = False


class ArbitrationRecord(Mergeable, Serves):
    """The state every chapter of an arbitration case reads."""

    STATES = ArbitrationState

    def begin(self) -> None:
        """Before anybody has applied."""
        self.begin_service()
        self.state = ArbitrationState.NONE
        self.stand_alone()
        self.dispute_id: UUID | None = None
        self.mediation_case_id: UUID | None = None
        self.applicant: Side | None = None
        self.acceptance_due: Deadline | None = None
        self.acceptance_period: MovingPeriod | None = None
        self.cancellation_notice_due: Deadline | None = None
        self.answer_due: Deadline | None = None
        self.to_be_served: bool = False
        self.reviewed_from: ArbitrationState | None = None
        self.counterclaim_due: Deadline | None = None
        self.mediation_due: Deadline | None = None
        self.mediated_from: ArbitrationState | None = None
        self.award_due: Deadline | None = None
        self.award_period: MovingPeriod | None = None
        self.suspended_from: ArbitrationState | None = None
        self.suspended_on: date | None = None
        self.hearing_on: date | None = None
        self.challenges: dict[int, Challenge] = {}
        self.awarded_on: date | None = None
        self.served_on: dict[tuple[Side, int | None], date] = {}
        self.worker_until: Deadline | None = None
        self.employer_until: Deadline | None = None
        self.separate_awards: dict[int, SeparateAward] = {}
        """By the number of the entry, as are the next two: the number on a document may be corrected."""
        self.advances: dict[int, Paper] = {}
        self.partial_statements: dict[int, Paper] = {}
        self.pay_until: date | None = None
        self.told_inspection: bool = False
        self.revocations: dict[UUID, tuple[int, str, RevocationNews]] = {}
        """By the case of the intermediate court: the last it was told to have done, its name, and the entry that says so."""
        self.enforced_in: dict[UUID, int] = {}
        """By the case of the court that enforces: the entry that says so."""

    def change_separate_award(self, entry: int, **known: Any) -> None:
        """More is known of the award document made by that entry."""
        if entry in self.separate_awards:
            self.separate_awards[entry] = replace(self.separate_awards[entry], **known)

    def running_period(self) -> MovingPeriod:
        """The period for the award as it has been moved so far."""
        assert self.award_period is not None  # noqa: S101 - asked of accepted cases only
        return self.award_period

    def due_after(self, change: Change, rules: RuleBook) -> Deadline:
        """When the award is due once this has moved its period."""
        due = self.running_period().moved(change).due(rules, self.region)
        assert due is not None  # noqa: S101 - the rule it began under is known, and it does not stand still
        return due


__all__ = [
    "ACCEPTANCE",
    "AWARD",
    "ArbitrationRecord",
    "ArbitrationState",
    "Challenge",
    "ChallengedAs",
    "OutOfTime",
    "Paper",
    "SeparateAward",
]
