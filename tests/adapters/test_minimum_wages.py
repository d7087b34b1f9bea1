"""月最低工资标准表: the file that came with this version loads, and a doubtful one is refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.law_files import LawFileRefused
from adapters.minimum_wages import load_minimum_wages
from domain.final_award import MinimumWage, MinimumWageMissing

WAGE = """[[wage]]
region = "99"
monthly = "1234.50"
in_force_from = 2025-01-01
source = "某文件"
"""
UNTIL = "in_force_until = 2025-12-31\n"
NEXT = WAGE.replace("2025-01-01", "2026-01-01")


def wages_file(folder: Path, text: str) -> Path:
    folder.joinpath("minimum_wages.toml").write_text(text, "utf-8")
    return folder


def test_no_figure_was_read_so_none_is_recorded() -> None:
    found = load_minimum_wages().find(region="330106", on=date(2026, 11, 22))
    assert isinstance(found, MinimumWageMissing)
    assert "地区 330106；2026-11-22" in found.message


def test_an_empty_list_is_a_table_without_figures(tmp_path: Path) -> None:
    assert load_minimum_wages(wages_file(tmp_path, "wage = []\n")).figures == ()


def test_a_figure_is_read_to_the_cent_with_its_source(tmp_path: Path) -> None:
    assert load_minimum_wages(wages_file(tmp_path, WAGE + UNTIL)).figures == (
        MinimumWage(
            region="99",
            monthly=Decimal("1234.50"),
            in_force_from=date(2025, 1, 1),
            in_force_until=date(2025, 12, 31),
            source="某文件",
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        WAGE + UNTIL + NEXT,
        NEXT + WAGE + UNTIL,
        WAGE + WAGE.replace('"99"', '"9901"'),
        WAGE.replace('"1234.50"', '"1234"') + UNTIL,
    ],
    ids=["one after the other", "in any order", "a city within its province", "whole yuan"],
)
def test_figures_may_follow_each_other_or_hold_in_two_areas(tmp_path: Path, text: str) -> None:
    assert load_minimum_wages(wages_file(tmp_path, text)).figures


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "missing required field `wage`"),
        ("wage = []\nwages = []\n", "unknown field `wages`"),
        (WAGE + 'note = "备注"\n', "unknown field `note`"),
        (WAGE.replace('source = "某文件"\n', ""), "missing required field `source`"),
        (WAGE.replace("某文件", " "), "source"),
        (WAGE.replace("in_force_from = 2025-01-01\n", ""), "missing required field `in_force_from`"),
        (WAGE.replace('"99"', '"浙江"'), "region"),
        (WAGE.replace('"99"', '""'), "region"),
        (WAGE.replace('"99"', '"990"'), "region"),
        (WAGE.replace('"1234.50"', "1234.50"), "monthly"),
        (WAGE.replace("1234.50", "0"), "monthly"),
        (WAGE.replace("1234.50", "-1234"), "monthly"),
        (WAGE.replace("1234.50", "1234.567"), "monthly"),
        (WAGE.replace("1234.50", "NaN"), "monthly"),
        (WAGE + "in_force_until = 2024-12-31\n", "地区 99 2025-01-01 施行日期晚于失效日期"),
        (WAGE + WAGE, "地区 99 两个数额的施行期间重叠"),
        (WAGE + NEXT, "施行期间重叠（2026-01-01）"),
        (WAGE + "in_force_until = 2026-01-01\n" + NEXT, "施行期间重叠"),
        ("[[wage]\n", "minimum_wages.toml"),
    ],
)
def test_a_doubtful_file_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(LawFileRefused, match=reason):
        load_minimum_wages(wages_file(tmp_path, text))
