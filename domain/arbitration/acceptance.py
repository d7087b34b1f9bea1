"""Arbitration, second chapter: the decision on acceptance 受理, and what the applicant may do without one."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import AWARD, ArbitrationRecord, ArbitrationState
from domain.cause_of_case import InWords, OfCommission, WithCause
from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.numbering import Series
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION


class GroundOfNonAcceptance(Term):
    """Why the commission does not accept (劳动人事争议仲裁办案规则 第三十条、第三十四条、第三十九条)."""

    OUT_OF_SCOPE = "out-of-scope", "不属于劳动人事争议的受理范围"
    NO_DEFINITE_CLAIM = "no-definite-claim", "没有明确的仲裁请求和事实理由"
    NOT_PROPER_PARTY = "not-proper-party", "申请人与本案无直接利害关系或者没有明确的被申请人"
    ALREADY_DEALT_WITH = "already-dealt-with", "已经处理或者正在处理"
    DEEMED_WITHDRAWN_BEFORE = "deemed-withdrawn-before", "曾按撤回仲裁申请处理"


class DecisionPeriodStillRunning(Refused):
    """受理决定的期限尚未届满，不能视为逾期未作决定。"""

    CODE = "decision-period-still-running"
    AUTHORITY = "劳动争议调解仲裁法 第二十九条"


class Acceptance(WithCause, ArbitrationRecord):
    """From a complete application to acceptance, or to the reasons why not."""

    class Accepted(Event):
        TOPIC = "arbitration-case.accepted"
        TERM = "受理"
        ARTICLE = "劳动争议调解仲裁法 第二十九条；劳动人事争议仲裁办案规则 第三十条"
        LEADS_TO = S.ACCEPTED
        case_number: str
        serve_by: Deadline | None
        award_due: Deadline

        def period_from(self, day: date) -> MovingPeriod:
            """仲裁庭的审理期限自受理之日起算."""
            return MovingPeriod(code=AWARD, began_on=day)

        def evolve(self, case: Any) -> None:
            case.award_period = self.period_from(self.occurred_on)
            case.award_due = self.award_due

    class NotAccepted(Event):
        TOPIC = "arbitration-case.not-accepted"
        TERM = "不予受理"
        ARTICLE = "劳动争议调解仲裁法 第二十九条；劳动人事争议仲裁办案规则 第三十一条、第三十四条"
        LEADS_TO = S.NOT_ACCEPTED
        ground: GroundOfNonAcceptance
        reasons: SealedText

    class OtherCommissionNamed(Event):
        TOPIC = "arbitration-case.other-commission-named"
        TERM = "告知向有管辖权的仲裁委员会申请"
        ARTICLE = "劳动人事争议仲裁办案规则 第三十一条"
        LEADS_TO = S.TOLD_OTHER_COMMISSION
        commission: str

    class DecisionOverdue(Event):
        TOPIC = "arbitration-case.acceptance-overdue"
        TERM = "逾期未作出受理决定"
        ARTICLE = "劳动争议调解仲裁法 第二十九条；劳动人事争议仲裁办案规则 第三十一条第二款"
        LEADS_TO = S.DEEMED_NONACCEPTANCE
        acceptance_due: Deadline

    class SuedWithoutDecision(Event):
        TOPIC = "arbitration-case.sued-without-acceptance"
        TERM = "逾期未决定，申请人起诉"
        ARTICLE = "劳动争议调解仲裁法 第二十九条；劳动争议司法解释（一） 第十二条"
        LEADS_TO = S.TERMINATED_BY_LITIGATION
        court: str

    # Decisions

    @step(
        "受理",
        by=COMMISSION,
        when=S.FILED,
        authority="劳动争议调解仲裁法 第二十九条；劳动人事争议仲裁办案规则 第三十条",
        records=Accepted,
        document="立案审批表、受理通知书",
    )
    def accept(
        self,
        on: Annotated[date, Ask("受理日期")],
        *,
        case_number: Annotated[
            str, Ask("仲裁案号", hint="按本委编号规则填写", max_length=60, numbered=Series.ARBITRATION_CASE)
        ],
        cause: OfCommission = None,
        cause_text: InWords = None,
        rules: RuleBook,
    ) -> None:
        """收到仲裁申请之日起五个工作日内认为符合受理条件的，应当受理；裁决期限自受理之日起计算。"""
        fixed = self.cause_given(rules, on, cause, cause_text)
        self.happened(
            self.Accepted,
            on,
            case_number=case_number,
            serve_by=counted(rules, "arb_serve_application", on, self.region),
            award_due=rules.deadline(AWARD, starts_from=on, region=self.region),
        )
        self.fix(on, fixed)

    @step(
        "不予受理",
        by=COMMISSION,
        when=S.FILED,
        authority="劳动争议调解仲裁法 第二十九条；劳动人事争议仲裁办案规则 第三十一条、第三十四条",
        records=NotAccepted,
        document="不予受理通知书",
    )
    def refuse_acceptance(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        ground: Annotated[GroundOfNonAcceptance, Ask("不予受理的理由")],
        reasons: Annotated[SealedText, Ask("理由说明", hint="写入通知书", max_length=2000)],
    ) -> None:
        """不符合受理条件的，应当书面通知申请人并说明理由；申请人可以就该争议向人民法院起诉，法律未设起诉期间。"""
        self.happened(self.NotAccepted, on, ground=ground, reasons=reasons)

    @step(
        "告知向其他仲裁委员会申请",
        by=COMMISSION,
        when=S.FILED,
        authority="劳动人事争议仲裁办案规则 第三十一条",
        records=OtherCommissionNamed,
        document="书面说明和告知",
    )
    def name_other_commission(
        self,
        on: Annotated[date, Ask("告知日期")],
        *,
        commission: Annotated[str, Ask("有管辖权的仲裁委员会", max_length=60)],
    ) -> None:
        """不属于本仲裁委员会管辖的，应当书面说明，并告知申请人向有管辖权的仲裁委员会申请。"""
        self.happened(self.OtherCommissionNamed, on, commission=commission)

    @step(
        "登记逾期未作决定",
        by=(COMMISSION, Capacity.SYSTEM),
        when=S.FILED,
        authority="劳动争议调解仲裁法 第二十九条；劳动人事争议仲裁办案规则 第三十一条第二款",
        records=DecisionOverdue,
    )
    def deem_not_accepted(self, on: Annotated[date, Ask("登记日期")]) -> None:
        """五个工作日内未作出是否受理的决定的，申请人可以就该争议向人民法院起诉。"""
        due = self.acceptance_due
        if due is None or not due.has_passed(on):
            raise DecisionPeriodStillRunning(
                f"决定期限至 {due.falls_on if due else '未定'} 届满。", field="on"
            )
        self.happened(self.DecisionOverdue, on, acceptance_due=due)

    @step(
        "登记申请人起诉",
        by=(COMMISSION, Capacity.COURT),
        when=S.DEEMED_NONACCEPTANCE,
        authority="劳动争议调解仲裁法 第二十九条；劳动争议司法解释（一） 第十二条",
        records=SuedWithoutDecision,
        document="起诉状、仲裁委员会接受申请的凭证",
    )
    def record_suit_without_decision(
        self,
        on: Annotated[date, Ask("起诉日期")],
        *,
        court: Annotated[str, Ask("人民法院", max_length=60)],
    ) -> None:
        """仲裁委员会逾期未作出决定的，申请人可以向人民法院起诉。"""
        self.happened(self.SuedWithoutDecision, on, court=court)
