"""What a court mediation 法院委派、委托调解 remembers: its states and the facts its rules read."""

from typing import Any
from uuid import UUID

from domain.proceedings import Proceeding
from domain.refusals import Refused
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

COURT = Capacity.COURT
MEDIATORS = (Capacity.MEDIATION, Capacity.UNION)
EITHER = (COURT, *MEDIATORS)


class CourtMediationState(Term):
    """Where the mediation a court asked for stands."""

    NONE = "none", "未登记"
    COMPLAINT_RECEIVED = "complaint_received", "已收到起诉材料"
    CONSENTED = "consented", "当事人同意调解"
    DELEGATED = "delegated", "已委派、委托"
    MEDIATING = "mediating", "调解中"
    SUSPENDED_REVIEW = "suspended_review", "中止审查中"
    AGREEMENT_PREFILING = "agreement_prefiling", "诉前达成协议"
    AGREEMENT_POSTFILING = "agreement_postfiling", "立案后达成协议"
    TERMINATED = "terminated", "调解终结"
    MEDIATED_OFFCOURT = "mediated_offcourt", "已履行，诉讼外调解结案"
    CONFIRMED_BY_COURT = "confirmed_by_court", "已司法确认"
    MEDIATION_STATEMENT = "mediation_statement", "民事调解书已生效"
    WITHDRAWN = "withdrawn", "已准许撤诉"
    TO_DOCKETING = "to_docketing", "转登记立案"
    RESUMED = "resumed", "恢复审理"


class When(Term):
    """Before or after the case was docketed (最高人民法院关于人民法院特邀调解的规定 第二十七条)."""

    PREFILING = "prefiling", "立案前委派"
    POSTFILING_ORDINARY = "postfiling-ordinary", "立案后委托（普通程序）"
    POSTFILING_SIMPLIFIED = "postfiling-simplified", "立案后委托（简易程序）"


PERIODS = {
    When.PREFILING: "prefiling_mediation_period",
    When.POSTFILING_ORDINARY: "postfiling_mediation_ordinary",
    When.POSTFILING_SIMPLIFIED: "postfiling_mediation_simplified",
}
"""调解期限: from the day the organisation confirms that it accepts."""


class OnlyBeforeDocketing(Refused):
    """该步骤只适用于立案前委派调解。"""

    CODE = "only-before-docketing"
    AUTHORITY = "最高人民法院关于人民法院特邀调解的规定 第十九条、第二十一条第一款"


class OnlyAfterDocketing(Refused):
    """该步骤只适用于立案后委托调解。"""

    CODE = "only-after-docketing"
    AUTHORITY = "最高人民法院关于人民法院特邀调解的规定 第二十条、第二十一条第二款"


def prefiling(case: Any) -> Refused | None:
    """Delegated 委派: no suit is pending yet."""
    return None if case.at is When.PREFILING else OnlyBeforeDocketing()


def postfiling(case: Any) -> Refused | None:
    """Entrusted 委托: a suit is pending and waits."""
    return OnlyAfterDocketing() if case.at is When.PREFILING else None


class CourtMediationRecord(Proceeding):
    """The state every chapter of a court mediation reads."""

    STATES = CourtMediationState

    def begin(self) -> None:
        """Before the court has thought of mediation."""
        self.state = CourtMediationState.NONE
        self.dispute_id: UUID | None = None
        self.at: When | None = None
        self.confirm_by: Deadline | None = None
        self.consult_by: Deadline | None = None
        self.period: Deadline | None = None
        self.confirmation_until: Deadline | None = None
        self.confirmation_applied: bool = False
