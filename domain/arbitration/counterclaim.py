"""Arbitration: the respondent's own application 反申请 in the same case, within the time to answer."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.filing import ClaimsMissing
from domain.arbitration.jurisdiction import raised_after_the_answer, raised_before_the_answer
from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.arbitration.restart import PeriodBegunAnew
from domain.claims import Claim
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.proceedings import OutOfTime
from domain.reckoning import Restarted
from domain.representation.acting import respondent, through_representative
from domain.representation.mandates import Power
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
COUNTERCLAIM = "劳动人事争议仲裁办案规则 第三十六条"
JOINED = "受理反申请并合并处理"


class HowDeclined(Term):
    """What becomes of a counterclaim that is not heard in this case (办案规则 第三十六条第二款、第三款)."""

    NOT_ACCEPTED = "not-accepted", "不属于应当受理的争议，不予受理"
    APPLY_SEPARATELY = "apply-separately", "应当另行申请仲裁，已书面告知"
    HEARD_SEPARATELY = "heard-separately", "受理但不合并处理，另案审理"


class CounterclaimTooLate(OutOfTime):
    """答辩期满后提出反申请的，应当另行申请仲裁。"""

    CODE = "counterclaim-too-late"
    AUTHORITY = COUNTERCLAIM


class CounterclaimNotHeardHere(Event):
    """反申请不在本案处理: the case goes on where it was, and its period runs on."""

    TERM = "反申请不在本案处理"
    ARTICLE = COUNTERCLAIM
    how: HowDeclined
    reasons: SealedText
    counterclaim_due: Deadline | None


class Counterclaim(ArbitrationRecord):
    """From the counterclaim to the decision on it."""

    class CounterclaimFiled(Event):
        TOPIC = "arbitration-case.counterclaim-filed"
        TERM = "反申请"
        ARTICLE = COUNTERCLAIM
        LEADS_TO = S.COUNTERCLAIM_REVIEW
        claims: tuple[Claim, ...]
        facts: SealedText | None
        reviewed_from: ArbitrationState
        counterclaim_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.reviewed_from = self.reviewed_from
            case.counterclaim_due = self.counterclaim_due

    class CounterclaimJoined(PeriodBegunAnew):
        TOPIC = "arbitration-case.counterclaim-joined"
        TERM = "受理反申请并合并处理"
        ARTICLE = "劳动人事争议仲裁办案规则 第三十六条、第四十六条第四项"
        LEADS_TO = S.SERVED
        GROUND = JOINED
        counterclaim_due: Deadline | None

    class CounterclaimDeclined(CounterclaimNotHeardHere):
        TOPIC = "arbitration-case.counterclaim-declined"
        LEADS_TO = S.SERVED

    class CounterclaimDeclinedAfterAnswer(CounterclaimNotHeardHere):
        TOPIC = "arbitration-case.counterclaim-declined-after-answer"
        LEADS_TO = S.ANSWERED

    # Decisions

    @step(
        "收到反申请",
        by=COMMISSION,
        when=(S.SERVED, S.ANSWERED),
        authority=COUNTERCLAIM,
        records=CounterclaimFiled,
        document="反申请书",
    )
    @through_representative(Power.COUNTERCLAIM, respondent)
    def record_counterclaim(
        self,
        on: Annotated[date, Ask("收到反申请日期")],
        *,
        claims: Annotated[tuple[Claim, ...], Ask("反申请请求")],
        facts: Annotated[SealedText | None, Ask("事实和理由", max_length=5000)] = None,
        rules: RuleBook,
    ) -> None:
        """被申请人可以在答辩期间提出反申请；仲裁委员会自收到之日起五个工作日内决定是否受理。"""
        if not claims:
            raise ClaimsMissing(field="claims")
        until = self.answer_due
        if until is not None and until.has_passed(on):
            raise CounterclaimTooLate(f"答辩期至 {until.falls_on} 届满：{until.explanation}", field="on")
        self.happened(
            self.CounterclaimFiled,
            on,
            claims=claims,
            facts=facts,
            reviewed_from=S(self.state),
            counterclaim_due=counted(rules, "arb_counterclaim_decide", on, self.region),
        )

    @step(
        "受理反申请并合并处理",
        by=COMMISSION,
        when=S.COUNTERCLAIM_REVIEW,
        authority="劳动人事争议仲裁办案规则 第三十六条、第四十六条第四项",
        records=CounterclaimJoined,
        document="反申请受理通知书",
    )
    def join_counterclaim(self, on: Annotated[date, Ask("受理反申请日期")], *, rules: RuleBook) -> None:
        """决定受理的，可以将反申请和申请合并处理；合并处理的，仲裁期限自受理反申请之日起重新计算。"""
        self.happened(
            self.CounterclaimJoined,
            on,
            award_due=self.due_after(Restarted(on=on, ground=JOINED), rules),
            counterclaim_due=self.counterclaim_due,
        )

    @step(
        "反申请不在本案处理（尚未答辩的）",
        by=COMMISSION,
        when=S.COUNTERCLAIM_REVIEW,
        authority=COUNTERCLAIM,
        records=CounterclaimDeclined,
        document="不予受理通知书、另行申请仲裁告知书",
        provided=raised_before_the_answer,
    )
    def decline_counterclaim(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        how: Annotated[HowDeclined, Ask("处理方式")],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """应当另行申请的书面告知，不属于受理范围的出具不予受理通知书，受理而不合并的另案审理；仲裁期限不重新计算。"""
        due = self.counterclaim_due
        self.happened(self.CounterclaimDeclined, on, how=how, reasons=reasons, counterclaim_due=due)

    @step(
        "反申请不在本案处理（已经答辩的）",
        by=COMMISSION,
        when=S.COUNTERCLAIM_REVIEW,
        authority=COUNTERCLAIM,
        records=CounterclaimDeclinedAfterAnswer,
        document="不予受理通知书、另行申请仲裁告知书",
        provided=raised_after_the_answer,
    )
    def decline_counterclaim_after_answer(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        how: Annotated[HowDeclined, Ask("处理方式")],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """处理方式同上；已经答辩的，接着准备开庭。"""
        due = self.counterclaim_due
        self.happened(
            self.CounterclaimDeclinedAfterAnswer, on, how=how, reasons=reasons, counterclaim_due=due
        )
