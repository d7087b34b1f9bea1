"""Second instance, seventh chapter: endings without a decision on the merits: withdrawal 撤回 and a statement 调解书."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.appeal_case.fee import AnotherAppealRemains
from domain.appeal_case.record import AppealRecord, AppealState
from domain.claims import Instalment, refuse_another_sum
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.settlement import AgreedSum, AgreedTerms, EmployerSigned, Instalments, WorkerSigned, both_signed
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = AppealState
COURT = Capacity.COURT


class WithdrawalNotExamined(Refused):
    """一审判决确有错误，或者当事人之间恶意串通损害他人合法权益的，不准许撤回上诉；应当先行审查。"""

    CODE = "appeal-withdrawal-not-examined"
    AUTHORITY = "民事诉讼法解释 第三百三十五条"


class OthersMustAgree(Refused):
    """在第二审程序中撤回起诉，须经其他当事人同意。"""

    CODE = "others-must-agree-to-withdrawal"
    AUTHORITY = "民事诉讼法解释 第三百三十六条"


class BothMustReceiveStatement(Refused):
    """民事调解书经双方当事人签收后才具有法律效力。"""

    CODE = "both-must-receive-appeal-statement"
    AUTHORITY = "民事诉讼法 第一百条第三款、第一百七十九条"


class Ending(AppealRecord):
    """The parties end what one of them began."""

    class AppealWithdrawn(Event):
        TOPIC = "appeal-case.appeal-withdrawn"
        TERM = "准许撤回上诉"
        ARTICLE = "民事诉讼法 第一百八十条；民事诉讼法解释 第三百三十五条"
        LEADS_TO = S.APPEAL_WITHDRAWN
        trial_due: Deadline | None

    class SuitWithdrawn(Event):
        TOPIC = "appeal-case.suit-withdrawn"
        TERM = "二审准许撤回起诉"
        ARTICLE = "民事诉讼法解释 第三百三十六条"
        LEADS_TO = S.SUIT_WITHDRAWN
        trial_due: Deadline | None

    class StatementReceived(Event):
        TOPIC = "appeal-case.statement-received"
        TERM = "二审民事调解书生效"
        ARTICLE = "民事诉讼法 第一百条、第一百七十九条"
        LEADS_TO = S.MEDIATED
        amount: Decimal | None
        instalments: tuple[Instalment, ...]
        terms: SealedText
        trial_due: Deadline | None

    # Decisions

    @step(
        "裁定准许撤回上诉",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百八十条；民事诉讼法解释 第三百三十五条",
        records=AppealWithdrawn,
        document="民事裁定书（准许撤回上诉）",
    )
    @through_representative()
    def withdraw_appeal(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        examined: Annotated[
            bool, Ask("经审查，没有一审判决确有错误或者恶意串通损害国家、社会公共利益、他人合法权益的情形")
        ],
        all_withdraw: Annotated[bool, Ask("双方都上诉的，双方都撤回")] = False,
    ) -> None:
        """判决宣告前上诉人申请撤回上诉的，是否准许由第二审人民法院裁定；准许的，一审判决生效。"""
        if not examined:
            raise WithdrawalNotExamined(field="examined")
        if len(self.appellants) > 1 and not all_withdraw:
            raise AnotherAppealRemains(field="all_withdraw")
        self.happened(self.AppealWithdrawn, on, trial_due=self.trial_due)

    @step(
        "裁定准许撤回起诉",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法解释 第三百三十六条",
        records=SuitWithdrawn,
        document="民事裁定书（准许撤回起诉，撤销一审裁判）",
    )
    @through_representative()
    def withdraw_suit(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        others_agree: Annotated[bool, Ask("其他当事人同意，且不损害国家、社会公共利益、他人合法权益")],
    ) -> None:
        """原审原告在第二审程序中撤回起诉的，一并裁定撤销一审裁判；此后重复起诉的，人民法院不予受理。"""
        if not others_agree:
            raise OthersMustAgree(field="others_agree")
        self.happened(self.SuitWithdrawn, on, trial_due=self.trial_due)

    @step(
        "双方签收民事调解书",
        by=COURT,
        when=S.DOCKETED,
        authority="民事诉讼法 第一百条、第一百七十九条",
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
        amount: AgreedSum = None,
        instalments: Instalments = (),
        terms: AgreedTerms,
    ) -> None:
        """调解达成协议，应当制作调解书；调解书送达后，原审人民法院的判决即视为撤销。"""
        both_signed(worker=worker_received, employer=employer_received, otherwise=BothMustReceiveStatement)
        refuse_another_sum(instalments, amount)
        self.happened(
            self.StatementReceived,
            on,
            amount=amount,
            instalments=instalments,
            terms=terms,
            trial_due=self.trial_due,
        )
