"""Arbitration: the case that is heard in another one 并入他案, and goes on alone when they are heard apart again."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated
from uuid import UUID

from domain.arbitration.period import BEFORE_HEARING
from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.merger import events, record
from domain.merger.conditions import stood_where
from domain.merger.events import OURS
from domain.steps import Ask, step
from domain.terms import Capacity, Term

S = ArbitrationState
OPEN_TO_MERGER = (S.ACCEPTED, *BEFORE_HEARING)
OF_COUNTERCLAIMS = "劳动人事争议仲裁办案规则 第三十六条、第四十六条第四项"
OF_CASES = "民事诉讼法 第五十五条；民事诉讼法解释 第二百二十一条（仲裁参照，来源待核对）"
TAKEN = f"{OF_COUNTERCLAIMS}；{OF_CASES}"
GO_ON: Mapping[Term, str] = {
    S.ACCEPTED: "go_on_from_acceptance",
    S.SERVED: "go_on_from_service",
    S.ANSWERED: "go_on_from_answer",
    S.HEARING_SCHEDULED: "go_on_from_answer",
}
"""By the stage in which a case was taken in, the step by which it goes on alone; a hearing is notified anew."""


class Merged(ArbitrationRecord):
    """What the case that was taken in records."""

    class TakenIntoAnother(events.TakenInto):
        TOPIC = "arbitration-case.taken-into-another"
        ARTICLE = TAKEN
        LEADS_TO = S.MERGED
        stood_at: ArbitrationState

    class WentOnFromAcceptance(events.WentOnAlone):
        TOPIC = "arbitration-case.went-on-alone-from-acceptance"
        ARTICLE = OURS
        LEADS_TO = S.ACCEPTED

    class WentOnFromService(events.WentOnAlone):
        TOPIC = "arbitration-case.went-on-alone-from-service"
        ARTICLE = OURS
        LEADS_TO = S.SERVED

    class WentOnFromAnswer(events.WentOnAlone):
        TOPIC = "arbitration-case.went-on-alone-from-answer"
        ARTICLE = OURS
        LEADS_TO = S.ANSWERED

    class LeadingCaseDecided(events.ResultShared):
        TOPIC = "arbitration-case.leading-case-decided"

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
        records=WentOnFromAcceptance,
        verified=False,
        provided=stood_where(GO_ON, "go_on_from_acceptance"),
    )
    def go_on_from_acceptance(
        self, on: Annotated[date, Ask("日期")], *, leading_id: Annotated[UUID, Ask("主案")]
    ) -> None:
        """从并入时的阶段继续；所读规定没有写期限变动，原期限不变。"""
        self.happened(self.WentOnFromAcceptance, on, leading_id=leading_id)

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
        """已通知过开庭的，重新通知开庭日期；所读规定没有写期限变动，原期限不变。"""
        self.happened(self.WentOnFromAnswer, on, leading_id=leading_id)

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
        """主案的裁决、调解书一并处理本案的请求；文书和送达见主案。"""
        self.happened(
            self.LeadingCaseDecided, on, leading_id=leading_id, entry=entry, result=result, number=number
        )
