"""Oversight 监督、监察: other organs concerned with a dispute. It opens no procedure of the parties and interrupts nothing."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.dispute.record import DisputeRecord, DisputeState
from domain.kernel import Event
from domain.steps import Ask, step
from domain.terms import Capacity, Procedure

S = DisputeState
OVERSEEN = "民事诉讼法 第十四条；劳动保障监察条例 第十四条"


class Oversight(DisputeRecord):
    """A dispute stays as open or concluded as it was."""

    class OversightBegun(Event):
        TOPIC = "dispute.oversight-begun"
        TERM = "检察监督、劳动保障监察介入"
        ARTICLE = OVERSEEN
        procedure: Procedure
        case_id: UUID

        def evolve(self, case: Any) -> None:
            case.procedures[self.case_id] = self.procedure

    # Decisions

    @step(
        "检察监督、劳动保障监察介入",
        by=Capacity.SYSTEM,
        when=(S.OPEN, S.CONCLUDED),
        authority=OVERSEEN,
        records=OversightBegun,
    )
    def note_oversight(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        procedure: Annotated[Procedure, Ask("程序")],
        case_id: Annotated[UUID, Ask("案件")],
    ) -> None:
        """检察机关、劳动保障监察机构就本争议登记案件后，由系统记入；不改变争议是否了结，也不当然中断时效。"""
        if case_id not in self.procedures:
            self.happened(self.OversightBegun, on, procedure=procedure, case_id=case_id)
