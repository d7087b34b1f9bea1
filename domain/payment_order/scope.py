"""What a payment order may be asked for, and on what (劳动争议调解仲裁法 第十六条；劳动合同法 第三十条第二款)."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from domain.claims import ClaimKind
from domain.payment_order.record import NOTHING, BasisOfOrder
from domain.steps import Ask, Check

K = ClaimKind

OUTSIDE: dict[BasisOfOrder, frozenset[ClaimKind]] = {
    BasisOfOrder.AGREEMENT: frozenset({K.SOCIAL_INSURANCE, K.EMPLOYMENT_RELATION, K.WORKING_TIME}),
    BasisOfOrder.UNPAID_WAGES: frozenset(
        {
            K.SOCIAL_INSURANCE,
            K.EMPLOYMENT_RELATION,
            K.WORKING_TIME,
            K.SEVERANCE,
            K.DAMAGES_FOR_TERMINATION,
            K.DOUBLE_WAGES,
            K.WORK_INJURY_MEDICAL,
            K.WORK_INJURY_BENEFITS,
        }
    ),
}
"""What the articles plainly do not name; what fits no one item by the texts read is left to the court."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SumClaimed:
    """One sum a payment order is asked for; it must be due and certain (民事诉讼法解释 第四百二十七条第二项)."""

    kind: Annotated[ClaimKind, Ask("请求类别")]
    amount: Annotated[Decimal, Ask("金额（元）", hint="已到期且数额确定", check=Check.YUAN)]
    claimant: Annotated[int | None, Ask("请求人序号", hint="第几名劳动者；全体共同的不填")] = None


def outside(basis: BasisOfOrder, sums: tuple[SumClaimed, ...]) -> str:
    """The first request that cannot have a payment order; '' where there is none."""
    return next((claimed.kind.zh for claimed in sums if claimed.kind in OUTSIDE[basis]), "")


def total(sums: tuple[SumClaimed, ...]) -> Decimal:
    """All sums together."""
    return sum((claimed.amount for claimed in sums), NOTHING)
