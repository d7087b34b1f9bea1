"""The labour dispute 劳动争议: the thread that mediation, arbitration and litigation refer to by id."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain import documents
from domain.claims import MIND_THESE, Claim
from domain.corrections import Correctable, EntryCorrected, EntryObjected
from domain.dispute.limitation import Limitation
from domain.dispute.members import Members
from domain.dispute.oversight import Oversight
from domain.dispute.record import DisputeCause, DisputeState, Outcome, claimants_known, employed_in_order
from domain.dispute.representatives import Representatives
from domain.dispute.results import Results
from domain.dispute.successions import Successions
from domain.dispute.ways import Ways
from domain.documents import Documented
from domain.kernel import Event
from domain.parties import Employer, Worker
from domain.personal_data import SealedText
from domain.reckoning import Restarted
from domain.recounting import LimitsCountedAgain
from domain.steps import Ask, step
from domain.terms import Capacity, Procedure
from domain.time_limits import Deadline
from domain.watching import TimeLimitPassed, Watched

S = DisputeState
INTAKE = (Capacity.MEDIATION, Capacity.UNION, Capacity.ARBITRATION, Capacity.COURT)


class Dispute(
    Members,
    Representatives,
    Results,
    Limitation,
    Ways,
    Oversight,
    Successions,
    Correctable,
    Documented,
    Watched,
):
    """劳动争议: several workers and employers, their claims, and the ways open to them."""

    TOPIC = "dispute"
    TERM = "劳动争议"
    ARTICLE = "劳动争议调解仲裁法 第二条"

    class Registered(Event):
        TOPIC = "dispute.registered"
        TERM = "登记争议"
        ARTICLE = "劳动争议调解仲裁法 第二条"
        LEADS_TO = S.OPEN
        cause: DisputeCause
        workers: tuple[Worker, ...]
        employers: tuple[Employer, ...]
        claims: tuple[Claim, ...]
        facts: SealedText | None

        def evolve(self, case: Any) -> None:
            case.workers = len(self.workers)
            case.employers = len(self.employers)
            case.state_claims(self.claims)
            case.employed_until = [worker.employed_until for worker in self.workers]

    class WorkerJoined(Event):
        TOPIC = "dispute.worker-joined"
        TERM = "增加劳动者"
        ARTICLE = "劳动争议调解仲裁法 第七条、第二十三条"
        worker: Worker

        def evolve(self, case: Any) -> None:
            case.workers += 1
            case.employed_until.append(self.worker.employed_until)

    class EmployerJoined(Event):
        TOPIC = "dispute.employer-joined"
        TERM = "追加用人单位"
        ARTICLE = "劳动争议调解仲裁法 第二十二条第二款"
        employer: Employer

        def evolve(self, case: Any) -> None:
            case.employers += 1

    class ClaimsRestated(Event):
        TOPIC = "dispute.claims-restated"
        TERM = "变更请求事项"
        ARTICLE = "劳动人事争议仲裁办案规则 第四十四条"
        claims: tuple[Claim, ...]

        def evolve(self, case: Any) -> None:
            case.state_claims(self.claims)

    class ProcedureOpened(Event):
        TOPIC = "dispute.procedure-opened"
        TERM = "进入程序"
        ARTICLE = "劳动争议调解仲裁法 第五条"
        LEADS_TO = S.OPEN
        procedure: Procedure
        case_id: UUID

        def evolve(self, case: Any) -> None:
            case.procedures[self.case_id] = self.procedure
            if self.procedure is Procedure.ARBITRATION and case.arbitration_on is None:
                case.arbitration_on = self.occurred_on
            case.limitation_changes.append(
                Restarted(on=self.occurred_on, ground=f"进入{self.procedure.zh}程序")
            )

    class WayOpened(Event):
        TOPIC = "dispute.way-opened"
        TERM = "可以进入下一程序"
        ARTICLE = "劳动争议调解仲裁法 第五条"
        procedure: Procedure
        from_case_id: UUID
        until: Deadline | None
        authority: str

        def evolve(self, case: Any) -> None:
            case.ways[self.procedure] = self.until.falls_on if self.until else None
            case.ways_until[self.procedure] = self.until

    class Concluded(Event):
        TOPIC = "dispute.concluded"
        TERM = "争议了结"
        ARTICLE = "劳动争议调解仲裁法 第五条"
        LEADS_TO = S.CONCLUDED
        outcome: Outcome
        by_case_id: UUID

    class Corrected(EntryCorrected):
        TOPIC = "dispute.corrected"

    class Objected(EntryObjected):
        TOPIC = "dispute.objected"

    class LimitPassed(TimeLimitPassed):
        TOPIC = "dispute.limit-passed"

    class CountedAgain(LimitsCountedAgain):
        TOPIC = "dispute.limits-counted-again"

    class DocumentFiled(documents.DocumentFiled):
        TOPIC = "dispute.document-filed"

    class DocumentWithdrawn(documents.DocumentWithdrawn):
        TOPIC = "dispute.document-withdrawn"

    # Decisions

    @step(
        "登记争议",
        by=INTAKE,
        when=S.NONE,
        authority="劳动争议调解仲裁法 第二条",
        records=Registered,
        document="争议登记表",
    )
    def register(
        self,
        on: Annotated[date, Ask("登记日期")],
        *,
        cause: Annotated[DisputeCause, Ask("争议类别")],
        workers: Annotated[tuple[Worker, ...], Ask("劳动者")],
        employers: Annotated[tuple[Employer, ...], Ask("用人单位")],
        claims: Annotated[tuple[Claim, ...], Ask("请求事项", hint=MIND_THESE)],
        facts: Annotated[SealedText | None, Ask("事实和理由", max_length=5000)] = None,
    ) -> None:
        """发生劳动争议，登记双方当事人、用工事实和请求事项；自然人信息加密存放，不进入案件记录。"""
        for worker in workers:
            employed_in_order(worker)
        claimants_known(claims, len(workers))
        self.happened(
            self.Registered, on, cause=cause, workers=workers, employers=employers, claims=claims, facts=facts
        )

    @step(
        "增加劳动者",
        by=INTAKE,
        when=S.OPEN,
        authority="劳动争议调解仲裁法 第七条、第二十三条",
        records=WorkerJoined,
    )
    def join_worker(
        self,
        on: Annotated[date, Ask("加入日期")],
        *,
        worker: Annotated[Worker, Ask("劳动者")],
    ) -> None:
        """与争议有共同请求或者利害关系的劳动者可以参加。"""
        employed_in_order(worker)
        self.happened(self.WorkerJoined, on, worker=worker)

    @step(
        "追加用人单位",
        by=INTAKE,
        when=S.OPEN,
        authority="劳动争议调解仲裁法 第二十二条第二款",
        records=EmployerJoined,
    )
    def join_employer(
        self,
        on: Annotated[date, Ask("追加日期")],
        *,
        employer: Annotated[Employer, Ask("用人单位")],
    ) -> None:
        """劳务派遣单位与用工单位发生争议的，为共同当事人。"""
        self.happened(self.EmployerJoined, on, employer=employer)

    @step(
        "变更请求事项",
        by=INTAKE,
        when=S.OPEN,
        authority="劳动人事争议仲裁办案规则 第四十四条",
        records=ClaimsRestated,
        document="变更请求申请书",
    )
    def restate_claims(
        self,
        on: Annotated[date, Ask("变更日期")],
        *,
        claims: Annotated[tuple[Claim, ...], Ask("变更后的全部请求事项")],
    ) -> None:
        """申请人增加或者变更请求的，写明变更后的全部请求。"""
        claimants_known(claims, self.workers)
        self.happened(self.ClaimsRestated, on, claims=claims)

    @step(
        "进入程序",
        by=Capacity.SYSTEM,
        when=(S.OPEN, S.CONCLUDED),
        authority="劳动争议调解仲裁法 第五条",
        records=ProcedureOpened,
    )
    def open_procedure(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        procedure: Annotated[Procedure, Ask("程序")],
        case_id: Annotated[UUID, Ask("案件")],
    ) -> None:
        """某一程序就本争议立案后，由系统记入争议的经过。"""
        if case_id not in self.procedures:
            self.happened(self.ProcedureOpened, on, procedure=procedure, case_id=case_id)

    @step(
        "可以进入下一程序",
        by=Capacity.SYSTEM,
        when=(S.OPEN, S.CONCLUDED),
        authority="劳动争议调解仲裁法 第五条",
        records=WayOpened,
    )
    def open_way(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        procedure: Annotated[Procedure, Ask("程序")],
        from_case_id: Annotated[UUID, Ask("来源案件")],
        until: Deadline | None = None,
        way_authority: Annotated[str, Ask("依据")] = "",
    ) -> None:
        """前一程序结束后当事人取得的权利：系统只提示和计算期限，从不代当事人提出申请。"""
        self.happened(
            self.WayOpened,
            on,
            procedure=procedure,
            from_case_id=from_case_id,
            until=until,
            authority=way_authority,
        )

    @step(
        "争议了结",
        by=Capacity.SYSTEM,
        when=S.OPEN,
        authority="劳动争议调解仲裁法 第五条",
        records=Concluded,
    )
    def conclude(
        self,
        on: Annotated[date, Ask("了结日期")],
        *,
        outcome: Annotated[Outcome, Ask("结果")],
        by_case_id: Annotated[UUID, Ask("来源案件")],
    ) -> None:
        """最后一个程序终结且没有其他程序在进行时，争议了结。"""
        self.happened(self.Concluded, on, outcome=outcome, by_case_id=by_case_id)


__all__ = ["Dispute"]
