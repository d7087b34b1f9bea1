"""Arbitration: before the hearing, others are asked to mediate 庭前委托调解, for ten working days at most."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.arbitration.statement import StatementAgreed
from domain.claims import refuse_another_sum
from domain.kernel import Event
from domain.refusals import Refused
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.rule_book import RuleBook, counted
from domain.settlement import AgreedSum, AgreedTerms, Instalments
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
BEFORE_HEARING = "劳动人事争议仲裁办案规则 第七十条"


class BothMustAgreeToEntrust(Refused):
    """委托调解应当经双方当事人同意。"""

    CODE = "both-must-agree-to-entrust"
    AUTHORITY = BEFORE_HEARING


class EntrustedPeriodStillRunning(Refused):
    """委托调解的十个工作日尚未届满，不能以期满结束。"""

    CODE = "entrusted-period-still-running"
    AUTHORITY = BEFORE_HEARING


class EntrustedPeriodOver(Refused):
    """自当事人同意之日起十个工作日内未达成调解协议的，应当开庭审理；此后达成的协议由仲裁庭另行制作调解书。"""

    CODE = "entrusted-period-over"
    AUTHORITY = BEFORE_HEARING


class Entrusted(ArbitrationRecord):
    """From the parties' consent to an agreement, or back to the hearing."""

    class MediationEntrusted(Event):
        TOPIC = "arbitration-case.mediation-entrusted"
        TERM = "庭前委托调解"
        ARTICLE = BEFORE_HEARING
        LEADS_TO = S.ENTRUSTED_MEDIATION
        body: str
        mediation_case_id: UUID | None
        mediation_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.mediation_due = self.mediation_due

    class EntrustedAgreed(StatementAgreed):
        TOPIC = "arbitration-case.entrusted-agreed"
        TERM = "委托调解达成协议，制作仲裁调解书"
        ARTICLE = "劳动人事争议仲裁办案规则 第七十条、第七十二条"
        LEADS_TO = S.MEDIATED
        mediation_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.mediated_from = S.ENTRUSTED_MEDIATION

    class EntrustedEnded(Event):
        TOPIC = "arbitration-case.entrusted-ended"
        TERM = "委托调解不成"
        ARTICLE = BEFORE_HEARING
        LEADS_TO = S.ANSWERED
        mediation_due: Deadline | None

    class EntrustedExpired(Event):
        TOPIC = "arbitration-case.entrusted-expired"
        TERM = "委托调解期满未达成协议"
        ARTICLE = BEFORE_HEARING
        LEADS_TO = S.ANSWERED
        mediation_due: Deadline | None

    # Decisions

    @step(
        "庭前委托调解",
        by=COMMISSION,
        when=S.ANSWERED,
        authority=BEFORE_HEARING,
        records=MediationEntrusted,
        document="委托调解函",
    )
    def entrust_mediation(
        self,
        on: Annotated[date, Ask("双方同意日期")],
        *,
        both_agreed: Annotated[bool, Ask("双方当事人同意委托调解")],
        body: Annotated[
            str, Ask("受托的调解组织或者单位", hint="受托的是个人的，填其所在单位", max_length=60)
        ],
        mediation_case_id: Annotated[
            UUID | None, Ask("调解案件", hint="已在本系统登记的填写", refers_to="mediation-case")
        ] = None,
        rules: RuleBook,
    ) -> None:
        """开庭之前，经双方同意可以委托调解；自同意之日起十个工作日内未达成协议的应当开庭，仲裁期限不停止计算。"""
        if not both_agreed:
            raise BothMustAgreeToEntrust(field="both_agreed")
        due = counted(rules, "arb_entrusted_mediation", on, self.region)
        self.happened(
            self.MediationEntrusted, on, body=body, mediation_case_id=mediation_case_id, mediation_due=due
        )

    @step(
        "委托调解达成协议，制作调解书",
        by=COMMISSION,
        when=S.ENTRUSTED_MEDIATION,
        authority="劳动人事争议仲裁办案规则 第七十条、第七十二条",
        records=EntrustedAgreed,
        document="调解协议、仲裁调解书",
    )
    @through_representative(Power.SETTLE)
    def make_entrusted_statement(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        number: Annotated[str, Ask("调解书文号", hint="按本委编号规则填写", max_length=60)],
        amount: AgreedSum = None,
        instalments: Instalments = (),
        terms: AgreedTerms,
    ) -> None:
        """委托调解达成协议的，仲裁庭制作调解书，写明仲裁请求和协议的结果；双方签收后生效。"""
        due = self.mediation_due
        if due is not None and due.has_passed(on):
            raise EntrustedPeriodOver(f"至 {due.falls_on} 届满：{due.explanation}", field="on")
        refuse_another_sum(instalments, amount)
        self.happened(
            self.EntrustedAgreed,
            on,
            number=number,
            amount=amount,
            instalments=instalments,
            terms=terms,
            mediation_due=due,
        )

    @step(
        "委托调解不成，准备开庭",
        by=COMMISSION,
        when=S.ENTRUSTED_MEDIATION,
        authority=BEFORE_HEARING,
        records=EntrustedEnded,
        document="调解不成说明",
    )
    def end_entrusted_mediation(self, on: Annotated[date, Ask("得知调解不成日期")]) -> None:
        """期满前当事人不愿继续或者受托方说明调解不成的，接着准备开庭。"""
        self.happened(self.EntrustedEnded, on, mediation_due=self.mediation_due)

    @step(
        "委托调解期满，准备开庭",
        by=COMMISSION,
        when=S.ENTRUSTED_MEDIATION,
        authority=BEFORE_HEARING,
        records=EntrustedExpired,
        document="调解不成说明",
    )
    def record_entrusted_expiry(self, on: Annotated[date, Ask("登记日期")]) -> None:
        """自双方同意之日起十个工作日内未达成调解协议的，应当开庭审理。"""
        due = self.mediation_due
        if due is not None and not due.has_passed(on):
            raise EntrustedPeriodStillRunning(f"至 {due.falls_on} 届满。", field="on")
        self.happened(self.EntrustedExpired, on, mediation_due=due)
