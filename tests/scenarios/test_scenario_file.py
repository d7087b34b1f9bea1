"""A scenario file is read strictly; what is wrong with it is said in Chinese with file, step and field."""

from pathlib import Path

import pytest

from adapters.people_file import read_people
from adapters.scenario_file import ScenarioFileRefused, read_scenario, read_scenarios
from api.main import demonstration_folder
from application.scenario import Accepts, Refuses

HEAD = """
id: trial
title: 试演
fictional: true
cast: {监督员: gonghui1}
steps:
"""
OPEN = "- {as: 监督员, step: supervision-letter.draft, case: s1}\n"


def refusal_of(text: str, folder: Path) -> str:
    """How the file is refused."""
    path = folder / "trial.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ScenarioFileRefused) as refused:
        read_scenario(path)
    return refused.value.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            HEAD + "- {as: 监督员, step: supervision-letter.fly}",
            "trial.yaml，第 1 步，step：该类案件没有这一步骤",
        ),
        (HEAD + "- {as: 监督员, step: letter.draft}", "第 1 步，step：没有这一类案件"),
        (HEAD + "- {as: 法官, step: supervision-letter.draft}", "第 1 步，as：角色“法官”不在 cast 中"),
        (HEAD + "- {as: 监督员}", "第 1 步，step：必须填写"),
        (
            HEAD + OPEN + "- {as: 监督员, step: supervision-letter.sign, case: s2}",
            "第 2 步，case：此前没有立过“s2”案",
        ),
        (
            HEAD + "- {as: 监督员, step: supervision-letter.draft, answers: {matter_id: {case: j1}}}",
            "第 1 步，answers：所引的“j1”案此前没有立过",
        ),
        (HEAD + "- {as: 监督员, step: supervision-letter.draft, wenhao: 1}", "第 1 步，wenhao：没有这个项目"),
        (
            HEAD + "- {as: 监督员, step: supervision-letter.draft, expect: {refused: {}}}",
            "第 1 步，expect.refused.code：必须填写",
        ),
        (
            HEAD
            + "- {as: 监督员, step: supervision-letter.draft, expect: {state: drafted, refused: {code: x}}}",
            "第 1 步，expect：应拒绝的步骤没有事件和阶段",
        ),
        (HEAD + "- {replay_through: 1}", "第 1 步，replay_through：写明 wrong_turns_of 的情景"),
        (HEAD.replace("fictional: true", ""), "trial.yaml，steps：应为清单"),
        (HEAD.replace("fictional: true", "") + OPEN, "trial.yaml，source：公布案例写明出处"),
        (HEAD + OPEN + "steps: []", "第 8 行第 1 列不是正确的 YAML：“steps”写了两次"),
        (HEAD + "- &a {as: 监督员, step: supervision-letter.draft}\n- *a", "不使用引用"),
        (HEAD + "- {as: 监督员", "不是正确的 YAML"),
        (HEAD.replace("id: trial", "id: 试") + OPEN, "trial.yaml，id：格式不正确"),
        ("wrong_turns_of: none.yaml" + HEAD + OPEN, "wrong_turns_of：旁边没有情景文件“none.yaml”"),
        ("wrong_turns_of: trial.yaml" + HEAD + OPEN, "wrong_turns_of：旁边没有情景文件"),
    ],
)
def test_a_fault_is_told_with_file_step_and_field(text: str, said: str, tmp_path: Path) -> None:
    assert said in refusal_of(text, tmp_path)


def test_a_file_that_is_not_there_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ScenarioFileRefused, match=r"none\.yaml：文件不存在"):
        read_scenario(tmp_path / "none.yaml")


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gbk.yaml").write_bytes("标题".encode("gbk"))
    with pytest.raises(ScenarioFileRefused, match="不是 UTF-8 编码"):
        read_scenario(tmp_path / "gbk.yaml")


def test_what_is_written_means_what_it_looks_like(tmp_path: Path) -> None:
    path = tmp_path / "trial.yaml"
    answers = "{on: 2024-02-29, amount: 1234.50, days: 15, region: '140902', yes: no, held: true, none: null}"
    path.write_text(HEAD + f"- {{as: 监督员, step: supervision-letter.draft, answers: {answers}}}", "utf-8")
    assert read_scenario(path).steps[0].answers == {
        "on": "2024-02-29",
        "amount": "1234.50",
        "days": 15,
        "region": "140902",
        "yes": "no",
        "held": True,
        "none": None,
    }


def test_wrong_turns_replay_the_right_steps_between_them(tmp_path: Path) -> None:
    right = HEAD + OPEN + "- {as: 监督员, step: supervision-letter.sign, case: s1}\n"
    (tmp_path / "right.yaml").write_text(right, "utf-8")
    wrong = """
id: wrong
title: 走错
wrong_turns_of: right.yaml
steps:
- replay_through: 1
- {as: 监督员, step: supervision-letter.close, case: s1, expect: {refused: {code: step-not-open}}}
- replay_through: 2
"""
    (tmp_path / "right.wrong.yaml").write_text(wrong, "utf-8")
    scenario = read_scenario(tmp_path / "right.wrong.yaml")
    assert [(step.number, step.step) for step in scenario.steps] == [(1, "draft"), (2, "close"), (3, "sign")]
    assert [type(step.expects) for step in scenario.steps] == [Accepts, Refuses, Accepts]
    assert scenario.steps[0].login == "gonghui1"


def test_a_wrong_turn_cannot_go_back(tmp_path: Path) -> None:
    (tmp_path / "right.yaml").write_text(HEAD + OPEN, "utf-8")
    text = "wrong_turns_of: right.yaml" + HEAD + "- {replay_through: 1}\n- {replay_through: 1}"
    assert "第 2 步，replay_through：应为 2 到 1 之间的步骤序号" in refusal_of(text, tmp_path)


def test_a_folder_holds_right_and_wrong_scenarios_and_no_people() -> None:
    ids = [scenario.id for scenario in read_scenarios([demonstration_folder()])]
    assert {"me-05", "me-05.wrong"} <= set(ids)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("institutions: {}\npeople: [{login: a1, name: 甲, institution: x}]", "people.0：没有这个机构"),
        ("institutions: {x: {name: 示例, region: '14', capacity: union}}\npeople: []", "region：格式不正确"),
        (
            "institutions: {x: {name: 示例, region: '140902', capacity: king}}\npeople: []",
            "capacity：不是可以选择",
        ),
    ],
)
def test_a_fault_in_the_people_file_is_told(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "people.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(ScenarioFileRefused) as refused:
        read_people(path)
    assert said in refused.value.message


def test_the_same_institution_is_the_same_in_every_house() -> None:
    path = demonstration_folder() / "people.yaml"
    assert read_people(path) == read_people(path)
