"""Procuratorial supervision, eleventh chapter: unlawful acts in trial 审判违法 and in execution 执行监督."""

from datetime import date
from typing import Annotated, Any

from domain.kernel import Event
from domain.personal_data import SealedText
from domain.procuratorial.record import (
    RULES_2021,
    ProcuratorialRecord,
    ProcuratorialState,
    counted,
)
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.supervision_matter.suggestion import Adopted
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ProcuratorialState
PROCURATORATE = Capacity.PROCURATORATE
VIOLATIONS = f"{RULES_2021} 第一百条至第一百一十条、第一百一十九条"
ANSWERED = "人民检察院组织法 第二十一条"


class Violation(Term):
    """Whose conduct (人民检察院民事诉讼监督规则 第一百条、第一百零四条、第一百一十九条)."""

    TRIAL = "trial", "审判程序中审判人员违法行为"
    EXECUTION = "execution", "民事执行活动违法"
    REVOCATION = "revocation", "撤销仲裁裁决审查违法"
    AWARD_EXECUTION = "award-execution", "执行仲裁裁决、审查不予执行违法"


OF_EXECUTION = (Violation.EXECUTION, Violation.AWARD_EXECUTION)


class OnlyExecutionIsExplained(Refused):
    """说明案件执行情况只在执行监督中要求。"""

    CODE = "only-execution-is-explained"
    AUTHORITY = VIOLATIONS


def of_execution(case: Any) -> Refused | None:
    """Supervision of execution."""
    return None if case.about_execution else OnlyExecutionIsExplained()


class Violations(ProcuratorialRecord):
    """Supervision of what a court did on the way, not of its judgment."""

    class ExplanationAskedFor(Event):
        TOPIC = "procuratorial-case.explanation-asked-for"
        TERM = "要求说明案件执行情况"
        ARTICLE = VIOLATIONS
        court: str
        asked: SealedText

    class ViolationSuggested(Event):
        TOPIC = "procuratorial-case.violation-suggested"
        TERM = "提出监督检察建议"
        ARTICLE = VIOLATIONS
        LEADS_TO = S.VIOLATION_SUGGESTION
        violation: Violation
        court: str
        number: str | None
        send_by: Deadline | None
        suggested: SealedText

        def evolve(self, case: Any) -> None:
            case.about_execution = self.violation in OF_EXECUTION
            case.court_due = None

    class CourtAnswered(Event):
        TOPIC = "procuratorial-case.court-answered"
        TERM = "人民法院回复检察建议"
        ARTICLE = ANSWERED
        LEADS_TO = S.VIOLATION_ANSWERED
        adopted: Adopted
        court_due: Deadline | None
        account: SealedText

    # Decisions

    @step(
        "要求说明案件执行情况",
        by=PROCURATORATE,
        when=S.SUPERVISION_ACCEPTED,
        authority=VIOLATIONS,
        records=ExplanationAskedFor,
        document="说明案件执行情况通知书",
        provided=of_execution,
    )
    def ask_for_explanation(
        self,
        on: Annotated[date, Ask("通知日期")],
        *,
        court: Annotated[str, Ask("人民法院", max_length=60)],
        asked: Annotated[SealedText, Ask("要求说明的事项", max_length=2000)],
    ) -> None:
        """执行监督中需要了解执行情况的，书面要求人民法院说明；不计期限，规则没有读到。"""
        self.happened(self.ExplanationAskedFor, on, court=court, asked=asked)

    @step(
        "提出监督检察建议",
        by=PROCURATORATE,
        when=S.SUPERVISION_ACCEPTED,
        authority=VIOLATIONS,
        records=ViolationSuggested,
        document="检察建议书",
    )
    def suggest_on_violation(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        violation: Annotated[Violation, Ask("违法情形")],
        court: Annotated[str, Ask("同级人民法院", max_length=60)],
        number: Annotated[str | None, Ask("文号", max_length=60)] = None,
        suggested: Annotated[SealedText, Ask("建议内容", max_length=5000)],
        rules: RuleBook,
    ) -> None:
        """审判人员违法、执行违法，撤销仲裁裁决和执行仲裁裁决中违法的，向同级人民法院提出检察建议，十五日内移送。"""
        self.happened(
            self.ViolationSuggested,
            on,
            violation=violation,
            court=court,
            number=number,
            send_by=counted(rules, "procuratorial_violation_suggestion", on, self.region),
            suggested=suggested,
        )

    @step(
        "收到人民法院回复",
        by=PROCURATORATE,
        when=S.VIOLATION_SUGGESTION,
        authority=ANSWERED,
        records=CourtAnswered,
        document="回复意见函",
    )
    def record_court_answer(
        self,
        on: Annotated[date, Ask("收到回复日期")],
        *,
        adopted: Annotated[Adopted, Ask("是否采纳")],
        account: Annotated[SealedText, Ask("回复内容", max_length=5000)],
    ) -> None:
        """有关单位应当将采纳检察建议的情况书面回复人民检察院；逾期的回复照样收下。"""
        self.happened(self.CourtAnswered, on, adopted=adopted, court_due=self.court_due, account=account)
