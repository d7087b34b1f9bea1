"""A file of worked examples is read with file, example and key named where it is wrong."""

from pathlib import Path

import pytest

from adapters.limit_examples_file import LimitExamplesRefused, read_limit_examples

WHOLE = """
meta: {verified_by: 手算}
examples:
- id: EX01
  rule: sue_after_nonfinal_award
  title: 春节
  inputs: {received: 2026-02-05}
  expected: 2026-02-24
  alternative: {no_rollover: 2026-02-20}
  source: 第五十条
  tags: [spring_festival]
  confidence: high
  drawn_up_by: 某人
- {id: 2, rule: a_rule, inputs: {at: 2026-03-05T10:20}, expected: null, region: 330106}
"""


def written(text: str, folder: Path) -> Path:
    """The file."""
    path = folder / "examples.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_an_example_is_read_and_what_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    first, second = read_limit_examples([written(WHOLE, tmp_path)])
    assert (first.id, first.rule, first.title, first.file) == (
        "EX01",
        "sue_after_nonfinal_award",
        "春节",
        "examples.yaml",
    )
    assert first.inputs == {"received": "2026-02-05"}
    assert (first.expected, first.alternative) == ("2026-02-24", {"no_rollover": "2026-02-20"})
    assert (second.id, second.region, second.expected) == ("2", "330106", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("examples: []", "examples.yaml，examples：应为至少一个算例的清单"),
        ("[]", "examples：应为至少一个算例的清单"),
        ("examples: [1]", "第 1 个算例：应为各项及其内容"),
        ("examples:\n- {id: A, inputs: {}, expected: 1}", "第 1 个算例，rule：必须填写"),
        ("examples:\n- {id: A, rule: r, inputs: [1], expected: 1}", "第 1 个算例（A），inputs：应为各项输入"),
        ("examples:\n- {id: A, rule: r, inputs: {a: 1}}", "第 1 个算例（A），expected：必须填写"),
        (
            "examples:\n- &a {id: A, rule: r, inputs: {a: 1}, expected: 1}\n- *a",
            "不是正确的 YAML：不使用引用",
        ),
        ("examples:" + 2 * "\n- {id: A, rule: r, inputs: {a: 1}, expected: 1}", "id：A 写了两次"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(LimitExamplesRefused) as refused:
        read_limit_examples([written(text, tmp_path)])
    assert "算例文件有误，没有核对。" in refused.value.message
    assert said in refused.value.message


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LimitExamplesRefused, match=r"nowhere\.yaml：文件不存在"):
        read_limit_examples([tmp_path / "nowhere.yaml"])
