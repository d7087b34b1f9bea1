"""Labour inspection, fourth chapter: order 责令改正, administrative decision 行政处理, penalty 行政处罚, and after."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.inspection.record import REGULATION, WAGES, InspectionRecord, InspectionState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term

S = InspectionState
INSPECTION = Capacity.LABOUR_INSPECTION
DECIDING = f"{REGULATION} 第十八条、第十九条"


class OrderKind(Term):
    """What was issued (劳动保障监察条例 第十八条、第二十六条)."""

    CORRECTION = "correction", "限期改正指令书"
    HANDLING = "handling", "行政处理决定书"


class PenaltyKind(Term):
    """Which penalty."""

    WARNING = "warning", "警告"
    FINE = "fine", "罚款"
    OTHER = "other", "其他行政处罚"


class EmployerNotHeard(Refused):
    """作出行政处罚或者行政处理决定前，应当听取用人单位的陈述、申辩。"""

    CODE = "employer-not-heard"
    AUTHORITY = f"{REGULATION} 第十九条"


class CorrectionPeriodBackwards(Refused):
    """限期改正的期限不能早于作出之日。"""

    CODE = "correction-period-backwards"
    AUTHORITY = f"{REGULATION} 第十八条"


class CorrectionStillPossible(Refused):
    """指定的期限尚未届满，还不能认定不改正、不支付。"""

    CODE = "correction-still-possible"
    AUTHORITY = f"{REGULATION} 第十八条、第三十条；{WAGES} 第四十二条"


class FineNeedsAmount(Refused):
    """罚款应当写明数额。"""

    CODE = "fine-needs-amount"
    AUTHORITY = DECIDING


class Decision(InspectionRecord):
    """What the department decides, and whether the employer complies."""

    class Ordered(Event):
        TOPIC = "inspection-case.ordered"
        TERM = "责令改正、行政处理决定"
        ARTICLE = f"{REGULATION} 第十八条、第二十六条；{WAGES} 第四十二条"
        LEADS_TO = S.ORDERED
        kind: OrderKind
        number: str | None
        amount: Decimal | None
        correct_by: date | None
        ordered: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on
            case.correct_by = self.correct_by

    class Penalised(Event):
        TOPIC = "inspection-case.penalised"
        TERM = "行政处罚"
        ARTICLE = f"{DECIDING}、第三十条"
        LEADS_TO = S.PENALTY
        kind: PenaltyKind
        number: str | None
        fine: Decimal | None
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on

    class CaseWithdrawn(Event):
        TOPIC = "inspection-case.case-withdrawn"
        TERM = "撤销立案"
        ARTICLE = f"{REGULATION} 第十八条第三项"
        LEADS_TO = S.CASE_WITHDRAWN
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on

    class Complied(Event):
        TOPIC = "inspection-case.complied"
        TERM = "已改正、支付"
        ARTICLE = f"{REGULATION} 第二十六条"
        LEADS_TO = S.ORDERED_PAID
        amount: Decimal | None
        workers: int | None
        evidence: SealedText

    class EnforcementAppliedFor(Event):
        TOPIC = "inspection-case.enforcement-applied-for"
        TERM = "申请人民法院强制执行"
        ARTICLE = f"{WAGES} 第四十二条"
        LEADS_TO = S.TO_ENFORCEMENT
        court: str

    # Decisions

    @step(
        "责令改正、行政处理决定",
        by=INSPECTION,
        when=S.DECISION_PENDING,
        authority=f"{DECIDING}、第二十六条；{WAGES} 第四十二条",
        records=Ordered,
        document="限期改正指令书、行政处理决定书",
    )
    def order(
        self,
        on: Annotated[date, Ask("作出日期")],
        *,
        kind: Annotated[OrderKind, Ask("文书")],
        employer_heard: Annotated[bool, Ask("已听取用人单位的陈述、申辩")],
        number: Annotated[str | None, Ask("文号", max_length=60)] = None,
        amount: Annotated[
            Decimal | None, Ask("责令支付的金额（元）", hint="没有金钱给付的不填", check=Check.YUAN)
        ] = None,
        correct_by: Annotated[date | None, Ask("指定的期限", hint="文书所写的最后一日")] = None,
        ordered: Annotated[SealedText, Ask("责令的内容", max_length=5000)],
    ) -> None:
        """应当改正而未改正的，依法责令改正或者作出行政处理决定；条例没有统一的改正日数，依文书指定。"""
        if kind is OrderKind.HANDLING and not employer_heard:
            raise EmployerNotHeard(field="employer_heard")
        if correct_by is not None and correct_by < on:
            raise CorrectionPeriodBackwards(f"作出于 {on}。", field="correct_by")
        self.happened(
            self.Ordered, on, kind=kind, number=number, amount=amount, correct_by=correct_by, ordered=ordered
        )

    @step(
        "行政处罚",
        by=INSPECTION,
        when=(S.DECISION_PENDING, S.ORDERED),
        authority=f"{DECIDING}、第三十条",
        records=Penalised,
        document="行政处罚决定书",
    )
    def penalise(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        kind: Annotated[PenaltyKind, Ask("处罚种类")],
        employer_heard: Annotated[bool, Ask("已听取用人单位的陈述、申辩")],
        number: Annotated[str | None, Ask("文号", max_length=60)] = None,
        fine: Annotated[Decimal | None, Ask("罚款数额（元）", check=Check.YUAN)] = None,
        reasons: Annotated[SealedText, Ask("处罚的事实和理由", max_length=5000)],
    ) -> None:
        """依法应当处罚的作出行政处罚决定；责令改正后期满拒不改正的，也可以处罚。"""
        if not employer_heard:
            raise EmployerNotHeard(field="employer_heard")
        if kind is PenaltyKind.FINE and fine is None:
            raise FineNeedsAmount(field="fine")
        if self.state == S.ORDERED:
            self._period_over(on)
        self.happened(self.Penalised, on, kind=kind, number=number, fine=fine, reasons=reasons)

    @step(
        "撤销立案",
        by=INSPECTION,
        when=S.DECISION_PENDING,
        authority=f"{REGULATION} 第十八条第三项",
        records=CaseWithdrawn,
        document="撤销立案决定书",
    )
    def withdraw_case(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("情节轻微、已经改正的情况", max_length=2000)],
    ) -> None:
        """情节轻微且已改正的，撤销立案。"""
        self.happened(self.CaseWithdrawn, on, reasons=reasons)

    @step(
        "登记改正、支付",
        by=INSPECTION,
        when=S.ORDERED,
        authority=f"{REGULATION} 第二十六条",
        records=Complied,
        document="支付凭证、整改报告",
    )
    def record_compliance(
        self,
        on: Annotated[date, Ask("改正、付清日期")],
        *,
        amount: Annotated[
            Decimal | None, Ask("实际支付金额（元）", hint="没有金钱给付的不填", check=Check.YUAN)
        ] = None,
        workers: Annotated[int | None, Ask("获得支付的劳动者人数")] = None,
        evidence: Annotated[SealedText, Ask("核实的情况", max_length=2000)],
    ) -> None:
        """核实已改正、已付清的才登记；由人社部门账户代发的，发放完毕之日登记。"""
        self.happened(self.Complied, on, amount=amount, workers=workers, evidence=evidence)

    @step(
        "申请人民法院强制执行",
        by=INSPECTION,
        when=S.ORDERED,
        authority=f"{WAGES} 第四十二条",
        records=EnforcementAppliedFor,
        document="强制执行申请书",
    )
    def apply_for_enforcement(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        court: Annotated[str, Ask("人民法院", max_length=60)],
    ) -> None:
        """责令支付农民工工资逾期不支付的，依法申请强制执行；行政强制法的申请期限没有读到原文，本系统不计算。"""
        self._period_over(on)
        self.happened(self.EnforcementAppliedFor, on, court=court)

    def _period_over(self, on: date) -> None:
        if self.correct_by is not None and on <= self.correct_by:
            raise CorrectionStillPossible(f"指定期限至 {self.correct_by}。", field="on")
