"""Revocation, last chapter: the ruling received 收到裁定书, and the fifteen days to sue 起诉 after an award fell."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.parties import Side, sides
from domain.refusals import Refused
from domain.revocation.record import RevocationRecord, RevocationState
from domain.rule_book import RuleBook, counted
from domain.service.methods import HowServed, Paper, Receipt, ReceivedBy, WhichWorker, addressees, only_once
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline, later

S = RevocationState
COURT = Capacity.COURT
TO_SUE = "劳动争议调解仲裁法 第四十九条第三款"


class RulingAlreadyReceived(Refused):
    """该当事人已登记收到裁定书，期限从第一次收到起算。"""

    CODE = "revocation-ruling-already-received"
    AUTHORITY = TO_SUE


class RulingNotReceived(Refused):
    """起诉期限自各自收到裁定书起算，请先登记送达。"""

    CODE = "revocation-ruling-not-received"
    AUTHORITY = TO_SUE


class SuitPeriodRunning(Refused):
    """撤销裁决后的起诉期限尚未届满。"""

    CODE = "suit-period-after-revocation-running"
    AUTHORITY = TO_SUE


class Aftermath(RevocationRecord):
    """What the parties may do once the ruling is in their hands."""

    class RulingReceived(Event):
        TOPIC = "revocation-case.ruling-received"
        TERM = "收到裁定书"
        ARTICLE = "劳动争议调解仲裁法 第四十九条第三款；劳动争议司法解释（一） 第二十一条、第二十二条"
        to: Side
        recipient: int | None
        sue_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            for side in sides(self.to):
                case.received_on[side, self.recipient] = self.occurred_on
                case.sue_until[side] = later(case.sue_until.get(side), self.sue_until)

    class SuitBrought(Event):
        TOPIC = "revocation-case.suit-brought"
        TERM = "裁决撤销后起诉"
        ARTICLE = TO_SUE
        LEADS_TO = S.TO_LITIGATION
        plaintiff: Side
        court: str
        time_restored: bool
        sue_until: Deadline | None

    class SuitPeriodLapsed(Event):
        TOPIC = "revocation-case.suit-period-lapsed"
        TERM = "裁决撤销后无人起诉"
        ARTICLE = TO_SUE
        LEADS_TO = S.SUIT_PERIOD_LAPSED
        sue_until: Deadline | None

    # Decisions

    @step(
        "送达裁定书",
        by=COURT,
        when=(S.REVOKED, S.APPLICATION_DISMISSED, S.NOT_ACCEPTED),
        authority="劳动争议调解仲裁法 第四十九条第三款；劳动争议司法解释（一） 第二十二条",
        records=RulingReceived,
        document="送达回证",
    )
    def serve_ruling(
        self,
        on: Annotated[date, Ask("收到裁定书日期", hint="送达回证所载日期；各方分别登记")],
        *,
        to: ReceivedBy,
        recipient: WhichWorker = None,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """裁决被撤销的，任何一方可以自收到裁定书之日起十五日内起诉，期限自各自收到之日分别计算。"""
        self.not_before(self.decided_on, "裁定", on)
        only_once(self.received_on, to, recipient, RulingAlreadyReceived)
        revoked = self.state == S.REVOKED
        until = counted(rules, "sue_after_award_revoked", on, self.region) if revoked else None
        how = self.served(on, receipt, Paper.DECISION, addressees(to), recipient)
        self.happened(self.RulingReceived, on, to=to, recipient=recipient, sue_until=until, receipt=how)

    @step(
        "登记起诉",
        by=COURT,
        when=S.REVOKED,
        authority=TO_SUE,
        records=SuitBrought,
        document="起诉状",
    )
    def record_suit(
        self,
        on: Annotated[date, Ask("起诉日期")],
        *,
        plaintiff: Annotated[Side, Ask("起诉的当事人")],
        court: Annotated[str, Ask("人民法院", max_length=60)],
        time_restored: Annotated[
            bool, Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")
        ] = False,
    ) -> None:
        """就该劳动争议事项向有管辖权的人民法院起诉，另立一审案件，起诉事由选“终局裁决被撤销”。"""
        until: Deadline | None = None
        for side in sides(plaintiff):
            until = self._held(side)
            if not time_restored:
                self.in_time(on, until)
        self.happened(
            self.SuitBrought,
            on,
            plaintiff=plaintiff,
            court=court,
            time_restored=time_restored,
            sue_until=until,
        )

    @step(
        "起诉期限届满，无人起诉",
        by=COURT,
        when=S.REVOKED,
        authority=TO_SUE,
        records=SuitPeriodLapsed,
        verified=False,
    )
    def record_lapse(self, on: Annotated[date, Ask("登记日期")]) -> None:
        """各方的起诉期限都已届满而没有人起诉的，如实登记。法律没有写明届满的后果，由受诉人民法院依法认定。"""
        last: Deadline | None = None
        for side in sides(Side.BOTH):
            until = self._held(side)
            if until is not None and not until.has_passed(on):
                raise SuitPeriodRunning(f"{side.zh}的期限至 {until.falls_on}。", field="on")
            last = later(last, until)
        self.happened(self.SuitPeriodLapsed, on, sue_until=last)

    def _held(self, side: Side) -> Deadline | None:
        if side not in self.sue_until:
            raise RulingNotReceived(f"{side.zh}。", field="on")
        return self.sue_until[side]
