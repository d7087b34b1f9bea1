"""Litigation: a part of a case becomes a case of its own 分案、另案处理."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.claims import Claim
from domain.history import History
from domain.litigation.merged import OPEN_TO_MERGER
from domain.litigation.record import CourtProcedure, LitigationRecord, LitigationState
from domain.merger import events
from domain.merger.beside import Beside
from domain.merger.carried import CarriedPeriod
from domain.merger.events import GroundOfSeverance
from domain.merger.parting import ClaimsLeaving, EmployersLeaving, MembersLeaving, let_part_go
from domain.merger.standing import award_case_in
from domain.parties import Side
from domain.personal_data import SealedText
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

S = LitigationState
COURT = Capacity.COURT
SEVERANCE = "分案、另案审理（来源待核对）"


class Severance(LitigationRecord):
    """In the case that remains, and in the one that begins."""

    class PartSevered(events.PartSevered):
        TOPIC = "litigation-case.part-severed"
        ARTICLE = SEVERANCE

    class BegunBySeverance(events.BegunBySeverance):
        TOPIC = "litigation-case.begun-by-severance"
        ARTICLE = SEVERANCE
        LEADS_TO = S.DOCKETED
        arbitration_case_id: UUID | None
        plaintiff: Side
        procedure: CourtProcedure
        worker_against_final_award: bool
        trial_due: Deadline | None

        def evolve(self, case: Any) -> None:
            events.BegunBySeverance.evolve(self, case)
            case.plaintiff = self.plaintiff
            case.procedure = self.procedure
            case.worker_against_final_award = self.worker_against_final_award
            case.trial_period = self.period_from(self.occurred_on)

    # Decisions

    @step(
        "分案",
        by=COURT,
        when=OPEN_TO_MERGER,
        authority=SEVERANCE,
        records=PartSevered,
        document="分案决定、通知书",
        verified=False,
    )
    def sever(
        self,
        on: Annotated[date, Ask("决定分案日期")],
        *,
        case_number: Annotated[str, Ask("分出案件的案号", hint="按案号规则填写", max_length=60)],
        ground: Annotated[GroundOfSeverance, Ask("分案的情形")],
        claim_numbers: ClaimsLeaving = (),
        members: MembersLeaving = (),
        employers: EmployersLeaving = (),
        reasons: Annotated[SealedText | None, Ask("理由", max_length=2000)] = None,
        beside: Beside,
        history: History,
        rules: RuleBook,
    ) -> None:
        """分出的部分另立一案，从已立案起办理送达、答辩和开庭；本案其余部分继续。所读规定没有写分案，来源待核对；审限沿用。"""
        period = self.trial_period
        assert period is not None  # noqa: S101 - only a docketed suit is divided
        let_part_go(
            self,
            on,
            beside,
            history,
            ground=ground,
            claim_numbers=claim_numbers,
            members=members,
            employers=employers,
            reasons=reasons,
            case_number=case_number,
            carried=CarriedPeriod.of(period),
            arbitration_case_id=award_case_in(history),
            plaintiff=self.plaintiff,
            procedure=self.procedure,
            worker_against_final_award=self.worker_against_final_award,
            trial_due=period.due(rules, self.region),
        )

    @step(
        "由他案分出立案",
        by=Capacity.SYSTEM,
        when=S.NONE,
        authority=SEVERANCE,
        records=BegunBySeverance,
        verified=False,
    )
    def begin_by_severance(
        self,
        on: Annotated[date, Ask("分案日期")],
        *,
        dispute_id: Annotated[UUID, Ask("争议", refers_to="dispute")],
        from_case_id: Annotated[UUID, Ask("原案", refers_to="litigation-case")],
        from_number: Annotated[str, Ask("原案案号")],
        entry: Annotated[int, Ask("原案第几条记录")],
        ground: Annotated[GroundOfSeverance, Ask("分案的情形")],
        claim_numbers: Annotated[tuple[int, ...], Ask("原案第几项请求")],
        members: Annotated[tuple[int, ...], Ask("劳动者序号")],
        employers: Annotated[tuple[int, ...], Ask("用人单位序号")],
        claims: Annotated[tuple[Claim, ...], Ask("分出的请求")],
        case_number: Annotated[str, Ask("案号")],
        carried: CarriedPeriod,
        arbitration_case_id: Annotated[UUID | None, Ask("仲裁案件", refers_to="arbitration-case")],
        plaintiff: Annotated[Side, Ask("原告")],
        procedure: Annotated[CourtProcedure, Ask("审理程序")],
        worker_against_final_award: Annotated[bool, Ask("劳动者不服终局裁决")],
        trial_due: Deadline | None,
    ) -> None:
        """与原案的记录同时记入；审限仍自原案立案之日起计算。"""
        self.happened(
            self.BegunBySeverance,
            on,
            dispute_id=dispute_id,
            from_case_id=from_case_id,
            from_number=from_number,
            entry=entry,
            ground=ground,
            claim_numbers=claim_numbers,
            members=members,
            employers=employers,
            claims=claims,
            case_number=case_number,
            carried=carried,
            arbitration_case_id=arbitration_case_id,
            plaintiff=plaintiff,
            procedure=procedure,
            worker_against_final_award=worker_against_final_award,
            trial_due=trial_due,
        )
