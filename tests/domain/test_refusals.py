"""不予办理: a refusal says its rule, what is wrong in this case, and where; a list of rows names the first few."""

from datetime import date
from typing import Any

import pytest

from domain.mediation import MediationCase
from domain.proceedings import Proceeding
from domain.refusals import DateBeforeItsGround, Refused
from domain.rows import RowsRefused, accept_rows
from tests.support.story import CASE


class NotOnSunday(Refused):
    """星期日不办理。

    What stands below is for those who read the code.
    """

    AUTHORITY = "某规定 第三条"


def wrong(row: str) -> Refused | None:
    return None if row == "good" else NotOnSunday(field="day")


def test_a_refusal_says_the_first_line_of_its_rule_and_then_the_case() -> None:
    refusal = NotOnSunday("3 月 1 日是星期日。", field="on")
    assert refusal.rule == "星期日不办理。"
    assert refusal.message == "星期日不办理。3 月 1 日是星期日。"
    assert (refusal.field, refusal.authority) == ("on", "某规定 第三条")


def test_a_local_rule_may_be_named_instead() -> None:
    assert NotOnSunday(authority="某市规定 第一条").authority == "某市规定 第一条"
    assert NotOnSunday().message == "星期日不办理。"


def test_a_list_of_good_rows_is_accepted() -> None:
    accept_rows("rows", ["good", "good"], wrong)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ("good bad", "第 2 行：星期日不办理。"),
        ("bad bad bad", "第 1 行：星期日不办理。第 2 行：星期日不办理。第 3 行：星期日不办理。"),
        (
            "bad bad bad bad",
            "第 1 行：星期日不办理。第 2 行：星期日不办理。第 3 行：星期日不办理。共 4 行有误。",
        ),
    ],
)
def test_three_wrong_rows_are_told_and_more_are_counted(rows: str, says: str) -> None:
    with pytest.raises(RowsRefused) as refused:
        accept_rows("rows", rows.split(), wrong)
    first = rows.split().index("bad")
    assert refused.value.message == f"名册中有不能记录的行，全部没有记录。{says}"
    assert (refused.value.field, refused.value.authority) == (f"rows.{first}.day", "某规定 第三条")
    assert [one.place for one in refused.value.wrong] == [
        place for place, row in enumerate(rows.split()) if row == "bad"
    ]


def test_what_happens_on_the_very_day_of_its_ground_is_not_too_early() -> None:
    case: Any = MediationCase.blank(CASE)
    ground = date(2026, 3, 2)
    Proceeding.not_before(case, ground, "受理", ground)
    Proceeding.not_before(case, None, "受理", ground)
    with pytest.raises(DateBeforeItsGround) as refused:
        Proceeding.not_before(case, ground, "受理", date(2026, 3, 1))
    assert refused.value.field == "on"
