"""Arbitration, eighth chapter: the award received 收到裁决书, and the suit or revocation 撤裁 after it."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.parties import Side, sides
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt, ReceivedBy, WhichWorker, addressees, only_once
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline, later

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION


BEFORE_THE_AWARD = (
    S.ACCEPTED,
    S.SERVED,
    S.JURISDICTION_OBJECTION,
    S.COUNTERCLAIM_REVIEW,
    S.ANSWERED,
    S.ENTRUSTED_MEDIATION,
    S.HEARING_SCHEDULED,
    S.HEARD,
    S.PARTIAL_AWARD_ISSUED,
    S.ADVANCE_ENFORCEMENT,
)


class AwardNotReceived(Refused):
    """起诉和申请撤销的期限自收到裁决书之日起算，请先登记送达。"""

    CODE = "award-not-received"
    AUTHORITY = "劳动争议调解仲裁法 第四十八条至第五十条"


class AwardAlreadyReceived(Refused):
    """该当事人已登记收到裁决书，期限从第一次收到起算。"""

    CODE = "award-already-received"
    AUTHORITY = "劳动争议调解仲裁法 第四十八条至第五十条"


class SuitPeriodStillRunning(Refused):
    """起诉期限尚未届满，非终局裁决不发生法律效力。"""

    CODE = "suit-period-still-running"
    AUTHORITY = "劳动争议调解仲裁法 第五十条"


class OnlyWorkerMaySue(Refused):
    """对终局裁决只有劳动者可以起诉；用人单位可以申请撤销裁决。"""

    CODE = "only-worker-may-sue"
    AUTHORITY = "劳动争议调解仲裁法 第四十八条、第四十九条"


class AwardPeriodStillRunning(Refused):
    """裁决期限尚未届满，不能因逾期未裁决而终止审理。"""

    CODE = "award-period-still-running"
    AUTHORITY = "劳动争议调解仲裁法 第四十三条第一款"


class Remedies(ArbitrationRecord):
    """From the award's receipt to its legal force, or to a court."""

    class AwardReceived(Event):
        TOPIC = "arbitration-case.award-received"
        TERM = "收到裁决书"
        ARTICLE = "劳动争议调解仲裁法 第四十八条至第五十条"
        to: Side
        recipient: int | None
        worker_until: Deadline | None
        employer_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            for side in sides(self.to):
                case.served_on[side, self.recipient] = self.occurred_on
            case.worker_until = later(case.worker_until, self.worker_until)
            case.employer_until = later(case.employer_until, self.employer_until)

    class AwardEffective(Event):
        TOPIC = "arbitration-case.award-effective"
        TERM = "非终局裁决生效"
        ARTICLE = "劳动争议调解仲裁法 第五十条"
        LEADS_TO = S.AWARD_NONFINAL_EFFECTIVE
        sue_until: Deadline

    class SuitBrought(Event):
        TOPIC = "arbitration-case.suit-brought"
        TERM = "当事人起诉"
        ARTICLE = "劳动争议调解仲裁法 第四十八条、第五十条"
        LEADS_TO = S.TO_LITIGATION
        plaintiff: Side
        court: str
        time_restored: bool

    class RevocationApplied(Event):
        TOPIC = "arbitration-case.revocation-applied"
        TERM = "用人单位申请撤销裁决"
        ARTICLE = "劳动争议调解仲裁法 第四十九条"
        LEADS_TO = S.TO_REVOCATION
        court: str
        time_restored: bool

    class TerminatedForSuit(Event):
        TOPIC = "arbitration-case.terminated-for-suit"
        TERM = "终止审理"
        ARTICLE = "劳动争议调解仲裁法 第四十三条第一款；劳动人事争议仲裁办案规则 第四十八条"
        LEADS_TO = S.TERMINATED_BY_LITIGATION
        court: str
        award_due: Deadline

    # Decisions

    @step(
        "送达裁决书",
        by=COMMISSION,
        when=(S.AWARD_FINAL, S.AWARD_NONFINAL),
        authority="劳动争议调解仲裁法 第四十八条至第五十条",
        records=AwardReceived,
        document="送达回证",
    )
    def serve_award(
        self,
        on: Annotated[date, Ask("收到裁决书日期", hint="送达回证所载日期；各方分别登记")],
        *,
        to: ReceivedBy,
        recipient: WhichWorker = None,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """起诉和申请撤销的期限自各方收到裁决书之日起分别计算。"""
        self.not_before(self.awarded_on, "裁决", on)
        only_once(self.served_on, to, recipient, AwardAlreadyReceived)
        how = self.served(on, receipt, Paper.DECISION, addressees(to), recipient)
        final = self.state == S.AWARD_FINAL
        worker = "sue_after_final_award_worker" if final else "sue_after_nonfinal_award"
        employer = "revoke_final_award" if final else "sue_after_nonfinal_award"
        self.happened(
            self.AwardReceived,
            on,
            to=to,
            recipient=recipient,
            worker_until=rules.deadline(worker, starts_from=on) if Side.WORKER in sides(to) else None,
            employer_until=rules.deadline(employer, starts_from=on) if Side.EMPLOYER in sides(to) else None,
            receipt=how,
        )

    @step(
        "非终局裁决生效",
        by=COMMISSION,
        when=S.AWARD_NONFINAL,
        authority="劳动争议调解仲裁法 第五十条",
        records=AwardEffective,
        document="生效证明",
    )
    def establish_effect(self, on: Annotated[date, Ask("确认生效日期")]) -> None:
        """期满不起诉的，裁决书发生法律效力；双方的期限都届满后才能确认。"""
        if self.worker_until is None or self.employer_until is None:
            raise AwardNotReceived(field="on")
        until = max(self.worker_until, self.employer_until, key=lambda held: held.falls_on)
        if not until.has_passed(on):
            raise SuitPeriodStillRunning(f"至 {until.falls_on} 届满：{until.explanation}", field="on")
        self.happened(self.AwardEffective, on, sue_until=until)

    @step(
        "登记起诉",
        by=(COMMISSION, Capacity.COURT),
        when=(S.AWARD_NONFINAL, S.AWARD_FINAL, S.TO_REVOCATION),
        authority="劳动争议调解仲裁法 第四十八条、第五十条；劳动争议司法解释（一） 第十六条、第十七条、第二十一条",
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
        """对非终局裁决不服的任何一方、对终局裁决不服的劳动者，可以自收到裁决书之日起十五日内起诉。"""
        if self.state != S.AWARD_NONFINAL and plaintiff is not Side.WORKER:
            raise OnlyWorkerMaySue(field="plaintiff")
        for side in sides(plaintiff):
            self._received_and_in_time(on, side, time_restored=time_restored)
        self.happened(self.SuitBrought, on, plaintiff=plaintiff, court=court, time_restored=time_restored)

    @step(
        "登记申请撤销裁决",
        by=(COMMISSION, Capacity.COURT),
        when=S.AWARD_FINAL,
        authority="劳动争议调解仲裁法 第四十九条",
        records=RevocationApplied,
        document="撤销仲裁裁决申请书",
    )
    def record_revocation(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        court: Annotated[str, Ask("中级人民法院", hint="仲裁委员会所在地的中级人民法院", max_length=60)],
        time_restored: Annotated[
            bool, Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")
        ] = False,
    ) -> None:
        """用人单位有证据证明终局裁决有法定情形之一的，可以自收到裁决书之日起三十日内申请撤销裁决。"""
        self._received_and_in_time(on, Side.EMPLOYER, time_restored=time_restored)
        self.happened(self.RevocationApplied, on, court=court, time_restored=time_restored)

    @step(
        "逾期未裁决，终止审理",
        by=COMMISSION,
        when=BEFORE_THE_AWARD,
        authority="劳动争议调解仲裁法 第四十三条第一款；劳动人事争议仲裁办案规则 第四十八条",
        records=TerminatedForSuit,
        document="终止审理决定书",
    )
    def terminate_for_suit(
        self,
        on: Annotated[date, Ask("人民法院立案日期")],
        *,
        court: Annotated[str, Ask("立案的人民法院", max_length=60)],
    ) -> None:
        """逾期未作出裁决，当事人就该争议起诉且人民法院已经立案的，仲裁委员会应当终止审理。"""
        due = self.award_due
        if due is None or not due.has_passed(on):
            raise AwardPeriodStillRunning(f"裁决期限至 {due.falls_on if due else '未定'} 届满。", field="on")
        self.happened(self.TerminatedForSuit, on, court=court, award_due=due)

    def _received_and_in_time(self, on: date, side: Side, *, time_restored: bool) -> None:
        until = self.worker_until if side is Side.WORKER else self.employer_until
        if until is None:
            raise AwardNotReceived(f"{side.zh}。", field="on")
        if not time_restored:
            self.in_time(on, until)
