"""Retrial, last chapter: tried again 再审审理, and judged 再审裁判."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.kernel import Event
from domain.parties import Side, sides
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.retrial.record import (
    INTERPRETATION,
    RetrialProcedure,
    RetrialRecord,
    RetrialState,
    counted,
)
from domain.rule_book import RuleBook
from domain.service.methods import HowServed, Paper, Receipt, ReceivedBy, addressees
from domain.steps import Ask, Check, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = RetrialState
COURT = Capacity.COURT
TRIED = f"民事诉讼法 第二百一十八条；{INTERPRETATION} 第四百零一条至第四百零七条"
AT_THE_HEARING = f"民事诉讼法 第二百二十四条；{INTERPRETATION} 第四百一十九条"


class RetrialOutcome(Term):
    """How the retrial ended (民事诉讼法解释 第四百零五条等)."""

    AFFIRMED = "affirmed", "维持原裁判"
    REVERSED = "reversed", "改判"
    REMANDED = "remanded", "撤销原判，发回重审"
    SUIT_DISMISSED = "suit-dismissed", "撤销原判，驳回起诉"
    MEDIATED = "mediated", "调解"
    TERMINATED = "terminated", "终结再审程序"


JUDGED = (RetrialOutcome.AFFIRMED, RetrialOutcome.REVERSED, RetrialOutcome.SUIT_DISMISSED)


class RetrialHearingBackwards(Refused):
    """开庭日期不能早于通知日期。"""

    CODE = "retrial-hearing-backwards"
    AUTHORITY = TRIED


class ProcuratorateToldTooLate(Refused):
    """抗诉再审案件应当在开庭三日前通知人民检察院派员出庭。"""

    CODE = "procuratorate-told-too-late"
    AUTHORITY = f"{INTERPRETATION} 第四百一十九条"


class RetrialAmountMissing(Refused):
    """改判的，应当登记改判后的金额；没有金钱给付的填零。"""

    CODE = "retrial-amount-missing"
    AUTHORITY = "本系统记录规则"


class RetrialJudgmentAlreadyReceived(Refused):
    """该当事人已登记收到再审裁判文书。"""

    CODE = "retrial-judgment-already-received"
    AUTHORITY = "民事诉讼法 第二百一十八条"


class Trial(RetrialRecord):
    """From the hearing to the judgment's receipt."""

    class HearingScheduled(Event):
        TOPIC = "retrial-case.hearing-scheduled"
        TERM = "通知再审开庭"
        ARTICLE = AT_THE_HEARING
        hearing_on: date
        place: str

        def evolve(self, case: Any) -> None:
            case.hearing_on = self.hearing_on

    class Heard(Event):
        TOPIC = "retrial-case.heard"
        TERM = "再审开庭"
        ARTICLE = AT_THE_HEARING
        procurator_present: bool
        course: SealedText | None

        def evolve(self, case: Any) -> None:
            case.heard = True

    class Judged(Event):
        TOPIC = "retrial-case.judged"
        TERM = "再审裁判"
        ARTICLE = TRIED
        LEADS_TO = S.RETRIAL_JUDGMENT
        outcome: RetrialOutcome
        amount: Decimal | None
        appealable: bool
        supervision_until: Deadline | None
        reasons: SealedText | None

        def evolve(self, case: Any) -> None:
            if self.appealable:
                ruled = self.outcome is RetrialOutcome.SUIT_DISMISSED
                case.appeal_code = "appeal_ruling" if ruled else "appeal_judgment"

    class JudgmentReceived(Event):
        TOPIC = "retrial-case.judgment-received"
        TERM = "收到再审裁判文书"
        ARTICLE = "民事诉讼法 第二百一十八条"
        to: Side
        appeal_until: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            case.received.update(sides(self.to))

    # Decisions

    @step(
        "通知再审开庭",
        by=COURT,
        when=S.RETRIAL,
        authority=AT_THE_HEARING,
        records=HearingScheduled,
        document="传票、出庭通知书",
    )
    def schedule_hearing(
        self,
        on: Annotated[date, Ask("通知日期")],
        *,
        hearing_on: Annotated[date, Ask("开庭日期")],
        place: Annotated[str, Ask("开庭地点", max_length=100)],
        rules: RuleBook,
    ) -> None:
        """人民检察院抗诉的，再审时通知人民检察院派员出席法庭，至迟开庭三日前通知。"""
        if hearing_on < on:
            raise RetrialHearingBackwards(f"通知日期 {on}。", field="hearing_on")
        if self.on_protest:
            latest = counted(rules, "court_notify_procuratorate_hearing", hearing_on, self.region)
            if latest is not None and latest.has_passed(on):
                raise ProcuratorateToldTooLate(
                    f"{hearing_on} 开庭的，至迟 {latest.falls_on} 通知。", field="hearing_on"
                )
        self.happened(self.HearingScheduled, on, hearing_on=hearing_on, place=place)

    @step(
        "再审开庭",
        by=COURT,
        when=S.RETRIAL,
        authority=AT_THE_HEARING,
        records=Heard,
        document="庭审笔录",
    )
    def hold_hearing(
        self,
        on: Annotated[date, Ask("开庭日期")],
        *,
        procurator_present: Annotated[bool, Ask("检察员出庭")] = False,
        course: Annotated[SealedText | None, Ask("庭审要点", max_length=5000)] = None,
    ) -> None:
        """另行组成合议庭审理；依第二审程序审理的，依法可以不开庭。"""
        self.happened(self.Heard, on, procurator_present=procurator_present, course=course)

    @step(
        "作出再审裁判",
        by=COURT,
        when=S.RETRIAL,
        authority=TRIED,
        records=Judged,
        document="再审判决书、裁定书、调解书",
    )
    def judge(
        self,
        on: Annotated[date, Ask("裁判日期")],
        *,
        outcome: Annotated[RetrialOutcome, Ask("再审结果")],
        amount: Annotated[
            Decimal | None, Ask("再审确定的总额（元）", hint="改判的必填", check=Check.YUAN)
        ] = None,
        reasons: Annotated[SealedText | None, Ask("裁判要旨", max_length=5000)] = None,
        rules: RuleBook,
    ) -> None:
        """依第一审程序再审的，当事人可以上诉；依第二审程序的，裁判发生法律效力，有明显错误的可在两年内申请监督。"""
        if outcome is RetrialOutcome.REVERSED and amount is None:
            raise RetrialAmountMissing(field="amount")
        judged = outcome in JUDGED
        appealable = judged and self.procedure is RetrialProcedure.FIRST_INSTANCE
        until = None
        if judged and not appealable:
            until = counted(rules, "procuratorial_application", on, self.region)
        self.happened(
            self.Judged,
            on,
            outcome=outcome,
            amount=amount,
            appealable=appealable,
            supervision_until=until,
            reasons=reasons,
        )

    @step(
        "送达再审裁判文书",
        by=COURT,
        when=S.RETRIAL_JUDGMENT,
        authority="民事诉讼法 第一百七十一条、第二百一十八条",
        records=JudgmentReceived,
        document="送达回证",
    )
    def serve_judgment(
        self,
        on: Annotated[date, Ask("收到裁判文书日期", hint="各方分别登记")],
        *,
        to: ReceivedBy,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """依第一审程序再审的，各方自收到判决之日起十五日、裁定之日起十日内可以上诉；上诉另立二审案件。"""
        if self.received & set(sides(to)):
            raise RetrialJudgmentAlreadyReceived(field="to")
        code = self.appeal_code
        until = None if code is None else counted(rules, code, on, self.region)
        how = self.served(on, receipt, Paper.DECISION, addressees(to))
        self.happened(self.JudgmentReceived, on, to=to, appeal_until=until, receipt=how)
