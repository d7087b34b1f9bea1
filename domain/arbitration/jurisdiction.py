"""Arbitration: objections to jurisdiction 管辖异议."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import SealedText
from domain.proceedings import OutOfTime
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
OBJECTION = "劳动人事争议仲裁办案规则 第十条"


class ObjectionTooLate(OutOfTime):
    """管辖异议应当在答辩期满前书面提出，逾期提出的不影响仲裁程序的进行。"""

    CODE = "jurisdiction-objection-too-late"
    AUTHORITY = OBJECTION


class GoesOnElsewhere(Refused):
    """审查结束后，案件回到提出时所处的阶段。"""

    CODE = "goes-on-elsewhere"
    AUTHORITY = "劳动人事争议仲裁办案规则 第十条、第三十六条"


def raised_before_the_answer(case: Any) -> Refused | None:
    """The answer is still to come."""
    return None if case.reviewed_from is S.SERVED else GoesOnElsewhere()


def raised_after_the_answer(case: Any) -> Refused | None:
    """The answer came before, within the same ten working days."""
    return None if case.reviewed_from is S.ANSWERED else GoesOnElsewhere()


class ObjectionRejected(Event):
    """驳回管辖异议: the case goes on where it was."""

    TERM = "驳回管辖异议"
    ARTICLE = OBJECTION
    reasons: SealedText


class Jurisdiction(ArbitrationRecord):
    """From the objection to the transfer of the case or to its going on."""

    class JurisdictionObjected(Event):
        TOPIC = "arbitration-case.jurisdiction-objected"
        TERM = "管辖异议"
        ARTICLE = OBJECTION
        LEADS_TO = S.JURISDICTION_OBJECTION
        raised_by: Side
        reasons: SealedText
        reviewed_from: ArbitrationState
        answer_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.reviewed_from = self.reviewed_from

    class ObjectionUpheld(Event):
        TOPIC = "arbitration-case.objection-upheld"
        TERM = "管辖异议成立，移送管辖"
        ARTICLE = OBJECTION
        LEADS_TO = S.TRANSFERRED
        commission: str

    class ObjectionDismissed(ObjectionRejected):
        TOPIC = "arbitration-case.objection-dismissed"
        LEADS_TO = S.SERVED

    class ObjectionDismissedAfterAnswer(ObjectionRejected):
        TOPIC = "arbitration-case.objection-dismissed-after-answer"
        LEADS_TO = S.ANSWERED

    # Decisions

    @step(
        "收到管辖异议",
        by=COMMISSION,
        when=(S.SERVED, S.ANSWERED),
        authority=OBJECTION,
        records=JurisdictionObjected,
        document="管辖异议申请书",
    )
    def record_jurisdiction_objection(
        self,
        on: Annotated[date, Ask("书面提出日期")],
        *,
        raised_by: Annotated[Side, Ask("提出异议的当事人")],
        reasons: Annotated[SealedText, Ask("异议理由", max_length=2000)],
    ) -> None:
        """当事人对管辖有异议的，应当在答辩期满前书面提出；审查期间仲裁期限不停止计算。"""
        until = self.answer_due
        if until is not None and until.has_passed(on):
            raise ObjectionTooLate(f"答辩期至 {until.falls_on} 届满：{until.explanation}", field="on")
        self.happened(
            self.JurisdictionObjected,
            on,
            raised_by=raised_by,
            reasons=reasons,
            reviewed_from=S(self.state),
            answer_due=until,
        )

    @step(
        "管辖异议成立，移送",
        by=COMMISSION,
        when=S.JURISDICTION_OBJECTION,
        authority=OBJECTION,
        records=ObjectionUpheld,
        document="案件移送函、移送管辖通知",
    )
    def uphold_objection(
        self,
        on: Annotated[date, Ask("决定移送日期")],
        *,
        commission: Annotated[str, Ask("有管辖权的仲裁委员会", max_length=60)],
    ) -> None:
        """异议成立的，将案件移送至有管辖权的仲裁委员会并书面通知当事人。"""
        self.happened(self.ObjectionUpheld, on, commission=commission)

    @step(
        "驳回管辖异议（尚未答辩的）",
        by=COMMISSION,
        when=S.JURISDICTION_OBJECTION,
        authority=OBJECTION,
        records=ObjectionDismissed,
        document="驳回管辖异议决定书",
        provided=raised_before_the_answer,
    )
    def dismiss_objection(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("驳回理由", max_length=2000)],
    ) -> None:
        """异议不成立的，应当书面决定驳回，接着等候答辩。"""
        self.happened(self.ObjectionDismissed, on, reasons=reasons)

    @step(
        "驳回管辖异议（已经答辩的）",
        by=COMMISSION,
        when=S.JURISDICTION_OBJECTION,
        authority=OBJECTION,
        records=ObjectionDismissedAfterAnswer,
        document="驳回管辖异议决定书",
        provided=raised_after_the_answer,
    )
    def dismiss_objection_after_answer(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("驳回理由", max_length=2000)],
    ) -> None:
        """异议不成立的，应当书面决定驳回；已经答辩的，接着准备开庭。"""
        self.happened(self.ObjectionDismissedAfterAnswer, on, reasons=reasons)
