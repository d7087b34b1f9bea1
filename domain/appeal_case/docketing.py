"""Second instance, fourth chapter: the file arrives 收到案卷 above, and the case is docketed 立案."""

from datetime import date
from typing import Annotated, Any

from domain.appeal_case.record import AppealRecord, AppealState, Contested, trial_code
from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.refusals import Refused
from domain.rule_book import RuleBook, counted
from domain.steps import Ask, Check, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = AppealState
COURT = Capacity.COURT
ARRIVAL = "最高人民法院关于严格执行案件审理期限制度的若干规定 第六条第三款"


class FileReceived(Refused):
    """已登记收到案卷，立案期限从第一次收到起算。"""

    CODE = "appeal-file-already-received"
    AUTHORITY = ARRIVAL


class FileNotReceived(Refused):
    """第二审立案的期限自收到上诉材料及案卷起算，请先登记收到案卷。"""

    CODE = "appeal-file-not-received"
    AUTHORITY = ARRIVAL


def file_awaited(case: Any) -> Refused | None:
    """The file arrives once."""
    return None if case.file_received_on is None else FileReceived()


def file_arrived(case: Any) -> Refused | None:
    """What has not arrived is not docketed."""
    return FileNotReceived() if case.file_received_on is None else None


class Docketing(AppealRecord):
    """From the file's arrival to a period that runs."""

    class FileArrived(Event):
        TOPIC = "appeal-case.file-arrived"
        TERM = "第二审收到案卷"
        ARTICLE = ARRIVAL
        TAKES_OVER = True
        docketing_due: Deadline | None

        def evolve(self, case: Any) -> None:
            case.file_received_on = self.occurred_on
            case.docketing_due = self.docketing_due
            case.handed_over = False

    class Docketed(Event):
        TOPIC = "appeal-case.docketed"
        TERM = "第二审立案"
        ARTICLE = ARRIVAL
        LEADS_TO = S.DOCKETED
        case_number: str
        contested: Contested
        docketing_due: Deadline | None
        trial_due: Deadline | None

        def period_from(self, day: date) -> MovingPeriod:
            """审限自第二审立案之日起算."""
            return MovingPeriod(code=trial_code(self.contested), began_on=day)

        def evolve(self, case: Any) -> None:
            case.case_number = self.case_number
            case.trial_period = self.period_from(self.occurred_on)
            case.trial_due = self.trial_due

    # Decisions

    @step(
        "第二审收到案卷",
        by=COURT,
        when=S.FORWARDED,
        authority=ARRIVAL,
        records=FileArrived,
        document="案卷接收清单",
        provided=file_awaited,
    )
    def receive_file(self, on: Annotated[date, Ask("收到上诉材料及案卷日期")], *, rules: RuleBook) -> None:
        """由第二审人民法院登记，登记后案件由该院办理；应当在收到上诉材料及案卷后五日内立案。"""
        due = counted(rules, "appeal_docketing", on, self.region)
        self.happened(self.FileArrived, on, docketing_due=due)

    @step(
        "第二审立案",
        by=COURT,
        when=S.FORWARDED,
        authority="最高人民法院关于严格执行案件审理期限制度的若干规定 第六条第三款；民事诉讼法 第一百八十三条",
        records=Docketed,
        document="受理通知书、应诉通知书",
        provided=file_arrived,
    )
    def docket(
        self,
        on: Annotated[date, Ask("立案日期")],
        *,
        case_number: Annotated[
            str,
            Ask("二审案号", hint="例如（2026）晋09民终12号", max_length=60, check=Check.COURT_CASE_NUMBER),
        ],
        rules: RuleBook,
    ) -> None:
        """审限自第二审立案之日起计算：对判决的上诉案件三个月，对裁定的上诉案件三十日。"""
        self.not_before(self.file_received_on, "收到案卷", on)
        assert self.contested is not None  # noqa: S101 - a petition says what it is against
        self.happened(
            self.Docketed,
            on,
            case_number=case_number,
            contested=self.contested,
            docketing_due=self.docketing_due,
            trial_due=counted(rules, trial_code(self.contested), on, self.region),
        )
