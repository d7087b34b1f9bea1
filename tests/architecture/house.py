"""The house as these tests see it: its four rooms, its modules, the files that are committed."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("domain", "application", "adapters", "api")


@cache
def committed_files() -> tuple[Path, ...]:
    """Every file under version control, and every new one that would be; all files where git is absent."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        return tuple(
            file for room in (*ROOMS, "tests") for file in (ROOT / room).rglob("*") if file.is_file()
        )
    names = listed.stdout.decode().split("\0")
    return tuple(ROOT / name for name in names if name and (ROOT / name).is_file())


def sources(*rooms: str) -> Iterator[Path]:
    """The Python files of the rooms."""
    return (
        file
        for file in committed_files()
        if file.suffix == ".py" and file.relative_to(ROOT).parts[0] in rooms
    )


def imports(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Modules a file imports, each with the names taken from it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, tuple(alias.name for alias in node.names)


@cache
def domain_modules() -> tuple[ModuleType, ...]:
    """Every module of the domain, loaded: so every aggregate and event there is has announced itself."""
    package = import_module("domain")
    found = walk_packages(package.__path__, "domain.")
    return (package, *(import_module(module.name) for module in found))
