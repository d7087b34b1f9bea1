"""A supervision letter, last chapter: escalated 升级, closed 办结, withdrawn 撤回; none is just lost."""

from datetime import date
from typing import Annotated

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.supervision_letter.local_law import RecommendationRule, Trigger, recommendation_rule
from domain.supervision_letter.record import OUT, LetterState, SupervisionLetterRecord
from domain.supervision_matter.ladder import Instrument
from domain.supervision_matter.local_law import NOTICE_OF_2024, ZHEJIANG
from domain.terms import Capacity, Term

S = LetterState
CLIMBING = f"工会法 第二十三条；{ZHEJIANG} 第二十三条（地方规定）；{NOTICE_OF_2024}"
CLOSING = "本系统管理规则（函件不得石沉大海）"
WITHOUT_EFFECT = (S.RECEIPT_REFUSED, S.OVERDUE, S.NOT_RECTIFIED, S.RELAPSED, S.DEPARTMENT_DECLINED)


class Rung(Term):
    """What a letter without effect is followed by."""

    OPINION = "opinion", "意见书"
    RECOMMENDATION = "recommendation", "建议书"
    LEAD = "lead", "线索移送检察机关"


HIGHER = {
    Instrument.REMINDER: (Rung.OPINION, Rung.RECOMMENDATION, Rung.LEAD),
    Instrument.OPINION: (Rung.RECOMMENDATION, Rung.LEAD),
    Instrument.RECOMMENDATION: (Rung.LEAD,),
}


class GroundOfWithdrawal(Term):
    """Why a letter is taken back."""

    ISSUED_IN_ERROR = "issued-in-error", "函件有误"
    OBJECTION_WELL_FOUNDED = "objection-well-founded", "用人单位异议成立"
    EMPLOYER_GONE = "employer-gone", "用人单位注销、破产"
    SETTLED_OTHERWISE = "settled-otherwise", "已通过其他途径解决"


class LadderGoesUp(Refused):
    """函件只能向上升级：提示函、意见书、建议书、线索移送。"""

    CODE = "ladder-goes-up"
    AUTHORITY = CLIMBING


class TriggerNotInRecord(Refused):
    """升级的理由应当与记录相符：拒收、逾期和未改正都要先有记录。"""

    CODE = "trigger-not-in-record"
    AUTHORITY = CLIMBING


class TriggerNotInLocalRule(Refused):
    """当地规定没有把这一情形列为发出建议书的条件。"""

    CODE = "trigger-not-in-local-rule"


class RecommendationFollowsOpinion(Refused):
    """当地规定的建议书以意见书为前提，提示函不能直接升级为建议书。"""

    CODE = "recommendation-follows-opinion"


class Ending(SupervisionLetterRecord):
    """How a letter ends: verified, escalated, withdrawn with a ground, or, if public, at its term."""

    class Escalated(Event):
        TOPIC = "supervision-letter.escalated"
        TERM = "升级"
        ARTICLE = CLIMBING
        LEADS_TO = S.ESCALATED
        rung: Rung
        trigger: Trigger
        local_rule: str | None

    class Closed(Event):
        TOPIC = "supervision-letter.closed"
        TERM = "函件办结"
        ARTICLE = CLOSING
        LEADS_TO = S.CLOSED

    class PublicationEnded(Event):
        TOPIC = "supervision-letter.publication-ended"
        TERM = "公开提示函办结"
        ARTICLE = CLOSING
        LEADS_TO = S.CLOSED

    class Withdrawn(Event):
        TOPIC = "supervision-letter.withdrawn"
        TERM = "撤回函件"
        ARTICLE = CLOSING
        LEADS_TO = S.WITHDRAWN
        ground: GroundOfWithdrawal
        explanation: SealedText

    # Decisions

    @step(
        "升级",
        by=Capacity.UNION,
        when=WITHOUT_EFFECT,
        authority=CLIMBING,
        records=Escalated,
        document="升级处理审批表",
    )
    def escalate(
        self,
        on: Annotated[date, Ask("升级日期")],
        *,
        rung: Annotated[Rung, Ask("升级为")],
        trigger: Annotated[Trigger, Ask("升级的理由")],
    ) -> None:
        """拒收、逾期不答复、无正当理由不改正的，可以升级；新的函件或者线索移送另行办理。"""
        if self.instrument is None or rung not in HIGHER[self.instrument]:
            raise LadderGoesUp(field="rung")
        if trigger not in self.triggers():
            raise TriggerNotInRecord(field="trigger")
        rule = recommendation_rule(self.region, on) if rung is Rung.RECOMMENDATION else None
        if rule is not None:
            allowed(rule, self.instrument, trigger)
        self.happened(
            self.Escalated,
            on,
            rung=rung,
            trigger=trigger,
            local_rule=rule.authority if rule is not None else None,
        )

    @step(
        "办结",
        by=Capacity.UNION,
        when=(S.VERIFIED, S.ESCALATED),
        authority=CLOSING,
        records=Closed,
        document="函件办结表",
    )
    def close(self, on: Annotated[date, Ask("办结日期")]) -> None:
        """写给特定单位的函件，整改经核实或者已经升级才能办结；其他情形写明理由撤回。"""
        self.happened(self.Closed, on)

    @step(
        "公开提示函办结",
        by=Capacity.UNION,
        when=S.PUBLISHED,
        authority=CLOSING,
        records=PublicationEnded,
        verified=False,
    )
    def end_publication(self, on: Annotated[date, Ask("办结日期")]) -> None:
        """提示的时点过去以后归档；没有收件单位，无所谓逾期。"""
        self.happened(self.PublicationEnded, on)

    @step(
        "撤回函件",
        by=Capacity.UNION,
        when=(S.DRAFTED, S.SUBMITTED, S.SIGNED, S.PUBLISHED, *OUT, S.RECTIFICATION_CLAIMED),
        authority=CLOSING,
        records=Withdrawn,
        document="撤回通知",
        verified=False,
    )
    def withdraw(
        self,
        on: Annotated[date, Ask("撤回日期")],
        *,
        ground: Annotated[GroundOfWithdrawal, Ask("撤回理由")],
        explanation: Annotated[SealedText, Ask("说明", max_length=2000)],
    ) -> None:
        """撤回必须写明理由，原函件和经过保留在记录中。"""
        self.happened(self.Withdrawn, on, ground=ground, explanation=explanation)

    def triggers(self) -> tuple[Trigger, ...]:
        """Those the record bears out."""
        found_out = self.state in (S.NOT_RECTIFIED, S.RELAPSED)
        stands = {
            Trigger.RECEIPT_REFUSED: self.receipt_refused,
            Trigger.NO_REPLY: self.unanswered,
            Trigger.NOT_CORRECTED: found_out and self.without_proper_reason,
            Trigger.DEPARTMENT_DECLINED: self.state is S.DEPARTMENT_DECLINED,
        }
        return tuple(trigger for trigger, holds in stands.items() if holds)


def allowed(rule: RecommendationRule, instrument: Instrument, trigger: Trigger) -> None:
    """Where a local rule lists the conditions of a 建议书, no others count there."""
    if rule.after_opinion and instrument is not Instrument.OPINION:
        raise RecommendationFollowsOpinion(field="rung", authority=rule.authority)
    if trigger not in rule.triggers:
        raise TriggerNotInLocalRule(field="trigger", authority=rule.authority)
