"""Supervision, fourth chapter: settling by consent 协商解决, and whether what was agreed is paid."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.claims import Instalment, refuse_another_sum
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.settlement import Instalments, not_beyond_agreed, paid_as_agreed
from domain.steps import Ask, Check, step
from domain.supervision_matter.local_law import ZHEJIANG
from domain.supervision_matter.record import IN_HAND, UNSETTLED, MatterState, SupervisionMatterRecord
from domain.terms import Capacity

S = MatterState
BY_CONSENT = f"{ZHEJIANG} 第十九条（地方规定）；工会法 第二十九条"


class ConsentMissing(Refused):
    """协商解决应当根据劳动者和用人单位双方意愿。"""

    CODE = "consent-missing"
    AUTHORITY = f"{ZHEJIANG} 第十九条（地方规定）"


class PaymentExceedsSettlement(Refused):
    """累计履行金额不能超过和解约定总额。"""

    CODE = "payment-exceeds-conciliation"
    AUTHORITY = "本系统记录规则"


class SettlementNotPaidInFull(Refused):
    """和解约定的金额尚未全部履行，不能记录为履行完毕。"""

    CODE = "settlement-not-paid-in-full"
    AUTHORITY = "本系统记录规则"


class Conciliation(SupervisionMatterRecord):
    """From an attempt to settle to the last payment."""

    class Settled(Event):
        TOPIC = "supervision-matter.settled"
        TERM = "协商和解"
        ARTICLE = BY_CONSENT
        LEADS_TO = S.SETTLED
        together_with: tuple[str, ...]
        amount: Decimal | None
        instalments: tuple[Instalment, ...]
        terms: SealedText

        def evolve(self, case: Any) -> None:
            case.agreed_amount = self.amount
            case.paid = Decimal("0.00")

    class ConciliationFailed(Event):
        TOPIC = "supervision-matter.conciliation-failed"
        TERM = "协商未果"
        ARTICLE = f"{ZHEJIANG} 第二十条第一款（地方规定）"
        LEADS_TO = S.CONCILIATION_FAILED
        why: SealedText | None

    class PaymentRecorded(Event):
        TOPIC = "supervision-matter.payment-recorded"
        TERM = "部分履行"
        ARTICLE = "公布案例所示做法（分期履行跟踪）"
        amount: Decimal

        def evolve(self, case: Any) -> None:
            case.paid += self.amount

    class SettlementPerformed(Event):
        TOPIC = "supervision-matter.settlement-performed"
        TERM = "和解履行完毕"
        ARTICLE = "公布案例所示做法（分期履行跟踪）"
        LEADS_TO = S.PERFORMED
        paid_now: Decimal | None

        def evolve(self, case: Any) -> None:
            case.paid += self.paid_now or Decimal("0.00")

    # Decisions

    @step(
        "协商和解",
        by=Capacity.UNION,
        when=UNSETTLED,
        authority=BY_CONSENT,
        records=Settled,
        document="和解协议",
    )
    def settle(
        self,
        on: Annotated[date, Ask("和解日期")],
        *,
        both_consented: Annotated[bool, Ask("双方自愿")],
        together_with: Annotated[tuple[str, ...], Ask("共同调解的机关、组织")] = (),
        amount: Annotated[Decimal | None, Ask("约定总额（元）", check=Check.YUAN)] = None,
        instalments: Instalments = (),
        terms: Annotated[SealedText, Ask("和解内容", max_length=5000)],
    ) -> None:
        """根据双方意愿组织沟通，协商解决；和解不等于履行，履行完毕才能办结。"""
        if not both_consented:
            raise ConsentMissing(field="both_consented")
        refuse_another_sum(instalments, amount)
        self.happened(
            self.Settled,
            on,
            together_with=together_with,
            amount=amount,
            instalments=instalments,
            terms=terms,
        )

    @step(
        "协商未果",
        by=Capacity.UNION,
        when=IN_HAND,
        authority=f"{ZHEJIANG} 第二十条第一款（地方规定）",
        records=ConciliationFailed,
        document="协商记录",
    )
    def fail_conciliation(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        why: Annotated[SealedText | None, Ask("原因", hint="不愿协商或者未能一致", max_length=2000)] = None,
    ) -> None:
        """劳动者和用人单位不愿协商解决或者协商未果的，可以进行必要的调查。"""
        self.happened(self.ConciliationFailed, on, why=why)

    @step(
        "登记部分履行",
        by=Capacity.UNION,
        when=S.SETTLED,
        authority="公布案例所示做法（分期履行跟踪）",
        records=PaymentRecorded,
        document="履行凭证",
    )
    def record_payment(
        self,
        on: Annotated[date, Ask("付款日期")],
        *,
        amount: Annotated[Decimal, Ask("付款金额（元）", check=Check.YUAN)],
    ) -> None:
        """分期履行的，每付一期记一笔。"""
        not_beyond_agreed(self.agreed_amount, self.paid, amount, PaymentExceedsSettlement)
        self.happened(self.PaymentRecorded, on, amount=amount)

    @step(
        "和解履行完毕",
        by=Capacity.UNION,
        when=S.SETTLED,
        authority="公布案例所示做法（分期履行跟踪）",
        records=SettlementPerformed,
        document="履行凭证",
    )
    def perform_settlement(
        self,
        on: Annotated[date, Ask("履行完毕日期")],
        *,
        paid_now: Annotated[
            Decimal | None, Ask("本次付款金额（元）", hint="最后一笔；没有金钱给付的不填", check=Check.YUAN)
        ] = None,
    ) -> None:
        """约定的全部兑现，才算履行完毕。"""
        paid = self.paid + (paid_now or Decimal("0.00"))
        paid_as_agreed(
            self.agreed_amount, paid, too_little=SettlementNotPaidInFull, too_much=PaymentExceedsSettlement
        )
        self.happened(self.SettlementPerformed, on, paid_now=paid_now)
