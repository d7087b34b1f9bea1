"""Second instance, fifth chapter: the trial period 审限, made longer 延长, standing still 中止 and going on 恢复."""

from datetime import date
from typing import Annotated, Any

from domain.appeal_case.record import JUDGMENTS, AppealRecord, AppealState, Contested
from domain.kernel import Event
from domain.litigation.hearing import GroundOfSuspension, Suspension
from domain.moving_period import MovingPeriod, PeriodResumed
from domain.personal_data import SealedText
from domain.reckoning import Change, Extended, Resumed
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline, Unit

S = AppealState
COURT = Capacity.COURT
TRIAL = "民事诉讼法 第一百八十三条；民事诉讼法解释 第三百三十九条"
SUSPENSION = "民事诉讼法 第一百五十三条、第一百八十一条"


class PresidentApprovalMissing(Refused):
    """延长第二审审限应当由本院院长批准。"""

    CODE = "court-president-approval-missing"
    AUTHORITY = TRIAL


class TrialAlreadyExtended(Refused):
    """第二审审限已经延长过。"""

    CODE = "second-instance-already-extended"
    AUTHORITY = "最高人民法院关于严格执行案件审理期限制度的若干规定 第二条"


class TrialExtensionTooLong(Refused):
    """对判决的上诉案件，延长审限不得超过三个月。"""

    CODE = "second-instance-extension-too-long"
    AUTHORITY = "最高人民法院关于严格执行案件审理期限制度的若干规定 第二条"


def extension_unit(contested: Contested) -> Unit:
    """Months for a judgment, days for a ruling (审限规定 第二条；民事诉讼法解释 第三百三十九条)."""
    return Unit.MONTH if contested in JUDGMENTS else Unit.CALENDAR_DAY


class TrialPeriod(AppealRecord):
    """How long the higher court has."""

    class TrialExtended(Event):
        TOPIC = "appeal-case.trial-extended"
        TERM = "延长第二审审限"
        ARTICLE = TRIAL
        contested: Contested
        length: int
        reasons: SealedText
        trial_due: Deadline | None

        def change_on(self, day: date) -> Change:
            """By so much from the end of the ordinary period on."""
            return Extended(on=day, length=self.length, unit=extension_unit(self.contested))

        def evolve(self, case: Any) -> None:
            case.trial_period = case.trial_period.moved(self.change_on(self.occurred_on))
            case.trial_due = self.trial_due

    class Suspended(Suspension):
        TOPIC = "appeal-case.suspended"
        ARTICLE = SUSPENSION
        LEADS_TO = S.SUSPENDED

    class Resumed(PeriodResumed):
        TOPIC = "appeal-case.resumed"
        TERM = "恢复诉讼"
        ARTICLE = "民事诉讼法 第一百五十三条第二款、第一百八十一条；民事诉讼法解释 第二百四十六条"
        LEADS_TO = S.DOCKETED
        trial_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.trial_period = case.trial_period.moved(self.change_on(self.occurred_on))
            case.trial_due = self.trial_due

    # Decisions

    @step(
        "延长第二审审限",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百八十三条；民事诉讼法解释 第三百三十九条；"
        "最高人民法院关于严格执行案件审理期限制度的若干规定 第二条",
        records=TrialExtended,
        document="延长审限审批表",
    )
    def extend_trial(
        self,
        on: Annotated[date, Ask("批准日期")],
        *,
        length: Annotated[
            int, Ask("延长多久", hint="对判决的上诉案件写月数，至多三个月；对裁定的上诉案件写日数")
        ],
        approved: Annotated[bool, Ask("本院院长已经批准")],
        reasons: Annotated[SealedText, Ask("特殊情况", max_length=2000)],
        rules: RuleBook,
    ) -> None:
        """有特殊情况需要延长的，由本院院长批准。民事诉讼法未设上限，判决上诉案件的三个月依审限规定第二条。"""
        if not approved:
            raise PresidentApprovalMissing(field="approved")
        period = self._running()
        if any(isinstance(change, Extended) for change in period.changes):
            raise TrialAlreadyExtended(field="length")
        assert self.contested is not None  # noqa: S101 - a petition says what it is against
        most = _most(rules, period, self.region)
        if most is not None and length > most:
            raise TrialExtensionTooLong(f"至多 {most} 个月。", field="length")
        unit = extension_unit(self.contested)
        due = period.moved(Extended(on=on, length=length, unit=unit)).due(rules, self.region)
        self.happened(
            self.TrialExtended,
            on,
            contested=self.contested,
            length=length,
            reasons=reasons,
            trial_due=due,
        )

    @step(
        "中止诉讼",
        by=COURT,
        when=S.DOCKETED,
        authority=SUSPENSION,
        records=Suspended,
        document="民事裁定书（中止诉讼）",
    )
    def suspend(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        ground: Annotated[GroundOfSuspension, Ask("中止事由")],
    ) -> None:
        """第二审适用第一审普通程序的规定，有法定情形之一的，中止诉讼；中止的期间不计入审限。"""
        self.happened(self.Suspended, on, ground=ground)

    @step(
        "恢复诉讼",
        by=COURT,
        when=S.SUSPENDED,
        authority="民事诉讼法 第一百五十三条第二款、第一百八十一条；民事诉讼法解释 第二百四十六条",
        records=Resumed,
        document="恢复诉讼通知书",
    )
    def resume(self, on: Annotated[date, Ask("恢复日期")], *, rules: RuleBook) -> None:
        """中止诉讼的原因消除后，恢复诉讼。"""
        due = self._running().moved(Resumed(on=on)).due(rules, self.region)
        self.happened(self.Resumed, on, trial_due=due)

    def _running(self) -> MovingPeriod:
        assert self.trial_period is not None  # noqa: S101 - these steps are open to docketed cases only
        return self.trial_period


def _most(rules: RuleBook, period: MovingPeriod, region: str) -> int | None:
    """How much longer at most; None where the text sets no limit, or no rule of that day is known."""
    if counted(rules, period.code, period.began_on, region) is None:
        return None
    return rules.limit(period.code, on=period.began_on, region=region).extensions[0].length
