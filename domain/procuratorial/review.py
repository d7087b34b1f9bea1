"""Procuratorial supervision, seventh chapter: how long the review 审查 takes, and what makes it stand still."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.moving_period import MovingPeriod, PeriodResumed
from domain.personal_data import SealedText
from domain.procuratorial.record import (
    RULES_2021,
    ProcuratorialRecord,
    ProcuratorialState,
)
from domain.reckoning import Change, Paused, Resumed
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE


class NotCounted(Term):
    """What does not count towards the review period (人民检察院民事诉讼监督规则 第五十二条)."""

    FILES = "files", "调卷"
    APPRAISAL = "appraisal", "鉴定"
    VALUATION = "valuation", "评估"
    AUDIT = "audit", "审计"
    EXPERTS = "experts", "专家咨询"


def _stop(case: Any, change: Change) -> None:
    if case.review_period is not None:
        case.review_period = case.review_period.moved(change)


class Review(ProcuratorialRecord):
    """The three months of a review, without the days that do not count."""

    class ClockStopped(Event):
        TOPIC = "procuratorial-case.clock-stopped"
        TERM = "不计入审查期限的期间开始"
        ARTICLE = f"{RULES_2021} 第五十二条"
        LEADS_TO = S.REVIEW_PAUSED
        ground: NotCounted

        def change_on(self, day: date) -> Change:
            """The first day that does not count."""
            return Paused(on=day, ground=self.ground.zh)

        def evolve(self, case: Any) -> None:
            _stop(case, self.change_on(self.occurred_on))

    class ClockStarted(PeriodResumed):
        TOPIC = "procuratorial-case.clock-started"
        TERM = "恢复计算审查期限"
        ARTICLE = f"{RULES_2021} 第五十二条"
        LEADS_TO = S.SUPERVISION_ACCEPTED
        review_due: Deadline | None

        def evolve(self, case: Any) -> None:
            _stop(case, self.change_on(self.occurred_on))

    class Suspended(Event):
        TOPIC = "procuratorial-case.suspended"
        TERM = "中止审查"
        ARTICLE = f"{RULES_2021} 第七十二条"
        LEADS_TO = S.SUSPENDED
        reasons: SealedText

        def change_on(self, day: date) -> Change:
            """The day of suspension is the first that does not count."""
            return Paused(on=day, ground="中止审查")

        def evolve(self, case: Any) -> None:
            _stop(case, self.change_on(self.occurred_on))

    class Resumed(PeriodResumed):
        TOPIC = "procuratorial-case.resumed"
        TERM = "恢复审查"
        ARTICLE = f"{RULES_2021} 第七十二条"
        LEADS_TO = S.SUPERVISION_ACCEPTED
        review_due: Deadline | None

        def evolve(self, case: Any) -> None:
            _stop(case, self.change_on(self.occurred_on))

    # Decisions

    @step(
        "开始调卷、鉴定等",
        by=PROCURATORATE,
        when=S.SUPERVISION_ACCEPTED,
        authority=f"{RULES_2021} 第五十二条",
        records=ClockStopped,
    )
    def stop_clock(
        self,
        on: Annotated[date, Ask("开始日期")],
        *,
        ground: Annotated[NotCounted, Ask("事由")],
    ) -> None:
        """调卷、鉴定、评估、审计、专家咨询等期间不计入审查期限。"""
        self.happened(self.ClockStopped, on, ground=ground)

    @step(
        "调卷、鉴定等结束",
        by=PROCURATORATE,
        when=S.REVIEW_PAUSED,
        authority=f"{RULES_2021} 第五十二条",
        records=ClockStarted,
    )
    def start_clock(self, on: Annotated[date, Ask("结束日期")], *, rules: RuleBook) -> None:
        """结束之日起继续计算审查期限。"""
        self.happened(self.ClockStarted, on, review_due=self._due_after_resuming(on, rules))

    @step(
        "中止审查",
        by=PROCURATORATE,
        when=S.SUPERVISION_ACCEPTED,
        authority=f"{RULES_2021} 第七十二条",
        records=Suspended,
        document="中止审查决定书",
    )
    def suspend(
        self,
        on: Annotated[date, Ask("中止日期")],
        *,
        reasons: Annotated[SealedText, Ask("中止的事由", max_length=2000)],
    ) -> None:
        """有法定事由的可以中止审查；条文分项没有读到原文，事由如实填写。"""
        self.happened(self.Suspended, on, reasons=reasons)

    @step(
        "恢复审查",
        by=PROCURATORATE,
        when=S.SUSPENDED,
        authority=f"{RULES_2021} 第七十二条",
        records=Resumed,
        document="恢复审查通知",
    )
    def resume(self, on: Annotated[date, Ask("恢复日期")], *, rules: RuleBook) -> None:
        """中止审查的原因消除后，恢复审查。"""
        self.happened(self.Resumed, on, review_due=self._due_after_resuming(on, rules))

    def _due_after_resuming(self, on: date, rules: RuleBook) -> Deadline | None:
        period: MovingPeriod | None = self.review_period
        return None if period is None else period.moved(Resumed(on=on)).due(rules, self.region)
