"""Court mediation, last chapter: mediation that fails 调解不成 goes back to the court, with what nobody disputes."""

from datetime import date
from typing import Annotated

from domain.carrying import Carriable, Matter
from domain.confirmed_facts import signed_by_all
from domain.court_mediation.record import (
    COURT,
    EITHER,
    MEDIATORS,
    CourtMediationRecord,
    CourtMediationState,
    postfiling,
    prefiling,
)
from domain.kernel import Event
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = CourtMediationState
REPORT = "最高人民法院关于人民法院特邀调解的规定 第二十一条、第二十六条；人民法院在线调解规则 第二十一条、第二十五条"


class WhyEnded(Term):
    """Why the mediator ends it (最高人民法院关于人民法院特邀调解的规定 第二十六条)."""

    UNWILLING = "unwilling", "当事人不愿继续调解"
    TOO_FAR_APART = "too-far-apart", "双方分歧较大，难以达成协议"
    OTHER = "other", "其他导致调解难以进行的情形"


class HowUnavailable(Term):
    """Why the other side does not take part (人民法院在线调解规则 第十五条第二款)."""

    REFUSES = "refuses", "对方拒绝调解"
    UNREACHABLE = "unreachable", "无法联系对方"


class MediationPeriodStillRunning(Refused):
    """调解期限尚未届满，不能以期满为由终结。"""

    CODE = "court-mediation-period-still-running"
    AUTHORITY = "人民法院在线调解规则 第二十四条、第二十五条第六项"


Undisputed = Annotated[
    SealedText | None,
    Ask("无争议事实", hint="只写各方签字确认的事实，不写让步；移送法院", max_length=5000),
]
ConfirmedByAll = Annotated[bool, Ask("各方已同意记载并签字确认无争议事实")]
Report = Annotated[SealedText, Ask("调解情况说明", hint="不写让步和底线", max_length=5000)]


class Failed(Carriable):
    """调解不成: the report, and the facts all parties confirmed; nothing of what was conceded."""

    TERM = "调解不成"
    ARTICLE = REPORT
    MATTER = Matter.UNDISPUTED
    CARRIES = ("undisputed",)
    report: SealedText
    undisputed: SealedText | None

    def confirms(self) -> bool:
        return self.undisputed is not None

    def confirmed_by(self) -> Side | None:
        return Side.BOTH


