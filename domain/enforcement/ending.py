"""Enforcement, ninth chapter: this execution ended 终本 for want of property, and resumed."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from domain.enforcement.notice import notified
from domain.enforcement.record import COURT, EnforcementRecord, EnforcementState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.terms import Term
from domain.time_limits import Deadline

S = EnforcementState
END_OF_THIS = "民事诉讼法解释 第五百一十七条"


class FoundBy(Term):
    """Through whom new property came to light (民事诉讼法 第二百六十五条；民事诉讼法解释 第五百一十七条第二款)."""

    APPLICANT = "applicant", "申请执行人发现财产后申请"
    COURT = "court", "人民法院依职权查明"


class PropertyNotInquired(Refused):
    """未经财产调查，不得终结本次执行程序。"""

    CODE = "property-not-inquired"
    AUTHORITY = END_OF_THIS


class EndNeedsConfirmation(Refused):
    """终结本次执行程序，须经申请执行人签字确认，或者由合议庭审查核实并经院长批准。"""

    CODE = "end-of-this-execution-needs-confirmation"
    AUTHORITY = END_OF_THIS


class NothingLeftToEnforce(Refused):
    """各项金额已经全部到位，应当登记执行完毕。"""

    CODE = "nothing-left-to-enforce"
    AUTHORITY = "民事诉讼法 第二百三十九条"


class Ending(EnforcementRecord):
    """What happens to what could not be enforced."""

    class ThisExecutionEnded(Event):
        TOPIC = "enforcement-case.this-execution-ended"
        TERM = "终结本次执行程序"
        ARTICLE = END_OF_THIS
        LEADS_TO = S.THIS_EXECUTION_ENDED
        outstanding: Decimal
        applicant_confirmed: bool
        president_approved: bool
        close_by: Deadline | None

    class Resumed(Event):
        TOPIC = "enforcement-case.resumed"
        TERM = "发现财产，恢复执行"
        ARTICLE = "民事诉讼法解释 第五百一十七条第二款"
        LEADS_TO = S.MEASURES
        found_by: FoundBy
        case_number: str | None
        outstanding: Decimal
        found: SealedText | None

    # Decisions

    @step(
        "终结本次执行程序",
        by=COURT,
        when=S.MEASURES,
        authority=END_OF_THIS,
        records=ThisExecutionEnded,
        document="执行裁定书（终结本次执行程序）",
        provided=notified,
    )
    def end_this_execution(
        self,
        on: Annotated[date, Ask("裁定日期")],
        *,
        applicant_confirmed: Annotated[bool, Ask("申请执行人已签字确认")],
        president_approved: Annotated[bool, Ask("合议庭已审查核实并经院长批准")],
    ) -> None:
        """经过财产调查未发现可供执行的财产的，可以裁定终结本次执行程序；不消灭债权，发现财产随时可以恢复。"""
        if not self.inquired:
            raise PropertyNotInquired(field="on")
        if not (applicant_confirmed or president_approved):
            raise EndNeedsConfirmation(field="applicant_confirmed")
        if not self.outstanding:
            raise NothingLeftToEnforce(field="on")
        self.happened(
            self.ThisExecutionEnded,
            on,
            outstanding=self.outstanding,
            applicant_confirmed=applicant_confirmed,
            president_approved=president_approved,
            close_by=self.close_by,
        )

    @step(
        "恢复执行（发现财产）",
        by=COURT,
        when=S.THIS_EXECUTION_ENDED,
        authority="民事诉讼法 第二百六十五条；民事诉讼法解释 第五百一十五条、第五百一十七条第二款",
        records=Resumed,
        document="恢复执行申请书、恢复执行通知书",
    )
    def resume(
        self,
        on: Annotated[date, Ask("恢复执行日期")],
        *,
        found_by: Annotated[FoundBy, Ask("财产线索来源")],
        case_number: Annotated[
            str | None,
            Ask(
                "恢复执行案号", hint="例如（2026）晋0902执恢3号", max_length=60, check=Check.COURT_CASE_NUMBER
            ),
        ] = None,
        found: Annotated[SealedText | None, Ask("发现的财产", max_length=2000)] = None,
    ) -> None:
        """终结本次执行程序后发现被执行人有可供执行财产的，可以再次申请执行，不受申请执行时效期间的限制。"""
        if not self.outstanding:
            raise NothingLeftToEnforce(field="on")
        self.happened(
            self.Resumed,
            on,
            found_by=found_by,
            case_number=case_number,
            outstanding=self.outstanding,
            found=found,
        )
