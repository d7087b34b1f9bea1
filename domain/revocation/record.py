"""What a case of revocation 申请撤销裁决案件 remembers: its states and the facts its rules read."""

from datetime import date
from uuid import UUID

from domain.parties import Side
from domain.service.record import Serves
from domain.terms import Term
from domain.time_limits import Deadline


class RevocationState(Term):
    """Where the application stands."""

    NONE = "none", "未申请"
    FILED = "filed", "已收到申请"
    NOT_ACCEPTED = "not_accepted", "不予受理或者因劳动者起诉驳回申请"
    REVIEWING = "reviewing", "审查中"
    REVOKED = "revoked", "裁决已撤销"
    APPLICATION_DISMISSED = "application_dismissed", "已驳回申请"
    MEDIATED = "mediated", "民事调解书已生效"
    WITHDRAWN = "withdrawn", "已撤回申请"
    TO_LITIGATION = "to_litigation", "已起诉"
    SUIT_PERIOD_LAPSED = "suit_period_lapsed", "起诉期限届满，无人起诉"


class GroundOfRevocation(Term):
    """The six grounds (劳动争议调解仲裁法 第四十九条第一款)."""

    LAW_MISAPPLIED = "law-misapplied", "适用法律、法规确有错误"
    NO_JURISDICTION = "no-jurisdiction", "劳动争议仲裁委员会无管辖权"
    PROCEDURE_VIOLATED = "procedure-violated", "违反法定程序"
    EVIDENCE_FORGED = "evidence-forged", "裁决所根据的证据是伪造的"
    EVIDENCE_CONCEALED = "evidence-concealed", "对方当事人隐瞒了足以影响公正裁决的证据"
    CORRUPTION = "corruption", "仲裁员在仲裁该案时有索贿受贿、徇私舞弊、枉法裁决行为"


class RevocationRecord(Serves):
    """The state every chapter of a case of revocation reads."""

    STATES = RevocationState

    def begin(self) -> None:
        """Before the employer has applied."""
        self.begin_service()
        self.state = RevocationState.NONE
        self.dispute_id: UUID | None = None
        self.arbitration_case_id: UUID | None = None
        self.court: str = ""
        self.case_number: str = ""
        self.for_suit: bool = False
        self.reviewed: bool = False
        self.decided_on: date | None = None
        self.received_on: dict[tuple[Side, int | None], date] = {}
        self.sue_until: dict[Side, Deadline | None] = {}
