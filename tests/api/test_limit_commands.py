"""`gongjian limits`: explain, check and list, with their words and how they end."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.limit_examples_file import read_limit_examples
from adapters.rule_book import load_rule_book
from tests.support.workshop import commands_with

RULES = load_rule_book()


COMMAND_LINE = commands_with(rules=lambda: RULES, limit_examples=read_limit_examples)


def limits(*words: str) -> Result:
    """How the command ends and what it says."""
    return CliRunner().invoke(COMMAND_LINE, ["limits", *words])


def test_a_sum_is_told_line_by_line_with_its_articles_and_its_result() -> None:
    said = limits(
        "explain",
        "arb_award",
        "--on=2026-03-02",
        "--restarted=2026-03-20=受理增加的仲裁请求",
        "--paused=2026-04-01=公告送达",
        "--resumed=2026-04-11",
        "--extended=2026-04-20=15",
    )
    assert said.exit_code == 0
    # 3/20 + 45 日 + 延长 15 日 + 不计入 10 日 = 5/29（周五）。
    assert said.stdout.splitlines()[-1] == "结果：2026-05-29 届满。"
    for words in ("重新计算", "第四十六条第一项至第五项", "10 日不计入", "延长 15 日", "第四十三条"):
        assert words in said.stdout


@pytest.mark.parametrize(
    ("words", "result"),
    [
        (["sue_after_nonfinal_award", "--on", "2027-03-01"], "结果：2027-03-16 届满（暂定）。"),
        (["arb_award", "--on", "2026-03-02", "--paused", "2026-04-01=中止审理"], "恢复后还有 16 日。"),
        (["preservation_urgent", "--on", "2026-03-05T10:20"], "结果：2026-03-07 11:00 届满。"),
        (["arb_hearing_notice", "--on", "2026-10-12T09:00"], "结果：至迟 2026-09-29。"),
        (
            ["arb_award_simplified_local_zhejiang", "--on", "2026-03-02", "--region", "330106"],
            "结果：2026-04-01 届满，依据未经核实。",
        ),
    ],
)
def test_the_result_is_the_last_line(words: list[str], result: str) -> None:
    said = limits("explain", *words)
    assert said.exit_code == 0, said.stderr
    assert said.stdout.splitlines()[-1].endswith(result)


AWARD = ["arb_award", "--on", "2026-03-02"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["unheard_of", "--on", "2026-03-02"], "本系统不推定期限"),
        (["arb_award", "--on", "2026-02-30"], "日历上没有“2026-02-30”"),
        (["arb_award", "--on", "昨天"], "--on 应写作 2026-03-05"),
        (["appeal_judgment", "--on", "9999-12-30"], "太远"),
        ([*AWARD, "--restarted", "2026-03-05"], "--restarted 应写作“日期=内容”"),
        ([*AWARD, "--extended", "2026-03-05=很久"], "应为 1 至 9999 的整数"),
        ([*AWARD, "--extended", "2026-04-10=16"], "劳动争议调解仲裁法 第四十三条"),
        ([*AWARD, "--resumed", "2026-04-10"], "该期限没有中止，不能恢复计算。"),
        (["court_answer", "--on", "2026-03-02", "--restarted", "2026-03-05=补正"], "第一百二十八条"),
        (["preservation_urgent", "--on", "2026-03-05"], "第一百二十五条"),
        (
            ["preservation_urgent", "--on", "2026-03-05T10:20", "--resumed", "2026-03-06"],
            "没有重新计算、中止和延长",
        ),
        (
            ["arb_award_simplified_local_zhejiang", "--on", "1999-03-02", "--region", "33"],
            "工作日历不包括该日，不能计算。",
        ),
    ],
)
def test_what_cannot_be_counted_is_one_sentence_and_nothing_else(words: list[str], said: str) -> None:
    ended = limits("explain", *words)
    assert ended.exit_code == 2
    assert ended.stdout == ""
    assert said in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


SAME = "- {id: A, rule: appeal_judgment, inputs: {served: 2026-02-02}, expected: 2026-02-24}\n"
DIFFERENT = (
    "- {id: B, rule: appeal_judgment, inputs: {served: 2026-02-02}, expected: 2026-02-17,"
    " alternative: {rolled: 2026-02-24}}\n"
)
NOT_COMPUTABLE = "- {id: C, rule: unheard_of, inputs: {served: 2026-02-02}, expected: 2026-02-17}\n"


def file_of(folder: Path, *examples: str) -> str:
    """A file with these examples."""
    path = folder / "some.yaml"
    path.write_text("examples:\n" + "".join(examples), encoding="utf-8")
    return str(path)


def test_what_is_equal_or_cannot_be_counted_ends_well_and_is_counted(tmp_path: Path) -> None:
    said = limits("check", file_of(tmp_path, SAME, NOT_COMPUTABLE))
    assert said.exit_code == 0
    assert "✓ A appeal_judgment：相同 2026-02-24" in said.stdout
    assert "— C unheard_of：不能计算，没有在该日、该地区施行的期限规则" in said.stdout
    assert said.stdout.splitlines()[-1] == "2 个算例：相同 1，不同 0，不能计算 1"


def test_a_difference_ends_with_1_and_shows_both_and_the_other_reading(tmp_path: Path) -> None:
    said = limits("check", file_of(tmp_path, SAME, DIFFERENT))
    assert said.exit_code == 1
    for words in ("期望：2026-02-17", "算得：2026-02-24", "顺延至 2026-02-24", "另一算法：rolled 2026-02-24"):
        assert words in said.stdout


def test_a_wrong_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    said = limits("check", str(tmp_path / "nowhere.yaml"))
    assert (said.exit_code, said.stdout) == (2, "")
    assert "nowhere.yaml：文件不存在" in said.stderr


def test_the_rule_book_is_listed_by_stage_and_code() -> None:
    said = limits("list", "--stage", "仲裁", "--code", "award")
    assert said.exit_code == 0
    assert "仲裁裁决期限" in said.stdout
    assert "逢休假日顺延" in said.stdout
    assert "sue_after_nonfinal_award" not in said.stdout
    assert "court_answer" in limits("list").stdout


def test_an_unknown_stage_is_refused() -> None:
    said = limits("list", "--stage", "上访")
    assert said.exit_code == 2
    assert "没有这个阶段" in said.stderr
