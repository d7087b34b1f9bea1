"""Arbitration: suit and revocation over a partial award 先行裁决书, or over the final one of two documents."""

from datetime import date
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, SeparateAward
from domain.arbitration.remedies import AwardNotReceived, OnlyWorkerMaySue
from domain.arbitration.separate_service import NUMBER, AwardBeforeCourt, numbered, separate_award_made
from domain.kernel import Event
from domain.parties import Side, sides
from domain.refusals import Refused
from domain.steps import Ask, step
from domain.terms import Capacity
from domain.time_limits import Deadline

COMMISSION = Capacity.ARBITRATION
RESTORED = Ask("人民法院已准许顺延期限", hint="民事诉讼法第八十六条；未耽误期限的不选")


class OnlyFinalAwardIsRevoked(Refused):
    """用人单位只能申请撤销终局裁决；对非终局裁决不服的，可以起诉。"""

    CODE = "only-final-award-is-revoked"
    AUTHORITY = "劳动争议调解仲裁法 第四十九条、第五十条"


class SeparateRemedies(ArbitrationRecord):
    """What is still pending in the case goes on."""

    class SeparateSuitBrought(Event):
        TOPIC = "arbitration-case.separate-suit-brought"
        TERM = "就先行裁决或者分别制作的终局裁决起诉"
        ARTICLE = "劳动争议调解仲裁法 第四十八条、第五十条"
        number: str
        award: int
        plaintiff: Side
        court: str
        time_restored: bool
        separate_worker_until: Deadline | None
        separate_employer_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.change_separate_award(self.award, sued=True)

    class SeparateRevocationApplied(Event):
        TOPIC = "arbitration-case.separate-revocation-applied"
        TERM = "用人单位申请撤销先行的或者分别制作的终局裁决"
        ARTICLE = "劳动争议调解仲裁法 第四十九条"
        number: str
        award: int
        court: str
        time_restored: bool
        separate_employer_until: Deadline | None

        def evolve(self, case: Any) -> None:
            case.change_separate_award(self.award, revocation_applied=True)

    # Decisions

    @step(
        "登记就先行裁决或者分别制作的终局裁决起诉",
        by=(COMMISSION, Capacity.COURT),
        authority="劳动争议调解仲裁法 第四十八条、第五十条；劳动人事争议仲裁办案规则 第四十九条",
        records=SeparateSuitBrought,
        document="起诉状",
        provided=separate_award_made,
    )
    def record_separate_suit(
        self,
        on: Annotated[date, Ask("起诉日期")],
        *,
        number: Annotated[str, NUMBER],
        plaintiff: Annotated[Side, Ask("起诉的当事人")],
        court: Annotated[str, Ask("人民法院", max_length=60)],
        time_restored: Annotated[bool, RESTORED] = False,
    ) -> None:
        """对先行裁决不服的，按照该裁决是终局还是非终局处理；起诉不影响其余部分继续审理。"""
        entry, award = numbered(self.separate_awards, number)
        if award.final and plaintiff is not Side.WORKER:
            raise OnlyWorkerMaySue(field="plaintiff")
        for side in sides(plaintiff):
            self._separately_in_time(on, award, side, time_restored=time_restored)
        self.happened(
            self.SeparateSuitBrought,
            on,
            number=number,
            award=entry,
            plaintiff=plaintiff,
            court=court,
            time_restored=time_restored,
            separate_worker_until=award.worker_until if Side.WORKER in sides(plaintiff) else None,
            separate_employer_until=award.employer_until if Side.EMPLOYER in sides(plaintiff) else None,
        )

    @step(
        "登记申请撤销先行的或者分别制作的终局裁决",
        by=(COMMISSION, Capacity.COURT),
        authority="劳动争议调解仲裁法 第四十九条；劳动争议司法解释（一） 第二十一条",
        records=SeparateRevocationApplied,
        document="撤销仲裁裁决申请书",
        provided=separate_award_made,
    )
    def record_separate_revocation(
        self,
        on: Annotated[date, Ask("申请日期")],
        *,
        number: Annotated[str, NUMBER],
        court: Annotated[str, Ask("中级人民法院", hint="仲裁委员会所在地的中级人民法院", max_length=60)],
        time_restored: Annotated[bool, RESTORED] = False,
    ) -> None:
        """用人单位可以自收到该份终局裁决书之日起三十日内申请撤销；劳动者已经起诉的，撤销申请不予受理。"""
        entry, award = numbered(self.separate_awards, number)
        if not award.final:
            raise OnlyFinalAwardIsRevoked(field="number")
        if award.sued:
            raise AwardBeforeCourt(field="number")
        self._separately_in_time(on, award, Side.EMPLOYER, time_restored=time_restored)
        self.happened(
            self.SeparateRevocationApplied,
            on,
            number=number,
            award=entry,
            court=court,
            time_restored=time_restored,
            separate_employer_until=award.employer_until,
        )

    def _separately_in_time(self, on: date, award: SeparateAward, side: Side, *, time_restored: bool) -> None:
        until = award.worker_until if side is Side.WORKER else award.employer_until
        if until is None:
            raise AwardNotReceived(f"{side.zh}。", field="on")
        if not time_restored:
            self.in_time(on, until)
