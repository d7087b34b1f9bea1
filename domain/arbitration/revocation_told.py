"""Arbitration, after the award: what became of the employer's application to have it revoked 撤销裁决."""

from datetime import date
from typing import Annotated
from uuid import UUID

from domain.arbitration.record import ArbitrationRecord
from domain.kernel import Event
from domain.steps import Ask, step
from domain.terms import Capacity, Term


class RevocationNews(Term):
    """What the intermediate court did (劳动争议调解仲裁法 第四十九条；劳动争议司法解释（一） 第二十一条至第二十五条)."""

    FILED = "filed", "用人单位申请撤销"
    NOT_ACCEPTED = "not-accepted", "不予受理，或者因劳动者起诉驳回申请"
    REVOKED = "revoked", "裁定撤销裁决"
    DISMISSED = "dismissed", "裁定驳回申请，裁决继续有效"
    MEDIATED = "mediated", "调解结案"
    WITHDRAWN = "withdrawn", "用人单位撤回申请"


class RevocationTold(ArbitrationRecord):
    """The commission learns from the court."""

    class RevocationNoted(Event):
        TOPIC = "arbitration-case.revocation-noted"
        TERM = "撤销裁决案件情况"
        ARTICLE = "劳动争议调解仲裁法 第四十九条"
        revocation_case_id: UUID
        court: str
        news: RevocationNews

    # Decisions

    @step(
        "撤销裁决案件情况",
        by=Capacity.SYSTEM,
        authority="劳动争议调解仲裁法 第四十九条",
        records=RevocationNoted,
    )
    def note_revocation(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        revocation_case_id: Annotated[UUID, Ask("申请撤销裁决案件")],
        court: Annotated[str, Ask("中级人民法院")],
        news: Annotated[RevocationNews, Ask("情况")],
    ) -> None:
        """中级人民法院办理撤销申请的情况，由系统记入被申请撤销的仲裁案件。"""
        self.happened(self.RevocationNoted, on, revocation_case_id=revocation_case_id, court=court, news=news)
