"""Arbitration: several cases heard as one 合并审理, and heard apart again 恢复分别审理."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.arbitration.counterclaim import JOINED, CounterclaimTooLate
from domain.arbitration.merged import GO_ON, OF_CASES, OF_COUNTERCLAIMS, OPEN_TO_MERGER
from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.history import History
from domain.merger import conditions, events
from domain.merger.beside import Beside
from domain.merger.events import OURS, GroundOfSeparation
from domain.merger.leading import let_go, take
from domain.merger.standing import number_in
from domain.parties import Side
from domain.personal_data import SealedText
from domain.reckoning import Change, Restarted
from domain.refusals import Refused
from domain.representation.carried_over import carries_mandates, gives_mandates_back
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity, Term
from domain.time_limits import Deadline

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION


class GroundOfMerger(Term):
    """Why two applications are heard as one. The rules of arbitration read name the counterclaim alone."""

    COMMON_MATTER = "common-matter", "争议标的共同（参照民事诉讼法第五十五条，来源待核对）"
    SAME_KIND = "same-kind", "争议标的同一种类，当事人同意合并（参照民事诉讼法第五十五条，来源待核对）"
    SAME_FACTS = "same-facts", "基于同一事实分别申请（参照民事诉讼法解释第二百二十一条，来源待核对）"


class NotTheLaterApplication(Refused):
    """反申请应当并入受理在先的案件。"""

    CODE = "not-the-later-application"
    AUTHORITY = OF_COUNTERCLAIMS


class Merger(ArbitrationRecord):
    """What the leading case records."""

    class CaseTakenIn(events.TakenIn):
        TOPIC = "arbitration-case.case-taken-in"
        ARTICLE = OF_CASES
        ground: GroundOfMerger
        consented: bool
        stood_at: ArbitrationState

    class CounterclaimTakenIn(events.TakenIn):
        TOPIC = "arbitration-case.counterclaim-taken-in"
        TERM = "反申请案件合并处理"
        ARTICLE = OF_COUNTERCLAIMS
        stood_at: ArbitrationState
        restarts_on: date
        award_due: Deadline

        def change_on(self, day: date) -> Change:
            """仲裁期限自受理反申请之日起重新计算."""
            return Restarted(on=self.restarts_on, ground=JOINED)

        def evolve(self, case: Any) -> None:
            events.TakenIn.evolve(self, case)
            case.award_period = case.award_period.moved(self.change_on(self.occurred_on))
            case.award_due = self.award_due

    class CaseSeparated(events.Separated):
        TOPIC = "arbitration-case.case-separated"
        ARTICLE = OURS

    # Decisions

    @step(
        "反申请案件合并处理",
        by=COMMISSION,
        when=OPEN_TO_MERGER,
        authority=OF_COUNTERCLAIMS,
        records=CounterclaimTakenIn,
        document="合并处理通知书",
    )
    @carries_mandates
    def take_in_counterclaim(
        self,
        on: Annotated[date, Ask("决定合并日期")],
        *,
        taken_in_id: Annotated[UUID, Ask("反申请案件", refers_to="arbitration-case")],
        reasons: Annotated[SealedText | None, Ask("理由", max_length=2000)] = None,
        beside: Beside,
        history: History,
        rules: RuleBook,
    ) -> None:
        """已另行立案的反申请并入申请在先的案件；反申请应在答辩期内提出，仲裁期限自受理反申请之日起重新计算。"""
        other = beside.case
        conditions.may_be_merged(self, beside, OPEN_TO_MERGER, "taken_in_id")
        conditions.of_one_dispute(self, other, OF_COUNTERCLAIMS, "taken_in_id")
        if {self.applicant, other.applicant} != {Side.WORKER, Side.EMPLOYER}:
            raise conditions.NotBothSides(field="taken_in_id", authority=OF_COUNTERCLAIMS)
        begun = other.running_period().began_on
        if begun < self.running_period().began_on:
            raise NotTheLaterApplication(f"该案 {begun} 受理，早于本案。", field="taken_in_id")
        until = self.answer_due
        if until is not None and until.has_passed(other.opened_on):
            raise CounterclaimTooLate(f"答辩期至 {until.falls_on} 届满。", field="taken_in_id")
        due = self.due_after(Restarted(on=begun, ground=JOINED), rules)
        stood_at = take(self, on, beside, history)
        self.happened(
            self.CounterclaimTakenIn,
            on,
            taken_in_id=taken_in_id,
            taken_in_number=number_in(beside.history),
            taken_in_dispute_id=beside.case.dispute_id,
            reasons=reasons,
            stood_at=stood_at,
            restarts_on=begun,
            award_due=due,
        )

    @step(
        "与他案合并审理",
        by=COMMISSION,
        when=OPEN_TO_MERGER,
        authority=OF_CASES,
        records=CaseTakenIn,
        document="合并审理决定、通知书",
        verified=False,
    )
    @carries_mandates
    def take_in(
        self,
        on: Annotated[date, Ask("决定合并日期")],
        *,
        taken_in_id: Annotated[UUID, Ask("并入本案的案件", refers_to="arbitration-case")],
        ground: Annotated[GroundOfMerger, Ask("合并的情形")],
        consented: Annotated[bool, Ask("各方当事人均同意合并", hint="同一种类的须经当事人同意")] = False,
        reasons: Annotated[SealedText | None, Ask("理由", max_length=2000)] = None,
        beside: Beside,
        history: History,
    ) -> None:
        """本案为主案，该案并入后不再单独办理。所读的仲裁规定没有写此种合并，系参照民事诉讼规定，来源待核对；期限不变动。"""
        conditions.may_be_merged(self, beside, OPEN_TO_MERGER, "taken_in_id")
        conditions.of_one_employer(self, beside, "taken_in_id")
        if ground is GroundOfMerger.SAME_KIND and not consented:
            raise conditions.ConsentMissing(field="consented")
        stood_at = take(self, on, beside, history)
        self.happened(
            self.CaseTakenIn,
            on,
            taken_in_id=taken_in_id,
            taken_in_number=number_in(beside.history),
            taken_in_dispute_id=beside.case.dispute_id,
            reasons=reasons,
            ground=ground,
            consented=consented,
            stood_at=stood_at,
        )

    @step(
        "恢复分别审理",
        by=COMMISSION,
        when=(*OPEN_TO_MERGER, S.HEARD, S.SUSPENDED),
        authority=OURS,
        records=CaseSeparated,
        document="恢复分别审理通知书",
        verified=False,
        provided=conditions.leads_some,
    )
    @gives_mandates_back
    def separate(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        separated_id: Annotated[UUID, Ask("恢复单独审理的案件", refers_to="arbitration-case")],
        ground: Annotated[GroundOfSeparation, Ask("情形")],
        reasons: Annotated[SealedText | None, Ask("理由", max_length=2000)] = None,
        beside: Beside,
    ) -> None:
        """误录的合并也由此撤销，原记录保留。该案从并入时的阶段继续；所读规定没有写此步骤，来源待核对，两案期限均不变动。"""
        let_go(self, on, beside, GO_ON)
        self.happened(self.CaseSeparated, on, separated_id=separated_id, ground=ground, reasons=reasons)
