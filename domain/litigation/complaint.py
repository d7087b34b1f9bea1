"""Litigation, first chapter: the complaint 起诉状 and its correction 补正."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.claims import MIND_THESE, Claim
from domain.kernel import Event
from domain.litigation.record import LitigationRecord, LitigationState
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = LitigationState
COURT = Capacity.COURT


class GroundOfSuit(Term):
    """Which way to court was open (劳动争议调解仲裁法 第二十九条、第四十三条、第四十八条至第五十条)."""

    NONFINAL_AWARD = "nonfinal-award", "不服非终局裁决"
    FINAL_AWARD = "final-award", "劳动者不服终局裁决"
    NON_ACCEPTANCE = "non-acceptance", "仲裁不予受理或者逾期未决定受理"
    OVERDUE_ARBITRATION = "overdue-arbitration", "仲裁逾期未裁决"
    AWARD_REVOKED = "award-revoked", "终局裁决被撤销"
    WAGE_AGREEMENT = "wage-agreement", "不履行仅就劳动报酬达成的调解协议"
    REMANDED = "remanded", "第二审发回重审，或者撤销原裁定指令受理、审理"
    OTHER = "other", "其他依法可以直接起诉的情形"


WORKERS_ALONE = {GroundOfSuit.FINAL_AWARD, GroundOfSuit.WAGE_AGREEMENT}


class OnlyWorkerMaySue(Refused):
    """对终局裁决、对仅就劳动报酬达成的调解协议，只有劳动者可以起诉。"""

    CODE = "only-worker-may-sue"
    AUTHORITY = "劳动争议调解仲裁法 第四十八条；劳动争议司法解释（一） 第五十一条第二款"


class ClaimsMissing(Refused):
    """起诉必须有具体的诉讼请求。"""

    CODE = "suit-claims-missing"
    AUTHORITY = "民事诉讼法 第一百二十二条第三项"


class CorrectionPeriodWrong(Refused):
    """补正的指定期限不能早于告知日期。"""

    CODE = "correction-period-wrong"
    AUTHORITY = "最高人民法院关于人民法院登记立案若干问题的规定 第七条"


class CorrectionPeriodStillRunning(Refused):
    """补正的指定期限尚未届满，不能退回起诉状。"""

    CODE = "correction-period-still-running"
    AUTHORITY = "最高人民法院关于人民法院登记立案若干问题的规定 第七条第三款"


class Complaint(LitigationRecord):
    """From the complaint to a complete complaint, or to its return."""

    class ComplaintReceived(Event):
        TOPIC = "litigation-case.complaint-received"
        TERM = "收到起诉状"
        ARTICLE = "民事诉讼法 第一百二十三条"
        LEADS_TO = S.COMPLAINT_RECEIVED
        dispute_id: UUID
        arbitration_case_id: UUID | None
        plaintiff: Side
        ground: GroundOfSuit
        claims: tuple[Claim, ...]
        supported_by: str | None
        facts: SealedText | None
        docketing_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.dispute_id = self.dispute_id
            case.plaintiff = self.plaintiff
            case.worker_against_final_award = self.ground is GroundOfSuit.FINAL_AWARD

    class CorrectionOrdered(Event):
        TOPIC = "litigation-case.correction-ordered"
        TERM = "告知补正"
        ARTICLE = "最高人民法院关于人民法院登记立案若干问题的规定 第七条"
        LEADS_TO = S.CORRECTION
        correct_by: date
        missing: SealedText

        def evolve(self, case: Any) -> None:
            case.correct_by = self.correct_by

    class ComplaintCompleted(Event):
        TOPIC = "litigation-case.complaint-completed"
        TERM = "补正起诉状"
        ARTICLE = "最高人民法院关于人民法院登记立案若干问题的规定 第七条第二款"
        LEADS_TO = S.COMPLAINT_RECEIVED
        docketing_due: Deadline | None

    class ComplaintReturned(Event):
        TOPIC = "litigation-case.complaint-returned"
        TERM = "退回起诉状"
        ARTICLE = "最高人民法院关于人民法院登记立案若干问题的规定 第七条第三款"
        LEADS_TO = S.RETURNED

    # Decisions

    @step(
        "收到起诉状",
        by=COURT,
        when=S.NONE,
        authority="民事诉讼法 第一百二十二条至第一百二十四条",
        records=ComplaintReceived,
        document="起诉状",
    )
    def receive_complaint(
        self,
        on: Annotated[date, Ask("收到起诉状日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        arbitration_case_id: Annotated[
            UUID | None, Ask("仲裁案件", hint="先经仲裁的填写", refers_to="arbitration-case")
        ] = None,
        plaintiff: Annotated[Side, Ask("原告", hint="双方均起诉的选“双方”，并案审理，互为原告和被告")],
        ground: Annotated[GroundOfSuit, Ask("起诉事由")],
        claims: Annotated[tuple[Claim, ...], Ask("诉讼请求", hint=MIND_THESE)],
        supported_by: Annotated[
            str | None, Ask("支持起诉的机关、社会团体", hint="没有的不填", max_length=60)
        ] = None,
        facts: Annotated[SealedText | None, Ask("事实和理由", max_length=5000)] = None,
        rules: RuleBook,
    ) -> None:
        """起诉应当向人民法院递交起诉状；书写确有困难的可以口头起诉，由人民法院记入笔录。"""
        if not claims:
            raise ClaimsMissing(field="claims")
        if ground in WORKERS_ALONE and plaintiff is not Side.WORKER:
            raise OnlyWorkerMaySue(f"起诉事由为“{ground.zh}”。", field="plaintiff")
        self.happened(
            self.ComplaintReceived,
            on,
            dispute_id=dispute_id,
            arbitration_case_id=arbitration_case_id,
            plaintiff=plaintiff,
            ground=ground,
            claims=claims,
            supported_by=supported_by,
            facts=facts,
            docketing_due=counted(rules, "court_docketing", on),
        )

    @step(
        "告知补正",
        by=COURT,
        when=S.COMPLAINT_RECEIVED,
        authority="最高人民法院关于人民法院登记立案若干问题的规定 第七条；民事诉讼法解释 第二百零八条",
        records=CorrectionOrdered,
        document="一次性补正告知书",
    )
    def order_correction(
        self,
        on: Annotated[date, Ask("告知日期")],
        *,
        correct_by: Annotated[date, Ask("指定补正期限")],
        missing: Annotated[SealedText, Ask("需要补正的内容", max_length=2000)],
    ) -> None:
        """起诉状和材料不符合要求的，一次性书面告知在指定期限内补正。"""
        if correct_by < on:
            raise CorrectionPeriodWrong(f"告知日期 {on}。", field="correct_by")
        self.happened(self.CorrectionOrdered, on, correct_by=correct_by, missing=missing)

    @step(
        "收到补正材料",
        by=COURT,
        when=S.CORRECTION,
        authority="最高人民法院关于人民法院登记立案若干问题的规定 第七条第二款",
        records=ComplaintCompleted,
        document="补正材料",
    )
    def complete_complaint(self, on: Annotated[date, Ask("补正日期")], *, rules: RuleBook) -> None:
        """立案期限自补正后交人民法院的次日起重新计算。"""
        due = counted(rules, "court_docketing", on, self.region)
        self.happened(self.ComplaintCompleted, on, docketing_due=due)

    @step(
        "退回起诉状",
        by=COURT,
        when=S.CORRECTION,
        authority="最高人民法院关于人民法院登记立案若干问题的规定 第七条第三款",
        records=ComplaintReturned,
        document="退回起诉状登记",
    )
    def return_complaint(self, on: Annotated[date, Ask("退回日期")]) -> None:
        """在指定期限内没有补正的，退回起诉状并记录在册；坚持起诉的，裁定不予受理。"""
        if self.correct_by is not None and on <= self.correct_by:
            raise CorrectionPeriodStillRunning(f"指定期限至 {self.correct_by}。", field="on")
        self.happened(self.ComplaintReturned, on)
