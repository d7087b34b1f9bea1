"""Litigation, second chapter: mediation 诉前调解 and docketing 立案, or a ruling not to accept."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.cause_of_case import InWords, OfCourt, WithCause
from domain.kernel import Event
from domain.litigation.record import (
    TRIAL_PERIODS,
    CourtProcedure,
    LitigationRecord,
    LitigationState,
    counted,
)
from domain.moving_period import MovingPeriod
from domain.personal_data import SealedText
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.rule_book import RuleBook
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = LitigationState
COURT = Capacity.COURT
MEDIATORS = (Capacity.COURT, Capacity.MEDIATION, Capacity.UNION)


class MediationEnded(Term):
    """Why mediation before docketing came back to the court (人民法院在线调解规则 第二十一条、第二十五条)."""

    NO_AGREEMENT = "no-agreement", "调解不成"
    REFUSED = "refused", "当事人拒绝调解"
    EXPIRED = "expired", "调解期限届满"


class SettledHow(Term):
    """What followed an agreement before docketing (人民法院在线调解规则 第二十条)."""

    PERFORMED = "performed", "即时履行或者已履行完毕"
    CONFIRMED = "confirmed", "已司法确认"
    PROMISED = "promised", "达成协议，尚待履行"


class Docketing(WithCause, LitigationRecord):
    """From a complete complaint to a docketed case."""

    class PrefilingMediationBegun(Event):
        TOPIC = "litigation-case.prefiling-mediation-begun"
        TERM = "诉前调解"
        ARTICLE = "民事诉讼法 第一百二十五条"
        LEADS_TO = S.PREFILING_MEDIATION
        mediator: str
        period: Deadline | None

    class PrefilingMediationEnded(Event):
        TOPIC = "litigation-case.prefiling-mediation-ended"
        TERM = "诉前调解未成"
        ARTICLE = "人民法院在线调解规则 第二十一条"
        LEADS_TO = S.COMPLAINT_RECEIVED
        why: MediationEnded
        docketing_due: Deadline | None

    class SettledBeforeDocketing(Event):
        TOPIC = "litigation-case.settled-before-docketing"
        TERM = "诉前调解成功"
        ARTICLE = "人民法院在线调解规则 第二十条；民事诉讼法 第二百零五条"
        LEADS_TO = S.SETTLED_PREFILING
        how: SettledHow
        amount: Decimal | None
        paid_by_third_party: bool

    class Docketed(Event):
        TOPIC = "litigation-case.docketed"
        TERM = "登记立案"
        ARTICLE = "民事诉讼法 第一百二十六条"
        LEADS_TO = S.DOCKETED
        case_number: str
        procedure: CourtProcedure
        serve_by: Deadline | None
        trial_due: Deadline | None

        def period_from(self, day: date) -> MovingPeriod:
            """审限自立案之日起算."""
            return MovingPeriod(code=TRIAL_PERIODS[self.procedure], began_on=day)

        def evolve(self, case: Any) -> None:
            case.procedure = self.procedure
            case.trial_period = self.period_from(self.occurred_on)

    class NotAccepted(Event):
        TOPIC = "litigation-case.not-accepted"
        TERM = "裁定不予受理"
        ARTICLE = "民事诉讼法 第一百二十六条、第一百五十七条"
        LEADS_TO = S.RULING_NOT_ACCEPT
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on
            case.ruled = True

    # Decisions

    @step(
        "委派诉前调解",
        by=COURT,
        when=S.COMPLAINT_RECEIVED,
        authority="民事诉讼法 第一百二十五条；人民法院在线调解规则 第二十四条",
        records=PrefilingMediationBegun,
        document="委派调解函",
    )
    def begin_prefiling_mediation(
        self,
        on: Annotated[date, Ask("调解组织接受委派日期")],
        *,
        mediator: Annotated[str, Ask("调解组织", max_length=60)],
        rules: RuleBook,
    ) -> None:
        """适宜调解的，先行调解，但当事人拒绝调解的除外；调解期限自调解组织接受委派之日起计算。本步骤只登记委派和退回；征求同意、选定、调解经过和协议，另开“法院委派、委托调解案件”（登记拟委派、委托调解的案件）逐步办理。"""
        period = counted(rules, "prefiling_mediation_period", on, self.region)
        self.happened(self.PrefilingMediationBegun, on, mediator=mediator, period=period)

    @step(
        "诉前调解未成",
        by=MEDIATORS,
        when=S.PREFILING_MEDIATION,
        authority="人民法院在线调解规则 第二十一条、第二十五条",
        records=PrefilingMediationEnded,
        document="调解情况说明",
    )
    def end_prefiling_mediation(
        self,
        on: Annotated[date, Ask("退回法院日期")],
        *,
        why: Annotated[MediationEnded, Ask("未成的原因")],
        rules: RuleBook,
    ) -> None:
        """调解不成或者当事人拒绝调解的，材料退回人民法院，当事人坚持诉讼的应当依法登记立案。"""
        due = counted(rules, "court_docketing", on, self.region)
        self.happened(self.PrefilingMediationEnded, on, why=why, docketing_due=due)

    @step(
        "诉前调解成功",
        by=MEDIATORS,
        when=S.PREFILING_MEDIATION,
        authority="人民法院在线调解规则 第二十条；民事诉讼法 第二百零五条",
        records=SettledBeforeDocketing,
        document="调解协议",
    )
    @through_representative(Power.SETTLE)
    def settle_before_docketing(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        how: Annotated[SettledHow, Ask("履行或者确认情况")],
        amount: Annotated[Decimal | None, Ask("约定总额（元）", check=Check.YUAN)] = None,
        paid_by_third_party: Annotated[bool, Ask("由第三方代为支付", hint="例如以未付工程款支付")] = False,
    ) -> None:
        """诉前达成调解协议的，可以自动履行，也可以共同申请司法确认。"""
        self.happened(
            self.SettledBeforeDocketing,
            on,
            how=how,
            amount=amount,
            paid_by_third_party=paid_by_third_party,
        )

    @step(
        "登记立案",
        by=COURT,
        when=S.COMPLAINT_RECEIVED,
        authority="民事诉讼法 第一百二十六条；最高人民法院关于人民法院登记立案若干问题的规定 第二条、第八条",
        records=Docketed,
        document="受理案件通知书、举证通知书、送达地址确认书",
    )
    def docket(
        self,
        on: Annotated[date, Ask("立案日期")],
        *,
        case_number: Annotated[
            str,
            Ask("案号", hint="例如（2026）晋0902民初12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ],
        procedure: Annotated[CourtProcedure, Ask("适用程序")],
        cause: OfCourt = None,
        cause_text: InWords = None,
        rules: RuleBook,
    ) -> None:
        """符合起诉条件的，应当在七日内立案并通知当事人；审限自立案之日起计算。"""
        fixed = self.cause_given(rules, on, cause, cause_text)
        self.happened(
            self.Docketed,
            on,
            case_number=case_number,
            procedure=procedure,
            serve_by=counted(rules, "court_serve_complaint", on, self.region),
            trial_due=counted(rules, TRIAL_PERIODS[procedure], on, self.region),
        )
        self.fix(on, fixed)

    @step(
        "裁定不予受理",
        by=COURT,
        when=(S.COMPLAINT_RECEIVED, S.CORRECTION),
        authority="民事诉讼法 第一百二十六条、第一百五十七条",
        records=NotAccepted,
        document="民事裁定书（不予受理）",
    )
    def refuse_acceptance(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不符合起诉条件又坚持起诉的，应当在七日内作出裁定书，不予受理；原告不服的可以上诉。"""
        self.happened(self.NotAccepted, on, reasons=reasons)
