"""Ways 途径 that are no longer open: taken, or gone with the document they rested on."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.dispute.record import DisputeRecord, DisputeState, WhyWayClosed
from domain.kernel import Event
from domain.steps import Ask, step
from domain.terms import Capacity, Procedure
from domain.time_limits import Deadline


class Ways(DisputeRecord):
    """What became of a right to go on."""

    class WayClosed(Event):
        TOPIC = "dispute.way-closed"
        TERM = "途径已使用或者不再存在"
        ARTICLE = "劳动争议调解仲裁法 第五条"
        procedure: Procedure
        why: WhyWayClosed
        by_case_id: UUID
        open_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.ways.pop(self.procedure, None)
            case.ways_until.pop(self.procedure, None)

    # Decisions

    @step(
        "途径已使用或者不再存在",
        by=Capacity.SYSTEM,
        when=(DisputeState.OPEN, DisputeState.CONCLUDED),
        authority="劳动争议调解仲裁法 第五条",
        records=WayClosed,
    )
    def close_way(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        procedure: Annotated[Procedure, Ask("程序")],
        why: Annotated[WhyWayClosed, Ask("原因")],
        by_case_id: Annotated[UUID, Ask("来源案件")],
    ) -> None:
        """当事人已经申请，或者据以执行的文书失去效力的，由系统如实记入；没有开启过的不记录。"""
        if procedure in self.ways:
            self.happened(
                self.WayClosed,
                on,
                procedure=procedure,
                why=why,
                by_case_id=by_case_id,
                open_until=self.ways_until.get(procedure),
            )
