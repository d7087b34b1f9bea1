"""Arbitration, third chapter: service 送达, the tribunal 仲裁庭, the answer 答辩, and withdrawal 撤回."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import applicant, through_representative
from domain.rule_book import RuleBook, counted
from domain.service.methods import HowServed, Paper, Receipt, other_side
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION


BEFORE_THE_DECISION = (
    S.FILED,
    S.CORRECTION_PENDING,
    S.DEFERRED_MEDIATION,
    S.ACCEPTED,
    S.SERVED,
    S.JURISDICTION_OBJECTION,
    S.COUNTERCLAIM_REVIEW,
    S.ANSWERED,
    S.ENTRUSTED_MEDIATION,
    S.HEARING_SCHEDULED,
    S.HEARD,
)


class TribunalForm(Term):
    """How the tribunal is composed (劳动争议调解仲裁法 第三十一条)."""

    SOLE = "sole", "独任仲裁员"
    THREE = "three", "三名仲裁员组成"


class AnswerPeriodStillRunning(Refused):
    """答辩期尚未届满，不能记录为期满未答辩。"""

    CODE = "answer-period-still-running"
    AUTHORITY = "劳动争议调解仲裁法 第三十条第二款"


class FurtherServiceMissing(Refused):
    """增加、变更的请求应当通知被申请人并给予答辩期，追加的被申请人应当收到申请书副本，请先登记送达。"""

    CODE = "further-service-missing"
    AUTHORITY = "劳动争议调解仲裁法 第三十条；劳动人事争议仲裁办案规则 第四十四条"


def nothing_left_to_serve(case: Any) -> Refused | None:
    """Nobody answers what they have not received."""
    return FurtherServiceMissing() if case.to_be_served else None


class Preparation(ArbitrationRecord):
    """From acceptance to the point where the case can be heard."""

    class Served(Event):
        TOPIC = "arbitration-case.application-served"
        TERM = "送达仲裁申请书副本并组庭"
        ARTICLE = "劳动争议调解仲裁法 第三十条、第三十一条、第三十二条"
        LEADS_TO = S.SERVED
        tribunal: TribunalForm
        answer_due: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.answer_due = self.answer_due
            case.tribunal = self.tribunal

    class Answered(Event):
        TOPIC = "arbitration-case.answered"
        TERM = "被申请人答辩"
        ARTICLE = "劳动争议调解仲裁法 第三十条第二款"
        LEADS_TO = S.ANSWERED
        answer: SealedText | None
        copy_due: Deadline | None

    class NotAnswered(Event):
        TOPIC = "arbitration-case.not-answered"
        TERM = "答辩期满未答辩"
        ARTICLE = "劳动争议调解仲裁法 第三十条第二款"
        LEADS_TO = S.ANSWERED
        answer_due: Deadline | None
        period_given_up: bool

    class Withdrawn(Event):
        TOPIC = "arbitration-case.withdrawn"
        TERM = "撤回仲裁申请"
        ARTICLE = "劳动争议调解仲裁法 第四十一条；劳动人事争议仲裁办案规则 第三十五条"
        LEADS_TO = S.WITHDRAWN
        settled_privately: bool

    # Decisions

    @step(
        "送达申请书副本并组庭",
        by=COMMISSION,
        when=S.ACCEPTED,
        authority="劳动争议调解仲裁法 第三十条、第三十二条；劳动人事争议仲裁办案规则 第三十三条、第三十七条",
        records=Served,
        document="仲裁申请书副本、应诉通知书、组庭通知书、举证通知书、送达回证",
    )
    def serve_application(
        self,
        on: Annotated[date, Ask("被申请人收到副本日期", hint="送达回证所载日期")],
        *,
        tribunal: Annotated[TribunalForm, Ask("仲裁庭组成")],
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """受理后五个工作日内将申请书副本送达被申请人，并将仲裁庭的组成情况书面通知当事人；答辩期自收到副本起算。"""
        how = self.served(on, receipt, Paper.COPY, other_side(self.applicant))
        due = counted(rules, "arb_answer", on, self.region)
        self.happened(self.Served, on, tribunal=tribunal, answer_due=due, receipt=how)

    @step(
        "收到答辩书",
        by=COMMISSION,
        when=S.SERVED,
        authority="劳动争议调解仲裁法 第三十条第二款；劳动人事争议仲裁办案规则 第三十三条",
        records=Answered,
        document="答辩书",
        provided=nothing_left_to_serve,
    )
    def record_answer(
        self,
        on: Annotated[date, Ask("收到答辩书日期")],
        *,
        answer: Annotated[SealedText | None, Ask("答辩要点", max_length=5000)] = None,
        rules: RuleBook,
    ) -> None:
        """被申请人收到副本后十个工作日内提交答辩书；仲裁委员会收到后五个工作日内将副本送达申请人。"""
        due = counted(rules, "arb_serve_answer", on, self.region)
        self.happened(self.Answered, on, answer=answer, copy_due=due)

    @step(
        "登记未答辩",
        by=COMMISSION,
        when=S.SERVED,
        authority="劳动争议调解仲裁法 第三十条第二款；劳动人事争议仲裁办案规则 第五十八条",
        records=NotAnswered,
        provided=nothing_left_to_serve,
    )
    def record_no_answer(
        self,
        on: Annotated[date, Ask("登记日期")],
        *,
        period_given_up: Annotated[
            bool, Ask("被申请人同意缩短或者取消答辩期", hint="仅限简易处理的案件")
        ] = False,
    ) -> None:
        """被申请人未提交答辩书的，不影响仲裁程序的进行；简易处理的，经被申请人同意可以缩短或者取消答辩期。"""
        due = self.answer_due
        if due is not None and not (period_given_up or due.has_passed(on)):
            raise AnswerPeriodStillRunning(f"答辩期至 {due.falls_on} 届满。", field="on")
        self.happened(self.NotAnswered, on, answer_due=due, period_given_up=period_given_up)

    @step(
        "准许撤回申请",
        by=COMMISSION,
        when=BEFORE_THE_DECISION,
        authority="劳动争议调解仲裁法 第四十一条；劳动人事争议仲裁办案规则 第三十五条",
        records=Withdrawn,
        document="撤回仲裁申请书、准予撤回决定书",
    )
    @through_representative(whose=applicant)
    def withdraw(
        self,
        on: Annotated[date, Ask("撤回日期")],
        *,
        settled_privately: Annotated[bool, Ask("双方已自行和解")] = False,
    ) -> None:
        """仲裁处理结果作出前，申请人可以自行撤回仲裁申请；达成和解协议的也可以撤回；再次申请的应当受理。"""
        self.happened(self.Withdrawn, on, settled_privately=settled_privately)
