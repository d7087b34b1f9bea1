"""Arbitration: money the applicant cannot live without is enforced before the award 先予执行."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.arbitration.record import ArbitrationRecord, ArbitrationState, Paper
from domain.claims import ClaimKind
from domain.final_award import FINAL_BY_AMOUNT, ItemKind, sorted_as
from domain.kernel import Event
from domain.parties import Side
from domain.refusals import Refused
from domain.steps import Ask, Check, step
from domain.terms import Capacity

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
ADVANCE = "劳动争议调解仲裁法 第四十四条；劳动人事争议仲裁办案规则 第五十一条"


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvanceItem:
    """One sum to be paid before the award."""

    kind: Annotated[ClaimKind, Ask("请求类别")]
    amount: Annotated[Decimal, Ask("先予执行金额（元）", check=Check.YUAN)]
    claimant: Annotated[int | None, Ask("请求人序号", hint="第几名劳动者；全体共同的不填")] = None


class AdvanceItemsMissing(Refused):
    """先予执行裁决应当写明先予执行的事项和金额。"""

    CODE = "advance-items-missing"
    AUTHORITY = ADVANCE


class NotForAdvanceEnforcement(Refused):
    """只有追索劳动报酬、工伤医疗费、经济补偿或者赔偿金的案件可以裁决先予执行。"""

    CODE = "not-for-advance-enforcement"
    AUTHORITY = ADVANCE


class RightsNotClear(Refused):
    """裁决先予执行的，当事人之间权利义务关系应当明确。"""

    CODE = "rights-not-clear"
    AUTHORITY = ADVANCE


class LivelihoodNotAtStake(Refused):
    """裁决先予执行的，应当是不先予执行将严重影响申请人的生活。"""

    CODE = "livelihood-not-at-stake"
    AUTHORITY = ADVANCE


class AdvanceNumberUsed(Refused):
    """同一案件的每份先予执行裁决书应有各自的文号。"""

    CODE = "advance-number-used"
    AUTHORITY = "本系统记录规则"


class NoSuchAdvance(Refused):
    """没有该文号的先予执行裁决书，或者已经移送执行。"""

    CODE = "no-such-advance"
    AUTHORITY = ADVANCE


def advance_not_referred(case: Any) -> Refused | None:
    """Only an award that was made, and once."""
    waiting = [paper for paper in case.advances.values() if paper.done_on is None]
    return None if waiting else NoSuchAdvance()


class AdvanceEnforcement(ArbitrationRecord):
    """The order, its way to the court, and the case going on."""

    class AdvanceEnforcementAwarded(Event):
        TOPIC = "arbitration-case.advance-enforcement-awarded"
        TERM = "裁决先予执行"
        ARTICLE = ADVANCE
        LEADS_TO = S.ADVANCE_ENFORCEMENT
        number: str
        requested_by: Side
        requested_on: date
        items: tuple[AdvanceItem, ...]
        total: Decimal
        secured: bool

        def evolve(self, case: Any) -> None:
            case.advances[self.originator_version] = Paper(number=self.number)

    class AdvanceEnforcementReferred(Event):
        TOPIC = "arbitration-case.advance-enforcement-referred"
        TERM = "先予执行移送人民法院"
        ARTICLE = ADVANCE
        number: str
        award: int
        court: str

        def evolve(self, case: Any) -> None:
            case.advances[self.award] = Paper(number=self.number, done_on=self.occurred_on)

    class HearingContinued(Event):
        TOPIC = "arbitration-case.hearing-continued"
        TERM = "先予执行后继续审理"
        ARTICLE = "劳动争议调解仲裁法 第四十四条"
        LEADS_TO = S.HEARD

    # Decisions

    @step(
        "裁决先予执行",
        by=COMMISSION,
        when=S.HEARD,
        authority=ADVANCE,
        records=AdvanceEnforcementAwarded,
        document="先予执行申请书、先予执行裁决书",
    )
    def award_advance_enforcement(
        self,
        on: Annotated[date, Ask("裁决日期")],
        *,
        number: Annotated[str, Ask("裁决书文号", hint="按本委编号规则填写", max_length=60)],
        requested_by: Annotated[Side, Ask("申请先予执行的当事人")],
        requested_on: Annotated[date, Ask("申请日期")],
        items: Annotated[tuple[AdvanceItem, ...], Ask("先予执行的事项")],
        rights_clear: Annotated[bool, Ask("当事人之间权利义务关系明确")],
        livelihood: Annotated[bool, Ask("不先予执行将严重影响申请人的生活")],
        secured: Annotated[bool, Ask("申请人已提供担保", hint="劳动者申请的，可以不提供担保")] = False,
    ) -> None:
        """根据当事人的申请，可以裁决先予执行，移送人民法院执行；对该裁决不能起诉，本案继续审理。"""
        if not items:
            raise AdvanceItemsMissing(field="items")
        for item in items:
            if sorted_as(item.kind) not in FINAL_BY_AMOUNT | {ItemKind.UNSORTED}:
                raise NotForAdvanceEnforcement(f"“{item.kind.zh}”。", field="items")
        if not rights_clear:
            raise RightsNotClear(field="rights_clear")
        if not livelihood:
            raise LivelihoodNotAtStake(field="livelihood")
        if number in {paper.number for paper in self.advances.values()}:
            raise AdvanceNumberUsed(field="number")
        self.happened(
            self.AdvanceEnforcementAwarded,
            on,
            number=number,
            requested_by=requested_by,
            requested_on=requested_on,
            items=items,
            total=sum((item.amount for item in items), Decimal("0.00")),
            secured=secured,
        )

    @step(
        "先予执行移送人民法院",
        by=COMMISSION,
        authority=ADVANCE,
        records=AdvanceEnforcementReferred,
        document="先予执行裁决书、移送执行函",
        provided=advance_not_referred,
    )
    def refer_advance_enforcement(
        self,
        on: Annotated[date, Ask("移送日期")],
        *,
        number: Annotated[str, Ask("先予执行裁决书文号", max_length=60)],
        court: Annotated[str, Ask("执行的人民法院", max_length=60)],
    ) -> None:
        """仲裁庭裁决先予执行的，移送人民法院执行；移送的期限条文未写。"""
        made = Paper(number=number)
        waiting = [entry for entry, paper in self.advances.items() if paper == made]
        if not waiting:
            raise NoSuchAdvance(f"“{number}”。", field="number")
        self.happened(self.AdvanceEnforcementReferred, on, number=number, award=waiting[0], court=court)

    @step(
        "先予执行后继续审理",
        by=COMMISSION,
        when=S.ADVANCE_ENFORCEMENT,
        authority="劳动争议调解仲裁法 第四十四条",
        records=HearingContinued,
    )
    def continue_hearing(self, on: Annotated[date, Ask("继续审理日期")]) -> None:
        """先予执行不是对争议的最后处理，应当继续审理并作出裁决；仲裁期限照常计算。"""
        self.happened(self.HearingContinued, on)
