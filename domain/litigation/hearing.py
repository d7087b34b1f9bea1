"""Litigation, fourth chapter: hearings 开庭, absence 缺席, withdrawal 撤诉, and suspension 中止."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.litigation.record import CourtProcedure, LitigationRecord, LitigationState
from domain.moving_period import PeriodResumed
from domain.personal_data import SealedText
from domain.reckoning import Change, Paused, Resumed
from domain.refusals import Refused
from domain.representation.acting import applicant, through_representative
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = LitigationState
COURT = Capacity.COURT


class GroundOfSuspension(Term):
    """Why proceedings are suspended (民事诉讼法 第一百五十三条)."""

    PARTY_DIED = "party-died", "一方当事人死亡，需要等待继承人表明是否参加诉讼"
    CAPACITY_LOST = "capacity-lost", "一方当事人丧失诉讼行为能力，尚未确定法定代理人"
    ENTITY_ENDED = "entity-ended", "作为一方当事人的法人或者其他组织终止，尚未确定权利义务承受人"
    FORCE_MAJEURE = "force-majeure", "一方当事人因不可抗拒的事由不能参加诉讼"
    OTHER_CASE = "other-case", "本案必须以另一案的审理结果为依据，而另一案尚未审结"
    OTHER = "other", "其他应当中止诉讼的情形"


class WhyWithdrawn(Term):
    """How a suit was withdrawn (民事诉讼法 第一百四十八条；民事诉讼法解释 第二百一十三条)."""

    APPLIED = "applied", "原告申请撤诉，裁定准许"
    FEE_UNPAID = "fee-unpaid", "未交纳案件受理费，按撤诉处理"


class HearingNoticeTooShort(Refused):
    """普通程序应当在开庭三日前通知当事人和其他诉讼参与人。"""

    CODE = "court-hearing-notice-too-short"
    AUTHORITY = "民事诉讼法 第一百三十九条；民事诉讼法解释 第二百二十七条"


class HearingBeforeNotice(Refused):
    """开庭日期不能早于通知日期。"""

    CODE = "hearing-before-notice"
    AUTHORITY = "民事诉讼法 第一百三十九条、第一百六十二条"


class HearingNotOnNotifiedDay(Refused):
    """开庭应在通知的日期进行；改期的重新通知。"""

    CODE = "court-hearing-not-on-notified-day"
    AUTHORITY = "民事诉讼法 第一百三十九条"


class FeeAlreadyPassed(Refused):
    """未交纳案件受理费的，在送达起诉状副本之前按撤诉处理。"""

    CODE = "fee-stage-passed"
    AUTHORITY = "民事诉讼法解释 第二百一十三条"


class Suspension(Event):
    """中止诉讼: in the first instance or in the second, the trial period stands still."""

    TERM = "中止诉讼"
    ground: GroundOfSuspension

    def change_on(self, day: date) -> Change:
        """The day of suspension is the first that does not count."""
        return Paused(on=day, ground=f"中止诉讼（{self.ground.zh}）")

    def evolve(self, case: Any) -> None:
        case.trial_period = case.trial_period.moved(self.change_on(self.occurred_on))


class Hearing(LitigationRecord):
    """From the summons to the end of the hearings."""

    class HearingScheduled(Event):
        TOPIC = "litigation-case.hearing-scheduled"
        TERM = "通知开庭"
        ARTICLE = "民事诉讼法 第一百三十九条"
        LEADS_TO = S.HEARING
        hearing_on: date
        place: str

        def evolve(self, case: Any) -> None:
            case.hearing_on = self.hearing_on

    class Heard(Event):
        TOPIC = "litigation-case.heard"
        TERM = "开庭审理"
        ARTICLE = "民事诉讼法 第一百四十条至第一百四十七条"
        LEADS_TO = S.HEARING
        defendant_absent: bool
        course: SealedText | None

        def evolve(self, case: Any) -> None:
            case.heard = True

    class DeemedWithdrawn(Event):
        TOPIC = "litigation-case.deemed-withdrawn"
        TERM = "原告不到庭按撤诉处理"
        ARTICLE = "民事诉讼法 第一百四十六条"
        LEADS_TO = S.WITHDRAWN
        left_midway: bool

    class Withdrawn(Event):
        TOPIC = "litigation-case.withdrawn"
        TERM = "撤诉"
        ARTICLE = "民事诉讼法 第一百四十八条；民事诉讼法解释 第二百一十三条"
        LEADS_TO = S.WITHDRAWN
        why: WhyWithdrawn

    class Suspended(Suspension):
        TOPIC = "litigation-case.suspended"
        ARTICLE = "民事诉讼法 第一百五十三条"
        LEADS_TO = S.SUSPENDED

    class Resumed(PeriodResumed):
        TOPIC = "litigation-case.resumed"
        TERM = "恢复诉讼"
        ARTICLE = "民事诉讼法 第一百五十三条第二款；民事诉讼法解释 第二百四十六条"
        LEADS_TO = S.HEARING
        trial_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.trial_period = case.trial_period.moved(self.change_on(self.occurred_on))

    # Decisions

    @step(
        "通知开庭",
        by=COURT,
        when=(S.ANSWERED, S.HEARING),
        authority="民事诉讼法 第一百三十九条；民事诉讼法解释 第二百二十七条",
        records=HearingScheduled,
        document="传票、开庭公告",
    )
    def schedule_hearing(
        self,
        on: Annotated[date, Ask("通知日期", hint="双方中较晚收到通知的日期")],
        *,
        hearing_on: Annotated[date, Ask("开庭日期")],
        place: Annotated[str, Ask("开庭地点", max_length=100)],
        rules: RuleBook,
    ) -> None:
        """人民法院应当在开庭三日前通知当事人；简易程序不受此限。再次开庭或者改期的，重新通知。"""
        if hearing_on < on:
            raise HearingBeforeNotice(f"通知日期 {on}。", field="hearing_on")
        if self.procedure is CourtProcedure.ORDINARY:
            latest = counted(rules, "court_hearing_notice", hearing_on, self.region)
            if latest is not None and latest.has_passed(on):
                raise HearingNoticeTooShort(
                    f"{hearing_on} 开庭的，至迟 {latest.falls_on} 通知。", field="hearing_on"
                )
        self.happened(self.HearingScheduled, on, hearing_on=hearing_on, place=place)

    @step(
        "开庭审理",
        by=COURT,
        when=S.HEARING,
        authority="民事诉讼法 第一百四十条至第一百四十七条",
        records=Heard,
        document="庭审笔录",
    )
    def hold_hearing(
        self,
        on: Annotated[date, Ask("开庭日期")],
        *,
        defendant_absent: Annotated[
            bool, Ask("被告经传票传唤无正当理由不到庭或者中途退庭", hint="可以缺席判决")
        ] = False,
        course: Annotated[SealedText | None, Ask("庭审要点", max_length=5000)] = None,
    ) -> None:
        """法庭调查和辩论，记入笔录；被告无正当理由拒不到庭的，可以缺席判决。"""
        self._on_notified_day(on)
        self.happened(self.Heard, on, defendant_absent=defendant_absent, course=course)

    @step(
        "原告不到庭，按撤诉处理",
        by=COURT,
        when=S.HEARING,
        authority="民事诉讼法 第一百四十六条",
        records=DeemedWithdrawn,
        document="民事裁定书（按撤诉处理）",
    )
    def deem_withdrawn(
        self,
        on: Annotated[date, Ask("开庭日期")],
        *,
        left_midway: Annotated[bool, Ask("未经许可中途退庭", hint="未到庭的不选")] = False,
    ) -> None:
        """原告经传票传唤，无正当理由拒不到庭的，可以按撤诉处理；原仲裁裁决自裁定送达当事人之日起生效。"""
        self._on_notified_day(on)
        self.happened(self.DeemedWithdrawn, on, left_midway=left_midway)

    @step(
        "裁定准许撤诉",
        by=COURT,
        when=(S.DOCKETED, S.SERVED, S.ANSWERED, S.HEARING),
        authority="民事诉讼法 第一百四十八条；民事诉讼法解释 第二百一十三条",
        records=Withdrawn,
        document="民事裁定书（准许撤诉或者按撤诉处理）",
    )
    @through_representative(whose=applicant)
    def withdraw(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        why: Annotated[WhyWithdrawn, Ask("撤诉情形")],
    ) -> None:
        """宣判前原告申请撤诉的，是否准许由人民法院裁定；未交纳案件受理费的，按撤诉处理。"""
        if why is WhyWithdrawn.FEE_UNPAID and self.state != S.DOCKETED:
            raise FeeAlreadyPassed(field="why")
        self.happened(self.Withdrawn, on, why=why)

    @step(
        "中止诉讼",
        by=COURT,
        when=S.HEARING,
        authority="民事诉讼法 第一百五十三条",
        records=Suspended,
        document="民事裁定书（中止诉讼）",
    )
    def suspend(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        ground: Annotated[GroundOfSuspension, Ask("中止事由")],
    ) -> None:
        """有法定情形之一的，中止诉讼；中止的期间不计入审限。"""
        self.happened(self.Suspended, on, ground=ground)

    @step(
        "恢复诉讼",
        by=COURT,
        when=S.SUSPENDED,
        authority="民事诉讼法 第一百五十三条第二款；民事诉讼法解释 第二百四十六条",
        records=Resumed,
        document="恢复诉讼通知书",
    )
    def resume(self, on: Annotated[date, Ask("恢复日期")], *, rules: RuleBook) -> None:
        """中止诉讼的原因消除后，恢复诉讼。"""
        period = self.trial_period
        assert period is not None  # noqa: S101 - only a docketed case is heard
        self.happened(self.Resumed, on, trial_due=period.moved(Resumed(on=on)).due(rules, self.region))

    def _on_notified_day(self, on: date) -> None:
        if on != self.hearing_on:
            raise HearingNotOnNotifiedDay(f"通知的开庭日期为 {self.hearing_on}。", field="on")
