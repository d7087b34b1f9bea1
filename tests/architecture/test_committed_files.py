"""What a committed file must not say: where packages are fetched here, or what nobody locked."""

import ast
import json
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.house import ROOT, committed_files, imports

# Written so that this file does not say them either.
REGISTRIES = re.compile(
    rb"pypi[.]org|pythonhosted[.]org|npmjs[.](org|com)|deb[.]debian[.]org|npmmirror[.]com|registry[.]yarnpkg"
)
LISTS = ("requirements.txt", "requirements-dev.txt", ".locks/uv.txt")
PIN = re.compile(
    r"^([a-z0-9-]+)==(\S+)(?: ; [^\\]+)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE
)


def pins(name: str) -> dict[str, str]:
    """Version by distribution; fails when a line of the list is anything but a pin with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert PIN.sub("", text) == ""
    return {found[1]: found[2] for found in PIN.finditer(text)}


def test_no_package_registry_is_named() -> None:
    naming = [file.relative_to(ROOT) for file in committed_files() if REGISTRIES.search(file.read_bytes())]
    assert naming == []


@pytest.mark.parametrize("name", LISTS)
def test_a_locked_list_holds_pins_with_hashes_and_nothing_else(name: str) -> None:
    assert pins(name)


def test_the_larger_list_holds_the_smaller_at_the_same_versions() -> None:
    assert pins("requirements.txt").items() <= pins("requirements-dev.txt").items()


def test_what_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    needed = {"requirements.txt": project["project"]["dependencies"] + groups["build"]}
    needed["requirements-dev.txt"] = needed["requirements.txt"] + groups["dev"]
    needed[".locks/uv.txt"] = groups["uv"]
    for name, wishes in needed.items():
        wanted = {re.split(r"[\[<>=]", wish)[0].lower() for wish in wishes}
        assert wanted <= pins(name).keys(), f"python3 do.py lock: {name} is behind pyproject.toml"


def test_do_needs_the_standard_library_only() -> None:
    assert {module.split(".")[0] for module, _names in imports(ROOT / "do.py")} <= sys.stdlib_module_names


def test_an_old_python_can_read_do_far_enough_to_be_refused() -> None:
    ast.parse((ROOT / "do.py").read_text(encoding="utf-8"), feature_version=(3, 7))


def test_the_lock_of_the_vendored_parts_names_no_address() -> None:
    lock = json.loads((ROOT / ".assets" / "package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, part in lock["packages"].items() if "resolved" in part] == []


def test_no_file_is_too_large_to_read() -> None:
    large = {file for file in committed_files() if file.stat().st_size > 2_000_000}
    assert large == set[Path]()
