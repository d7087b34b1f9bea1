"""Second instance, second chapter: the fee 上诉案件受理费, and the appeal that lapses without it."""

from datetime import date
from typing import Annotated, Any

from domain.appeal_case.record import AppealRecord, AppealState
from domain.kernel import Event
from domain.parties import Side, sides
from domain.refusals import Refused
from domain.representation.acting import named, through_representative
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = AppealState
COURT = Capacity.COURT
FEE = "诉讼费用交纳办法 第二十二条第二款；民事诉讼法解释 第三百一十八条"


class NotAppellant(Refused):
    """该当事人没有上诉，或者已经退出上诉。"""

    CODE = "not-appellant"
    AUTHORITY = "民事诉讼法 第一百七十一条"


class RulingsCostNothing(Refused):
    """对不予受理、驳回起诉和管辖权异议裁定提起上诉的案件，不交纳案件受理费。"""

    CODE = "appeals-from-rulings-cost-nothing"
    AUTHORITY = "诉讼费用交纳办法 第八条第三项"


class FeeNotDemanded(Refused):
    """尚未通知该上诉人交纳案件受理费，不能按自动撤回上诉处理。"""

    CODE = "appeal-fee-not-demanded"
    AUTHORITY = FEE


class FeePeriodStillRunning(Refused):
    """交纳案件受理费的期限尚未届满。"""

    CODE = "appeal-fee-period-still-running"
    AUTHORITY = FEE


class FeeSettled(Refused):
    """该上诉人已经交纳案件受理费。"""

    CODE = "appeal-fee-settled"
    AUTHORITY = FEE


class AnotherAppealRemains(Refused):
    """另一方的上诉仍在审理，案件不能因一方退出而终结；请登记一方退出上诉。"""

    CODE = "another-appeal-remains"
    AUTHORITY = "民事诉讼法解释 第三百一十五条；民事诉讼法 第一百八十条"


class OnlyAppeal(Refused):
    """只有一方上诉的，退出上诉即终结案件；请办理撤回上诉。"""

    CODE = "only-appeal"
    AUTHORITY = "民事诉讼法 第一百八十条；民事诉讼法解释 第三百一十八条"


class WhyLeft(Term):
    """Why one of two appellants left (民事诉讼法 第一百八十条；民事诉讼法解释 第三百一十八条)."""

    FEE_UNPAID = "fee-unpaid", "未在指定期限内交纳上诉费"
    APPLIED = "applied", "申请撤回上诉，裁定准许"


def costs_something(case: Any) -> Refused | None:
    """Only an appeal from a judgment has a fee."""
    return None if case.against_judgment else RulingsCostNothing()


def two_appellants(case: Any) -> Refused | None:
    """One can leave only where another stays."""
    return None if len(case.appellants) > 1 else OnlyAppeal()


