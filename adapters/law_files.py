"""法律数据文件: `domain/law/*.toml`, read strictly: one doubtful entry and nothing is read."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Any, TypeVar

import msgspec

Shape = TypeVar("Shape")

Text = Annotated[str, msgspec.Meta(min_length=1)]
Article = Annotated[str, msgspec.Meta(pattern="^第[零一二三四五六七八九十百]+条")]
Authority = Annotated[str, msgspec.Meta(pattern="^[^ ]+ 第[零一二三四五六七八九十百]+条")]

ENTRY = re.compile(r"`\$\.(\w+)\[(\d+)\]")


class LawFileRefused(ValueError):
    """法律数据文件有误，不予采用。"""


class Law(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[law]]: a text in force between two dates; a beginning that was not verified is left out, and said so."""

    title: Text
    in_force_from: date | None = None
    in_force_until: date | None = None
    in_force_unverified: bool = False
    text: str = ""


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An article of a law."""

    law: Text
    article: Article


def law_folder() -> Traversable:
    """The files that came with this version."""
    return files("domain").joinpath("law")


def read_law_file(folder: Traversable, name: str, shape: type[Shape]) -> Shape:
    """The file as `shape`; a key nobody knows, or one that is missing, is an error with its place."""
    content: dict[str, Any] = {}
    try:
        content = tomllib.loads(folder.joinpath(name).read_text("utf-8"))
        return msgspec.convert(content, shape)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as reason:
        raise LawFileRefused(f"{name}：{_entry(content, str(reason))}{reason}") from reason


def read_law_files(folder: Traversable, name: str, shape: type[Shape]) -> dict[str, Shape]:
    """Every file of the folder of that name, by its own name."""
    below = folder.joinpath(name)
    inside = below.iterdir() if below.is_dir() else iter(())
    found = sorted(file.name for file in inside if file.name.endswith(".toml"))
    if not found:
        raise LawFileRefused(f"{name}：没有数据文件")
    return {f"{name}/{file}": read_law_file(below, file, shape) for file in found}


def _entry(content: dict[str, Any], reason: str) -> str:
    """The code or title of the entry that a place such as `$.rule[3].length` points to."""
    place = ENTRY.search(reason)
    if place is None:
        return ""
    entry = content[place[1]][int(place[2])]
    named = entry.get("code") or entry.get("title")
    return f"{named}：" if isinstance(named, str) else ""
