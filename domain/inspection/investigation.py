"""Labour inspection, third chapter: the investigation 调查, its sixty working days, and what is passed on."""

from datetime import date
from typing import Annotated, Any

from domain.inspection.record import REGULATION, WAGES, InspectionRecord, InspectionState
from domain.kernel import Event
from domain.moving_period import MovingPeriod
from domain.personal_data import PrivilegedText, SealedText
from domain.reckoning import Change, Extended
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline, Unit

S = InspectionState
INSPECTION = Capacity.LABOUR_INSPECTION
TO_POLICE = (
    f"{REGULATION} 第十八条第二款；{WAGES} 第四十一条第二款；"
    "最高人民法院关于审理拒不支付劳动报酬刑事案件适用法律若干问题的解释 第四条"
)


class InspectionApprovalMissing(Refused):
    """延长调查期限，应当经劳动保障行政部门负责人批准。"""

    CODE = "inspection-approval-missing"
    AUTHORITY = f"{REGULATION} 第十七条"


class InspectionAlreadyExtended(Refused):
    """调查期限只能延长一次，合计不超过三十个工作日。"""

    CODE = "inspection-already-extended"
    AUTHORITY = f"{REGULATION} 第十七条"


class InspectionExtensionTooLong(Refused):
    """调查期限可以延长三十个工作日，不能更长。"""

    CODE = "inspection-extension-too-long"
    AUTHORITY = f"{REGULATION} 第十七条"


