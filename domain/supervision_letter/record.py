"""What a supervision letter 一函两书 remembers: its states and the facts its rules read."""

from datetime import date
from typing import Any
from uuid import UUID

from domain.kernel import Aggregate
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.supervision_matter.ladder import Instrument
from domain.supervision_matter.stated_period import STATED, StatedPeriod, stated_deadline
from domain.terms import Term
from domain.time_limits import Deadline


class LetterState(Term):
    """Where the letter stands; an answer is not a rectification, and a claimed one is not a verified one."""

    NONE = "none", "未起草"
    DRAFTED = "drafted", "已起草"
    SUBMITTED = "submitted", "已提请签发"
    SIGNED = "signed", "已签发"
    SERVED = "served", "已送达"
    RECEIPT_REFUSED = "receipt_refused", "拒绝接收"
    PUBLISHED = "published", "已公开发布"
    REPLIED_ACCEPTING = "replied_accepting", "已答复，接受意见"
    REPLIED_DISPUTING = "replied_disputing", "已答复，提出异议"
    OVERDUE = "overdue", "逾期未答复"
    RECTIFICATION_CLAIMED = "rectification_claimed", "称已整改，待核实"
    VERIFIED = "verified", "整改已核实"
    NOT_RECTIFIED = "not_rectified", "经查未整改"
    RELAPSED = "relapsed", "整改后反弹"
    DEPARTMENT_FILED = "department_filed", "有关部门已立案"
    DEPARTMENT_DECLINED = "department_declined", "有关部门不予立案"
    RESULT_RETURNED = "result_returned", "有关部门已反馈结果"
    ESCALATED = "escalated", "已升级"
    WITHDRAWN = "withdrawn", "已撤回"
    CLOSED = "closed", "已办结"


S = LetterState
OUT = (
    S.SERVED,
    S.RECEIPT_REFUSED,
    S.REPLIED_ACCEPTING,
    S.REPLIED_DISPUTING,
    S.OVERDUE,
    S.NOT_RECTIFIED,
    S.RELAPSED,
    S.DEPARTMENT_FILED,
    S.DEPARTMENT_DECLINED,
    S.RESULT_RETURNED,
)
"""With its addressee and not yet put right."""


class NotForPublicReminder(Refused):
    """公开提示函没有特定收件单位：不送达、不要求答复，也不产生逾期。"""

    CODE = "not-for-public-reminder"
    AUTHORITY = "最高检、全总2024年2月通知（重要时点面向社会发布提示函）"


class OnlyForPublicReminder(Refused):
    """只有公开提示函可以公开发布；写给特定单位的函件应当送达。"""

    CODE = "only-for-public-reminder"
    AUTHORITY = "最高检、全总2024年2月通知（重要时点面向社会发布提示函）"


class OnlyForRecommendation(Refused):
    """只有建议书写给有关部门，由有关部门立案和反馈。"""

    CODE = "only-for-recommendation"
    AUTHORITY = "工会法 第二十三条"


class NotForRecommendation(Refused):
    """建议书写给有关部门，由其立案、反馈，不由用人单位答复。"""

    CODE = "not-for-recommendation"
    AUTHORITY = "工会法 第二十三条"


def addressed_only(case: Any) -> Refused | None:
    """A public reminder has no addressee."""
    return NotForPublicReminder() if case.public else None


def public_only(case: Any) -> Refused | None:
    """What is written to one employer is not published."""
    return None if case.public else OnlyForPublicReminder()


def to_employer_only(case: Any) -> Refused | None:
    """提示函 and 意见书 are answered by the employer."""
    return NotForRecommendation() if case.instrument is Instrument.RECOMMENDATION else None


def to_department_only(case: Any) -> Refused | None:
    """建议书 is dealt with by a department."""
    return None if case.instrument is Instrument.RECOMMENDATION else OnlyForRecommendation()


class SupervisionLetterRecord(Aggregate):
    """The state every chapter of a supervision letter reads."""

    STATES = LetterState

    def begin(self) -> None:
        """Before anybody has drafted it."""
        self.state = LetterState.NONE
        self.instrument: Instrument | None = None
        self.matter_id: UUID | None = None
        self.public: bool = False
        self.number: str | None = None
        self.stated_period: StatedPeriod | None = None
        self.served_on: date | None = None
        self.reply_due: Deadline | None = None
        self.filing_due: Deadline | None = None
        self.receipt_refused: bool = False
        self.unanswered: bool = False
        self.without_proper_reason: bool = False
        self.ever_verified: bool = False

    def recount(self, held: Deadline, starts_from: date, rules: RuleBook) -> Deadline:
        """A period the letter states for itself is counted from what it states."""
        if held.code == STATED and self.stated_period is not None and self.instrument is not None:
            return stated_deadline(
                self.stated_period, document=self.instrument.zh, starts_from=starts_from, rules=rules
            )
        return rules.deadline(held.code, starts_from=starts_from, region=self.region)
