"""The command line over a workshop of which only the parts named may be used."""

from dataclasses import fields
from typing import Any

import typer

from api.command_line import Workshop, command_line


def not_needed(*_: object) -> Any:
    """The command must not come here."""
    raise AssertionError


def commands_with(**parts: Any) -> typer.Typer:
    """The `gongjian` command; whatever is not given fails when it is used."""
    return command_line(Workshop(**{part.name: not_needed for part in fields(Workshop)} | parts))
