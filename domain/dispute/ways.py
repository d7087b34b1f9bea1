"""Ways 途径 that are no longer open: taken, or lost with the document they rested on."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.dispute.record import DisputeRecord, DisputeState
from domain.kernel import Event
from domain.steps import Ask, step
from domain.terms import Capacity, Procedure
from domain.time_limits import Deadline

WHENEVER = (DisputeState.OPEN, DisputeState.CONCLUDED)


class Ways(DisputeRecord):
    """What became of a right to go on."""

    class WayTaken(Event):
        TOPIC = "dispute.way-taken"
        TERM = "已进入可以进入的程序"
        ARTICLE = "劳动争议调解仲裁法 第五条"
        procedure: Procedure
        by_case_id: UUID
        until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.ways.pop(self.procedure, None)
            case.ways_until.pop(self.procedure, None)

    class WayLost(Event):
        TOPIC = "dispute.way-lost"
        TERM = "进入下一程序的依据不再存在"
        ARTICLE = "劳动争议调解仲裁法 第五条"
        procedure: Procedure
        by_case_id: UUID
        until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.ways.pop(self.procedure, None)
            case.ways_until.pop(self.procedure, None)

    # Decisions

    @step(
        "已进入可以进入的程序",
        by=Capacity.SYSTEM,
        when=WHENEVER,
        authority="劳动争议调解仲裁法 第五条",
        records=WayTaken,
    )
    def take_way(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        procedure: Annotated[Procedure, Ask("程序")],
        by_case_id: Annotated[UUID, Ask("来源案件")],
    ) -> None:
        """当事人已经提出申请的，由系统如实记入；没有开启过的不记录。"""
        if procedure in self.ways:
            until = self.ways_until.get(procedure)
            self.happened(self.WayTaken, on, procedure=procedure, by_case_id=by_case_id, until=until)

    @step(
        "进入下一程序的依据不再存在",
        by=Capacity.SYSTEM,
        when=WHENEVER,
        authority="劳动争议调解仲裁法 第五条",
        records=WayLost,
    )
    def lose_way(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        procedure: Annotated[Procedure, Ask("程序")],
        by_case_id: Annotated[UUID, Ask("来源案件")],
    ) -> None:
        """据以进入该程序的法律文书没有发生法律效力或者被撤销的，由系统如实记入；没有开启过的不记录。"""
        if procedure in self.ways:
            until = self.ways_until.get(procedure)
            self.happened(self.WayLost, on, procedure=procedure, by_case_id=by_case_id, until=until)
