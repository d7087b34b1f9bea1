"""What a mediation case 调解案件 remembers: its states and the facts its rules read."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from domain.proceedings import Proceeding
from domain.refusals import Refused
from domain.terms import Capacity, Term
from domain.time_limits import Deadline


class MediationBody(Term):
    """Which kind of organisation mediates (劳动争议调解仲裁法 第十条); a union's body acts as what it is registered as."""

    ENTERPRISE = "enterprise", "企业劳动争议调解委员会"
    PEOPLES = "peoples", "基层人民调解组织"
    TOWNSHIP = "township", "乡镇、街道调解组织"


class MediationState(Term):
    """Where mediation stands."""

    NONE = "none", "未申请"
    APPLIED = "applied", "已申请"
    ACCEPTED = "accepted", "已受理"
    NOT_ACCEPTED = "not_accepted", "不予受理"
    MEDIATING = "mediating", "调解中"
    AGREEMENT_DRAFTED = "agreement_drafted", "已制作协议书"
    AGREEMENT_EFFECTIVE = "agreement_effective", "协议已生效"
    FAILED = "failed", "调解不成"
    TERMINATED = "terminated", "调解终止"
    ARBITRAL_REVIEW = "arbitral_review", "仲裁审查中"
    MERGED_TO_ARBITRAL_STATEMENT = "merged_to_arbitral_statement", "已制作仲裁调解书"
    JUDICIAL_CONFIRMATION = "judicial_confirmation", "司法确认中"
    CONFIRMED_BY_COURT = "confirmed_by_court", "已司法确认"
    FULFILLED = "fulfilled", "已履行"
    BREACHED = "breached", "未按约履行"
    TO_PAYMENT_ORDER = "to_payment_order", "已申请支付令"
    TO_ARBITRATION = "to_arbitration", "已申请仲裁"
    TO_LITIGATION = "to_litigation", "已起诉"


MEDIATORS = (Capacity.MEDIATION, Capacity.UNION)


class OutOfTime(Refused):
    """该申请已超过法定期限。"""

    CODE = "out-of-time"


class MediationRecord(Proceeding):
    """The state every chapter of a mediation case reads."""

    STATES = MediationState
    TOO_LATE = OutOfTime

    def begin(self) -> None:
        """Before anybody has applied."""
        self.state = MediationState.NONE
        self.dispute_id: UUID | None = None
        self.body: MediationBody | None = None
        self.period: Deadline | None = None
        self.effective_on: date | None = None
        self.review_until: Deadline | None = None
        self.confirmation_until: Deadline | None = None
        self.agreed_amount: Decimal | None = None
        self.pay_until: date | None = None
        self.paid: Decimal = Decimal("0.00")
        self.only_wages: bool = False
