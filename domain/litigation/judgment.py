"""Litigation, fifth chapter: the judgment 判决, item by item, a statement 调解书, or dismissal 驳回起诉."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.claims import ClaimKind, Instalment, Result, refuse_another_sum
from domain.kernel import Event
from domain.litigation.record import LitigationRecord, LitigationState
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.settlement import AgreedSum, AgreedTerms, EmployerSigned, Instalments, WorkerSigned, both_signed
from domain.steps import Ask, Check, step
from domain.terms import Capacity

S = LitigationState
COURT = Capacity.COURT


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgmentItem:
    """One item of a judgment 判项."""

    kind: Annotated[ClaimKind, Ask("请求类别")]
    result: Annotated[Result, Ask("判决结果")]
    claimed: Annotated[Decimal | None, Ask("请求金额（元）", check=Check.YUAN)] = None
    awarded: Annotated[
        Decimal | None, Ask("判决金额（元）", hint="没有金钱给付或者驳回的不填", check=Check.YUAN)
    ] = None
    claimant: Annotated[int | None, Ask("请求人序号", hint="第几名劳动者；全体共同的不填")] = None
    jointly: Annotated[bool, Ask("多个用人单位承担连带责任")] = False


class JudgmentItemsMissing(Refused):
    """判决书应当写明判决结果，请逐项填写。"""

    CODE = "judgment-items-missing"
    AUTHORITY = "民事诉讼法 第一百五十五条"


class RejectedItemHasAmount(Refused):
    """驳回的请求没有判决金额。"""

    CODE = "rejected-judgment-item-has-amount"
    AUTHORITY = "本系统记录规则"


class NotYetHeard(Refused):
    """未经开庭审理不得判决。"""

    CODE = "not-yet-heard"
    AUTHORITY = "民事诉讼法 第一百三十七条、第一百四十五条"


class BothMustReceive(Refused):
    """民事调解书经双方当事人签收后才具有法律效力。"""

    CODE = "both-must-receive-court-statement"
    AUTHORITY = "民事诉讼法 第一百条第三款"


def heard(case: Any) -> Refused | None:
    """A judgment follows a hearing."""
    return None if case.heard else NotYetHeard()


def awarded(items: tuple[JudgmentItem, ...]) -> Decimal:
    """The sum of what was given; nothing is given on a rejected claim."""
    if not items:
        raise JudgmentItemsMissing(field="items")
    for item in items:
        if item.result is Result.REJECTED and item.awarded:
            raise RejectedItemHasAmount(f"“{item.kind.zh}”填了 {item.awarded} 元。", field="items")
    return sum((item.awarded for item in items if item.awarded is not None), Decimal("0.00"))


class Judgment(LitigationRecord):
    """How the first instance ends."""

    class StatementReceived(Event):
        TOPIC = "litigation-case.statement-received"
        TERM = "民事调解书生效"
        ARTICLE = "民事诉讼法 第一百条"
        LEADS_TO = S.MEDIATION_STATEMENT
        amount: Decimal | None
        instalments: tuple[Instalment, ...]
        terms: SealedText

    class JudgmentGiven(Event):
        TOPIC = "litigation-case.judgment-given"
        TERM = "一审判决"
        ARTICLE = "民事诉讼法 第一百五十一条、第一百五十五条"
        LEADS_TO = S.JUDGMENT_ISSUED
        items: tuple[JudgmentItem, ...]
        total: Decimal
        default: bool

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on

    class SuitDismissed(Event):
        TOPIC = "litigation-case.suit-dismissed"
        TERM = "裁定驳回起诉"
        ARTICLE = "民事诉讼法 第一百五十七条；民事诉讼法解释 第二百零八条第三款"
        LEADS_TO = S.RULING_DISMISS
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on
            case.ruled = True

    # Decisions

    @step(
        "双方签收民事调解书",
        by=COURT,
        when=S.HEARING,
        authority="民事诉讼法 第一百条；民事诉讼法解释 第一百四十九条",
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
        """调解达成协议，人民法院应当制作调解书；调解书经双方当事人签收后，即具有法律效力。"""
        both_signed(worker=worker_received, employer=employer_received, otherwise=BothMustReceive)
        refuse_another_sum(instalments, amount)
        self.happened(self.StatementReceived, on, amount=amount, instalments=instalments, terms=terms)

    @step(
        "作出一审判决",
        by=COURT,
        when=S.HEARING,
        authority="民事诉讼法 第一百五十一条、第一百五十五条",
        records=JudgmentGiven,
        document="民事判决书",
        provided=heard,
    )
    def give_judgment(
        self,
        on: Annotated[date, Ask("判决日期")],
        *,
        items: Annotated[tuple[JudgmentItem, ...], Ask("判项")],
        default: Annotated[bool, Ask("缺席判决")] = False,
    ) -> None:
        """宣告判决时，应当告知当事人上诉权利、上诉期限和上诉的法院；小额诉讼实行一审终审。"""
        self.happened(self.JudgmentGiven, on, items=items, total=awarded(items), default=default)

    @step(
        "裁定驳回起诉",
        by=COURT,
        when=S.HEARING,
        authority="民事诉讼法 第一百五十七条；民事诉讼法解释 第二百零八条第三款",
        records=SuitDismissed,
        document="民事裁定书（驳回起诉）",
    )
    def dismiss_suit(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """立案后发现不符合起诉条件的，裁定驳回起诉；当事人不服的可以上诉。"""
        self.happened(self.SuitDismissed, on, reasons=reasons)
