"""一裁终局线: a figure nobody published, a figure that is missing, and items by name."""

from datetime import date
from decimal import Decimal

from domain.final_award import (
    Judged,
    MinimumWage,
    MinimumWages,
)


def wage(monthly: str, region: str = "99", **others: date) -> MinimumWage:
    """No real figure: 99 is no province."""
    stated = {"in_force_from": date(2026, 1, 1), **others}
    return MinimumWage(region=region, monthly=Decimal(monthly), source="示例值", **stated)


TWO_THOUSAND = wage("2000")
NONE_RECORDED = MinimumWages(()).find(region="990100", on=date(2026, 3, 2))


def names(judged: tuple[Judged, ...]) -> list[str]:
    return [each.item.name for each in judged]
