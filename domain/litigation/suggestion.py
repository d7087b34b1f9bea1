"""Litigation, last chapter: the judicial suggestion 司法建议 a court sends on account of a case."""

from datetime import date
from typing import Annotated

from domain.kernel import Event
from domain.litigation.record import LitigationRecord
from domain.personal_data import SealedText
from domain.steps import Ask, step
from domain.terms import Capacity

TYPICAL_CASE = "北京市朝阳区人民法院 涉多元用工典型案例七（2024-07-09）"


class Suggestion(LitigationRecord):
    """What a court asks an employer or an authority to put right."""

    class SuggestionSent(Event):
        TOPIC = "litigation-case.judicial-suggestion-sent"
        TERM = "发送司法建议"
        ARTICLE = TYPICAL_CASE
        addressee: str
        content: SealedText

    # Decisions

    @step(
        "发送司法建议",
        by=Capacity.COURT,
        authority=TYPICAL_CASE,
        records=SuggestionSent,
        document="司法建议书",
    )
    def send_suggestion(
        self,
        on: Annotated[date, Ask("发送日期")],
        *,
        addressee: Annotated[str, Ask("被建议单位", max_length=60)],
        content: Annotated[SealedText, Ask("建议内容", max_length=5000)],
    ) -> None:
        """审理中发现用人单位或者有关部门在用工管理上存在问题的，可以提出司法建议。"""
        self.happened(self.SuggestionSent, on, addressee=addressee, content=content)
