"""Court mediation, fourth chapter: the agreement 调解协议, and how it ends the case before or after docketing."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.claims import Instalment, refuse_another_sum
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
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.rule_book import RuleBook, counted
from domain.settlement import AgreedSum, AgreedTerms, EmployerSigned, Instalments, WorkerSigned
from domain.steps import Ask, step
from domain.time_limits import Deadline

S = CourtMediationState


class StatementNotReceivedByBoth(Refused):
    """民事调解书经双方当事人签收后才具有法律效力。"""

    CODE = "statement-not-received-by-both"
    AUTHORITY = "民事诉讼法 第一百条第三款；民事诉讼法解释 第一百四十九条"


class Agreed(Event):
    """达成调解协议: what was agreed; what was offered on the way stays with the mediator."""

    TERM = "达成调解协议"
    ARTICLE = "最高人民法院关于人民法院特邀调解的规定 第十九条、第二十条、第二十四条"
    amount: Decimal | None
    instalments: tuple[Instalment, ...]
    terms: SealedText
    period: Deadline | None


class Agreement(CourtMediationRecord):
    """From the agreement to performance, a court statement or the withdrawal of the suit."""

    class AgreedBeforeDocketing(Agreed):
        TOPIC = "court-mediation.agreed-before-docketing"
        TERM = "诉前达成调解协议"
        ARTICLE = "人民法院在线调解规则 第十九条、第二十条；最高人民法院关于人民法院特邀调解的规定 第十九条"
        LEADS_TO = S.AGREEMENT_PREFILING
        confirmation_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.confirmation_until = self.confirmation_until

    class AgreedAfterDocketing(Agreed):
        TOPIC = "court-mediation.agreed-after-docketing"
        TERM = "立案后达成调解协议"
        ARTICLE = "最高人民法院关于人民法院特邀调解的规定 第二十条；人民法院在线调解规则 第二十条第二款"
        LEADS_TO = S.AGREEMENT_POSTFILING

    class Performed(Event):
        TOPIC = "court-mediation.performed"
        TERM = "自动履行"
        ARTICLE = "人民法院在线调解规则 第二十条第一款"
        LEADS_TO = S.MEDIATED_OFFCOURT
        paid_by_third_party: bool

    class StatementReceived(Event):
        TOPIC = "court-mediation.statement-received"
        TERM = "民事调解书生效"
        ARTICLE = "民事诉讼法 第一百条；最高人民法院关于人民法院特邀调解的规定 第二十条"
        LEADS_TO = S.MEDIATION_STATEMENT

    class WithdrawalPermitted(Event):
        TOPIC = "court-mediation.withdrawal-permitted"
        TERM = "准许撤诉"
        ARTICLE = "人民法院在线调解规则 第二十条第二款；民事诉讼法 第一百四十八条"
        LEADS_TO = S.WITHDRAWN

    # Decisions

    @step(
        "诉前达成调解协议",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="人民法院在线调解规则 第十九条、第二十条；最高人民法院关于人民法院特邀调解的规定 第十九条、第二十四条",
        records=AgreedBeforeDocketing,
        document="调解协议、调解笔录",
        provided=prefiling,
    )
    @through_representative(Power.SETTLE)
    def agree_before_docketing(
        self,
        on: Annotated[date, Ask("协议生效日期", hint="在线签订的，各方完成电子签章之日")],
        *,
        amount: AgreedSum = None,
        instalments: Instalments = (),
        terms: AgreedTerms,
        rules: RuleBook,
    ) -> None:
        """协议送达双方并提交人民法院备案；可以自动履行，也可以在生效后三十日内共同申请司法确认。"""
        refuse_another_sum(instalments, amount)
        self.happened(
            self.AgreedBeforeDocketing,
            on,
            amount=amount,
            instalments=instalments,
            terms=terms,
            period=self.period,
            confirmation_until=counted(rules, "judicial_confirmation_application", on, self.region),
        )

    @step(
        "立案后达成调解协议",
        by=MEDIATORS,
        when=S.MEDIATING,
        authority="最高人民法院关于人民法院特邀调解的规定 第二十条；人民法院在线调解规则 第二十条第二款",
        records=AgreedAfterDocketing,
        document="调解协议",
        provided=postfiling,
    )
    @through_representative(Power.SETTLE)
    def agree_after_docketing(
        self,
        on: Annotated[date, Ask("达成协议日期")],
        *,
        amount: AgreedSum = None,
        instalments: Instalments = (),
        terms: AgreedTerms,
    ) -> None:
        """向人民法院提交调解协议，由人民法院审查后制作调解书，或者由原告申请撤诉。"""
        refuse_another_sum(instalments, amount)
        self.happened(
            self.AgreedAfterDocketing,
            on,
            amount=amount,
            instalments=instalments,
            terms=terms,
            period=self.period,
        )

    @step(
        "登记自动履行",
        by=EITHER,
        when=S.AGREEMENT_PREFILING,
        authority="人民法院在线调解规则 第二十条第一款",
        records=Performed,
        document="履行凭证",
    )
    def record_performance(
        self,
        on: Annotated[date, Ask("履行完毕日期")],
        *,
        paid_by_third_party: Annotated[bool, Ask("由第三方代为支付", hint="例如以未付工程款支付")] = False,
    ) -> None:
        """诉前达成协议并自动履行的，按诉讼外调解结案。"""
        self.happened(self.Performed, on, paid_by_third_party=paid_by_third_party)

    @step(
        "双方签收民事调解书",
        by=COURT,
        when=S.AGREEMENT_POSTFILING,
        authority="民事诉讼法 第一百条；民事诉讼法解释 第一百四十九条；最高人民法院关于人民法院特邀调解的规定 第二十条",
        records=StatementReceived,
        document="民事调解书、送达回证",
    )
    @through_representative(Power.SETTLE)
    def receive_statement(
        self,
        on: Annotated[date, Ask("双方签收齐备日期")],
        *,
        worker_received: WorkerSigned,
        employer_received: EmployerSigned,
    ) -> None:
        """人民法院审查调解协议并制作调解书；经双方当事人签收后，即具有法律效力。"""
        if not (worker_received and employer_received):
            raise StatementNotReceivedByBoth(field="worker_received")
        self.happened(self.StatementReceived, on)

    @step(
        "准许撤诉",
        by=COURT,
        when=S.AGREEMENT_POSTFILING,
        authority="人民法院在线调解规则 第二十条第二款；民事诉讼法 第一百四十八条",
        records=WithdrawalPermitted,
        document="民事裁定书（准许撤诉）",
    )
    @through_representative()
    def permit_withdrawal(self, on: Annotated[date, Ask("裁定日期")]) -> None:
        """达成协议后原告申请撤诉的，由人民法院裁定是否准许。"""
        self.happened(self.WithdrawalPermitted, on)
