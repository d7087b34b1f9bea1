"""Which part may know which: the contracts of pyproject.toml, and what they cannot say."""

import subprocess
import sys

from tests.architecture.house import ROOMS, ROOT, imports, sources

DOOR = ROOT / "domain" / "kernel.py"


def test_the_contracts_between_the_layers_are_kept() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    linted = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_the_kernel_is_the_only_door_to_the_library_in_domain_application_and_api() -> None:
    knowing = {
        file
        for file in sources("domain", "application", "api")
        for module, _names in imports(file)
        if module.split(".")[0] == "eventsourcing"
    }
    assert knowing == {DOOR}


def test_the_door_opens_on_the_library_s_domain_and_its_topic_register_only() -> None:
    taken = {(module, names) for module, names in imports(DOOR) if module.split(".")[0] == "eventsourcing"}
    beyond = {module for module, _names in taken} - {"eventsourcing.domain"}
    assert beyond <= {"eventsourcing.utils"}
    assert [names for module, names in taken if module == "eventsourcing.utils"] in (
        [],
        [("register_topic",)],
    )


def test_the_domain_is_standard_library_and_itself() -> None:
    foreign = {
        (file.relative_to(ROOT).as_posix(), module)
        for file in sources("domain")
        if file != DOOR
        for module, _names in imports(file)
        if module.split(".")[0] not in {"domain", *sys.stdlib_module_names}
    }
    assert foreign == set()


def test_no_room_imports_the_tests() -> None:
    assert [
        file
        for file in sources(*ROOMS)
        for module, _names in imports(file)
        if module.split(".")[0] == "tests"
    ] == []
