"""Arbitration, seventh chapter: the award 裁决, item by item, final 终局 or not, and its rectification."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from domain import final_award
from domain.arbitration.record import ArbitrationRecord, ArbitrationState
from domain.claims import ClaimKind, Result
from domain.kernel import Event
from domain.numbering import Series
from domain.personal_data import SealedText
from domain.refusals import Refused
from domain.rule_book import RuleBook
from domain.steps import Ask, Check, step
from domain.terms import Capacity

S = ArbitrationState
COMMISSION = Capacity.ARBITRATION


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardItem:
    """One item of an award 裁决事项; each is final 终局 or not (劳动争议调解仲裁法 第四十七条)."""

    kind: Annotated[ClaimKind, Ask("请求类别")]
    result: Annotated[Result, Ask("裁决结果")]
    claimed: Annotated[Decimal | None, Ask("请求金额（元）", check=Check.YUAN)] = None
    awarded: Annotated[
        Decimal | None, Ask("裁决金额（元）", hint="没有金钱给付或者驳回的不填", check=Check.YUAN)
    ] = None
    claimant: Annotated[int | None, Ask("请求人序号", hint="第几名劳动者；全体共同的不填")] = None
    final: Annotated[
        bool,
        Ask("终局事项", hint="单项不超过当地月最低工资标准十二个月金额，或者执行国家劳动标准的争议"),
    ] = False


class AwardItemsMissing(Refused):
    """裁决书应当载明裁决结果，请逐项填写。"""

    CODE = "award-items-missing"
    AUTHORITY = "劳动争议调解仲裁法 第四十六条"


class RejectedItemHasAmount(Refused):
    """驳回的请求没有裁决金额。"""

    CODE = "rejected-item-has-amount"
    AUTHORITY = "本系统记录规则"


class FinalAwardHasNonfinalItem(Refused):
    """终局裁决书只能包含终局事项；既有终局又有非终局的应当分别制作，同一裁决书混合的按非终局处理。"""

    CODE = "final-award-has-nonfinal-item"
    AUTHORITY = "劳动人事争议仲裁办案规则 第五十条第四款；劳动争议司法解释（一） 第二十条"


class AwardMade(Event):
    """裁决: what was decided on each claim, and the line by which it was seen which items are final."""

    number: str
    items: tuple[AwardItem, ...]
    total: Decimal
    default: bool
    final_line: str

    def evolve(self, case: Any) -> None:
        case.awarded_on = self.occurred_on


class Award(ArbitrationRecord):
    """The tribunal decides."""

    class FinalAwardMade(AwardMade):
        TOPIC = "arbitration-case.final-award-made"
        TERM = "终局裁决"
        ARTICLE = "劳动争议调解仲裁法 第四十七条"
        LEADS_TO = S.AWARD_FINAL

    class NonfinalAwardMade(AwardMade):
        TOPIC = "arbitration-case.nonfinal-award-made"
        TERM = "非终局裁决"
        ARTICLE = "劳动争议调解仲裁法 第五十条"
        LEADS_TO = S.AWARD_NONFINAL

    class AwardRectified(Event):
        TOPIC = "arbitration-case.award-rectified"
        TERM = "补正裁决书"
        ARTICLE = "劳动人事争议仲裁办案规则 第五十四条"
        rectified: SealedText

    # Decisions

    @step(
        "作出终局裁决",
        by=COMMISSION,
        when=S.HEARD,
        authority="劳动争议调解仲裁法 第四十七条；劳动人事争议仲裁办案规则 第五十条",
        records=FinalAwardMade,
        document="终局裁决书",
    )
    def make_final_award(
        self,
        on: Annotated[date, Ask("裁决日期")],
        *,
        number: Annotated[
            str, Ask("裁决书文号", hint="按本委编号规则填写", max_length=60, numbered=Series.AWARD)
        ],
        items: Annotated[tuple[AwardItem, ...], Ask("裁决事项")],
        default: Annotated[bool, Ask("缺席裁决")] = False,
        rules: RuleBook,
    ) -> None:
        """小额的劳动报酬等争议和执行国家劳动标准的争议，裁决为终局裁决，裁决书自作出之日起发生法律效力。"""
        complete(items)
        nonfinal = [item for item in items if not item.final]
        if nonfinal:
            raise FinalAwardHasNonfinalItem(f"“{nonfinal[0].kind.zh}”未标为终局事项。", field="items")
        self.happened(
            self.FinalAwardMade,
            on,
            number=number,
            items=items,
            total=awarded(items),
            default=default,
            final_line=line_of(items, on, self.region, rules),
        )

    @step(
        "作出非终局裁决",
        by=COMMISSION,
        when=S.HEARD,
        authority="劳动争议调解仲裁法 第五十条；劳动人事争议仲裁办案规则 第五十二条、第五十三条",
        records=NonfinalAwardMade,
        document="非终局裁决书",
    )
    def make_nonfinal_award(
        self,
        on: Annotated[date, Ask("裁决日期")],
        *,
        number: Annotated[
            str, Ask("裁决书文号", hint="按本委编号规则填写", max_length=60, numbered=Series.AWARD)
        ],
        items: Annotated[tuple[AwardItem, ...], Ask("裁决事项")],
        default: Annotated[bool, Ask("缺席裁决")] = False,
        rules: RuleBook,
    ) -> None:
        """当事人对非终局裁决不服的，可以自收到裁决书之日起十五日内起诉；期满不起诉的，裁决书发生法律效力。"""
        complete(items)
        self.happened(
            self.NonfinalAwardMade,
            on,
            number=number,
            items=items,
            total=awarded(items),
            default=default,
            final_line=line_of(items, on, self.region, rules),
        )

    @step(
        "补正裁决书",
        by=COMMISSION,
        when=(S.AWARD_FINAL, S.AWARD_NONFINAL),
        authority="劳动人事争议仲裁办案规则 第五十四条",
        records=AwardRectified,
        document="补正决定书",
    )
    def rectify_award(
        self,
        on: Annotated[date, Ask("决定日期")],
        *,
        rectified: Annotated[SealedText, Ask("补正内容", max_length=2000)],
    ) -> None:
        """裁决书中的文字、计算错误或者已经裁决但在裁决书中遗漏的事项，应当及时制作决定书予以补正并送达。"""
        self.not_before(self.awarded_on, "裁决", on)
        self.happened(self.AwardRectified, on, rectified=rectified)


def complete(items: tuple[AwardItem, ...]) -> None:
    """Something was decided, and nothing was given on a rejected claim."""
    if not items:
        raise AwardItemsMissing(field="items")
    for item in items:
        if item.result is Result.REJECTED and item.awarded:
            raise RejectedItemHasAmount(f"“{item.kind.zh}”填了 {item.awarded} 元。", field="items")


def awarded(items: tuple[AwardItem, ...]) -> Decimal:
    """The sum awarded; items without an amount add nothing."""
    return sum((item.awarded for item in items if item.awarded is not None), Decimal("0.00"))


def line_of(items: tuple[AwardItem, ...], on: date, region: str, rules: RuleBook) -> str:
    """一裁终局线: how each item granted stands to it, or which figure is missing. It informs; the tribunal decides."""
    granted = tuple(
        final_award.AwardItem(
            name=item.kind.zh if item.claimant is None else f"第 {item.claimant} 名劳动者的{item.kind.zh}",
            kind=final_award.sorted_as(item.kind),
            amount=item.awarded,
        )
        for item in items
        if item.result is not Result.REJECTED
    )
    if not granted:
        return "没有支持的请求，不涉及终局金额线。"
    return final_award.final_line(granted, rules.minimum_wages.find(region=region, on=on)).explanation