class Ending(CourtMediationRecord):
    """From the end of the attempt to the court that takes the case on."""

    class SentBack(Failed):
        TOPIC = "court-mediation.sent-back"
        TERM = "调解不成，转登记立案"
        LEADS_TO = S.TO_DOCKETING
        why: WhyEnded
        docketing_due: Deadline | None

    class Ended(Failed):
        TOPIC = "court-mediation.ended"
        TERM = "委托调解不成"
        LEADS_TO = S.TERMINATED
        why: WhyEnded

    class PeriodExpired(Failed):
        TOPIC = "court-mediation.period-expired"
        TERM = "调解期限届满"
        ARTICLE = "人民法院在线调解规则 第二十四条、第二十五条第六项"
        LEADS_TO = S.TERMINATED
        period: Deadline

    class OtherSideUnavailable(Event):
        TOPIC = "court-mediation.other-side-unavailable"
        TERM = "对方拒绝或者无法联系"
        ARTICLE = "人民法院在线调解规则 第十五条第二款、第二十五条第三项"
        LEADS_TO = S.TERMINATED
        how: HowUnavailable
        consult_by: Deadline | None
        report: SealedText

    class MaterialsTransferred(Event):
        TOPIC = "court-mediation.materials-transferred"
        TERM = "材料移送登记立案"
        ARTICLE = REPORT
        LEADS_TO = S.TO_DOCKETING
        docketing_due: Deadline | None

    class Resumed(Event):
        TOPIC = "court-mediation.resumed"
        TERM = "恢复审理"
        ARTICLE = (
            "人民法院在线调解规则 第二十一条第三项；最高人民法院关于人民法院特邀调解的规定 第二十一条第二款"
        )
        LEADS_TO = S.RESUMED

    # Decisions

    @step(
        "调解不成，移送登记立案",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority=REPORT,
        records=SentBack,
        document="调解情况说明、无争议事实记载、移送材料清单",
        provided=prefiling,
    )
    def send_back(
        self,
        on: Annotated[date, Ask("移送日期")],
        *,
        why: Annotated[WhyEnded, Ask("终结的原因")],
        report: Report,
        undisputed: Undisputed = None,
        confirmed_by_all: ConfirmedByAll = False,
        rules: RuleBook,
    ) -> None:
        """书面报告并移送材料；当事人坚持诉讼的，人民法院应当依法登记立案。让步和工作记录不移送。"""
        signed_by_all(undisputed, confirmed_by_all=confirmed_by_all)
        due = counted(rules, "court_docketing", on, self.region)
        self.happened(self.SentBack, on, why=why, report=report, undisputed=undisputed, docketing_due=due)

    @step(
        "委托调解不成，报告法院",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority=REPORT,
        records=Ended,
        document="调解情况说明、无争议事实记载、移送材料清单",
        provided=postfiling,
    )
    def end(
        self,
        on: Annotated[date, Ask("终结日期")],
        *,
        why: Annotated[WhyEnded, Ask("终结的原因")],
        report: Report,
        undisputed: Undisputed = None,
        confirmed_by_all: ConfirmedByAll = False,
    ) -> None:
        """书面报告并移送材料，由人民法院恢复审理。让步和工作记录不移送。"""
        signed_by_all(undisputed, confirmed_by_all=confirmed_by_all)
        self.happened(self.Ended, on, why=why, report=report, undisputed=undisputed)

    @step(
        "期限届满未达成协议",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="人民法院在线调解规则 第二十四条、第二十五条第六项；最高人民法院关于人民法院特邀调解的规定 第二十七条",
        records=PeriodExpired,
        document="调解情况说明、无争议事实记载",
    )
    def end_at_expiry(
        self,
        on: Annotated[date, Ask("终结日期")],
        *,
        report: Report,
        undisputed: Undisputed = None,
        confirmed_by_all: ConfirmedByAll = False,
    ) -> None:
        """期限届满未达成协议、各方不同意延长的，调解程序终结。"""
        period = self.period
        if period is None or not period.has_passed(on):
            raise MediationPeriodStillRunning(
                f"期限至 {period.falls_on if period else '未定'} 届满。", field="on"
            )
        signed_by_all(undisputed, confirmed_by_all=confirmed_by_all)
        self.happened(self.PeriodExpired, on, report=report, undisputed=undisputed, period=period)

    @step(
        "对方拒绝或者无法联系",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="人民法院在线调解规则 第十五条第二款、第二十五条第三项",
        records=OtherSideUnavailable,
        document="终结说明",
    )
    def end_unavailable(
        self,
        on: Annotated[date, Ask("终结日期")],
        *,
        how: Annotated[HowUnavailable, Ask("情形")],
        report: Report,
    ) -> None:
        """对方明确拒绝调解或者无法联系的，调解程序终结，材料退回人民法院。"""
        self.happened(self.OtherSideUnavailable, on, how=how, consult_by=self.consult_by, report=report)

    @step(
        "材料移送登记立案",
        by=EITHER,
        when=S.TERMINATED,
        authority="人民法院在线调解规则 第二十一条第一项、第二项；最高人民法院关于人民法院特邀调解的规定 第二十一条",
        records=MaterialsTransferred,
        document="移送材料清单、电子化材料",
        provided=prefiling,
    )
    def transfer_materials(self, on: Annotated[date, Ask("移送日期")], *, rules: RuleBook) -> None:
        """起诉状等材料移送人民法院；当事人坚持诉讼的，应当依法登记立案。"""
        due = counted(rules, "court_docketing", on, self.region)
        self.happened(self.MaterialsTransferred, on, docketing_due=due)

    @step(
        "恢复审理",
        by=COURT,
        when=(S.COMPLAINT_RECEIVED, S.CONSENTED, S.MEDIATING, S.AGREEMENT_POSTFILING, S.TERMINATED),
        authority="人民法院在线调解规则 第二十一条第三项；最高人民法院关于人民法院特邀调解的规定 第二十一条第二款；"
        "民事诉讼法 第九十六条、第一百零二条",
        records=Resumed,
        document="恢复审理通知",
        provided=postfiling,
    )
    def resume(self, on: Annotated[date, Ask("恢复日期")]) -> None:
        """委托调解未达成协议、当事人不同意调解或者调解书送达前反悔的，转入审判程序审理。"""
        self.happened(self.Resumed, on)
