"""Successions 当事人承继: told to the dispute by the procedure that recorded them, so that the next one knows the party."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.dispute.record import DisputeRecord, DisputeState
from domain.parties import Employer
from domain.personal_data import Person
from domain.representation import succession
from domain.representation.succession import DEATH, EMPLOYER, Successor, WhySucceeded
from domain.steps import Ask, step
from domain.terms import Capacity

S = DisputeState


class Successions(DisputeRecord):
    """The dispute stays as open or concluded as it was; its numbers of parties stay theirs."""

    class WorkerSucceeded(succession.WorkerSucceeded):
        TOPIC = "dispute.worker-succeeded"
        from_case_id: UUID

        def evolve(self, case: Any) -> None:
            case.workers_followed_by[self.worker] = self.successors

    class EmployerSucceeded(succession.EmployerSucceeded):
        TOPIC = "dispute.employer-succeeded"
        from_case_id: UUID

        def evolve(self, case: Any) -> None:
            case.employers_followed_by[self.employer] = (self.successors, self.investors)

    def begin(self) -> None:
        """Everybody is still who they were."""
        super().begin()
        self.workers_followed_by: dict[int, tuple[Successor, ...]] = {}
        self.employers_followed_by: dict[int, tuple[tuple[Employer, ...], tuple[Person, ...]]] = {}

    # Decisions

    @step(
        "记入劳动者死亡，近亲属参加",
        by=Capacity.SYSTEM,
        when=(S.OPEN, S.CONCLUDED),
        authority=DEATH,
        records=WorkerSucceeded,
    )
    def note_worker_succession(
        self,
        on: Annotated[date, Ask("表明参加日期")],
        *,
        worker: Annotated[int, Ask("第几名劳动者")],
        died_on: Annotated[date, Ask("死亡日期")],
        successors: Annotated[tuple[Successor, ...], Ask("参加人")],
        from_case_id: Annotated[UUID, Ask("来源案件")],
    ) -> None:
        """任一程序登记后，由系统记入争议；以后的程序由参加人继续。"""
        if self.workers_followed_by.get(worker) != successors:
            self.happened(
                self.WorkerSucceeded,
                on,
                worker=worker,
                died_on=died_on,
                successors=successors,
                from_case_id=from_case_id,
            )

    @step(
        "记入用人单位变更",
        by=Capacity.SYSTEM,
        when=(S.OPEN, S.CONCLUDED),
        authority=EMPLOYER,
        records=EmployerSucceeded,
    )
    def note_employer_succession(
        self,
        on: Annotated[date, Ask("变更当事人日期")],
        *,
        employer: Annotated[int, Ask("第几家用人单位")],
        why: Annotated[WhySucceeded, Ask("变更的情形")],
        changed_on: Annotated[date, Ask("合并、分立或者终止日期")],
        successors: Annotated[tuple[Employer, ...], Ask("承继的单位")] = (),
        investors: Annotated[tuple[Person, ...], Ask("自然人出资人")] = (),
        from_case_id: Annotated[UUID, Ask("来源案件")],
    ) -> None:
        """任一程序登记后，由系统记入争议；以后的程序以承继者为当事人。"""
        if self.employers_followed_by.get(employer) != (successors, investors):
            self.happened(
                self.EmployerSucceeded,
                on,
                employer=employer,
                why=why,
                changed_on=changed_on,
                successors=successors,
                investors=investors,
                from_case_id=from_case_id,
            )