class Investigation(InspectionRecord):
    """From filing to the end of the investigation, or into another organ's hands."""

    class Inquired(Event):
        TOPIC = "inspection-case.inquired"
        TERM = "调查、检查"
        ARTICLE = f"{REGULATION} 第十五条、第十六条"
        inspectors: int
        found: PrivilegedText

    class InvestigationExtended(Event):
        TOPIC = "inspection-case.investigation-extended"
        TERM = "延长调查期限"
        ARTICLE = f"{REGULATION} 第十七条"
        days: int
        investigation_due: Deadline | None
        reasons: SealedText

        def change_on(self, day: date) -> Change:
            """By so many working days from the day of approval on."""
            return Extended(on=day, length=self.days, unit=Unit.WORKING_DAY)

        def evolve(self, case: Any) -> None:
            case.investigation_period = case.investigation_period.moved(self.change_on(self.occurred_on))
            case.investigation_due = self.investigation_due

    class Investigated(Event):
        TOPIC = "inspection-case.investigated"
        TERM = "调查终结"
        ARTICLE = f"{REGULATION} 第十七条"
        LEADS_TO = S.DECISION_PENDING
        investigation_due: Deadline | None
        found: PrivilegedText

        @property
        def is_late(self) -> bool:
            """Judged by the due date as it now stands, corrections included."""
            return self.investigation_due is not None and self.investigation_due.has_passed(self.occurred_on)

    class Transferred(Event):
        TOPIC = "inspection-case.transferred"
        TERM = "移送其他机关"
        ARTICLE = f"{REGULATION} 第十八条第二款"
        LEADS_TO = S.TRANSFERRED
        organ: str
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on

    class TransferredToPolice(Event):
        TOPIC = "inspection-case.transferred-to-police"
        TERM = "涉嫌犯罪移送公安机关"
        ARTICLE = TO_POLICE
        LEADS_TO = S.TRANSFERRED_CRIMINAL
        organ: str
        reasons: SealedText

        def evolve(self, case: Any) -> None:
            case.decided_on = self.occurred_on

    # Decisions

    @step(
        "调查、检查",
        by=INSPECTION,
        when=S.INVESTIGATING,
        authority=f"{REGULATION} 第十五条、第十六条",
        records=Inquired,
        document="调查询问书、调查笔录",
    )
    def inquire(
        self,
        on: Annotated[date, Ask("调查日期")],
        *,
        inspectors: Annotated[int, Ask("监察员人数", hint="条例规定不得少于两人", minimum=2)],
        found: Annotated[PrivilegedText, Ask("调查情况", hint="仅本机构可见", max_length=5000)],
    ) -> None:
        """进入劳动场所检查、询问有关人员、要求提供资料；不得少于两人，佩戴标志、出示证件。"""
        self.happened(self.Inquired, on, inspectors=inspectors, found=found)

    @step(
        "延长调查期限",
        by=INSPECTION,
        when=S.INVESTIGATING,
        authority=f"{REGULATION} 第十七条",
        records=InvestigationExtended,
        document="延期审批表",
    )
    def extend_investigation(
        self,
        on: Annotated[date, Ask("批准日期")],
        *,
        days: Annotated[int, Ask("延长日数", hint="工作日，不超过三十个工作日")],
        approved: Annotated[bool, Ask("劳动保障行政部门负责人已批准")],
        reasons: Annotated[SealedText, Ask("情况复杂的理由", max_length=2000)],
        rules: RuleBook,
    ) -> None:
        """情况复杂的，经劳动保障行政部门负责人批准，可以延长三十个工作日。"""
        if not approved:
            raise InspectionApprovalMissing(field="approved")
        period: MovingPeriod | None = self.investigation_period
        assert period is not None  # noqa: S101 - only a filed case is investigated
        if period.changes:
            raise InspectionAlreadyExtended(field="days")
        (rule,) = rules.limit(period.code, on=period.began_on, region=self.region).extensions
        if rule.length is not None and days > rule.length:
            raise InspectionExtensionTooLong(f"至多 {rule.length} 个工作日。", field="days")
        longer = period.moved(Extended(on=on, length=days, unit=Unit.WORKING_DAY))
        due = longer.due(rules, self.region)
        self.happened(self.InvestigationExtended, on, days=days, investigation_due=due, reasons=reasons)

    @step(
        "调查终结",
        by=INSPECTION,
        when=S.INVESTIGATING,
        authority=f"{REGULATION} 第十七条",
        records=Investigated,
        document="调查报告",
    )
    def conclude_investigation(
        self,
        on: Annotated[date, Ask("终结日期")],
        *,
        found: Annotated[PrivilegedText, Ask("查明的情况", hint="仅本机构可见", max_length=5000)],
    ) -> None:
        """自立案之日起六十个工作日内完成调查；逾期的照样登记并标明。"""
        self.happened(self.Investigated, on, investigation_due=self.investigation_due, found=found)

    @step(
        "移送其他机关",
        by=INSPECTION,
        when=S.INVESTIGATING,
        authority=f"{REGULATION} 第十八条第二款",
        records=Transferred,
        document="案件移送函",
    )
    def transfer(
        self,
        on: Annotated[date, Ask("移送日期")],
        *,
        organ: Annotated[str, Ask("移送给", max_length=60)],
        reasons: Annotated[SealedText, Ask("理由", max_length=2000)],
    ) -> None:
        """发现违法案件不属于劳动保障监察事项的，应当及时移送有关部门处理。"""
        self.happened(self.Transferred, on, organ=organ, reasons=reasons)

    @step(
        "涉嫌犯罪移送公安机关",
        by=INSPECTION,
        when=(S.INVESTIGATING, S.ORDERED),
        authority=TO_POLICE,
        records=TransferredToPolice,
        document="涉嫌犯罪案件移送书",
    )
    def transfer_to_police(
        self,
        on: Annotated[date, Ask("移送日期")],
        *,
        organ: Annotated[str, Ask("公安机关", max_length=60)],
        reasons: Annotated[SealedText, Ask("涉嫌犯罪的事实", max_length=5000)],
    ) -> None:
        """涉嫌拒不支付劳动报酬等犯罪的，应当依法移送；该罪以经政府有关部门责令支付仍不支付为要件。"""
        self.happened(self.TransferredToPolice, on, organ=organ, reasons=reasons)
