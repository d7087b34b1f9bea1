"""What a procuratorial case 检察监督案件 remembers: its states and the facts its rules read."""

from datetime import date
from uuid import UUID

from domain.moving_period import MovingPeriod
from domain.proceedings import OutOfTime, Proceeding
from domain.rule_book import RuleBook, counted
from domain.supervision_matter.leads import Prosecution
from domain.supervision_matter.stated_period import STATED, StatedPeriod, stated_deadline
from domain.terms import Term
from domain.time_limits import Deadline

RULES_2021 = "人民检察院民事诉讼监督规则"


class ProcuratorialState(Term):
    """Where the procuratorate's case stands: leads and 支持起诉 first, supervision of courts after."""

    NONE = "none", "未登记"
    LEAD_RECEIVED = "lead_received", "已接收线索"
    SUPPORT_APPLIED = "support_applied", "已申请支持起诉"
    NOT_FILED = "not_filed", "不予立案"
    FILED = "filed", "已立案"
    SUPPORT_DECIDED = "support_decided", "已决定支持起诉"
    SUPPORT_SENT = "support_sent", "已发出支持起诉书"
    SETTLED = "settled", "已和解、调解或者判决"
    PERFORMED = "performed", "已履行"
    SUGGESTED = "suggested", "已制发检察建议"
    OBJECTED = "objected", "被建议单位提出异议"
    SUGGESTION_WITHDRAWN = "suggestion_withdrawn", "检察建议已撤回"
    SUGGESTION_ANSWERED = "suggestion_answered", "检察建议已回复"
    URGED = "urged", "已督促落实"
    REPORTED_UPWARD = "reported_upward", "已报告、通报"
    SUIT_BROUGHT = "suit_brought", "已提起公益诉讼"
    RECTIFIED = "rectified", "整改已核实"
    RELAPSED = "relapsed", "整改后反弹"
    CLOSED = "closed", "已办结"
    SUPERVISION_APPLIED = "supervision_applied", "已申请监督"
    SUPERVISION_NOT_ACCEPTED = "supervision_not_accepted", "不予受理监督申请"
    SUPERVISION_ACCEPTED = "supervision_accepted", "审查中"
    REVIEW_PAUSED = "review_paused", "调卷、鉴定等期间"
    SUSPENDED = "suspended", "中止审查"
    TERMINATED = "terminated", "终结审查"
    NOT_SUPPORTED = "not_supported", "不支持监督申请"
    REEXAMINATION = "reexamination", "复查中"
    NOT_SUPPORTED_FINAL = "not_supported_final", "复查维持不支持决定"
    SUGGESTION_SENT = "suggestion_sent", "已提出再审检察建议"
    SUGGESTION_DECLINED = "suggestion_declined", "人民法院未采纳再审检察建议"
    PROTEST_REQUESTED = "protest_requested", "已提请抗诉"
    PROTESTED = "protested", "已抗诉"
    RETRIAL = "retrial", "人民法院已裁定再审"
    VIOLATION_SUGGESTION = "violation_suggestion", "已提出监督检察建议"
    VIOLATION_ANSWERED = "violation_answered", "人民法院已回复"


class ProcuratorialRecord(Proceeding):
    """The state every chapter of a procuratorial case reads."""

    STATES = ProcuratorialState

    def begin(self) -> None:
        """Before any lead or application."""
        self.state = ProcuratorialState.NONE
        self.dispute_id: UUID | None = None
        self.matter_id: UUID | None = None
        self.from_union: bool = False
        self.by_application: bool = False
        self.prosecution: Prosecution | None = None
        self.review_period: MovingPeriod | None = None
        self.reexamination_until: Deadline | None = None
        self.about_execution: bool = False
        self.court_due: Deadline | None = None
        self.suggestion_period: StatedPeriod | None = None
        self.reply_due: Deadline | None = None

    def recount(self, held: Deadline, starts_from: date, rules: RuleBook) -> Deadline:
        """A period the suggestion states for itself is counted from what it states."""
        if held.code == STATED and self.suggestion_period is not None:
            return stated_deadline(
                self.suggestion_period, document="检察建议书", starts_from=starts_from, rules=rules
            )
        return rules.deadline(held.code, starts_from=starts_from, region=self.region)


__all__ = ["RULES_2021", "OutOfTime", "ProcuratorialRecord", "ProcuratorialState", "counted"]
