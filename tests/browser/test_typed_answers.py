"""What was typed becomes the raw answers other systems send; what was left blank is absent."""

import pytest

from api.pages.typed import Typed, answers, written_date
from application.catalogue import entry

REGISTER = entry("dispute", "register").questions
FILLED = {
    "on-year": "2026", "on-month": "1", "on-day": "5", "cause": "pay",
    "workers-0-person-name": "示某某", "workers-0-monthly_wage": "６，０００元", "workers-0-written_contract": "false",
    "employers-0-name": " 示例公司 ", "employers-0-credit_code": "",
    "claims-0-kind": "wages", "claims-0-amount": "12,000.50", "claims-0-claimant": "1",
    "facts": "第一行\r\n第二行", "key": "k", "version": "0", "act": "check",
}  # fmt: skip


@pytest.mark.parametrize(
    ("boxes", "written"),
    [
        (["2026", "1", "5"], "2026-01-05"),
        (["2026年1月5日", "", ""], "2026-01-05"),
        (["", "２０２６/１/５", ""], "2026-01-05"),
        (["20260105", "", ""], "2026-01-05"),
        (["", "", ""], None),
        (["2026", "", "5"], "2026-00-05"),
        (["2026", "13", "40"], "2026-13-40"),
    ],
)
def test_a_date_is_read_from_boxes_or_whole_and_what_is_no_date_is_left_to_be_refused(
    boxes: list[str], written: str | None
) -> None:
    assert written_date(boxes) == written


def test_a_form_becomes_raw_answers() -> None:
    assert answers(REGISTER, Typed(FILLED.items())) == {
        "on": "2026-01-05",
        "cause": "pay",
        "workers": [
            {"person": {"name": "示某某"}, "monthly_wage": "6000", "written_contract": False},
        ],
        "employers": [{"name": "示例公司"}],
        "claims": [{"kind": "wages", "amount": "12000.50", "claimant": 1}],
        "facts": "第一行\n第二行",
    }


def test_a_tick_not_made_is_a_no_where_the_question_has_a_default() -> None:
    asked = entry("mediation-case", "appoint-mediators").questions
    assert answers(asked, Typed([("mediators", "one")])) == {"mediators": "one", "chosen_by_parties": False}


def test_rows_left_blank_are_dropped_and_the_rest_keep_the_numbers_of_the_page() -> None:
    typed = Typed(
        [*FILLED.items(), ("claims-1-kind", ""), ("claims-1-amount", " "), ("claims-2-kind", "severance")]
    )
    claims = answers(REGISTER, typed.without_blank_rows(REGISTER))["claims"]
    assert [claim["kind"] for claim in claims] == ["wages", "severance"]


def test_removing_a_row_moves_the_next_ones_up() -> None:
    typed = Typed([("claims-0-kind", "wages"), ("claims-1-kind", "other"), ("claims-10-kind", "severance")])
    assert typed.without_row("claims", 0).pairs == (
        ("claims-0-kind", "other"),
        ("claims-9-kind", "severance"),
    )


def test_a_row_more_is_one_more_than_the_page_shows() -> None:
    assert Typed().with_row("claims").rows("claims") == 2
    assert Typed([("claims-0-kind", ""), ("claims-1-kind", "")]).with_row("claims").rows("claims") == 3


def test_the_marks_of_the_form_are_no_answers() -> None:
    assert {name for name, _ in Typed(FILLED.items()).answers()}.isdisjoint({"key", "version", "act"})
