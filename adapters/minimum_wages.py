"""月最低工资标准表: the figures of `domain/law/minimum_wages.toml`, checked one by one and against each other."""

from datetime import date
from decimal import Decimal
from importlib.resources.abc import Traversable
from itertools import combinations
from typing import Annotated

import msgspec

from adapters.law_files import LawFileRefused, law_folder, read_law_file
from domain.final_award import MinimumWage, MinimumWages

FILE = "minimum_wages.toml"

Region = Annotated[str, msgspec.Meta(pattern=r"^([0-9]{2}){1,3}\Z")]
Yuan = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]*(\.[0-9]{1,2})?\Z")]
Source = Annotated[str, msgspec.Meta(pattern=r"\S")]


class Wage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[wage]]: a figure as the document that published it states it; written as text, so no digit is lost."""

    region: Region
    monthly: Yuan
    in_force_from: date
    source: Source
    in_force_until: date | None = None


class MinimumWagesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """minimum_wages.toml; the list may be empty, but it must be there."""

    wage: tuple[Wage, ...]


def load_minimum_wages(folder: Traversable | None = None) -> MinimumWages:
    """The figures of `domain/law/`, or of another folder holding the same file."""
    content = read_law_file(folder or law_folder(), FILE, MinimumWagesFile)
    figures = tuple(
        MinimumWage(
            region=wage.region,
            monthly=Decimal(wage.monthly),
            in_force_from=wage.in_force_from,
            in_force_until=wage.in_force_until,
            source=wage.source,
        )
        for wage in content.wage
    )
    _refuse_overlaps(figures)
    return MinimumWages(figures)


def _refuse_overlaps(figures: tuple[MinimumWage, ...]) -> None:
    """Of one region, at most one figure is in force on any day."""
    for figure in figures:
        if figure.in_force_until is not None and figure.in_force_until < figure.in_force_from:
            raise LawFileRefused(f"{FILE}：地区 {figure.region} {figure.in_force_from} 施行日期晚于失效日期")
    for one, other in combinations(figures, 2):
        later = max(one, other, key=lambda figure: figure.in_force_from)
        earlier = other if later is one else one
        if one.region == other.region and earlier.is_in_force(later.in_force_from):
            raise LawFileRefused(f"{FILE}：地区 {one.region} 两个数额的施行期间重叠（{later.in_force_from}）")
