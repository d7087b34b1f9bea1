"""Enforcement, third chapter: measures 执行措施, how long they last, and how they are lifted."""

from datetime import date
from typing import Annotated, Any

from domain.enforcement.record import COURT, RUNNING, EnforcementRecord, EnforcementState, Held, counted
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = EnforcementState
LIFTABLE = (
    S.MEASURES,
    S.STAYED,
    S.SETTLEMENT,
    S.THIS_EXECUTION_ENDED,
    S.NON_ENFORCED,
    S.TERMINATED,
    S.REVOKED,
    S.COMPLETED,
)
PERIODS = "民事诉讼法解释 第四百八十五条"


class Measure(Term):
    """What a court may do (民事诉讼法 第二百五十三条至第二百五十五条、第二百五十八条、第二百六十六条)."""

    FREEZE_DEPOSIT = "freeze-deposit", "冻结存款"
    SEIZE_MOVABLES = "seize-movables", "查封、扣押动产"
    SEIZE_IMMOVABLES = "seize-immovables", "查封不动产"
    FREEZE_OTHER = "freeze-other", "冻结其他财产权"
    DEDUCT = "deduct", "划拨存款"
    WITHHOLD_INCOME = "withhold-income", "扣留、提取收入"
    SELL = "sell", "拍卖、变卖"
    RESTRICT_SPENDING = "restrict-spending", "限制消费"
    DISHONEST_LIST = "dishonest-list", "纳入失信被执行人名单"
    RESTRICT_EXIT = "restrict-exit", "限制出境"


LASTS: dict[Measure, str] = {
    Measure.FREEZE_DEPOSIT: "freeze_bank_deposit",
    Measure.SEIZE_MOVABLES: "seize_movables",
    Measure.SEIZE_IMMOVABLES: "seize_immovables",
    Measure.FREEZE_OTHER: "seize_immovables",
}


class MeasureTooLong(Refused):
    """冻结、查封、扣押的期限不得超过规定的上限。"""

    CODE = "measure-too-long"
    AUTHORITY = PERIODS


class NoSuchMeasure(Refused):
    """没有该序号的执行措施，或者已经解除。"""

    CODE = "no-such-measure"
    AUTHORITY = "本系统记录规则"


class MeasureCannotBeRenewed(Refused):
    """该措施没有法定期限，不需要续行。"""

    CODE = "measure-cannot-be-renewed"
    AUTHORITY = PERIODS


class MeasureAlreadyLapsed(Refused):
    """续行应当在查封、扣押、冻结期限届满前办理，该措施已经届满。"""

    CODE = "measure-already-lapsed"
    AUTHORITY = PERIODS


