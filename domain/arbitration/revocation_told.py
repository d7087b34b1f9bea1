"""Arbitration, after the award: that it is being enforced 申请执行, and attacked 申请撤销; each is told of the other."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from domain.arbitration.record import ArbitrationRecord
from domain.kernel import Event
from domain.revocation_news import RevocationNews
from domain.steps import Ask, step
from domain.terms import Capacity

ENFORCED = "劳动争议调解仲裁法 第五十一条；劳动争议司法解释（一） 第二十五条"


class RevocationTold(ArbitrationRecord):
    """The commission learns from the courts, and its record is where they learn of each other."""

    class RevocationNoted(Event):
        TOPIC = "arbitration-case.revocation-noted"
        TERM = "撤销裁决案件情况"
        ARTICLE = "劳动争议调解仲裁法 第四十九条"
        revocation_case_id: UUID
        court: str
        news: RevocationNews

        def evolve(self, case: Any) -> None:
            case.revocations[self.revocation_case_id] = self.originator_version, self.court, self.news

    class EnforcementNoted(Event):
        TOPIC = "arbitration-case.enforcement-noted"
        TERM = "裁决已申请执行"
        ARTICLE = ENFORCED
        enforcement_case_id: UUID
        court: str

        def evolve(self, case: Any) -> None:
            case.enforced_in.setdefault(self.enforcement_case_id, self.originator_version)

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

    @step(
        "裁决已申请执行",
        by=Capacity.SYSTEM,
        authority=ENFORCED,
        records=EnforcementNoted,
    )
    def note_enforcement(
        self,
        on: Annotated[date, Ask("日期")],
        *,
        enforcement_case_id: Annotated[UUID, Ask("执行案件")],
        court: Annotated[str, Ask("人民法院")],
    ) -> None:
        """本案裁决书已向人民法院申请执行，由系统记入；裁决被申请撤销的，其情况告知该执行案件。"""
        self.happened(self.EnforcementNoted, on, enforcement_case_id=enforcement_case_id, court=court)
