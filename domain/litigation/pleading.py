"""Litigation, third chapter: service of the complaint 送达, the answer 答辩, and jurisdiction 管辖."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.litigation.record import LitigationRecord, LitigationState
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.service.methods import HowServed, Paper, Receipt, other_side
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = LitigationState
COURT = Capacity.COURT


class AnswerPeriodStillRunning(Refused):
    """答辩期尚未届满，不能记录为期满未答辩。"""

    CODE = "court-answer-period-still-running"
    AUTHORITY = "民事诉讼法 第一百二十八条"


class Pleading(LitigationRecord):
    """From docketing to the point where the case can be heard."""

    class ComplaintServed(Event):
        TOPIC = "litigation-case.complaint-served"
        TERM = "送达起诉状副本"
        ARTICLE = "民事诉讼法 第一百二十八条"
        LEADS_TO = S.SERVED
        answer_due: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.answer_due = self.answer_due

    class Answered(Event):
        TOPIC = "litigation-case.answered"
        TERM = "被告答辩"
        ARTICLE = "民事诉讼法 第一百二十八条"
        LEADS_TO = S.ANSWERED
        answer: SealedText | None
        counterclaim: bool
        copy_due: Deadline | None

    class NotAnswered(Event):
        TOPIC = "litigation-case.not-answered"
        TERM = "答辩期满未答辩"
        ARTICLE = "民事诉讼法 第一百二十八条第二款"
        LEADS_TO = S.ANSWERED
        answer_due: Deadline | None

    class JurisdictionObjected(Event):
        TOPIC = "litigation-case.jurisdiction-objected"
        TERM = "管辖权异议"
        ARTICLE = "民事诉讼法 第一百三十条"
        LEADS_TO = S.JURISDICTION_OBJECTION
        reasons: SealedText

    class ObjectionDismissed(Event):
        TOPIC = "litigation-case.objection-dismissed"
        TERM = "驳回管辖权异议"
        ARTICLE = "民事诉讼法 第一百三十条、第一百五十七条"
        LEADS_TO = S.ANSWERED

    class Transferred(Event):
        TOPIC = "litigation-case.transferred"
        TERM = "移送管辖"
        ARTICLE = "民事诉讼法 第一百三十条、第一百五十七条"
        LEADS_TO = S.TRANSFERRED
        court: str

    # Decisions

    @step(
        "送达起诉状副本",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百二十八条",
        records=ComplaintServed,
        document="应诉通知书、起诉状副本、送达回证",
    )
    def serve_complaint(
        self,
        on: Annotated[date, Ask("被告收到副本日期", hint="送达回证所载日期")],
        *,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """立案之日起五日内将起诉状副本发送被告；被告应当在收到之日起十五日内提出答辩状。"""
        how = self.served(on, receipt, Paper.COPY, other_side(self.plaintiff))
        due = counted(rules, "court_answer", on, self.region)
        self.happened(self.ComplaintServed, on, answer_due=due, receipt=how)

    @step(
        "收到答辩状",
        by=COURT,
        when=S.SERVED,
        authority="民事诉讼法 第一百二十八条、第一百四十三条",
        records=Answered,
        document="答辩状、反诉状",
    )
    def record_answer(
        self,
        on: Annotated[date, Ask("收到答辩状日期")],
        *,
        answer: Annotated[SealedText | None, Ask("答辩要点", max_length=5000)] = None,
        counterclaim: Annotated[bool, Ask("同时提出反诉")] = False,
        rules: RuleBook,
    ) -> None:
        """人民法院应当在收到答辩状之日起五日内将副本发送原告。"""
        due = counted(rules, "court_serve_answer", on, self.region)
        self.happened(self.Answered, on, answer=answer, counterclaim=counterclaim, copy_due=due)

    @step(
        "登记未答辩",
        by=COURT,
        when=S.SERVED,
        authority="民事诉讼法 第一百二十八条第二款",
        records=NotAnswered,
    )
    def record_no_answer(self, on: Annotated[date, Ask("登记日期")]) -> None:
        """被告不提出答辩状的，不影响人民法院审理。"""
        due = self.answer_due
        if due is not None and not due.has_passed(on):
            raise AnswerPeriodStillRunning(f"答辩期至 {due.falls_on} 届满。", field="on")
        self.happened(self.NotAnswered, on, answer_due=due)

    @step(
        "收到管辖权异议",
        by=COURT,
        when=S.SERVED,
        authority="民事诉讼法 第一百三十条",
        records=JurisdictionObjected,
        document="管辖权异议申请书",
    )
    def record_objection(
        self,
        on: Annotated[date, Ask("提出异议日期")],
        *,
        reasons: Annotated[SealedText, Ask("异议理由", max_length=2000)],
    ) -> None:
        """当事人对管辖权有异议的，应当在提交答辩状期间提出；逾期未提出并应诉答辩的，视为受诉法院有管辖权。"""
        self.in_time(on, self.answer_due)
        self.happened(self.JurisdictionObjected, on, reasons=reasons)

    @step(
        "裁定驳回管辖权异议",
        by=COURT,
        when=S.JURISDICTION_OBJECTION,
        authority="民事诉讼法 第一百三十条、第一百五十七条",
        records=ObjectionDismissed,
        document="民事裁定书（驳回管辖权异议）",
    )
    def dismiss_objection(self, on: Annotated[date, Ask("裁定日期")]) -> None:
        """异议不成立的，裁定驳回；当事人可以上诉，小额诉讼案件的裁定一经作出即生效。"""
        self.happened(self.ObjectionDismissed, on)

    @step(
        "裁定移送管辖",
        by=COURT,
        when=S.JURISDICTION_OBJECTION,
        authority="民事诉讼法 第一百三十条、第一百五十七条",
        records=Transferred,
        document="民事裁定书（移送管辖）",
    )
    def transfer(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        court: Annotated[str, Ask("有管辖权的人民法院", max_length=60)],
    ) -> None:
        """异议成立的，裁定将案件移送有管辖权的人民法院。"""
        self.happened(self.Transferred, on, court=court)