class Measures(EnforcementRecord):
    """What is taken hold of, and until when."""

    class MeasureTaken(Event):
        TOPIC = "enforcement-case.measure-taken"
        TERM = "采取执行措施"
        ARTICLE = "民事诉讼法 第二百五十三条至第二百五十五条；民事诉讼法解释 第四百八十五条"
        LEADS_TO = S.MEASURES
        measure: int
        kind: Measure
        subject: SealedText | None
        until: date | None
        longest: Deadline | None

        def evolve(self, case: Any) -> None:
            code = LASTS.get(self.kind, "")
            case.measures[self.measure] = Held(code=code, until=self.until, longest=self.longest)
            case.measures_taken += 1

    class MeasureRenewed(Event):
        TOPIC = "enforcement-case.measure-renewed"
        TERM = "续行查封、扣押、冻结"
        ARTICLE = PERIODS
        measure: int
        until: date | None
        longest: Deadline | None

        def evolve(self, case: Any) -> None:
            code = case.measures[self.measure].code
            case.measures[self.measure] = Held(code=code, until=self.until, longest=self.longest)

    class MeasureLifted(Event):
        TOPIC = "enforcement-case.measure-lifted"
        TERM = "解除执行措施"
        ARTICLE = "民事诉讼法解释 第一百六十六条、第三百一十四条"
        measure: int
        reasons: SealedText
        longest: Deadline | None

        def evolve(self, case: Any) -> None:
            del case.measures[self.measure]

    # Decisions

    @step(
        "采取执行措施",
        by=COURT,
        when=RUNNING,
        authority="民事诉讼法 第二百五十一条、第二百五十三条至第二百五十五条、第二百五十八条、第二百六十六条；"
        "民事诉讼法解释 第四百八十五条",
        records=MeasureTaken,
        document="执行裁定书、协助执行通知书",
    )
    def take_measure(
        self,
        on: Annotated[date, Ask("采取措施日期")],
        *,
        kind: Annotated[Measure, Ask("执行措施")],
        subject: Annotated[SealedText | None, Ask("财产或者内容", max_length=2000)] = None,
        until: Annotated[
            date | None, Ask("措施截止日期", hint="裁定书载明的；未载明的不填，按上限提示")
        ] = None,
        rules: RuleBook,
    ) -> None:
        """冻结存款不超过一年，查封、扣押动产不超过二年，查封不动产、冻结其他财产权不超过三年；可以立即采取。"""
        longest = self._longest(rules, LASTS.get(kind, ""), on)
        self._within(until, longest)
        self.happened(
            self.MeasureTaken,
            on,
            measure=self.measures_taken + 1,
            kind=kind,
            subject=subject,
            until=until,
            longest=longest,
        )

    @step(
        "续行查封、扣押、冻结",
        by=COURT,
        when=(S.MEASURES, S.STAYED, S.SETTLEMENT, S.THIS_EXECUTION_ENDED),
        authority=PERIODS,
        records=MeasureRenewed,
        document="执行裁定书（续行）",
    )
    def renew_measure(
        self,
        on: Annotated[date, Ask("续行日期")],
        *,
        measure: Annotated[int, Ask("第几项措施")],
        until: Annotated[date | None, Ask("续行截止日期", hint="裁定书载明的；未载明的不填")] = None,
        rules: RuleBook,
    ) -> None:
        """申请执行人申请延长或者依职权续行的，应当在期限届满前办理，续行期限不得超过同类措施的期限。"""
        held = self._standing(measure)
        if not held.code:
            raise MeasureCannotBeRenewed(field="measure")
        ends = held.ends_on
        if ends is not None and ends < on:
            raise MeasureAlreadyLapsed(f"至 {ends} 届满。", field="on")
        longest = self._longest(rules, held.code, on)
        self._within(until, longest)
        self.happened(self.MeasureRenewed, on, measure=measure, until=until, longest=longest)

    @step(
        "解除执行措施",
        by=COURT,
        when=LIFTABLE,
        authority="民事诉讼法解释 第一百六十六条、第三百一十四条",
        records=MeasureLifted,
        document="执行裁定书（解除）、协助执行通知书",
    )
    def lift_measure(
        self,
        on: Annotated[date, Ask("解除日期")],
        *,
        measure: Annotated[int, Ask("第几项措施")],
        reasons: Annotated[SealedText, Ask("解除理由", max_length=2000)],
    ) -> None:
        """应当解除的，作出裁定并通知协助单位；案外人异议成立、申请执行人期满未起诉的，七日内解除。"""
        longest = self._standing(measure).longest
        self.happened(self.MeasureLifted, on, measure=measure, reasons=reasons, longest=longest)

    def _longest(self, rules: RuleBook, code: str, on: date) -> Deadline | None:
        return counted(rules, code, on, self.region) if code else None

    def _within(self, until: date | None, longest: Deadline | None) -> None:
        if until is not None and longest is not None and longest.has_passed(until):
            raise MeasureTooLong(f"至迟 {longest.falls_on}。", field="until", authority=longest.authority)

    def _standing(self, measure: int) -> Held:
        if measure not in self.measures:
            raise NoSuchMeasure(f"第 {measure} 项。", field="measure")
        return self.measures[measure]
