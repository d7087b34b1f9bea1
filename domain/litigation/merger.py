"""Litigation: several suits heard as one 合并审理、并案审理, and heard apart again 恢复分别审理."""

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.history import History
from domain.litigation.merged import GO_ON, OF_CASES, OF_CROSS_SUITS, OPEN_TO_MERGER
from domain.litigation.record import LitigationRecord, LitigationState
from domain.merger import conditions, events
from domain.merger.beside import Beside
from domain.merger.events import OURS, GroundOfSeparation
from domain.merger.leading import let_go, take
from domain.merger.standing import award_case_in, number_in
from domain.parties import Side
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.representation.carried_over import carries_mandates, gives_mandates_back
from domain.steps import Ask, step
from domain.terms import Capacity, Term

S = LitigationState
COURT = Capacity.COURT
INSEPARABLE = "劳动争议司法解释（一） 第十四条"
COUNTERSUIT = "民事诉讼法 第一百四十三条；民事诉讼法解释 第二百三十二条（来源待核对）"


class GroundOfMerger(Term):
    """Why two suits are heard as one."""

    INSEPARABLE = "inseparable", "增加的请求与讼争的争议不可分（劳动争议司法解释（一）第十四条）"
    COMMON_MATTER = "common-matter", "诉讼标的共同（民事诉讼法第五十五条，来源待核对）"
    SAME_KIND = "same-kind", "诉讼标的同一种类，当事人同意合并（民事诉讼法第五十五条，来源待核对）"
    SAME_FACTS = "same-facts", "基于同一事实分别起诉（民事诉讼法解释第二百二十一条，来源待核对）"
    COUNTERSUIT = "countersuit", "反诉（民事诉讼法第一百四十三条、解释第二百三十二条，来源待核对）"


class NotOneAward(Refused):
    """并案审理的，两案应当由劳动者和用人单位对同一仲裁裁决分别起诉。"""

    CODE = "not-one-award"
    AUTHORITY = OF_CROSS_SUITS


class ReasonsMissing(Refused):
    """请说明增加的请求与讼争的劳动争议不可分的理由。"""

    CODE = "inseparable-reasons-missing"
    AUTHORITY = INSEPARABLE


class Merger(LitigationRecord):
    """What the leading suit records."""

    class CrossSuitTakenIn(events.TakenIn):
        TOPIC = "litigation-case.cross-suit-taken-in"
        TERM = "双方起诉并案审理"
        ARTICLE = OF_CROSS_SUITS
        stood_at: LitigationState

    class CaseTakenIn(events.TakenIn):
        TOPIC = "litigation-case.case-taken-in"
        ARTICLE = OF_CASES
        ground: GroundOfMerger
        consented: bool
        stood_at: LitigationState

    class CaseSeparated(events.Separated):
        TOPIC = "litigation-case.case-separated"
        ARTICLE = OURS

    # Decisions

    @step(
        "双方起诉并案审理",
        by=COURT,
        when=OPEN_TO_MERGER,
        authority=OF_CROSS_SUITS,
        records=CrossSuitTakenIn,
        document="并案审理通知书",
    )
    @carries_mandates
    def take_in_cross_suit(
        self,
        on: Annotated[date, Ask("决定并案日期")],
        *,
        taken_in_id: Annotated[UUID, Ask("对方当事人起诉的案件", refers_to="litigation-case")],
        reasons: Annotated[SealedText | None, Ask("说明", max_length=2000)] = None,
        beside: Beside,
        history: History,
    ) -> None:
        """劳动者和用人单位均不服同一裁决而起诉的，并案审理，双方互为原告和被告；条文未写审限变动，审限不变。"""
        conditions.may_be_merged(self, beside, OPEN_TO_MERGER, "taken_in_id")
        award = award_case_in(history)
        if award is None or award != award_case_in(beside.history):
            raise NotOneAward(field="taken_in_id")
        conditions.of_one_dispute(self, beside.case, OF_CROSS_SUITS, "taken_in_id")
        self._of_both_sides(beside, OF_CROSS_SUITS)
        stood_at = take(self, on, beside, history)
        self.happened(
            self.CrossSuitTakenIn,
            on,
            taken_in_id=taken_in_id,
            taken_in_number=number_in(beside.history),
            taken_in_dispute_id=beside.case.dispute_id,
            reasons=reasons,
            stood_at=stood_at,
        )

    @step(
        "与他案合并审理",
        by=COURT,
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
        taken_in_id: Annotated[UUID, Ask("并入本案的案件", refers_to="litigation-case")],
        ground: Annotated[GroundOfMerger, Ask("合并的情形")],
        consented: Annotated[bool, Ask("各方当事人均同意合并", hint="同一种类的须经当事人同意")] = False,
        reasons: Annotated[SealedText | None, Ask("理由", hint="不可分的应当填写", max_length=2000)] = None,
        beside: Beside,
        history: History,
    ) -> None:
        """本案为主案，该案并入后不再单独办理。民事诉讼法和解释的条文来源待核对；条文未写审限变动，审限不变。"""
        conditions.may_be_merged(self, beside, OPEN_TO_MERGER, "taken_in_id")
        self._must_hold(ground, beside, consented=consented, reasons=reasons)
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
        by=COURT,
        when=(*OPEN_TO_MERGER, S.SUSPENDED),
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
        separated_id: Annotated[UUID, Ask("恢复单独审理的案件", refers_to="litigation-case")],
        ground: Annotated[GroundOfSeparation, Ask("情形")],
        reasons: Annotated[SealedText | None, Ask("理由", max_length=2000)] = None,
        beside: Beside,
    ) -> None:
        """误录的合并也由此撤销，原记录保留。该案从并入时的阶段继续；所读规定没有写此步骤，来源待核对，两案审限均不变动。"""
        let_go(self, on, beside, GO_ON)
        self.happened(self.CaseSeparated, on, separated_id=separated_id, ground=ground, reasons=reasons)

    def _must_hold(
        self, ground: GroundOfMerger, beside: Beside, *, consented: bool, reasons: SealedText | None
    ) -> None:
        """What the ground presupposes."""
        if ground is GroundOfMerger.INSEPARABLE:
            conditions.of_one_dispute(self, beside.case, INSEPARABLE, "taken_in_id")
            if reasons is None:
                raise ReasonsMissing(field="reasons")
        elif ground is GroundOfMerger.COUNTERSUIT:
            conditions.of_one_dispute(self, beside.case, COUNTERSUIT, "taken_in_id")
            self._of_both_sides(beside, COUNTERSUIT)
        else:
            conditions.of_one_employer(self, beside, "taken_in_id")
        if ground is GroundOfMerger.SAME_KIND and not consented:
            raise conditions.ConsentMissing(field="consented")

    def _of_both_sides(self, beside: Beside, authority: str) -> None:
        if {self.plaintiff, beside.case.plaintiff} != {Side.WORKER, Side.EMPLOYER}:
            raise conditions.NotBothSides(field="taken_in_id", authority=authority)
