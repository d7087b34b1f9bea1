"""Enforcement, fifth chapter: the settlement 执行和解, its performance, and enforcement resumed on its breach."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.claims import Instalment, refuse_another_sum
from domain.enforcement.application import APPLY
from domain.enforcement.record import COURT, NOTHING, EnforcementRecord, EnforcementState, counted
from domain.kernel import Event
from domain.moving_period import PeriodResumed
from domain.personal_data import SealedText
from domain.reckoning import Change, Paused, Resumed
from domain.refusals import Refused
from domain.representation.acting import through_representative
from domain.representation.mandates import Power
from domain.rule_book import RuleBook
from domain.settlement import AgreedSum, AgreedTerms, Instalments
from domain.steps import Ask, Check, step
from domain.terms import Term
from domain.time_limits import Deadline

S = EnforcementState
SETTLED = "民事诉讼法 第二百四十一条；民事诉讼法解释 第四百六十四条至第四百六十六条"


class SettlementEffect(Term):
    """What the court orders upon a settlement (民事诉讼法解释 第四百六十四条)."""

    STAYED = "stayed", "裁定中止执行"
    ENDED = "ended", "申请执行人撤回申请，裁定终结执行"


class WhyResumed(Term):
    """Why the original document is enforced again (民事诉讼法 第二百四十一条第二款)."""

    BREACHED = "breached", "当事人不履行和解协议"
    FRAUD = "fraud", "申请执行人因受欺诈、胁迫达成和解协议"


class SettlementExceedsDue(Refused):
    """和解协议约定的金额超过尚未履行的金额；约定包含迟延履行利息的，先计入利息。"""

    CODE = "settlement-exceeds-due"
    AUTHORITY = "本系统记录规则"


class SettlementPerformedInFull(Refused):
    """执行和解协议已经履行完毕的，不予恢复执行。"""

    CODE = "settlement-performed-in-full"
    AUTHORITY = "民事诉讼法解释 第四百六十五条"


class SettlementNotPerformed(Refused):
    """执行和解协议约定的金额尚未全部履行，不能记录为履行完毕。"""

    CODE = "settlement-not-performed"
    AUTHORITY = "民事诉讼法解释 第四百六十五条"


class Settlement(EnforcementRecord):
    """From the settlement to its last payment, or back to enforcement."""

    class Settled(Event):
        TOPIC = "enforcement-case.settled"
        TERM = "执行和解"
        ARTICLE = "民事诉讼法 第二百四十一条第一款；民事诉讼法解释 第四百六十四条"
        LEADS_TO = S.SETTLEMENT
        amount: Decimal | None
        instalments: tuple[Instalment, ...]
        perform_by: date
        effect: SettlementEffect
        terms: SealedText
        resume_until: Deadline | None

        def starts(self) -> dict[str, date | None]:
            """申请恢复执行的期间自约定的履行期间最后一日起算."""
            return {"resume_until": self.perform_by}

        def change_on(self, day: date) -> Change:
            """Days under a settlement do not count towards the six months."""
            return Paused(on=day, ground="执行和解期间中止执行")

        def evolve(self, case: Any) -> None:
            case.agreed = self.amount
            case.paid_as_agreed = NOTHING
            case.resume_until = self.resume_until
            case.period = case.period.moved(self.change_on(self.occurred_on))

    class SettlementPerformed(Event):
        TOPIC = "enforcement-case.settlement-performed"
        TERM = "执行和解协议履行完毕"
        ARTICLE = "民事诉讼法 第二百四十一条；民事诉讼法解释 第四百六十五条"
        LEADS_TO = S.COMPLETED
        total: Decimal
        close_by: Deadline | None

    class ResumedAfterSettlement(PeriodResumed):
        TOPIC = "enforcement-case.resumed-after-settlement"
        TERM = "恢复执行原生效法律文书"
        ARTICLE = "民事诉讼法 第二百四十一条第二款；民事诉讼法解释 第四百六十五条"
        LEADS_TO = S.MEASURES
        why: WhyResumed
        case_number: str | None
        outstanding: Decimal
        resume_until: Deadline | None
        six_months: Deadline | None

        def evolve(self, case: Any) -> None:
            case.agreed = None
            case.period = case.period.moved(self.change_on(self.occurred_on))
            case.six_months = self.six_months

    # Decisions

    @step(
        "执行和解",
        by=COURT,
        when=(S.NOTIFIED, S.MEASURES),
        authority=SETTLED,
        records=Settled,
        document="执行和解协议（笔录）、执行裁定书（中止或者终结）",
    )
    @through_representative(Power.SETTLE)
    def settle(
        self,
        on: Annotated[date, Ask("达成和解日期")],
        *,
        amount: AgreedSum = None,
        instalments: Instalments = (),
        perform_by: Annotated[date, Ask("约定履行期的最后一日")],
        effect: Annotated[SettlementEffect, Ask("人民法院的处理")],
        terms: AgreedTerms,
        rules: RuleBook,
    ) -> None:
        """双方自行和解达成协议的，执行员记入笔录；申请恢复执行的二年自约定履行期的最后一日重新计算。"""
        refuse_another_sum(instalments, amount)
        if amount is not None and amount > self.outstanding:
            raise SettlementExceedsDue(f"尚未履行 {self.outstanding} 元，约定 {amount} 元。", field="amount")
        self.not_before(on, "和解", perform_by)
        self.happened(
            self.Settled,
            on,
            amount=amount,
            instalments=instalments,
            perform_by=perform_by,
            effect=effect,
            terms=terms,
            resume_until=counted(rules, APPLY, perform_by, self.region),
        )

    @step(
        "执行和解协议履行完毕",
        by=COURT,
        when=S.SETTLEMENT,
        authority="民事诉讼法 第二百四十一条；民事诉讼法解释 第四百六十五条",
        records=SettlementPerformed,
        document="结案通知书、履行凭证",
    )
    def close_settlement(self, on: Annotated[date, Ask("履行完毕日期")]) -> None:
        """和解协议履行完毕的，执行完毕；各期付款先逐笔登记。"""
        if self.agreed is not None and self.paid_as_agreed != self.agreed:
            raise SettlementNotPerformed(
                f"约定 {self.agreed} 元，已履行 {self.paid_as_agreed} 元。", field="on"
            )
        self.happened(self.SettlementPerformed, on, total=sum(self.paid, NOTHING), close_by=self.close_by)

    @step(
        "恢复执行（和解未履行）",
        by=COURT,
        when=S.SETTLEMENT,
        authority=SETTLED,
        records=ResumedAfterSettlement,
        document="恢复执行申请书、恢复执行通知书",
    )
    def resume_after_settlement(
        self,
        on: Annotated[date, Ask("恢复执行日期")],
        *,
        why: Annotated[WhyResumed, Ask("恢复事由")],
        case_number: Annotated[
            str | None,
            Ask(
                "恢复执行案号", hint="例如（2026）晋0902执恢3号", max_length=60, check=Check.COURT_CASE_NUMBER
            ),
        ] = None,
        rules: RuleBook,
    ) -> None:
        """一方不履行和解协议的，可以依对方申请恢复对原生效法律文书的执行，已履行的部分应当扣除。"""
        if self.agreed is not None and self.paid_as_agreed == self.agreed:
            raise SettlementPerformedInFull(f"约定 {self.agreed} 元。", field="on")
        self.happened(
            self.ResumedAfterSettlement,
            on,
            why=why,
            case_number=case_number,
            outstanding=self.outstanding,
            resume_until=self.resume_until,
            six_months=self.counted_on(Resumed(on=on), rules),
        )
