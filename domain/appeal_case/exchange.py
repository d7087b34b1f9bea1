"""Second instance, third chapter: the copy served 送达副本, the answer 答辩, and the file sent up 报送案卷."""

from datetime import date
from typing import Annotated, Any

from domain.appeal_case.petition import with_first_court
from domain.appeal_case.record import AppealRecord, AppealState
from domain.kernel import Event
from domain.parties import Side, sides
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.service.methods import HowServed, Paper, Receipt, WhichWorker, addressees, only_once
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline, later

S = AppealState
COURT = Capacity.COURT


class CopyAlreadyServed(Refused):
    """上诉状副本已经送达该当事人，答辩期从第一次收到起算。"""

    CODE = "appeal-copy-already-served"
    AUTHORITY = "民事诉讼法 第一百七十四条第一款"


class CopyNotServed(Refused):
    """上诉状副本应当先送达对方当事人。"""

    CODE = "appeal-copy-not-served"
    AUTHORITY = "民事诉讼法 第一百七十四条"


class AppealAnswerPeriodRunning(Refused):
    """对方当事人尚未答辩，答辩期也未届满，不能报送案卷。"""

    CODE = "appeal-answer-period-running"
    AUTHORITY = "民事诉讼法 第一百七十四条"


class Exchange(AppealRecord):
    """What the first court does before the file goes up."""

    class CopyServed(Event):
        TOPIC = "appeal-case.copy-served"
        TERM = "送达上诉状副本"
        ARTICLE = "民事诉讼法 第一百七十四条第一款；民事诉讼法解释 第三百一十六条"
        to: Side
        recipient: int | None
        serve_by: Deadline | None
        answer_due: Deadline | None
        receipt: Receipt | None = None

        def evolve(self, case: Any) -> None:
            for side in sides(self.to):
                case.served_on[side, self.recipient] = self.occurred_on
                case.answer_due[side] = later(case.answer_due.get(side), self.answer_due)

    class Answered(Event):
        TOPIC = "appeal-case.answered"
        TERM = "收到答辩状"
        ARTICLE = "民事诉讼法 第一百七十四条"
        answered_by: Side
        answer: SealedText | None
        answer_due: Deadline | None
        forward_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.answered.update(sides(self.answered_by))
            case.forward_due = self.forward_due

    class Forwarded(Event):
        TOPIC = "appeal-case.forwarded"
        TERM = "报送案卷"
        ARTICLE = "民事诉讼法 第一百七十四条第二款"
        LEADS_TO = S.FORWARDED
        forward_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.handed_over = True

    # Decisions

    @step(
        "送达上诉状副本",
        by=COURT,
        when=S.APPEAL_FILED,
        authority="民事诉讼法 第一百七十四条第一款；民事诉讼法解释 第三百一十六条",
        records=CopyServed,
        document="上诉状副本、送达回证",
        provided=with_first_court,
    )
    def serve_copy(
        self,
        on: Annotated[date, Ask("收到副本日期", hint="送达回证所载日期；各方分别登记")],
        *,
        to: Annotated[Side, Ask("收到的当事人", hint="包括被上诉人和原审其他当事人")],
        recipient: WhichWorker = None,
        receipt: HowServed = None,
        rules: RuleBook,
    ) -> None:
        """原审人民法院应当在五日内将上诉状副本送达对方当事人；对方当事人应当在收到之日起十五日内提出答辩状。"""
        only_once(self.served_on, to, recipient, CopyAlreadyServed)
        how = self.served(on, receipt, Paper.COPY, addressees(to), recipient)
        due = counted(rules, "appeal_answer", on, self.region)
        self.happened(
            self.CopyServed,
            on,
            to=to,
            recipient=recipient,
            serve_by=self.serve_by,
            answer_due=due,
            receipt=how,
        )

    @step(
        "收到答辩状",
        by=COURT,
        when=S.APPEAL_FILED,
        authority="民事诉讼法 第一百七十四条",
        records=Answered,
        document="答辩状",
    )
    def record_answer(
        self,
        on: Annotated[date, Ask("收到答辩状日期")],
        *,
        answered_by: Annotated[Side, Ask("答辩的当事人")],
        answer: Annotated[SealedText | None, Ask("答辩要点", max_length=5000)] = None,
        rules: RuleBook,
    ) -> None:
        """人民法院应当在收到答辩状之日起五日内将副本送达上诉人；不提出答辩状的，不影响人民法院审理。"""
        due = counted(rules, "appeal_forward_file", on, self.region)
        self.happened(
            self.Answered,
            on,
            answered_by=answered_by,
            answer=answer,
            answer_due=self.answer_due.get(sides(answered_by)[0]),
            forward_due=due,
        )

    @step(
        "报送案卷",
        by=COURT,
        when=S.APPEAL_FILED,
        authority="民事诉讼法 第一百七十四条第二款",
        records=Forwarded,
        document="案卷移送函",
        provided=with_first_court,
    )
    def forward(self, on: Annotated[date, Ask("报送日期")]) -> None:
        """收到上诉状、答辩状后五日内连同全部案卷和证据报送第二审人民法院；对方未答辩的，答辩期满后报送。"""
        for side in self.respondents:
            if side not in self.answer_due:
                raise CopyNotServed(f"{side.zh}。", field="on")
            due = self.answer_due[side]
            if side not in self.answered and due is not None and not due.has_passed(on):
                raise AppealAnswerPeriodRunning(f"{side.zh}的答辩期至 {due.falls_on}。", field="on")
        self.happened(self.Forwarded, on, forward_due=self.forward_due)
