"""Worked examples 期限算例: what their inputs mean, and what comes of them."""

from pathlib import Path

import pytest

from adapters.limit_examples_file import read_limit_examples
from application.limit_examples import Verdict, check, told
from tests.support.limit_examples import AWARD_STANDS, RULES, checked

RESEARCH = Path(__file__).parents[3] / "shared" / "law" / "time_limit_examples.yaml"


@pytest.mark.skipif(not RESEARCH.exists(), reason="the research examples are not part of the repository")
def test_every_example_of_the_research_comes_out_equal() -> None:
    outcomes = list(check(RULES, read_limit_examples([RESEARCH])))
    assert len(outcomes) > 30
    assert [
        (one.example.id, one.verdict, one.why) for one in outcomes if one.verdict is not Verdict.SAME
    ] == []


# 2026 年：春节 2/15—2/23 放假，2/14、2/28（六）上班；清明 4/4—4/6；五一 5/1—5/5，5/9（六）上班。
EXAMPLES: list[tuple[str, str, dict[str, object], object]] = [
    # 3/2 + 45 日 = 4/16；3/20—3/29 十日不计入 = 4/26（周日）→ 4/27。
    ("inclusive end", "arb_award", {**AWARD_STANDS, "suspended_to": "2026-03-29"}, "2026-04-27"),
    ("resumption", "arb_award", {**AWARD_STANDS, "resumed": "2026-03-30"}, "2026-04-27"),
    (
        "mapping",
        "arb_award",
        {"accepted": "2026-03-02", "suspension": {"from": "2026-03-20", "to": "2026-03-29"}},
        "2026-04-27",
    ),
    # 五日加五日，同为十日。
    (
        "list of pairs",
        "arb_award",
        {"accepted": "2026-03-02", "suspended": [["2026-03-20", "2026-03-24"], ["2026-04-01", "2026-04-05"]]},
        "2026-04-27",
    ),
    # 自 3/20 重算：3/20 + 45 日 = 5/4；4/1—4/10 公告十日不计入 = 5/14（周四）。
    (
        "restarted, then public notice",
        "arb_award",
        {
            "accepted": "2026-03-02",
            "claim_amendment_accepted": "2026-03-20",
            "public_notice_from": "2026-04-01",
            "public_notice_to": "2026-04-10",
        },
        "2026-05-14",
    ),
    # 中止未恢复：4/1—4/16 还有 16 日，没有届满日。
    (
        "still standing",
        "arb_award",
        {"accepted": "2026-03-02", "suspended": "2026-04-01", "resumed": None},
        None,
    ),
    (
        "days left",
        "arb_award",
        {"accepted": "2026-03-02", "suspended": "2026-04-01", "suspension_reason": "等待另案"},
        {"due": None, "days_left": 16},
    ),
    # 4/16 + 20 日 = 5/6（周三）。
    (
        "days out without their place",
        "arb_award",
        {"accepted": "2026-03-02", "excluded_days": 20},
        "2026-05-06",
    ),
    # 3/2 + 60 日 = 5/1，劳动节放假至 5/5 → 5/6。
    ("extended in full", "arb_award", {"accepted": "2026-03-02", "approved_extension": True}, "2026-05-06"),
    ("extended by days", "arb_award", {"accepted": "2026-03-02", "extension_days": 15}, "2026-05-06"),
    (
        "extended on a day",
        "arb_award",
        {"accepted": "2026-03-02", "extended_on": "2026-04-10", "extension_days": 15, "extended_by": "主任"},
        "2026-05-06",
    ),
    ("not extended", "arb_award", {"accepted": "2026-03-02", "approved_extension": False}, "2026-04-16"),
    # EX42 的 60 个工作日止于 4/3；再 30 个：4/7—4/10（4）、4/13—4/30（18）、5/6—5/9（22）、5/11—5/15（27）、5/20（30）。
    ("working days", "inspection_investigation", {"filed": "2026-01-05", "extended": True}, "2026-05-20"),
    # 1/31 + 3 个月，延长 1 个月 = 5/31（周日）→ 6/1。
    (
        "month extension",
        "court_trial_simplified",
        {"docketed": "2026-01-31", "extension_months": 1},
        "2026-06-01",
    ),
    # 2025-03-01、2026-01-15 两次中断 → 2027-01-15（周五）。
    (
        "interrupted twice",
        "arbitration_limitation_general",
        {
            "knew": "2024-05-10",
            "interruptions": [
                {"on": "2025-03-01", "ground": "向对方主张权利"},
                {"on": "2026-01-15", "ground": "投诉"},
            ],
        },
        "2027-01-15",
    ),
    # 2024-03-04 + 1 年 = 2025-03-04 已届满，6/1 的主张不再中断。
    (
        "interrupted too late",
        "arbitration_limitation_general",
        {"knew": "2024-03-04", "interrupted_on": "2025-06-01", "interruption": "主张权利"},
        "2025-03-04",
    ),
    # 不可抗力 12/1—12/10 十日不计入：2025-03-10 + 1 年 = 2026-03-10，再加 10 日 = 3/20（周五）。
    (
        "limitation suspended",
        "arbitration_limitation_general",
        {"knew": "2025-03-10", "force_majeure_from": "2025-12-01", "force_majeure_to": "2025-12-10"},
        "2026-03-20",
    ),
    ("wages in service", "arbitration_limitation_wage_in_service", {"owed_since": "2020-01-01"}, None),
    ("wages in service", "arbitration_limitation_wage_in_service", {"in_service": True}, "no_limit"),
    # 终止之日起一年：2025-06-30 → 2026-06-30（周二）。
    (
        "service ended",
        "arbitration_limitation_wage_in_service",
        {"owed_since": "2020-01-01", "terminated": "2025-06-30"},
        "2026-06-30",
    ),
    # 2/24 + 15 日 = 3/11；3/12 交邮已过期，3/11 送到法院未过期。
    (
        "posted late",
        "sue_after_nonfinal_award",
        {"received": "2026-02-24", "posted": "2026-03-12", "court_received": "2026-03-14"},
        {"due": "2026-03-11", "timely": False},
    ),
    (
        "handed in",
        "sue_after_nonfinal_award",
        {"received": "2026-02-24", "court_received": "2026-03-11"},
        True,
    ),
    (
        "handed in late",
        "sue_after_nonfinal_award",
        {"received": "2026-02-24", "filed": "2026-03-12"},
        {"overdue": True},
    ),
    # 23:40 的次时是 3/6 00:00，48 小时 → 3/8 00:00（周日也不顺延）。
    ("over midnight", "preservation_urgent", {"accepted_at": "2026-03-05T23:40"}, "2026-03-08T00:00"),
    ("in another zone", "preservation_urgent", {"accepted_at": "2026-03-05T15:40Z"}, "2026-03-08T00:00"),
    # 2/2 + 15 日 = 2/17（正月初一）→ 2/24。
    ("Spring Festival", "appeal_judgment", {"served": "2026-02-02"}, "2026-02-24"),
    # 往前：5/9（六，上班）、5/8、5/7、5/6、4/30。
    ("counted back", "arb_hearing_notice", {"hearing": "2026-05-11"}, "2026-04-30"),
    # 2027 年没有通知：3/1 + 15 日 = 3/16（周二），暂定。
    ("a year to come", "sue_after_nonfinal_award", {"received": "2027-03-01"}, "2027-03-16"),
    # 3/6 + 15 日 = 3/21（周六）→ 3/23。
    (
        "each party",
        "sue_after_nonfinal_award",
        {"received": {"worker": "2026-03-02", "employer": "2026-03-06"}},
        {"worker": "2026-03-17", "employer": "2026-03-23"},
    ),
    (
        "the last party",
        "sue_after_nonfinal_award",
        {"award_received": {"worker": "2026-03-02", "employer": "2026-03-06"}},
        "2026-03-23",
    ),
    ("a list", "appeal_judgment", {"served": ["2026-03-02", "2026-03-06"]}, ["2026-03-17", "2026-03-23"]),
    (
        "parties by key",
        "appeal_judgment",
        {"worker_received": "2026-03-02", "employer_received": "2026-03-06"},
        {"worker_due": "2026-03-17", "employer_due": "2026-03-23"},
    ),
    # 4/13 + 30 日 = 5/13 视为送达；再 15 日 = 5/28（周四）。
    (
        "public notice",
        "court_public_notice_service",
        {"announced": "2026-04-13"},
        {"deemed_served": "2026-05-13", "answer_due": "2026-05-28"},
    ),
    (
        "a stretch",
        "sue_after_nonfinal_award",
        {"received": "2026-03-02"},
        {"from": "2026-03-03", "to": "2026-03-17"},
    ),
    # 障碍消除是唯一的日期，就是起算日：3/2 + 10 日 = 3/12。
    ("the only date is the start", "cpl_restoration", {"obstacle_removed": "2026-03-02"}, "2026-03-12"),
    # 只有浙江有这一规则：3/2 + 30 日 = 4/1。
    ("the only place", "arb_award_simplified_local_zhejiang", {"accepted": "2026年3月2日"}, "2026-04-01"),
    (
        "by the name of the place",
        "arb_award_simplified_local_zhejiang",
        {"accepted": "2026/3/2", "region": "浙江"},
        "2026-04-01",
    ),
    ("instalments", "enforcement_application", {"instalments": ["2024-01-05", "2024-03-05"]}, "2026-03-05"),
    # 12 × 2000 = 24000，恰为 24000 的不超过。
    (
        "on the line",
        "arb_final_award_threshold",
        {"local_monthly_min_wage": 2000, "items": [{"name": "加班工资", "amount": "24000.00"}]},
        {"threshold": "24000.00", "final_items": ["加班工资"], "nonfinal_items": [], "documents": 1},
    ),
    ("the line alone", "arb_final_award_threshold", {"monthly_minimum_wage": 2490}, 29880),
]


@pytest.mark.parametrize(("what", "rule", "inputs", "expected"), EXAMPLES)
def test_an_example_comes_out_as_reckoned_by_hand(
    what: str, rule: str, inputs: dict[str, object], expected: object
) -> None:
    one = checked(rule, inputs, expected)
    found = told(one.answer.value) if one.answer else one.why
    assert one.verdict is Verdict.SAME, f"{what}：{found}"


@pytest.mark.parametrize(
    ("rule", "inputs", "expected", "remark"),
    [
        ("sue_after_nonfinal_award", {"received": "2027-03-01"}, "2027-03-16", "暂定"),
        ("arb_award_simplified_local_zhejiang", {"accepted": "2026-03-02"}, "2026-04-01", "依据未经核实"),
        (
            "appeal_judgment",
            {"served": "2026-03-02", "party": "工人"},
            "2026-03-17",
            "未用于计算：party：工人",
        ),
    ],
)
def test_what_a_result_hangs_on_is_said_beside_it(
    rule: str, inputs: dict[str, object], expected: object, remark: str
) -> None:
    one = checked(rule, inputs, expected)
    assert one.verdict is Verdict.SAME
    assert one.answer is not None
    assert remark in one.answer.remarks
