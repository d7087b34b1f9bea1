"""Enforcement, sixth chapter: stay 中止执行 and termination 终结执行."""

from datetime import date
from typing import Annotated, Any

from domain.enforcement.attacked import DutyOfCourt, due_for
from domain.enforcement.record import COURT, EnforcementRecord, EnforcementState
from domain.kernel import Event
from domain.moving_period import PeriodResumed
from domain.personal_data import SealedText
from domain.reckoning import Change, Paused, Resumed
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = EnforcementState


class GroundOfStay(Term):
    """Why enforcement stands still (民事诉讼法 第二百四十二条、第二百六十七条；劳动争议司法解释（一） 第二十五条)."""

    REVOCATION_SOUGHT = "revocation-sought", "用人单位申请撤销终局裁决已被受理"
    APPLICANT_CONSENTS = "applicant-consents", "申请人表示可以延期执行"
    OUTSIDER = "outsider", "案外人对执行标的提出确有理由的异议"
    ENTITY_ENDED = "entity-ended", "作为一方当事人的法人或者其他组织终止，尚未确定权利义务承受人"
    PARTY_DIED = "party-died", "作为一方当事人的公民死亡，需要等待继承人"
    RETRIAL = "retrial", "按照审判监督程序决定再审"
    DEFERRED = "deferred", "被执行人提供担保，暂缓执行"
    OTHER = "other", "人民法院认为应当中止执行的其他情形"


class WhyContinued(Term):
    """How the ground of a stay fell away (民事诉讼法 第二百六十七条第二款；劳动争议司法解释（一） 第二十五条第二款)."""

    REVOCATION_DISMISSED = "revocation-dismissed", "撤销裁决的申请被驳回"
    REVOCATION_WITHDRAWN = "revocation-withdrawn", "撤销裁决的申请被撤回"
    GROUND_GONE = "ground-gone", "中止的其他情形消失"


class GroundOfTermination(Term):
    """Why enforcement is terminated (民事诉讼法 第二百六十八条)."""

    WITHDRAWN = "withdrawn", "申请人撤销申请"
    DOCUMENT_REVOKED = "document-revoked", "据以执行的法律文书被撤销"
    DEBTOR_GONE = "debtor-gone", "被执行人死亡或者终止，没有财产可供执行，又没有义务承担人"
    OTHER = "other", "人民法院认为应当终结执行的其他情形"


class Standstill(EnforcementRecord):
    """Enforcement that stops for a time, or for good."""

    class Stayed(Event):
        TOPIC = "enforcement-case.stayed"
        TERM = "中止执行"
        ARTICLE = "民事诉讼法 第二百六十七条；劳动争议司法解释（一） 第二十五条第一款"
        LEADS_TO = S.STAYED
        ground: GroundOfStay

        def change_on(self, day: date) -> Change:
            """The day of the stay is the first that does not count."""
            return Paused(on=day, ground=f"中止执行（{self.ground.zh}）")

        def evolve(self, case: Any) -> None:
            case.stayed_for_revocation = self.ground is GroundOfStay.REVOCATION_SOUGHT
            case.period = case.period.moved(self.change_on(self.occurred_on))

    class Continued(PeriodResumed):
        TOPIC = "enforcement-case.continued"
        TERM = "中止后恢复执行"
        ARTICLE = "民事诉讼法 第二百六十七条第二款；劳动争议司法解释（一） 第二十五条第二款"
        LEADS_TO = S.MEASURES
        why: WhyContinued
        six_months: Deadline | None

        def evolve(self, case: Any) -> None:
            case.period = case.period.moved(self.change_on(self.occurred_on))
            case.six_months = self.six_months

    class Terminated(Event):
        TOPIC = "enforcement-case.terminated"
        TERM = "终结执行"
        ARTICLE = "民事诉讼法 第二百六十八条；劳动争议司法解释（一） 第二十五条第二款"
        LEADS_TO = S.TERMINATED
        ground: GroundOfTermination
        reasons: SealedText | None

    # Decisions

    @step(
        "中止执行",
        by=COURT,
        when=(S.NOTIFIED, S.MEASURES),
        authority="民事诉讼法 第二百四十二条、第二百六十七条；劳动争议司法解释（一） 第二十五条第一款",
        records=Stayed,
        document="执行裁定书（中止执行）",
        due=due_for(DutyOfCourt.STAY),
    )
    def stay(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        ground: Annotated[GroundOfStay, Ask("中止事由")],
    ) -> None:
        """用人单位申请撤销终局裁决被受理的，裁定中止执行；提供担保并经申请执行人同意的，可以暂缓执行。"""
        self.happened(self.Stayed, on, ground=ground)

    @step(
        "恢复执行（中止情形消失）",
        by=COURT,
        when=S.STAYED,
        authority="民事诉讼法 第二百六十七条第二款；劳动争议司法解释（一） 第二十五条第二款",
        records=Continued,
        document="执行裁定书（恢复执行）",
        due=due_for(DutyOfCourt.CONTINUE),
    )
    def continue_enforcement(
        self,
        on: Annotated[date, Ask("恢复执行日期")],
        *,
        why: Annotated[WhyContinued, Ask("恢复事由")],
        rules: RuleBook,
    ) -> None:
        """中止的情形消失后，恢复执行；中止的期间不计入六个月。"""
        six_months = self.counted_on(Resumed(on=on), rules)
        self.happened(self.Continued, on, why=why, six_months=six_months)

    @step(
        "终结执行",
        by=COURT,
        when=(S.DOCKETED, S.NOTIFIED, S.MEASURES, S.STAYED, S.SETTLEMENT),
        authority="民事诉讼法 第二百六十八条；劳动争议司法解释（一） 第二十五条第二款",
        records=Terminated,
        document="执行裁定书（终结执行）",
        due=due_for(DutyOfCourt.TERMINATE),
    )
    def terminate(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        ground: Annotated[GroundOfTermination, Ask("终结事由")],
        reasons: Annotated[SealedText | None, Ask("理由", max_length=2000)] = None,
    ) -> None:
        """据以执行的裁决被撤销的，裁定终结执行；撤销申请而终结的，在申请执行时效期间内可以再次申请。"""
        self.happened(self.Terminated, on, ground=ground, reasons=reasons)
