"""最低工资标准: the figure of the day and of the place, and none where none is recorded."""

from datetime import date

import pytest

from domain.final_award import (
    MinimumWage,
    MinimumWageMissing,
    MinimumWages,
)
from tests.support.final_awards import TWO_THOUSAND, wage

OLD = wage("1000", in_force_from=date(2024, 1, 1), in_force_until=date(2025, 12, 31))
CITY = wage("2500", "9901")
COUNTY = wage("2600", "990102")
ENDED = wage("900", "9903", in_force_from=date(2020, 1, 1), in_force_until=date(2020, 12, 31))
TABLE = MinimumWages((OLD, TWO_THOUSAND, CITY, COUNTY, ENDED))


@pytest.mark.parametrize(
    ("region", "on", "found"),
    [
        ("99", date(2024, 1, 1), OLD),
        ("99", date(2025, 12, 31), OLD),
        ("99", date(2026, 1, 1), TWO_THOUSAND),
        ("990200", date(2026, 1, 1), TWO_THOUSAND),
        ("990100", date(2026, 1, 1), CITY),
        ("990102", date(2026, 1, 1), COUNTY),
        ("990102", date(2025, 12, 31), OLD),
        ("990300", date(2020, 6, 1), ENDED),
    ],
)
def test_the_figure_of_the_day_and_of_the_smallest_area_holds(
    region: str, on: date, found: MinimumWage
) -> None:
    assert TABLE.find(region=region, on=on) is found


@pytest.mark.parametrize(
    ("region", "on", "asked"),
    [
        ("98", date(2026, 1, 1), "所查：地区 98；2026-01-01。"),
        ("99", date(2023, 12, 31), "所查：地区 99；2023-12-31。"),
        ("9", date(2026, 1, 1), "所查：地区 9；2026-01-01。"),
        ("", date(2026, 1, 1), "所查：地区 未注明；2026-01-01。"),
    ],
)
def test_no_figure_is_invented(region: str, on: date, asked: str) -> None:
    missing = TABLE.find(region=region, on=on)
    assert isinstance(missing, MinimumWageMissing)
    assert missing.CODE == "minimum-wage-missing"
    assert missing.message.endswith(f"本系统不推定金额。{asked}")
