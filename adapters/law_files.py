"""法律数据文件: `domain/law/*.toml`, read strictly: one doubtful entry and nothing is read."""

import tomllib
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import msgspec

Shape = TypeVar("Shape")


class LawFileRefused(ValueError):
    """法律数据文件有误，不予采用。"""


def law_folder() -> Traversable:
    """The files that came with this version."""
    return files("domain").joinpath("law")


def read_law_file(folder: Traversable, name: str, shape: type[Shape]) -> Shape:
    """The file as `shape`; a key nobody knows, or one that is missing, is an error with its place."""
    try:
        return msgspec.convert(tomllib.loads(folder.joinpath(name).read_text("utf-8")), shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as reason:
        raise LawFileRefused(f"{name}：{reason}") from reason
