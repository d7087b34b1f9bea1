"""Enforcement, tenth chapter: after six months, the court above 向上一级人民法院申请执行, and 提级执行."""

from datetime import date
from typing import Annotated, Any

from domain.enforcement.record import COURT, RUNNING, EnforcementRecord, EnforcementState
from domain.kernel import Event
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Term
from domain.time_limits import Deadline

S = EnforcementState
SUPERIOR = "民事诉讼法 第二百三十七条；执行程序解释 第十条至第十三条"


class SuperiorAnswer(Term):
    """What the court above decided (民事诉讼法 第二百三十七条)."""

    ORDERED = "ordered", "责令原人民法院在一定期限内执行"
    DISMISSED = "dismissed", "驳回申请"


class Transfer(Term):
    """Who goes on (民事诉讼法 第二百三十七条)."""

    ITSELF = "itself", "上一级人民法院决定由本院执行"
    ANOTHER = "another", "上一级人民法院指令其他人民法院执行"


class SixMonthsNotOver(Refused):
    """自收到申请执行书之日起未超过六个月，不能向上一级人民法院申请执行。"""

    CODE = "six-months-not-over"
    AUTHORITY = SUPERIOR


class AlreadyAtSuperior(Refused):
    """已经向上一级人民法院申请，尚未答复。"""

    CODE = "already-at-superior-court"
    AUTHORITY = SUPERIOR


class NotAtSuperior(Refused):
    """没有向上一级人民法院申请执行。"""

    CODE = "not-at-superior-court"
    AUTHORITY = SUPERIOR


def at_superior(case: Any) -> Refused | None:
    """The court above answers an application."""
    return None if case.at_superior else NotAtSuperior()


class Superior(EnforcementRecord):
    """What the court above orders where nothing was enforced in six months."""

    class SuperiorApplied(Event):
        TOPIC = "enforcement-case.superior-applied"
        TERM = "向上一级人民法院申请执行"
        ARTICLE = SUPERIOR
        court: str
        six_months: Deadline | None

        def evolve(self, case: Any) -> None:
            case.at_superior = True

    class SuperiorAnswered(Event):
        TOPIC = "enforcement-case.superior-answered"
        TERM = "上一级人民法院督促执行或者驳回申请"
        ARTICLE = SUPERIOR
        answer: SuperiorAnswer
        enforce_by: date | None

        def evolve(self, case: Any) -> None:
            case.at_superior = False

    class Transferred(Event):
        TOPIC = "enforcement-case.transferred"
        TERM = "提级执行或者指令执行"
        ARTICLE = SUPERIOR
        LEADS_TO = S.TRANSFERRED
        to: Transfer
        court: str

    # Decisions

    @step(
        "登记向上一级人民法院申请执行",
        by=COURT,
        when=RUNNING,
        authority=SUPERIOR,
        records=SuperiorApplied,
        document="申请书",
    )
    def record_superior_application(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        court: Annotated[str, Ask("上一级人民法院", max_length=60)],
    ) -> None:
        """超过六个月未执行的，申请执行人可以向上一级人民法院申请执行；公告、鉴定评估、管辖争议的期间本系统未扣除。"""
        if self.at_superior:
            raise AlreadyAtSuperior(field="on")
        due = self.six_months
        if due is not None and not due.has_passed(on):
            raise SixMonthsNotOver(f"至 {due.falls_on} 满六个月：{due.explanation}", field="on")
        self.happened(self.SuperiorApplied, on, court=court, six_months=due)

    @step(
        "上一级人民法院督促执行或者驳回",
        by=COURT,
        when=RUNNING,
        authority=SUPERIOR,
        records=SuperiorAnswered,
        document="督促执行令、驳回通知",
        provided=at_superior,
    )
    def record_superior_answer(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        answer: Annotated[SuperiorAnswer, Ask("决定")],
        enforce_by: Annotated[date | None, Ask("责令执行的期限", hint="督促执行令载明的")] = None,
    ) -> None:
        """上一级人民法院经审查，可以责令原人民法院在一定期限内执行；期限由督促执行令写明。"""
        self.happened(self.SuperiorAnswered, on, answer=answer, enforce_by=enforce_by)

    @step(
        "提级执行或者指令其他法院执行",
        by=COURT,
        when=RUNNING,
        authority=SUPERIOR,
        records=Transferred,
        document="执行裁定书（提级执行、指令执行）",
        provided=at_superior,
    )
    def transfer(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        to: Annotated[Transfer, Ask("由谁执行")],
        court: Annotated[str, Ask("执行法院", max_length=60)],
    ) -> None:
        """上一级人民法院可以决定由本院执行或者指令其他人民法院执行；案卷移送后在执行法院另立新案。"""
        self.happened(self.Transferred, on, to=to, court=court)
