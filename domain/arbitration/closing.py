"""Arbitration, last chapter: word to the labour inspection 裁审外移送, and the archive 归档."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.kernel import Event
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Capacity, Term

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
TYPICAL_CASE = "人力资源社会保障部、最高人民法院 劳动人事争议典型案例（第二批，2021-08-26）案例二"


class InspectionMeasure(Term):
    """What the labour inspection did (劳动保障监察条例 第十八条)."""

    ORDERED_TO_CORRECT = "ordered-to-correct", "责令改正"
    WARNED = "warned", "责令改正并给予警告"
    FINED = "fined", "行政处罚（罚款）"
    NO_VIOLATION = "no-violation", "未发现违法行为"


class InspectionNotTold(Refused):
    """尚未向劳动保障监察机构通报，没有可以反馈的事项。"""

    CODE = "inspection-not-told"
    AUTHORITY = "本系统记录规则"


def inspection_told(case: Any) -> Refused | None:
    """A result answers a notice."""
    return None if case.told_inspection else InspectionNotTold()


class Closing(ArbitrationRecord):
    """What follows the decision."""

    class InspectionTold(Event):
        TOPIC = "arbitration-case.inspection-told"
        TERM = "向劳动保障监察通报"
        ARTICLE = TYPICAL_CASE
        inspection: str
        findings: SealedText

        def evolve(self, case: Any) -> None:
            case.told_inspection = True

    class InspectionAnswered(Event):
        TOPIC = "arbitration-case.inspection-answered"
        TERM = "劳动保障监察反馈"
        ARTICLE = "劳动保障监察条例 第十八条"
        measure: InspectionMeasure
        detail: SealedText | None

    class Archived(Event):
        TOPIC = "arbitration-case.archived"
        TERM = "归档"
        ARTICLE = "劳动人事争议仲裁办案规则 第二十一条至第二十四条"
        LEADS_TO = S.CLOSED_ARCHIVED
        main_volume: int
        side_volume: int

    # Decisions

    @step(
        "向劳动保障监察通报",
        by=COMMISSION,
        authority=TYPICAL_CASE,
        records=InspectionTold,
        document="案件情况通报",
    )
    def tell_inspection(
        self,
        on: Annotated[date, Ask("通报日期")],
        *,
        inspection: Annotated[str, Ask("劳动保障监察机构", max_length=60)],
        findings: Annotated[SealedText, Ask("办案中发现的违法情形", max_length=2000)],
    ) -> None:
        """办案中发现用人单位规章制度等违反劳动保障法律的，可以将案件情况通报劳动保障监察机构。"""
        self.happened(self.InspectionTold, on, inspection=inspection, findings=findings)

    @step(
        "劳动保障监察反馈结果",
        by=(Capacity.LABOUR_INSPECTION, COMMISSION),
        authority="劳动保障监察条例 第十八条",
        records=InspectionAnswered,
        document="限期改正指令书、行政处罚决定书",
        provided=inspection_told,
    )
    def record_inspection_answer(
        self,
        on: Annotated[date, Ask("处理日期")],
        *,
        measure: Annotated[InspectionMeasure, Ask("处理结果")],
        detail: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
    ) -> None:
        """劳动保障监察机构对通报的情况依法处理后反馈。"""
        self.happened(self.InspectionAnswered, on, measure=measure, detail=detail)

    @step(
        "归档",
        by=COMMISSION,
        when=(S.AWARD_NONFINAL_EFFECTIVE, S.STATEMENT_EFFECTIVE),
        authority="劳动人事争议仲裁办案规则 第二十一条至第二十四条",
        records=Archived,
        document="正卷、副卷",
    )
    def archive(
        self,
        on: Annotated[date, Ask("归档日期")],
        *,
        main_volume: Annotated[int, Ask("正卷页数")],
        side_volume: Annotated[int, Ask("副卷页数", hint="评议记录等入副卷，不供当事人查阅")],
    ) -> None:
        """案件处理终结后立卷归档，分正卷和副卷；裁决结案的保存不少于十年，其他方式结案的不少于五年。"""
        self.happened(self.Archived, on, main_volume=main_volume, side_volume=side_volume)
