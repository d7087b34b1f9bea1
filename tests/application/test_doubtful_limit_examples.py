"""Worked examples 期限算例 that cannot be reckoned or come out otherwise: told why, and never guessed."""

import pytest

from application.limit_examples import LimitExample, Verdict, check, told
from tests.support.limit_examples import AWARD_STANDS, RULES, checked

DAY = {"received": "2026-03-02"}


@pytest.mark.parametrize(
    ("rule", "inputs", "expected", "why"),
    [
        (
            "appeal_judgment",
            {**DAY, "announced": "2026-03-04"},
            "2026-03-17",
            "received、announced都可以是起算日",
        ),
        ("appeal_judgment", {**DAY, "designated_days": 20}, "2026-03-22", "不认识的项目“designated_days”"),
        ("appeal_judgment", {**DAY, "abroad": True}, "2026-03-22", "不认识的项目“abroad”"),
        ("appeal_judgment", {}, "2026-03-17", "没有起算日"),
        ("appeal_judgment", {"party": "工人"}, "2026-03-17", "没有起算日"),
        ("appeal_judgment", DAY, {"due": "2026-03-17", "fee": 10}, "不认识的期望项目“fee”"),
        ("appeal_judgment", DAY, "立即", "不认识的期望结果“立即”"),
        ("appeal_judgment", DAY, True, "没有写明何日交邮"),
        ("appeal_judgment", {"served": "2026-02-30"}, "2026-03-17", "日历上没有“2026-02-30”"),
        ("appeal_judgment", {"served": "2026-03-02 上午"}, "2026-03-17", "看不懂的日期"),
        ("appeal_judgment", {**DAY, "corrected": "2026-03-05"}, "2026-03-20", "没有重新计算（中断）的规定"),
        ("appeal_judgment", {**DAY, "region": "江南"}, "2026-03-17", "“region”应为行政区划代码"),
        ("arb_award", {**DAY, "extension_days": 16}, "2026-05-02", "延长超过规定的上限"),
        ("arb_award", {**DAY, "resumed": "2026-03-05"}, "2026-04-16", "没有相应的中止开始之日"),
        (
            "arb_award",
            {**AWARD_STANDS, "suspended_to": "2026-03-29", "suspended_days": 9},
            "2026-04-27",
            "写作 9 日，按起止日期为 10 日",
        ),
        ("arb_award", {**DAY, "transferred": "2026-02-20"}, "2026-04-16", "早于起算日 2026-03-02"),
        ("arb_award", {**DAY, "extended_on": "2026-02-20"}, "2026-05-06", "2026-02-20 的延长早于"),
        ("prefiling_mediation_period", {**DAY, "extended": True}, "2026-04-01", "没有写明延长多少"),
        ("preservation_urgent", {"accepted": "2026-03-05"}, "2026-03-07", "起算须写明时刻"),
        ("unheard_of", DAY, "2026-03-17", "本系统不推定期限"),
        ("arb_award", {"accepted": "1999-03-02"}, "1999-04-16", "本系统不推定期限"),
        (
            "arbitration_limitation_wage_in_service",
            {"terminated": True},
            None,
            "劳动关系终止的，须写明终止之日",
        ),
        (
            "arb_final_award_threshold",
            {"local_monthly_min_wage": 2000, "items": {"奖金": 100}},
            {"documents": 1},
            "奖金",
        ),
    ],
)
def test_what_is_missing_doubtful_or_unknown_is_named_and_not_guessed(
    rule: str, inputs: dict[str, object], expected: object, why: str
) -> None:
    one = checked(rule, inputs, expected)
    assert one.verdict is Verdict.NOT_COMPUTABLE
    assert why in one.why


def test_another_reading_of_the_text_does_not_make_an_example_equal() -> None:
    # 第 15 日 10/3 是国庆假期；规则簿对办理机关不顺延。
    one = checked(
        "mediation_period_statutory",
        {"application_received": "2026-09-18"},
        "2026-10-08",
        alternative={"no_rollover": "2026-10-03"},
    )
    assert one.verdict is Verdict.DIFFERENT
    assert one.answer is not None
    assert told(one.answer.value) == "2026-10-03"
    assert "对办理机关不顺延" in one.answer.explanation


def test_a_day_is_not_a_moment() -> None:
    one = checked("preservation_urgent", {"accepted_at": "2026-03-05T10:20"}, "2026-03-07")
    assert one.verdict is Verdict.DIFFERENT


def test_one_example_holds_up_no_other() -> None:
    verdicts = [
        one.verdict
        for one in check(
            RULES,
            [
                LimitExample(id="A", rule="unheard_of", inputs=DAY, expected=None),
                LimitExample(id="B", rule="appeal_judgment", inputs=DAY, expected="2026-03-17"),
            ],
        )
    ]
    assert verdicts == [Verdict.NOT_COMPUTABLE, Verdict.SAME]
