"""Litigation: the suit that is heard in another one 并入他案, and goes on alone when they are heard apart again."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.litigation.record import LitigationRecord, LitigationState
from domain.merger import events, record
from domain.merger.conditions import stood_where
from domain.merger.events import OURS
from domain.steps import Ask, step
from domain.terms import Capacity, Term

S = LitigationState
OPEN_TO_MERGER = (S.DOCKETED, S.SERVED, S.ANSWERED, S.HEARING)
OF_CROSS_SUITS = "劳动争议司法解释（一） 第四条"
OF_CASES = (
    "劳动争议司法解释（一） 第十四条；民事诉讼法 第五十五条、第一百四十三条，"
    "民事诉讼法解释 第二百二十一条、第二百三十二条（来源待核对）"
)
TAKEN = f"{OF_CROSS_SUITS}；{OF_CASES}"
GO_ON: Mapping[Term, str] = {
    S.DOCKETED: "go_on_from_docketing",
    S.SERVED: "go_on_from_service",
    S.ANSWERED: "go_on_from_answer",
    S.HEARING: "go_on_from_hearing",
}
"""By the stage in which a suit was taken in, the step by which it goes on alone."""


class Merged(LitigationRecord):
    """What the case that was taken in records."""

    class TakenIntoAnother(events.TakenInto):
        TOPIC = "litigation-case.taken-into-another"
        ARTICLE = TAKEN
        LEADS_TO = S.MERGED
        stood_at: LitigationState

    class WentOnFromDocketing(events.WentOnAlone):
        TOPIC = "litigation-case.went-on-alone-from-docketing"
        ARTICLE = OURS
        LEADS_TO = S.DOCKETED

    class WentOnFromService(events.WentOnAlone):
        TOPIC = "litigation-case.went-on-alone-from-service"
        ARTICLE = OURS
        LEADS_TO = S.SERVED

    class WentOnFromAnswer(events.WentOnAlone):
        TOPIC = "litigation-case.went-on-alone-from-answer"
        ARTICLE = OURS
        LEADS_TO = S.ANSWERED

    class WentOnFromHearing(events.WentOnAlone):
        TOPIC = "litigation-case.went-on-alone-from-hearing"
        ARTICLE = OURS
        LEADS_TO = S.HEARING

    class LeadingCaseDecided(events.ResultShared):
        TOPIC = "litigation-case.leading-case-decided"

    # Decisions, all told from the leading case

    be_taken_into = step(
        "并入他案",
        by=Capacity.SYSTEM,
        when=OPEN_TO_MERGER,
        authority=TAKEN,
        records=TakenIntoAnother,
        verified=False,
    )(record.be_taken_into)

    @step(
        "恢复单独审理（送达前并入的）",
        by=Capacity.SYSTEM,
        when=S.MERGED,
        authority=OURS,
        records=WentOnFromDocketing,
        verified=False,
        provided=stood_where(GO_ON, "go_on_from_docketing"),
    )
    def go_on_from_docketing(
        self, on: Annotated[date, Ask("日期")], *, leading_id: Annotated[UUID, Ask("主案")]
    ) -> None:
        """从并入时的阶段继续；所读规定没有写期限变动，原期限不变。"""
        self.happened(self.WentOnFromDocketing, on, leading_id=leading_id)

    @step(
        "恢复单独审理（答辩前并入的）",
        by=Capacity.SYSTEM,
        when=S.MERGED,
        authority=OURS,
        records=WentOnFromService,
        verified=False,
        provided=stood_where(GO_ON, "go_on_from_service"),
    )
    def go_on_from_service(
        self, on: Annotated[date, Ask("日期")], *, leading_id: Annotated[UUID, Ask("主案")]
    ) -> None:
        """从并入时的阶段继续；所读规定没有写期限变动，原期限不变。"""
        self.happened(self.WentOnFromService, on, leading_id=leading_id)

    @step(
        "恢复单独审理（开庭前并入的）",
        by=Capacity.SYSTEM,
        when=S.MERGED,
        authority=OURS,
        records=WentOnFromAnswer,
        verified=False,
        provided=stood_where(GO_ON, "go_on_from_answer"),
    )
    def go_on_from_answer(
        self, on: Annotated[date, Ask("日期")], *, leading_id: Annotated[UUID, Ask("主案")]
    ) -> None:
        """从并入时的阶段继续；所读规定没有写期限变动，原期限不变。"""
        self.happened(self.WentOnFromAnswer, on, leading_id=leading_id)

    @step(
        "恢复单独审理（开庭审理中并入的）",
        by=Capacity.SYSTEM,
        when=S.MERGED,
        authority=OURS,
        records=WentOnFromHearing,
        verified=False,
        provided=stood_where(GO_ON, "go_on_from_hearing"),
    )
    def go_on_from_hearing(
        self, on: Annotated[date, Ask("日期")], *, leading_id: Annotated[UUID, Ask("主案")]
    ) -> None:
        """从并入时的阶段继续；所读规定没有写期限变动，原期限不变。"""
        self.happened(self.WentOnFromHearing, on, leading_id=leading_id)

    @step(
        "所并入的案件已有结果",
        by=Capacity.SYSTEM,
        when=S.MERGED,
        authority=OURS,
        records=LeadingCaseDecided,
    )
    def share_result(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        leading_id: Annotated[UUID, Ask("主案")],
        entry: Annotated[int, Ask("主案第几条记录")],
        result: Annotated[str, Ask("结果")],
        number: Annotated[str | None, Ask("文书号")] = None,
    ) -> None:
        """主案的判决、调解书一并处理本案的请求；文书和送达见主案。"""
        self.happened(
            self.LeadingCaseDecided, on, leading_id=leading_id, entry=entry, result=result, number=number
        )
