"""A supervision letter, sixth chapter: what a department 有关部门 does with a 建议书."""

from datetime import date
from typing import Annotated

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import NoSuchRule, RuleBook
from domain.steps import Ask, step
from domain.supervision_letter.record import LetterState, SupervisionLetterRecord, to_department_only
from domain.supervision_matter.inspection import InspectionOutcome
from domain.supervision_matter.local_law import JIANGSU, ZHEJIANG
from domain.terms import Capacity
from domain.time_limits import Deadline

S = LetterState
FILING = f"劳动保障监察条例 第十四条；{JIANGSU} 第二十三条（地方规定；据检索摘要）"
RETURNING = f"{ZHEJIANG} 第二十四条；北京市实施《中华人民共和国工会法》办法 第二十八条（地方规定）"
RESULT_NOTICE = "recommendation_result_notice"


class DecidedAfterTelling(Refused):
    """告知处理结果的日期不能早于作出处理决定的日期。"""

    CODE = "decided-after-telling"
    AUTHORITY = "本系统记录规则"


class Department(SupervisionLetterRecord):
    """Opened or declined, decided, and told to the union."""

    class DepartmentFiled(Event):
        TOPIC = "supervision-letter.department-filed"
        TERM = "有关部门立案"
        ARTICLE = FILING
        LEADS_TO = S.DEPARTMENT_FILED
        case_number: str | None
        filing_due: Deadline | None

        @property
        def is_late(self) -> bool:
            """Judged by the due date as it now stands, corrections included."""
            return self.filing_due is not None and self.filing_due.has_passed(self.occurred_on)

    class DepartmentDeclined(Event):
        TOPIC = "supervision-letter.department-declined"
        TERM = "有关部门不予立案"
        ARTICLE = FILING
        LEADS_TO = S.DEPARTMENT_DECLINED
        filing_due: Deadline | None
        reasons: SealedText

    class ResultReturned(Event):
        TOPIC = "supervision-letter.result-returned"
        TERM = "有关部门反馈处理结果"
        ARTICLE = RETURNING
        LEADS_TO = S.RESULT_RETURNED
        decided_on: date
        outcome: InspectionOutcome
        notice_due: Deadline | None
        account: SealedText

        def starts(self) -> dict[str, date | None]:
            """书面告知的期限自作出决定之日起算."""
            return {"notice_due": self.decided_on}

    # Decisions

    @step(
        "有关部门立案",
        by=Capacity.LABOUR_INSPECTION,
        when=(S.SERVED, S.OVERDUE),
        authority=FILING,
        records=DepartmentFiled,
        document="立案告知",
        provided=to_department_only,
    )
    def department_files_case(
        self,
        on: Annotated[date, Ask("立案日期")],
        *,
        case_number: Annotated[str | None, Ask("案号", max_length=60)] = None,
    ) -> None:
        """收到建议书后审查；江苏规定符合条件的五个工作日内立案，其他地区依本地规定。"""
        self.happened(self.DepartmentFiled, on, case_number=case_number, filing_due=self.filing_due)

    @step(
        "有关部门不予立案",
        by=Capacity.LABOUR_INSPECTION,
        when=(S.SERVED, S.OVERDUE),
        authority=FILING,
        records=DepartmentDeclined,
        document="不予立案书面理由",
        provided=to_department_only,
    )
    def department_declines(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("书面理由", max_length=2000)],
    ) -> None:
        """不予立案的，书面说明理由（江苏）。"""
        self.happened(self.DepartmentDeclined, on, filing_due=self.filing_due, reasons=reasons)

    @step(
        "有关部门反馈结果",
        by=Capacity.LABOUR_INSPECTION,
        when=S.DEPARTMENT_FILED,
        authority=RETURNING,
        records=ResultReturned,
        document="处理结果告知书",
        provided=to_department_only,
    )
    def department_returns_result(
        self,
        on: Annotated[date, Ask("告知工会日期")],
        *,
        decided_on: Annotated[date, Ask("作出处理决定日期")],
        outcome: Annotated[InspectionOutcome, Ask("处理结果")],
        account: Annotated[SealedText, Ask("处理情况", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """及时反馈调查处理结果；北京规定自作出决定之日起十五个工作日内书面告知工会。"""
        if on < decided_on:
            raise DecidedAfterTelling(f"决定 {decided_on}，告知 {on}。", field="decided_on")
        self.happened(
            self.ResultReturned,
            on,
            decided_on=decided_on,
            outcome=outcome,
            notice_due=notice_due(decided_on, self.region, rules),
            account=account,
        )


def notice_due(decided_on: date, region: str, rules: RuleBook) -> Deadline | None:
    """By when the union is to be told, where a rule says so."""
    try:
        return rules.deadline(RESULT_NOTICE, starts_from=decided_on, region=region)
    except NoSuchRule:
        return None
