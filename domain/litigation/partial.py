"""Litigation, beside the hearing: a partial judgment 先行判决, with an appeal of its own, while the rest goes on."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.kernel import Event
from domain.litigation.appeal import AppealPeriodStillRunning, DecisionAlreadyReceived, DecisionNotReceived
from domain.litigation.judgment import JudgmentItem, awarded, heard
from domain.litigation.record import LitigationRecord, LitigationState
from domain.parties import Side, sides
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.service.methods import HowServed, Paper, Receipt, ReceivedBy, WhichWorker, addressees, only_once
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline, later

S = LitigationState
COURT = Capacity.COURT
PART = "民事诉讼法 第一百五十六条"


class NothingDecidedInPart(Refused):
    """没有作出先行判决，或者先行判决已经确认生效。"""

    CODE = "nothing-decided-in-part"
    AUTHORITY = PART


def decided_in_part(case: Any) -> Refused | None:
    """Only a partial judgment that was given is served."""
    return None if case.part_decided_on is not None else NothingDecidedInPart()


class PartAppealed(Refused):
    """先行判决已被上诉，其效力待二审审结。"""

    CODE = "part-appealed"
    AUTHORITY = "民事诉讼法 第一百五十八条、第一百七十一条"


def not_appealed_in_part(case: Any) -> Refused | None:
    """An appeal keeps the partial judgment from taking effect."""
    return PartAppealed() if case.part_appealed else decided_in_part(case)


class Partial(LitigationRecord):
    """Part of the facts are clear, and judgment is given on that part first."""

    class PartialJudgmentGiven(Event):
        TOPIC = "litigation-case.partial-judgment-given"
        TERM = "先行判决"
        ARTICLE = PART
        LEADS_TO = S.PARTIAL_JUDGMENT
        items: tuple[JudgmentItem, ...]
        total: Decimal

        def evolve(self, case: Any) -> None:
            case.part_decided_on = self.occurred_on
            case.part_appealed = False
            case.part_received_on, case.part_appeal_until = {}, {}

    class HearingGoesOn(Event):
        TOPIC = "litigation-case.hearing-goes-on"
        TERM = "就其余部分继续审理"
        ARTICLE = PART
        LEADS_TO = S.HEARING

    class PartialJudgmentReceived(Event):
        TOPIC = "litigation-case.partial-judgment-received"
        TERM = "收到先行判决书"
        ARTICLE = "民事诉讼法 第一百五十六条、第一百七十一条"
        to: Side
        recipient: int | None
        part_appeal_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            for side in sides(self.to):
                case.part_received_on[side, self.recipient] = self.occurred_on
                case.part_appeal_until[side] = later(case.part_appeal_until.get(side), self.part_appeal_until)

    class PartialJudgmentEffective(Event):
        TOPIC = "litigation-case.partial-judgment-effective"
        TERM = "先行判决生效"
        ARTICLE = "民事诉讼法 第一百五十六条、第一百五十八条"
        part_appeal_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.part_decided_on = None

    # Decisions

    @step(
        "作出先行判决",
        by=COURT,
        when=S.HEARING,
        authority=PART,
        records=PartialJudgmentGiven,
        document="民事判决书（先行判决）",
        provided=heard,
    )
    def give_partial_judgment(
        self,
        on: Annotated[date, Ask("判决日期")],
        *,
        items: Annotated[tuple[JudgmentItem, ...], Ask("先行判决的判项")],
    ) -> None:
        """其中一部分事实已经清楚的，可以就该部分先行判决；先行判决可以单独上诉，二审另立案件。"""
        self.happened(self.PartialJudgmentGiven, on, items=items, total=awarded(items))

    @step(
        "就其余部分继续审理",
        by=COURT,
        when=S.PARTIAL_JUDGMENT,
        authority=PART,
        records=HearingGoesOn,
    )
    def go_on_hearing(self, on: Annotated[date, Ask("继续审理日期")]) -> None:
        """先行判决之后，就其余部分继续审理；再次开庭的重新通知，审限不因先行判决重新计算。"""
        self.happened(self.HearingGoesOn, on)

    @step(
        "送达先行判决书",
        by=COURT,
        when=(S.PARTIAL_JUDGMENT, S.HEARING),
        authority="民事诉讼法 第一百五十六条、第一百七十一条；民事诉讼法解释 第二百四十四条",
        records=PartialJudgmentReceived,
        document="送达回证",
        provided=decided_in_part,
    )
    def serve_partial_judgment(
        self,
        on: Annotated[date, Ask("收到先行判决书日期", hint="送达回证所载日期；各方分别登记")],
        *,
        to: ReceivedBy,
        recipient: WhichWorker = None,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """上诉期自各方收到先行判决书起分别计算，十五日。"""
        self.not_before(self.part_decided_on, "先行判决", on)
        only_once(self.part_received_on, to, recipient, DecisionAlreadyReceived)
        how = self.served(on, receipt, Paper.DECISION, addressees(to), recipient)
        until = counted(rules, "appeal_judgment", on, self.region)
        self.happened(
            self.PartialJudgmentReceived,
            on,
            to=to,
            recipient=recipient,
            part_appeal_until=until,
            receipt=how,
        )

    @step(
        "先行判决生效",
        by=COURT,
        when=(S.PARTIAL_JUDGMENT, S.HEARING),
        authority="民事诉讼法 第一百五十六条、第一百五十八条",
        records=PartialJudgmentEffective,
        document="生效证明",
        provided=not_appealed_in_part,
    )
    def establish_partial_effect(self, on: Annotated[date, Ask("确认生效日期")]) -> None:
        """各方的上诉期都届满而没有上诉的，先行判决发生法律效力；有人上诉的，待二审审结。"""
        last: Deadline | None = None
        for side in sides(Side.BOTH):
            if side not in self.part_appeal_until:
                raise DecisionNotReceived(f"{side.zh}。", field="on")
            until = self.part_appeal_until[side]
            if until is not None and not until.has_passed(on):
                raise AppealPeriodStillRunning(f"{side.zh}的上诉期至 {until.falls_on}。", field="on")
            last = later(last, until)
        self.happened(self.PartialJudgmentEffective, on, part_appeal_until=last)
