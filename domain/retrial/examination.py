"""Retrial, second chapter: the examination 审查 of three months, longer or standing still, and missed."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.moving_period import MovingPeriod, PeriodResumed
from domain.personal_data import SealedText
from domain.reckoning import Change, Extended, Paused, Resumed
from domain.refusals import Refused
from domain.representation.acting import through_representative
from domain.retrial.record import INTERPRETATION, RetrialRecord, RetrialState
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline, Unit

S = RetrialState
COURT = Capacity.COURT
EXAMINED = f"民事诉讼法 第二百一十五条；{INTERPRETATION} 第一百二十九条"


class NotCounted(Term):
    """What does not count towards the three months (民事诉讼法解释 第一百二十九条)."""

    ANNOUNCEMENT = "announcement", "公告"
    SETTLEMENT = "settlement", "双方当事人和解"


class PresidentMustApprove(Refused):
    """有特殊情况需要延长审查期限的，由本院院长批准。"""

    CODE = "president-must-approve-examination"
    AUTHORITY = "民事诉讼法 第二百一十五条"


class ExaminationStillRunning(Refused):
    """审查期限尚未届满。"""

    CODE = "examination-still-running"
    AUTHORITY = "民事诉讼法 第二百一十五条、第二百二十条第一款第二项"


class Examination(RetrialRecord):
    """How long the court may take to decide whether to try the case again."""

    class ClockStopped(Event):
        TOPIC = "retrial-case.clock-stopped"
        TERM = "不计入审查期限的期间开始"
        ARTICLE = f"{INTERPRETATION} 第一百二十九条"
        LEADS_TO = S.EXAMINATION_PAUSED
        ground: NotCounted

        def change_on(self, day: date) -> Change:
            """The first day that does not count."""
            return Paused(on=day, ground=self.ground.zh)

        def evolve(self, case: Any) -> None:
            case.review_period = case.review_period.moved(self.change_on(self.occurred_on))

    class ClockStarted(PeriodResumed):
        TOPIC = "retrial-case.clock-started"
        TERM = "恢复计算审查期限"
        ARTICLE = f"{INTERPRETATION} 第一百二十九条"
        LEADS_TO = S.RETRIAL_APPLIED
        review_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.review_period = case.review_period.moved(self.change_on(self.occurred_on))
            case.review_due = self.review_due

    class ExaminationExtended(Event):
        TOPIC = "retrial-case.examination-extended"
        TERM = "延长审查期限"
        ARTICLE = "民事诉讼法 第二百一十五条"
        months: int
        review_due: Deadline | None
        reasons: SealedText

        def change_on(self, day: date) -> Change:
            """By so many months."""
            return Extended(on=day, length=self.months, unit=Unit.MONTH)

        def evolve(self, case: Any) -> None:
            case.review_period = case.review_period.moved(self.change_on(self.occurred_on))
            case.review_due = self.review_due

    class ExaminationOverdue(Event):
        TOPIC = "retrial-case.examination-overdue"
        TERM = "逾期未对再审申请作出裁定"
        ARTICLE = "民事诉讼法 第二百二十条第一款第二项"
        LEADS_TO = S.RETRIAL_OVERDUE
        review_due: Deadline

    class Withdrawn(Event):
        TOPIC = "retrial-case.withdrawn"
        TERM = "准许撤回再审申请"
        ARTICLE = f"{INTERPRETATION} 第三百九十八条"
        LEADS_TO = S.WITHDRAWN
        reasons: SealedText | None

    # Decisions

    @step(
        "开始公告、和解",
        by=COURT,
        when=S.RETRIAL_APPLIED,
        authority=f"{INTERPRETATION} 第一百二十九条",
        records=ClockStopped,
    )
    def stop_clock(
        self,
        on: Annotated[date, Ask("开始日期")],
        *,
        ground: Annotated[NotCounted, Ask("事由")],
    ) -> None:
        """公告期间、当事人和解期间不计入审查期限。"""
        self.happened(self.ClockStopped, on, ground=ground)

    @step(
        "公告、和解结束",
        by=COURT,
        when=S.EXAMINATION_PAUSED,
        authority=f"{INTERPRETATION} 第一百二十九条",
        records=ClockStarted,
    )
    def start_clock(self, on: Annotated[date, Ask("结束日期")], *, rules: RuleBook) -> None:
        """结束之日起继续计算审查期限。"""
        self.happened(self.ClockStarted, on, review_due=self._moved(Resumed(on=on)).due(rules, self.region))

    @step(
        "延长审查期限",
        by=COURT,
        when=S.RETRIAL_APPLIED,
        authority="民事诉讼法 第二百一十五条",
        records=ExaminationExtended,
        document="延长审查期限审批表",
    )
    def extend_examination(
        self,
        on: Annotated[date, Ask("批准日期")],
        *,
        months: Annotated[int, Ask("延长月数", hint="条文没有写上限")],
        approved: Annotated[bool, Ask("本院院长已批准")],
        reasons: Annotated[SealedText, Ask("特殊情况", max_length=2000)],
        rules: RuleBook,
    ) -> None:
        """有特殊情况需要延长的，由本院院长批准。"""
        if not approved:
            raise PresidentMustApprove(field="approved")
        longer = self._moved(Extended(on=on, length=months, unit=Unit.MONTH))
        due = longer.due(rules, self.region)
        self.happened(self.ExaminationExtended, on, months=months, review_due=due, reasons=reasons)

    @step(
        "登记逾期未裁定",
        by=COURT,
        when=S.RETRIAL_APPLIED,
        authority="民事诉讼法 第二百二十条第一款第二项",
        records=ExaminationOverdue,
    )
    def note_overdue(self, on: Annotated[date, Ask("登记日期")]) -> None:
        """逾期未对再审申请作出裁定的，当事人可以向人民检察院申请检察建议或者抗诉。"""
        due = self.review_due
        if due is None or not due.has_passed(on):
            raise ExaminationStillRunning(f"审查期限至 {due.falls_on if due else '未定'}。", field="on")
        self.happened(self.ExaminationOverdue, on, review_due=due)

    @step(
        "准许撤回再审申请",
        by=COURT,
        when=(S.RETRIAL_APPLIED, S.EXAMINATION_PAUSED),
        authority=f"{INTERPRETATION} 第三百九十八条",
        records=Withdrawn,
        document="民事裁定书（准许撤回再审申请）",
        verified=False,
    )
    @through_representative()
    def withdraw(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText | None, Ask("理由", max_length=2000)] = None,
    ) -> None:
        """审查期间申请人撤回再审申请的，是否准许由人民法院裁定；条文没有读到原文。"""
        self.happened(self.Withdrawn, on, reasons=reasons)

    def _moved(self, change: Change) -> MovingPeriod:
        period = self.review_period
        assert period is not None  # noqa: S101 - every application begins one
        return period.moved(change)
