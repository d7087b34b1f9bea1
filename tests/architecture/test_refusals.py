"""Every refusal names the rule it rests on: in its class, or wherever it is raised where the rule differs from road to road."""

import ast
import pkgutil
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import domain
from domain.refusals import Refused

for _module in pkgutil.walk_packages(domain.__path__, "domain."):
    import_module(_module.name)


def refusals(of: type[Refused] = Refused) -> Iterator[type[Refused]]:
    for rule in of.__subclasses__():
        if rule.__module__.startswith("domain."):
            yield rule
        yield from refusals(rule)


def named(call: ast.Call) -> str:
    return str(getattr(call.func, "attr", None) or getattr(call.func, "id", ""))


ROOT = Path(domain.__file__).parent.parent
RULES = sorted(set(refusals()), key=lambda rule: (rule.__module__, rule.__name__))
SOURCES = [*(ROOT / "domain").rglob("*.py"), *(ROOT / "application").rglob("*.py")]
CALLS = [
    (str(path), call)
    for path in SOURCES
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    if isinstance(call, ast.Call)
]


@pytest.mark.parametrize("rule", [rule for rule in RULES if not rule.AUTHORITY], ids=str)
def test_a_refusal_without_an_authority_of_its_own_is_given_one_each_time(rule: type[Refused]) -> None:
    made = [(path, call) for path, call in CALLS if named(call) == rule.__name__]
    silent = [
        f"{path}:{call.lineno}"
        for path, call in made
        if not {"authority", None} & {keyword.arg for keyword in call.keywords}
    ]
    assert silent == []


def test_every_refusal_says_its_rule_in_a_sentence_and_has_a_code_of_its_own() -> None:
    assert [
        rule.__name__ for rule in RULES if not (rule.__doc__ or "").strip().split("\n")[0].endswith("。")
    ] == []
    assert [rule.__name__ for rule in RULES if "CODE" not in vars(rule)] == []
