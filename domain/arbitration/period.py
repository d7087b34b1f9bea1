"""Arbitration, fifth chapter: the period for the award 审理期限, its extension 延期, and suspension 中止."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.moving_period import PeriodResumed
from domain.personal_data import SealedText
from domain.reckoning import Change, Extended, Paused, Resumed
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline, Unit

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
BEFORE_HEARING = (S.SERVED, S.ANSWERED, S.HEARING_SCHEDULED)


class GroundOfSuspension(Term):
    """Why the hearing of a case is suspended (劳动人事争议仲裁办案规则 第四十七条)."""

    PARTY_DIED = "party-died", "劳动者一方当事人死亡，需要等待继承人表明是否参加仲裁"
    CAPACITY_LOST = "capacity-lost", "劳动者一方当事人丧失民事行为能力，尚未确定法定代理人"
    EMPLOYER_ENDED = "employer-ended", "用人单位终止，尚未确定权利义务承继者"
    FORCE_MAJEURE = "force-majeure", "一方当事人因不可抗拒的事由不能参加仲裁"
    OTHER_CASE = "other-case", "案件审理需要以其他案件的审理结果为依据，且其他案件尚未审结"
    ASSESSMENT = "assessment", "案件处理需要等待工伤认定、伤残等级鉴定以及其他鉴定结论"
    OTHER = "other", "其他应当中止仲裁审理的情形"


class ApprovalMissing(Refused):
    """应当经仲裁委员会主任或者其委托的仲裁院负责人批准。"""

    CODE = "director-approval-missing"
    AUTHORITY = "劳动争议调解仲裁法 第四十三条第一款；劳动人事争议仲裁办案规则 第四十五条、第四十七条"


class ExtensionTooLong(Refused):
    """案情复杂需要延期的，延长期限不得超过十五日。"""

    CODE = "award-extension-too-long"
    AUTHORITY = "劳动争议调解仲裁法 第四十三条第一款"


class AlreadyExtended(Refused):
    """审理期限已经延长过，延长期限合计不得超过十五日。"""

    CODE = "award-period-already-extended"
    AUTHORITY = "劳动争议调解仲裁法 第四十三条第一款"


class ResumesElsewhere(Refused):
    """中止审理的原因消除后，恢复到中止前的阶段。"""

    CODE = "resumes-elsewhere"
    AUTHORITY = "劳动人事争议仲裁办案规则 第四十七条"


def suspended_before_service(case: Any) -> Refused | None:
    """What was never served cannot be heard next."""
    return None if case.suspended_from is S.ACCEPTED else ResumesElsewhere()


def suspended_before_hearing(case: Any) -> Refused | None:
    """Served, and the hearing still to come."""
    return None if case.suspended_from in BEFORE_HEARING else ResumesElsewhere()


def suspended_after_hearing(case: Any) -> Refused | None:
    """Heard, and the award still to come."""
    return None if case.suspended_from is S.HEARD else ResumesElsewhere()


class Resumption(PeriodResumed):
    """恢复审理: the days of suspension do not count (劳动人事争议仲裁办案规则 第四十七条)."""

    TERM = "恢复审理"
    ARTICLE = "劳动人事争议仲裁办案规则 第四十七条第二款"
    award_due: Deadline

    def evolve(self, case: Any) -> None:
        case.award_period = case.award_period.moved(self.change_on(self.occurred_on))
        case.award_due = self.award_due


class Period(ArbitrationRecord):
    """How long the tribunal has."""

    class PeriodExtended(Event):
        TOPIC = "arbitration-case.period-extended"
        TERM = "延长审理期限"
        ARTICLE = "劳动争议调解仲裁法 第四十三条第一款；劳动人事争议仲裁办案规则 第四十五条"
        days: int
        award_due: Deadline
        reasons: SealedText

        def change_on(self, day: date) -> Change:
            """By so many days from the day of approval on."""
            return Extended(on=day, length=self.days, unit=Unit.CALENDAR_DAY)

        def evolve(self, case: Any) -> None:
            case.award_period = case.award_period.moved(self.change_on(self.occurred_on))
            case.award_due = self.award_due

    class Suspended(Event):
        TOPIC = "arbitration-case.suspended"
        TERM = "中止审理"
        ARTICLE = "劳动人事争议仲裁办案规则 第四十七条"
        LEADS_TO = S.SUSPENDED
        suspended_from: ArbitrationState
        ground: GroundOfSuspension

        def change_on(self, day: date) -> Change:
            """The day of suspension is the first that does not count."""
            return Paused(on=day, ground=f"中止审理（{self.ground.zh}）")

        def evolve(self, case: Any) -> None:
            case.suspended_from = self.suspended_from
            case.award_period = case.award_period.moved(self.change_on(self.occurred_on))

    class ResumedBeforeService(Resumption):
        TOPIC = "arbitration-case.resumed-before-service"
        LEADS_TO = S.ACCEPTED

    class Resumed(Resumption):
        TOPIC = "arbitration-case.resumed"
        LEADS_TO = S.ANSWERED

    class ResumedAfterHearing(Resumption):
        TOPIC = "arbitration-case.resumed-after-hearing"
        LEADS_TO = S.HEARD

    # Decisions

    @step(
        "延长审理期限",
        by=COMMISSION,
        when=(S.ANSWERED, S.HEARING_SCHEDULED, S.HEARD),
        authority="劳动争议调解仲裁法 第四十三条第一款；劳动人事争议仲裁办案规则 第四十五条",
        records=PeriodExtended,
        document="延期审理审批表、延期通知书",
    )
    def extend_period(
        self,
        on: Annotated[date, Ask("批准日期")],
        *,
        days: Annotated[int, Ask("延长日数", hint="自然日，不超过十五日")],
        approved: Annotated[bool, Ask("仲裁委员会主任或者其委托的负责人已书面批准")],
        reasons: Annotated[SealedText, Ask("案情复杂的理由", max_length=2000)],
        rules: RuleBook,
    ) -> None:
        """案情复杂需要延期的，经批准可以延期并书面通知当事人，但是延长期限不得超过十五日。"""
        if not approved:
            raise ApprovalMissing(field="approved")
        period = self.running_period()
        made = [change.length for change in period.since_anew() if isinstance(change, Extended)]
        if made:
            raise AlreadyExtended(f"已延长 {made[0]} 日。", field="days")
        (allowed,) = rules.limit(period.code, on=period.began_on, region=self.region).extensions
        if allowed.length is not None and days > allowed.length:
            raise ExtensionTooLong(f"至多 {allowed.length} 日。", field="days")
        due = self.due_after(Extended(on=on, length=days, unit=Unit.CALENDAR_DAY), rules)
        self.happened(self.PeriodExtended, on, days=days, award_due=due, reasons=reasons)

    @step(
        "中止审理",
        by=COMMISSION,
        when=(S.ACCEPTED, *BEFORE_HEARING, S.HEARD),
        authority="劳动人事争议仲裁办案规则 第四十七条",
        records=Suspended,
        document="中止审理审批表、中止审理通知书",
    )
    def suspend(
        self,
        on: Annotated[date, Ask("中止日期")],
        *,
        ground: Annotated[GroundOfSuspension, Ask("中止事由")],
        approved: Annotated[bool, Ask("仲裁委员会主任或者其委托的负责人已批准")],
    ) -> None:
        """有法定情形的，经批准可以中止案件审理并书面通知当事人；中止的期间不计入仲裁期限。"""
        if not approved:
            raise ApprovalMissing(field="approved")
        self.happened(self.Suspended, on, suspended_from=S(self.state), ground=ground)

    @step(
        "恢复办理（送达前中止的）",
        by=COMMISSION,
        when=S.SUSPENDED,
        authority="劳动人事争议仲裁办案规则 第四十七条第二款",
        records=ResumedBeforeService,
        document="恢复审理通知书",
        provided=suspended_before_service,
    )
    def resume_before_service(self, on: Annotated[date, Ask("恢复日期")], *, rules: RuleBook) -> None:
        """中止审理的事由消除后，应当恢复审理；尚未送达申请书副本的，接着办理送达和组庭。"""
        self.happened(self.ResumedBeforeService, on, award_due=self.due_after(Resumed(on=on), rules))

    @step(
        "恢复审理（开庭前中止的）",
        by=COMMISSION,
        when=S.SUSPENDED,
        authority="劳动人事争议仲裁办案规则 第四十七条第二款",
        records=Resumed,
        document="恢复审理通知书",
        provided=suspended_before_hearing,
    )
    def resume(self, on: Annotated[date, Ask("恢复日期")], *, rules: RuleBook) -> None:
        """中止审理的事由消除后，应当恢复审理；已通知过开庭的，重新通知开庭日期。"""
        self.happened(self.Resumed, on, award_due=self.due_after(Resumed(on=on), rules))

    @step(
        "恢复审理（开庭后中止的）",
        by=COMMISSION,
        when=S.SUSPENDED,
        authority="劳动人事争议仲裁办案规则 第四十七条第二款",
        records=ResumedAfterHearing,
        document="恢复审理通知书",
        provided=suspended_after_hearing,
    )
    def resume_after_hearing(self, on: Annotated[date, Ask("恢复日期")], *, rules: RuleBook) -> None:
        """中止审理的事由消除后，应当恢复审理。"""
        self.happened(self.ResumedAfterHearing, on, award_due=self.due_after(Resumed(on=on), rules))
