"""Plain YAML: what people write in a scenario means what it looks like.

Dates stay text, sums stay text (a float is never exact), only `true` and `false` are truth values, a key
stands once, and nothing refers to anything else in the file.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from adapters.scenario_refusals import ScenarioFileRefused

LARGEST_FILE = 1_000_000


class PlainLoader(yaml.SafeLoader):
    """The safe loader without the guesses of YAML 1.1 and without anchors."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """No anchors and no references to them: every step can be read alone."""
        if self.check_event(yaml.AliasEvent):
            raise _not_plain("不使用引用（*）", self.get_event())  # type: ignore[no-untyped-call]
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - the library's
        """Each key once."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise _not_plain(f"“{key.value}”写了两次", key)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _not_plain(said: str, place: Any) -> yaml.MarkedYAMLError:
    return yaml.MarkedYAMLError(problem=said, problem_mark=place.start_mark)


PlainLoader.yaml_implicit_resolvers = {}
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))
PlainLoader.add_implicit_resolver(
    "tag:yaml.org,2002:int", re.compile(r"^(?:0|[1-9][0-9]{0,4})$"), list("0123456789")
)
PlainLoader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:null)?$"), ["n", ""])


def read_plain_yaml(path: Path) -> Any:
    """The file's content; raises `ScenarioFileRefused` with line and column where it is not plain YAML."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ScenarioFileRefused(file=path.name, sentence="文件太大。")
        return yaml.load(path.read_text(encoding="utf-8"), Loader=PlainLoader)  # noqa: S506 - a safe loader
    except OSError as unreadable:
        raise ScenarioFileRefused(file=path.name, sentence="文件不存在或者不能读取。") from unreadable
    except UnicodeDecodeError as unreadable:
        raise ScenarioFileRefused(file=path.name, sentence="文件不是 UTF-8 编码。") from unreadable
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark
        where = f"第 {mark.line + 1} 行第 {mark.column + 1} 列" if mark else ""
        raise ScenarioFileRefused(
            file=path.name, sentence=f"{where}不是正确的 YAML：{wrong.problem}。"
        ) from wrong
