"""What a document orders 执行标的: sums and acts, item by item."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from domain.claims import ClaimKind
from domain.steps import Ask, Check
from domain.terms import Term

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class DueItem:
    """One item to be enforced; without an amount where an act is ordered, such as a certificate of departure."""

    kind: Annotated[ClaimKind, Ask("请求类别")]
    amount: Annotated[
        Decimal | None, Ask("应付金额（元）", hint="应当为一定行为的不填", check=Check.YUAN)
    ] = None
    claimant: Annotated[int | None, Ask("请求人序号", hint="第几名劳动者；全体共同的不填")] = None


class HowPaid(Term):
    """How money came in (民事诉讼法 第二百五十三条至第二百五十五条、第二百五十八条)."""

    VOLUNTARY = "voluntary", "被执行人主动履行"
    DEDUCTED = "deducted", "划拨存款"
    WITHHELD = "withheld", "扣留、提取收入"
    SOLD = "sold", "拍卖、变卖所得"
    THIRD_PARTY = "third-party", "第三人代为履行"
