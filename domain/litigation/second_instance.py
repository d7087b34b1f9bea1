"""Litigation, after the decision: a ruling in force 裁定生效, and word from the second instance 二审情况."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.kernel import Event
from domain.litigation.appeal import (
    RULED,
    AppealOutcome,
    AppealPeriodStillRunning,
    DecisionNotReceived,
)
from domain.litigation.record import LitigationRecord, LitigationState
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline, later

S = LitigationState
COURT = Capacity.COURT


class Contested(Term):
    """What the appeal is against (民事诉讼法 第一百五十六条、第一百五十七条、第一百七十一条)."""

    JUDGMENT = "judgment", "一审判决"
    PARTIAL_JUDGMENT = "partial-judgment", "先行判决"
    NON_ACCEPTANCE = "non-acceptance", "不予受理裁定"
    DISMISSAL = "dismissal", "驳回起诉裁定"
    JURISDICTION = "jurisdiction", "管辖权异议裁定"


class SecondInstance(LitigationRecord):
    """What the first instance learns of, and what stands when nobody appeals from a ruling."""

    class RulingEffective(Event):
        TOPIC = "litigation-case.ruling-effective"
        TERM = "一审裁定生效"
        ARTICLE = "民事诉讼法 第一百五十八条、第一百七十一条第二款"
        LEADS_TO = S.RULING_EFFECTIVE
        appeal_until: Deadline | None

    class SecondInstanceNoted(Event):
        TOPIC = "litigation-case.second-instance-noted"
        TERM = "二审情况"
        ARTICLE = "民事诉讼法 第一百七十四条、第一百八十二条"
        appeal_case_id: UUID
        contested: Contested
        outcome: AppealOutcome | None

        def evolve(self, case: Any) -> None:
            if self.contested is Contested.PARTIAL_JUDGMENT:
                case.part_appealed = True

    # Decisions

    @step(
        "一审裁定生效",
        by=COURT,
        when=RULED,
        authority="民事诉讼法 第一百五十八条、第一百七十一条第二款",
        records=RulingEffective,
        document="生效证明",
    )
    def establish_ruling_effect(self, on: Annotated[date, Ask("确认生效日期")]) -> None:
        """不予受理、驳回起诉的裁定，原告收到后十日内没有上诉的，发生法律效力；裁定送达被告的，也等被告的期限届满。"""
        last: Deadline | None = None
        if not self.appeal_until:
            raise DecisionNotReceived(field="on")
        for side, until in self.appeal_until.items():
            if until is not None and not until.has_passed(on):
                raise AppealPeriodStillRunning(f"{side.zh}的上诉期至 {until.falls_on}。", field="on")
            last = later(last, until)
        self.happened(self.RulingEffective, on, appeal_until=last)

    @step(
        "二审情况",
        by=Capacity.SYSTEM,
        authority="民事诉讼法 第一百七十四条、第一百八十二条",
        records=SecondInstanceNoted,
    )
    def note_second_instance(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        appeal_case_id: Annotated[UUID, Ask("二审案件")],
        contested: Annotated[Contested, Ask("上诉所针对的裁判")],
        outcome: Annotated[AppealOutcome | None, Ask("二审结果")] = None,
    ) -> None:
        """本案的判决、裁定被上诉，或者二审审结后，由系统记入，并指明二审案件。"""
        self.happened(
            self.SecondInstanceNoted,
            on,
            appeal_case_id=appeal_case_id,
            contested=contested,
            outcome=outcome,
        )
