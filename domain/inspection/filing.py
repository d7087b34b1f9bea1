"""Labour inspection, second chapter: filed 立案, or answered otherwise."""

from datetime import date
from typing import Annotated, Any

from domain.inspection.record import REGULATION, InspectionRecord, InspectionState, counted
from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = InspectionState
INSPECTION = Capacity.LABOUR_INSPECTION
INVESTIGATION = "inspection_investigation"


class WhyDisputeProcedure(Term):
    """Why it is for the dispute procedures (劳动保障监察条例 第二十一条第二款)."""

    MUST_BE_ARBITRATED = "must-be-arbitrated", "应当通过劳动争议处理程序解决"
    BEFORE_TRIBUNAL = "before-tribunal", "已经按照劳动争议处理程序申请调解、仲裁或者已经提起诉讼"


class EndOfViolationUnknown(Refused):
    """以超过两年为由不予查处的，登记时应当查明违法行为终了的日期。"""

    CODE = "end-of-violation-unknown"
    AUTHORITY = f"{REGULATION} 第二十条"


class StillWithinTwoYears(Refused):
    """违法行为终了之日起未满两年即被发现、举报、投诉的，应当查处。"""

    CODE = "still-within-two-years"
    AUTHORITY = f"{REGULATION} 第二十条"


class Filing(InspectionRecord):
    """What labour inspection does with what was registered."""

    class ToldDisputeProcedure(Event):
        TOPIC = "inspection-case.told-dispute-procedure"
        TERM = "告知依争议处理或者诉讼程序办理"
        ARTICLE = f"{REGULATION} 第二十一条第二款"
        LEADS_TO = S.TOLD_DISPUTE_PROCEDURE
        why: WhyDisputeProcedure
        reasons: SealedText

    class TooOld(Event):
        TOPIC = "inspection-case.too-old"
        TERM = "违法行为超过两年，不予查处"
        ARTICLE = f"{REGULATION} 第二十条"
        LEADS_TO = S.TOLD_DISPUTE_PROCEDURE
        lookback: Deadline | None
        reasons: SealedText

    class NotFiled(Event):
        TOPIC = "inspection-case.not-filed"
        TERM = "监察不予立案"
        ARTICLE = f"{REGULATION} 第十四条"
        LEADS_TO = S.NOT_FILED
        reasons: SealedText

    class Filed(Event):
        TOPIC = "inspection-case.filed"
        TERM = "监察立案"
        ARTICLE = f"{REGULATION} 第十四条第二款"
        LEADS_TO = S.INVESTIGATING
        case_number: str | None
        docketing_due: Deadline | None
        investigation_due: Deadline | None

        @property
        def is_late(self) -> bool:
            """Judged by the due date as it now stands, corrections included."""
            return self.docketing_due is not None and self.docketing_due.has_passed(self.occurred_on)

        def period_from(self, day: date) -> MovingPeriod:
            """调查期限自立案之日起算."""
            return MovingPeriod(code=INVESTIGATION, began_on=day)

        def evolve(self, case: Any) -> None:
            case.investigation_period = self.period_from(self.occurred_on)
            case.investigation_due = self.investigation_due

    # Decisions

    @step(
        "告知依争议处理或者诉讼程序办理",
        by=INSPECTION,
        when=S.REGISTERED,
        authority=f"{REGULATION} 第二十一条第二款",
        records=ToldDisputeProcedure,
        document="告知书",
    )
    def tell_dispute_procedure(
        self,
        on: Annotated[date, Ask("告知日期")],
        *,
        why: Annotated[WhyDisputeProcedure, Ask("理由")],
        reasons: Annotated[SealedText, Ask("说明", max_length=2000)],
    ) -> None:
        """应当通过争议处理程序解决的，或者已经申请调解、仲裁、提起诉讼的，告知依照相应的程序办理。"""
        self.happened(self.ToldDisputeProcedure, on, why=why, reasons=reasons)

    @step(
        "违法行为超过两年，不予查处",
        by=INSPECTION,
        when=S.REGISTERED,
        authority=f"{REGULATION} 第二十条",
        records=TooOld,
        document="不予查处告知书",
    )
    def refuse_too_old(
        self,
        on: Annotated[date, Ask("告知日期")],
        *,
        reasons: Annotated[SealedText, Ask("说明", max_length=2000)],
        rules: RuleBook,
    ) -> None:
        """违法行为两年内未被发现，也未被举报、投诉的，不再查处；连续或者继续的，自行为终了之日起计算。"""
        if self.ended_on is None:
            raise EndOfViolationUnknown(field="on")
        lookback = counted(rules, "inspection_lookback", self.ended_on, self.region)
        if lookback is not None and self.opened_on is not None and not lookback.has_passed(self.opened_on):
            raise StillWithinTwoYears(f"两年至 {lookback.falls_on}，收到于 {self.opened_on}。", field="on")
        self.happened(self.TooOld, on, lookback=lookback, reasons=reasons)

    @step(
        "不予立案",
        by=INSPECTION,
        when=S.REGISTERED,
        authority=f"{REGULATION} 第十四条",
        records=NotFiled,
        document="不予立案书面理由",
    )
    def decline(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """不需要调查处理的，不予立案，书面说明理由；工会提请的由系统告知工会。"""
        self.happened(self.NotFiled, on, reasons=reasons)

    @step(
        "立案",
        by=INSPECTION,
        when=S.REGISTERED,
        authority=f"{REGULATION} 第十四条第二款",
        records=Filed,
        document="立案审批表",
    )
    def file_case(
        self,
        on: Annotated[date, Ask("立案日期")],
        *,
        case_number: Annotated[str | None, Ask("案号", max_length=60)] = None,
        rules: RuleBook,
    ) -> None:
        """认为违反劳动保障法律、需要进行调查处理的，及时立案；自立案之日起六十个工作日内完成调查。"""
        self.happened(
            self.Filed,
            on,
            case_number=case_number,
            docketing_due=self.docketing_due,
            investigation_due=counted(rules, INVESTIGATION, on, self.region),
        )
