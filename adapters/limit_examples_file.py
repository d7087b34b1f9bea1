"""Files of worked examples 算例文件: plain YAML with `examples`; further keys are for the reader, not for us."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from adapters.plain_yaml import read_plain_yaml
from adapters.scenario_refusals import ScenarioFileRefused
from application.limit_examples import LimitExample
from domain.refusals import Refused


class LimitExamplesRefused(Refused):
    """算例文件有误，没有核对。"""

    CODE = "limit-examples-refused"


def read_limit_examples(paths: Iterable[Path]) -> list[LimitExample]:
    """Every example of the files, in their order; raises `LimitExamplesRefused` naming file, example and key."""
    return [example for path in paths for example in _read(path)]


def _read(path: Path) -> list[LimitExample]:
    try:
        content = read_plain_yaml(path)
    except ScenarioFileRefused as unreadable:
        raise LimitExamplesRefused(unreadable.detail) from None
    entries = content.get("examples") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not entries:
        raise LimitExamplesRefused(f"{path.name}，examples：应为至少一个算例的清单。", field="examples")
    examples = [_example(path.name, number, entry) for number, entry in enumerate(entries, 1)]
    ids = [example.id for example in examples]
    if twice := sorted({one for one in ids if ids.count(one) > 1}):
        raise LimitExamplesRefused(f"{path.name}，id：{'、'.join(twice)} 写了两次。", field="id")
    return examples


def _example(file: str, number: int, entry: Any) -> LimitExample:
    if not isinstance(entry, dict):
        raise LimitExamplesRefused(f"{file}，第 {number} 个算例：应为各项及其内容。")
    where = f"{file}，第 {number} 个算例"
    for key in ("id", "rule"):
        if not isinstance(entry.get(key), str | int) or not str(entry[key]).strip():
            raise LimitExamplesRefused(f"{where}，{key}：必须填写。", field=key)
    inputs = entry.get("inputs") or {}
    if not isinstance(inputs, dict):
        raise LimitExamplesRefused(f"{where}（{entry['id']}），inputs：应为各项输入。", field="inputs")
    if "expected" not in entry:
        raise LimitExamplesRefused(
            f"{where}（{entry['id']}），expected：必须填写，没有届满日的写 null。", field="expected"
        )
    return LimitExample(
        id=str(entry["id"]),
        rule=str(entry["rule"]),
        title=str(entry.get("title") or ""),
        inputs={str(key): value for key, value in inputs.items()},
        expected=entry["expected"],
        alternative=entry.get("alternative"),
        region=str(entry.get("region") or entry.get("jurisdiction") or ""),
        file=file,
    )
