"""Arbitration: a case goes to the commission that has jurisdiction 移送管辖, and comes from another 接受移送."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.arbitration.cancellation import WHILE_PENDING
from domain.arbitration.filing import ApplicantIsOneSide, ClaimsMissing
from domain.arbitration.record import AWARD, ArbitrationRecord, ArbitrationState
from domain.claims import Claim
from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.parties import Side
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
TRANSFER = "劳动人事争议仲裁办案规则 第九条"


class Transfer(ArbitrationRecord):
    """From one commission to the other."""

    class Transferred(Event):
        TOPIC = "arbitration-case.transferred"
        TERM = "移送管辖"
        ARTICLE = TRANSFER
        LEADS_TO = S.TRANSFERRED
        commission: str

    class TransferAccepted(Event):
        TOPIC = "arbitration-case.transfer-accepted"
        TERM = "接受移送并受理"
        ARTICLE = "劳动人事争议仲裁办案规则 第九条、第四十六条第五项"
        LEADS_TO = S.ACCEPTED
        dispute_id: UUID
        from_commission: str
        from_case_id: UUID | None
        applicant: Side
        claims: tuple[Claim, ...]
        case_number: str
        serve_by: Deadline | None
        award_due: Deadline

        def period_from(self, day: date) -> MovingPeriod:
            """移送管辖的，仲裁期限自接受移送之日起重新计算."""
            return MovingPeriod(code=AWARD, began_on=day)

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.applicant = self.applicant
            case.award_period = self.period_from(self.occurred_on)
            case.award_due = self.award_due

    # Decisions

    @step(
        "移送有管辖权的仲裁委员会",
        by=COMMISSION,
        when=WHILE_PENDING,
        authority=TRANSFER,
        records=Transferred,
        document="案件移送函、移送管辖通知",
    )
    def transfer(
        self,
        on: Annotated[date, Ask("决定移送日期")],
        *,
        commission: Annotated[str, Ask("有管辖权的仲裁委员会", max_length=60)],
    ) -> None:
        """发现已受理的案件不属于本仲裁委员会管辖的，应当移送至有管辖权的仲裁委员会，并书面通知当事人。"""
        self.happened(self.Transferred, on, commission=commission)

    @step(
        "接受移送并受理",
        by=COMMISSION,
        when=S.NONE,
        authority="劳动人事争议仲裁办案规则 第九条、第四十六条第五项",
        records=TransferAccepted,
        document="案件移送函、受理通知书",
    )
    def accept_transferred(
        self,
        on: Annotated[date, Ask("接受移送日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        from_commission: Annotated[str, Ask("移送的仲裁委员会", max_length=60)],
        from_case_id: Annotated[
            UUID | None, Ask("移送的案件", hint="已在本系统登记的填写", refers_to="arbitration-case")
        ] = None,
        applicant: Annotated[Side, Ask("申请人")],
        claims: Annotated[tuple[Claim, ...], Ask("仲裁请求")],
        case_number: Annotated[str, Ask("仲裁案号", hint="按本委编号规则填写", max_length=60)],
        rules: RuleBook,
    ) -> None:
        """对移送的案件，受移送的仲裁委员会应当依法受理；仲裁期限自接受移送之日起重新计算。"""
        if not claims:
            raise ClaimsMissing(field="claims")
        if applicant is Side.BOTH:
            raise ApplicantIsOneSide(field="applicant")
        self.happened(
            self.TransferAccepted,
            on,
            dispute_id=dispute_id,
            from_commission=from_commission,
            from_case_id=from_case_id,
            applicant=applicant,
            claims=claims,
            case_number=case_number,
            serve_by=counted(rules, "arb_serve_application", on),
            award_due=rules.deadline(AWARD, starts_from=on),
        )
