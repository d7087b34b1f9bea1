"""Litigation, sixth chapter: receipt of the decision 送达, its legal force 生效, and the appeal 上诉."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.kernel import Event
from domain.litigation.record import CourtProcedure, LitigationRecord, LitigationState
from domain.parties import Side, sides
from domain.refusals import Refused
from domain.representation.acting import named, through_representative
from domain.representation.mandates import Power
from domain.rule_book import RuleBook, counted
from domain.service.methods import HowServed, Paper, Receipt, ReceivedBy, WhichWorker, addressees, only_once
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline, later

S = LitigationState
COURT = Capacity.COURT
RULED = (S.RULING_DISMISS, S.RULING_NOT_ACCEPT)
DECIDED = (S.JUDGMENT_ISSUED, *RULED)


class AppealOutcome(Term):
    """How the second instance ended (民事诉讼法 第一百七十七条、第一百七十九条、第一百八十条)."""

    AFFIRMED = "affirmed", "驳回上诉，维持原判"
    REVERSED = "reversed", "改判"
    REMANDED = "remanded", "撤销原判，发回重审"
    MEDIATED = "mediated", "调解结案"
    WITHDRAWN = "withdrawn", "准许撤回上诉"
    SUIT_WITHDRAWN = "suit-withdrawn", "准许撤回起诉，撤销一审裁判"
    SUIT_DISMISSED = "suit-dismissed", "撤销原裁判，驳回起诉"
    QUASHED = "quashed", "撤销原裁定，指令受理或者审理"


class DecisionAlreadyReceived(Refused):
    """该当事人已登记收到裁判文书，上诉期从第一次收到起算。"""

    CODE = "decision-already-received"
    AUTHORITY = "民事诉讼法 第一百七十一条；民事诉讼法解释 第二百四十四条"


class DecisionNotReceived(Refused):
    """上诉期自各自收到裁判文书起算，请先登记送达。"""

    CODE = "decision-not-received"
    AUTHORITY = "民事诉讼法 第一百七十一条；民事诉讼法解释 第二百四十四条"


class AppealPeriodStillRunning(Refused):
    """上诉期尚未届满，一审判决不发生法律效力。"""

    CODE = "appeal-period-still-running"
    AUTHORITY = "民事诉讼法 第一百五十八条；民事诉讼法解释 第二百四十四条"


class SmallClaimsAreFinal(Refused):
    """小额诉讼实行一审终审，不得上诉。"""

    CODE = "small-claims-are-final"
    AUTHORITY = "民事诉讼法 第一百六十五条"


class AlreadyAppealed(Refused):
    """该当事人已经上诉。"""

    CODE = "already-appealed"
    AUTHORITY = "民事诉讼法 第一百七十一条"


class AppealOutcomeNeedsAmount(Refused):
    """改判的，应当登记改判后的金额；没有金钱给付的填零。"""

    CODE = "reversal-needs-amount"
    AUTHORITY = "本系统记录规则"


class Appeal(LitigationRecord):
    """From the decision's receipt to its legal force, or to the second instance."""

    class DecisionReceived(Event):
        TOPIC = "litigation-case.decision-received"
        TERM = "收到裁判文书"
        ARTICLE = "民事诉讼法 第一百七十一条；民事诉讼法解释 第二百四十四条"
        to: Side
        recipient: int | None
        appeal_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            for side in sides(self.to):
                case.received_on[side, self.recipient] = self.occurred_on
                case.appeal_until[side] = later(case.appeal_until.get(side), self.appeal_until)

    class JudgmentEffective(Event):
        TOPIC = "litigation-case.judgment-effective"
        TERM = "一审判决生效"
        ARTICLE = "民事诉讼法 第一百五十八条、第一百六十五条"
        LEADS_TO = S.JUDGMENT_EFFECTIVE
        appeal_until: Deadline | None

    class Appealed(Event):
        TOPIC = "litigation-case.appealed"
        TERM = "上诉"
        ARTICLE = "民事诉讼法 第一百七十一条"
        LEADS_TO = S.TO_APPEAL
        appellant: Side
        court: str
        time_restored: bool

        def evolve(self, case: Any) -> None:
            case.appellants.update(sides(self.appellant))

    class AppealDecided(Event):
        TOPIC = "litigation-case.appeal-decided"
        TERM = "二审结果"
        ARTICLE = "民事诉讼法 第一百七十七条、第一百八十二条"
        LEADS_TO = S.APPEAL_DECIDED
        outcome: AppealOutcome
        court: str
        case_number: str
        amount: Decimal | None

    # Decisions

    @step(
        "送达裁判文书",
        by=COURT,
        when=DECIDED,
        authority="民事诉讼法 第一百七十一条；民事诉讼法解释 第二百四十四条",
        records=DecisionReceived,
        document="送达回证",
    )
    def serve_decision(
        self,
        on: Annotated[date, Ask("收到裁判文书日期", hint="送达回证所载日期；各方分别登记")],
        *,
        to: ReceivedBy,
        recipient: WhichWorker = None,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """上诉期从各方收到判决书、裁定书起分别计算：判决十五日，裁定十日。"""
        self.not_before(self.decided_on, "裁判", on)
        only_once(self.received_on, to, recipient, DecisionAlreadyReceived)
        how = self.served(on, receipt, Paper.DECISION, addressees(to), recipient)
        code = "appeal_judgment" if self.state == S.JUDGMENT_ISSUED else "appeal_ruling"
        appealable = self.procedure is not CourtProcedure.SMALL_CLAIMS or self.state != S.JUDGMENT_ISSUED
        until = counted(rules, code, on, self.region) if appealable else None
        self.happened(self.DecisionReceived, on, to=to, recipient=recipient, appeal_until=until, receipt=how)

    @step(
        "一审判决生效",
        by=COURT,
        when=S.JUDGMENT_ISSUED,
        authority="民事诉讼法 第一百五十八条、第一百六十五条；民事诉讼法解释 第二百四十四条",
        records=JudgmentEffective,
        document="生效证明",
    )
    def establish_effect(self, on: Annotated[date, Ask("确认生效日期")]) -> None:
        """各方的上诉期都届满而没有上诉的，判决发生法律效力；小额诉讼的判决一审终审。"""
        last: Deadline | None = None
        if self.procedure is not CourtProcedure.SMALL_CLAIMS:
            for side in sides(Side.BOTH):
                self._received(side)
                until = self.appeal_until[side]
                if until is not None and not until.has_passed(on):
                    raise AppealPeriodStillRunning(f"{side.zh}的上诉期至 {until.falls_on}。", field="on")
                last = later(last, until)
        self.happened(self.JudgmentEffective, on, appeal_until=last)

    @step(
        "登记上诉",
        by=COURT,
        when=(*DECIDED, S.TO_APPEAL),
        authority="民事诉讼法 第一百五十七条第二款、第一百七十一条",
        records=Appealed,
        document="上诉状",
    )
    @through_representative(Power.APPEAL, named("appellant"))
    def record_appeal(
        self,
        on: Annotated[date, Ask("上诉日期")],
        *,
        appellant: Annotated[Side, Ask("上诉人", hint="双方均上诉的选“双方”")],
        court: Annotated[str, Ask("第二审人民法院", max_length=60)],
        time_restored: Annotated[
            bool, Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")
        ] = False,
    ) -> None:
        """不服判决的十五日内、不服裁定的十日内向上一级人民法院上诉；二审在本系统办理的，由二审案件自动记入。"""
        if self.procedure is CourtProcedure.SMALL_CLAIMS and not self.ruled:
            raise SmallClaimsAreFinal(field="on")
        noted_above = self.occasion.by.capacity is Capacity.SYSTEM  # the second instance counted the time
        for side in sides(appellant):
            if side in self.appellants:
                raise AlreadyAppealed(f"{side.zh}。", field="appellant")
            if not noted_above:
                self._received(side)
            if not noted_above and not time_restored:
                self.in_time(on, self.appeal_until[side])
        self.happened(self.Appealed, on, appellant=appellant, court=court, time_restored=time_restored)

    @step(
        "登记二审结果",
        by=COURT,
        when=S.TO_APPEAL,
        authority="民事诉讼法 第一百七十七条、第一百七十九条、第一百八十条、第一百八十二条",
        records=AppealDecided,
        document="二审民事判决书、裁定书、调解书",
    )
    def record_appeal_outcome(
        self,
        on: Annotated[date, Ask("二审裁判日期")],
        *,
        outcome: Annotated[AppealOutcome, Ask("二审结果")],
        court: Annotated[str, Ask("第二审人民法院", max_length=60)],
        case_number: Annotated[
            str,
            Ask("二审案号", hint="例如（2026）晋09民终12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ],
        amount: Annotated[
            Decimal | None, Ask("二审确定的总额（元）", hint="改判的必填", check=Check.YUAN)
        ] = None,
    ) -> None:
        """第二审的判决、裁定是终审的。二审在本系统办理的，由二审案件自动记入；发回重审、指令受理或者审理的另立新案。"""
        if outcome is AppealOutcome.REVERSED and amount is None:
            raise AppealOutcomeNeedsAmount(field="amount")
        self.happened(
            self.AppealDecided, on, outcome=outcome, court=court, case_number=case_number, amount=amount
        )

    def _received(self, side: Side) -> None:
        if side not in self.appeal_until:
            raise DecisionNotReceived(f"{side.zh}。", field="on")
