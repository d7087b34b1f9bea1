"""期限规则簿: a doubtful law file is refused as a whole, and the refusal names the entry."""

from datetime import date
from pathlib import Path

import pytest

from adapters.calendar import load_calendar
from adapters.law_files import LawFileRefused, law_folder
from adapters.rule_book import load_rule_book

LAW = '[[law]]\ntitle = "某法"\nin_force_from = 2020-01-01\n'
UNDATED = LAW.replace("in_force_from = 2020-01-01\n", "")
UNVERIFIED = UNDATED + "in_force_unverified = true\n"
RULE = """[[rule]]
code = "reply"
name = "答复期限"
stage = "arbitration"
nature = "party-time"
starts_when = "收到函件"
length = 15
unit = "calendar_day"
roll_over = "cpl85"
binds = "party"
confidence = "high"
sources = [{ law = "某法", article = "第一条" }]
"""
BACKWARD = RULE + 'direction = "backward"\n'
PEREMPTORY = RULE.replace("party-time", "peremptory")
GROUNDS = '{ grounds = ["主张权利"], authority = "某法 第二条" }\n'
HOUSE = "[house_rules]\nrecording_allowance_days = 3\n"
LETTERS = '[letters]\n"意见书" = "reply"\n'


def law_files(folder: Path, rules: str, laws: str = LAW, letters: str = LETTERS) -> Path:
    folder.joinpath("time_limits.toml").write_text(f"{HOUSE}{laws}", "utf-8")
    folder.joinpath("time_limits").mkdir()
    folder.joinpath("time_limits", "arbitration.toml").write_text(rules, "utf-8")
    folder.joinpath("letter_replies.toml").write_text(f"law = []\nrule = []\n{letters}", "utf-8")
    folder.joinpath("minimum_wages.toml").write_text("wage = []\n", "utf-8")
    folder.joinpath("causes.toml").write_bytes(law_folder().joinpath("causes.toml").read_bytes())
    return folder


def test_a_rule_is_in_force_with_its_first_law(tmp_path: Path) -> None:
    book = load_rule_book(law_files(tmp_path, RULE), load_calendar())
    assert [(limit.code, limit.in_force_from) for limit in book.limits] == [("reply", date(2020, 1, 1))]


def test_two_rules_may_follow_each_other_or_hold_in_two_regions(tmp_path: Path) -> None:
    rules = (
        RULE
        + "in_force_until = 2024-12-31\n"
        + RULE
        + "in_force_from = 2025-01-01\n"
        + RULE
        + 'jurisdiction = "33"\n'
    )
    assert len(load_rule_book(law_files(tmp_path, rules), load_calendar()).limits) == 3


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (RULE + "lenght = 3\n", "unknown field `lenght`"),
        (RULE.replace("length = 15\n", ""), "missing required field `length`"),
        (RULE.replace("length = 15", "length = -1"), "reply：.*length"),
        (RULE.replace('stage = "arbitration"\n', ""), "missing required field `stage`"),
        (RULE.replace('nature = "party-time"\n', ""), "missing required field `nature`"),
        (RULE.replace('"arbitration"', '"arbitral"'), "stage"),
        (RULE.replace('sources = [{ law = "某法", article = "第一条" }]', "sources = []"), "sources"),
        (RULE.replace(', article = "第一条"', ""), "reply：.*missing required field `article`"),
        (RULE.replace("第一条", ""), "article"),
        (RULE.replace("第一条", "§1"), "article"),
        (RULE.replace('law = "某法"', 'law = "某条例"'), "没有列出的法律 某条例"),
        (RULE.replace("calendar_day", "week"), "unit"),
        (RULE.replace("calendar_day", "working_day"), "unit 与 roll_over 不一致"),
        (RULE.replace("cpl85", "working_day"), "unit 与 roll_over 不一致"),
        (RULE + 'jurisdiction = "浙江"\n', "jurisdiction"),
        (RULE + "in_force_until = 2019-12-31\n", "施行日期晚于失效日期"),
        (RULE + RULE, "施行期间重叠"),
        (RULE + "in_force_until = 2025-01-01\n" + RULE + "in_force_from = 2025-01-01\n", "施行期间重叠"),
        (RULE + 'earlier_text = { law = "某法（旧）", article = "第一条" }\n', "没有列出的法律 某法（旧）"),
        (RULE.replace('"reply"', '"answer"'), "没有规则 reply"),
        (RULE + 'extensions = [{ length = 5, unit = "calendar_day" }]\n', "missing required field `by`"),
        (RULE + 'extensions = [{ by = "院长", length = 5 }]\n', "reply 的延长应当同时写 length 和 unit"),
        (RULE + 'extensions = [{ by = "院长", length = 5, unit = "working_day" }]\n', "不同用工作日"),
        (RULE + 'extensions = [{ by = "院长", times = 0 }]\n', "times"),
        (BACKWARD + "first_day_stated = true\n", "reply 往前数，不能写 first_day_stated"),
        (PEREMPTORY + f"restarts = {GROUNDS}", "reply 是不变期间"),
        (PEREMPTORY + f"pauses = {GROUNDS}", "reply 是不变期间"),
        (RULE + f"pauses = {GROUNDS}".replace('["主张权利"]', "[]"), "grounds"),
        (RULE + f"pauses = {GROUNDS}".replace("第二条", ""), "authority"),
        (RULE + f"pauses = {GROUNDS}".replace("某法", "某条例"), "没有列出的法律 某条例"),
        (RULE + 'starts_on = ["Accepted"]\n', "starts_on"),
    ],
)
def test_a_doubtful_law_file_is_refused(tmp_path: Path, rules: str, reason: str) -> None:
    with pytest.raises(LawFileRefused, match=reason):
        load_rule_book(law_files(tmp_path, rules), load_calendar())


@pytest.mark.parametrize(
    ("laws", "reason"),
    [
        (UNDATED, "reply 没有施行日期，某法 也没有"),
        (UNVERIFIED, "reply 及其依据的施行日期未核"),
        (LAW + "in_force_unverified = true\n", "某法 写明了施行日期"),
        (LAW + LAW, "同一法律列出两次"),
    ],
)
def test_doubtful_laws_are_refused(tmp_path: Path, laws: str, reason: str) -> None:
    with pytest.raises(LawFileRefused, match=reason):
        load_rule_book(law_files(tmp_path, RULE, laws), load_calendar())


@pytest.mark.parametrize(
    ("laws", "rule"),
    [
        (UNVERIFIED, RULE.replace("high", "unverified")),
        (UNDATED, RULE + "in_force_from = 2020-01-01\n"),
    ],
)
def test_a_law_without_a_date_does_where_the_rule_answers_for_it(
    tmp_path: Path, laws: str, rule: str
) -> None:
    assert len(load_rule_book(law_files(tmp_path, rule, laws), load_calendar()).limits) == 1


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    law_files(tmp_path, RULE).joinpath("time_limits", "arbitration.toml").unlink()
    with pytest.raises(LawFileRefused, match="没有数据文件"):
        load_rule_book(tmp_path, load_calendar())