class Fee(AppealRecord):
    """What an appeal costs, and what follows when it is not paid."""

    class FeeDemanded(Event):
        TOPIC = "appeal-case.fee-demanded"
        TERM = "通知交纳上诉费"
        ARTICLE = FEE
        appellant: Side
        fee_due: Deadline | None

        def evolve(self, case: Any) -> None:
            for side in sides(self.appellant):
                case.fee_due[side] = self.fee_due

    class FeePaid(Event):
        TOPIC = "appeal-case.fee-paid"
        TERM = "交纳上诉费"
        ARTICLE = FEE
        appellant: Side
        fee_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.fee_paid.update(sides(self.appellant))

    class FeeUnpaid(Event):
        TOPIC = "appeal-case.fee-unpaid"
        TERM = "按自动撤回上诉处理"
        ARTICLE = FEE
        LEADS_TO = S.APPEAL_WITHDRAWN
        fee_due: Deadline | None

    class OneSideLeft(Event):
        TOPIC = "appeal-case.one-side-left"
        TERM = "一方退出上诉"
        ARTICLE = "民事诉讼法 第一百八十条；民事诉讼法解释 第三百一十八条"
        appellant: Side
        why: WhyLeft

        def evolve(self, case: Any) -> None:
            case.appellants.discard(self.appellant)

    # Decisions

    @step(
        "通知交纳上诉费",
        by=COURT,
        when=S.APPEAL_FILED,
        authority=FEE,
        records=FeeDemanded,
        document="交纳诉讼费用通知书",
        provided=costs_something,
    )
    def demand_fee(
        self,
        on: Annotated[date, Ask("上诉人接到通知日期")],
        *,
        appellant: Annotated[Side, Ask("上诉人", hint="双方都上诉的分别预交")],
        rules: RuleBook,
    ) -> None:
        """上诉案件受理费在提交上诉状时预交；上诉期内未预交的，通知其在七日内预交。劳动争议案件每件交纳十元。"""
        self._appeals(appellant)
        due = counted(rules, "appeal_fee", on, self.region)
        self.happened(self.FeeDemanded, on, appellant=appellant, fee_due=due)

    @step(
        "上诉费已交纳",
        by=COURT,
        when=S.APPEAL_FILED,
        authority=FEE,
        records=FeePaid,
        document="诉讼费票据",
        provided=costs_something,
    )
    def record_fee(
        self,
        on: Annotated[date, Ask("交纳日期")],
        *,
        appellant: Annotated[Side, Ask("上诉人")],
    ) -> None:
        """双方都提起上诉的，分别预交；依法缓交、减交、免交的，以批准日期登记。"""
        self._appeals(appellant)
        for side in sides(appellant):
            if side in self.fee_paid:
                raise FeeSettled(f"{side.zh}。", field="appellant")
        self.happened(self.FeePaid, on, appellant=appellant, fee_due=self.fee_due.get(sides(appellant)[0]))

    @step(
        "未交上诉费，按自动撤回上诉处理",
        by=COURT,
        when=S.APPEAL_FILED,
        authority=FEE,
        records=FeeUnpaid,
        document="民事裁定书（按自动撤回上诉处理）",
    )
    def lapse_for_fee(self, on: Annotated[date, Ask("裁定日期")]) -> None:
        """虽递交上诉状，但未在指定的期限内交纳上诉费的，按自动撤回上诉处理；一审裁判随之生效。"""
        due = None
        for side in sides(Side.BOTH):
            if side in self.appellants:
                due = self.unpaid(side, on)
        self.happened(self.FeeUnpaid, on, fee_due=due)

    @step(
        "一方退出上诉",
        by=COURT,
        when=(S.APPEAL_FILED, S.DOCKETED),
        authority="民事诉讼法 第一百八十条；民事诉讼法解释 第三百一十八条、第三百三十五条",
        records=OneSideLeft,
        document="民事裁定书",
        provided=two_appellants,
    )
    @through_representative(whose=named("appellant"))
    def release_appellant(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        appellant: Annotated[Side, Ask("退出的上诉人")],
        why: Annotated[WhyLeft, Ask("退出的原因")],
    ) -> None:
        """双方都上诉，其中一方未交上诉费或者获准撤回上诉的，另一方的上诉继续审理。"""
        if appellant is Side.BOTH:
            raise NotAppellant("双方都退出的，请办理撤回上诉。", field="appellant")
        if why is WhyLeft.FEE_UNPAID:
            self.unpaid(appellant, on)
        self.happened(self.OneSideLeft, on, appellant=appellant, why=why)

    def unpaid(self, side: Side, on: date) -> Deadline | None:
        """The period that passed without payment; refused while it runs or once it was met."""
        if side in self.fee_paid:
            raise FeeSettled(f"{side.zh}。", field="on")
        if side not in self.fee_due:
            raise FeeNotDemanded(f"{side.zh}。", field="on")
        due = self.fee_due[side]
        if due is not None and not due.has_passed(on):
            raise FeePeriodStillRunning(f"{side.zh}的期限至 {due.falls_on} 届满。", field="on")
        return due

    def _appeals(self, appellant: Side) -> None:
        for side in sides(appellant):
            if side not in self.appellants:
                raise NotAppellant(f"{side.zh}。", field="appellant")
