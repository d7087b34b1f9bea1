"""Arbitration: awards with a fate of their own: on a part first 先行裁决, and final beside non-final 分别制作."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain.arbitration.award import AwardItem, FinalAwardHasNonfinalItem, awarded, complete, line_of
from domain.arbitration.record import ArbitrationRecord, ArbitrationState, SeparateAward
from domain.kernel import Event
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, step
from domain.terms import Capacity

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION
ON_A_PART = "劳动争议调解仲裁法 第四十三条第二款；劳动人事争议仲裁办案规则 第四十九条"
SEPARATELY = "劳动人事争议仲裁办案规则 第五十条第四款"


class AwardNumberUsed(Refused):
    """同一案件的每份裁决书应有各自的文号。"""

    CODE = "award-number-used"
    AUTHORITY = "本系统记录规则"


class NonfinalAwardHasFinalItem(Refused):
    """分别制作裁决书的，终局事项写入终局裁决书。"""

    CODE = "nonfinal-award-has-final-item"
    AUTHORITY = SEPARATELY


class PartialAward(ArbitrationRecord):
    """More than one award document in one case, each with its number, its finality and its own remedies."""

    class PartialAwardMade(Event):
        TOPIC = "arbitration-case.partial-award-made"
        TERM = "先行裁决"
        ARTICLE = ON_A_PART
        LEADS_TO = S.PARTIAL_AWARD_ISSUED
        number: str
        final: bool
        items: tuple[AwardItem, ...]
        total: Decimal
        default: bool
        final_line: str

        def evolve(self, case: Any) -> None:
            case.separate_awards[self.originator_version] = SeparateAward(
                number=self.number, final=self.final, made_on=self.occurred_on
            )

    class RestHeard(Event):
        TOPIC = "arbitration-case.rest-heard"
        TERM = "继续审理其余部分"
        ARTICLE = ON_A_PART
        LEADS_TO = S.HEARD

    class AwardsMadeSeparately(Event):
        TOPIC = "arbitration-case.awards-made-separately"
        TERM = "分别作出终局裁决和非终局裁决"
        ARTICLE = f"{SEPARATELY}；劳动争议调解仲裁法 第四十七条、第五十条"
        LEADS_TO = S.AWARD_NONFINAL
        final_number: str
        final_items: tuple[AwardItem, ...]
        nonfinal_number: str
        nonfinal_items: tuple[AwardItem, ...]
        total: Decimal
        default: bool
        final_line: str

        def evolve(self, case: Any) -> None:
            case.awarded_on = self.occurred_on
            case.separate_awards[self.originator_version] = SeparateAward(
                number=self.final_number, final=True, made_on=self.occurred_on
            )

    # Decisions

    @step(
        "先行裁决",
        by=COMMISSION,
        when=S.HEARD,
        authority=ON_A_PART,
        records=PartialAwardMade,
        document="先行裁决书",
    )
    def make_partial_award(
        self,
        on: Annotated[date, Ask("裁决日期")],
        *,
        number: Annotated[str, Ask("裁决书文号", hint="按本委编号规则填写", max_length=60)],
        final: Annotated[bool, Ask("终局裁决", hint="终局与非终局事项分别制作裁决书，逐份登记")],
        items: Annotated[tuple[AwardItem, ...], Ask("先行裁决的事项")],
        default: Annotated[bool, Ask("缺席裁决")] = False,
        rules: RuleBook,
    ) -> None:
        """一部分事实已经清楚的，可以就该部分先行裁决；不服的依终局、非终局各自的规定处理，其余部分继续审理，仲裁期限照常计算。"""
        complete(items)
        self._new_number(number, "number")
        if final:
            all_final(items, "items")
        self.happened(
            self.PartialAwardMade,
            on,
            number=number,
            final=final,
            items=items,
            total=awarded(items),
            default=default,
            final_line=line_of(items, on, self.region, rules),
        )

    @step(
        "继续审理其余部分",
        by=COMMISSION,
        when=S.PARTIAL_AWARD_ISSUED,
        authority=ON_A_PART,
        records=RestHeard,
    )
    def hear_the_rest(self, on: Annotated[date, Ask("继续审理日期")]) -> None:
        """先行裁决只就已经清楚的部分作出，其余请求应当继续审理并另行裁决。"""
        self.happened(self.RestHeard, on)

    @step(
        "分别作出终局裁决和非终局裁决",
        by=COMMISSION,
        when=S.HEARD,
        authority=f"{SEPARATELY}；劳动争议调解仲裁法 第四十七条、第五十条",
        records=AwardsMadeSeparately,
        document="终局裁决书、非终局裁决书",
    )
    def make_separate_awards(
        self,
        on: Annotated[date, Ask("裁决日期")],
        *,
        final_number: Annotated[str, Ask("终局裁决书文号", hint="按本委编号规则填写", max_length=60)],
        final_items: Annotated[tuple[AwardItem, ...], Ask("终局裁决书的事项")],
        nonfinal_number: Annotated[str, Ask("非终局裁决书文号", hint="按本委编号规则填写", max_length=60)],
        nonfinal_items: Annotated[tuple[AwardItem, ...], Ask("非终局裁决书的事项")],
        default: Annotated[bool, Ask("缺席裁决")] = False,
        rules: RuleBook,
    ) -> None:
        """裁决内容同时涉及终局和非终局的，应当分别制作裁决书，并告知相应的救济权利；两份文书各自送达、各自起算期限。"""
        complete(final_items)
        complete(nonfinal_items)
        self._new_number(final_number, "final_number")
        self._new_number(nonfinal_number, "nonfinal_number", final_number)
        all_final(final_items, "final_items")
        misplaced = [item for item in nonfinal_items if item.final]
        if misplaced:
            raise NonfinalAwardHasFinalItem(f"“{misplaced[0].kind.zh}”标为终局事项。", field="nonfinal_items")
        items = final_items + nonfinal_items
        self.happened(
            self.AwardsMadeSeparately,
            on,
            final_number=final_number,
            final_items=final_items,
            nonfinal_number=nonfinal_number,
            nonfinal_items=nonfinal_items,
            total=awarded(items),
            default=default,
            final_line=line_of(items, on, self.region, rules),
        )

    def _new_number(self, number: str, field: str, *others: str) -> None:
        if number in {award.number for award in self.separate_awards.values()} | set(others):
            raise AwardNumberUsed(f"“{number}”。", field=field)


def all_final(items: tuple[AwardItem, ...], field: str) -> None:
    """A final document holds final items only."""
    nonfinal = [item for item in items if not item.final]
    if nonfinal:
        raise FinalAwardHasNonfinalItem(f"“{nonfinal[0].kind.zh}”未标为终局事项。", field=field)
