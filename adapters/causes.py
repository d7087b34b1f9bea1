"""案由表: the versions of `domain/law/causes.toml`, each line checked, and the versions against each other."""

from datetime import date
from importlib.resources.abc import Traversable
from itertools import pairwise
from typing import Annotated

import msgspec

from adapters.law_files import LawFileRefused, Text, law_folder, read_law_file
from domain.causes import CauseTable, CauseVersion, ListedCause, NumberKnownFrom

FILE = "causes.toml"

Code = Annotated[str, msgspec.Meta(pattern=r"^[a-z]+(-[a-z]+)*\Z")]
Number = Annotated[str, msgspec.Meta(pattern=r"^[1-9][0-9]{0,2}(\([1-9][0-9]?\))?\Z")]
Source = Annotated[str, msgspec.Meta(pattern=r"\S")]


class Line(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[version.cause]]: one cause of one version."""

    code: Code
    name: Text
    level: Annotated[int, msgspec.Meta(ge=1, le=4)]
    source: Source
    verified: bool
    parent: Code | None = None
    number: Number | None = None
    number_known_from: NumberKnownFrom | None = None
    mark: str = ""
    related: bool = False


class Version(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[version]]: the list as one decision left it."""

    valid_from: date
    title: Text
    document: Text
    source: Source
    verified: bool
    cause: Annotated[tuple[Line, ...], msgspec.Meta(min_length=1)]
    valid_to: date | None = None


class CausesFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """causes.toml."""

    version: Annotated[tuple[Version, ...], msgspec.Meta(min_length=1)]


def load_causes(folder: Traversable | None = None) -> CauseTable:
    """The versions of `domain/law/`, or of another folder holding the same file."""
    content = read_law_file(folder or law_folder(), FILE, CausesFile)
    versions = sorted((_version(one) for one in content.version), key=lambda one: one.valid_from)
    for version in versions:
        if version.valid_to is not None and version.valid_to < version.valid_from:
            raise LawFileRefused(f"{FILE}：{version.document} 施行日期晚于失效日期")
    for earlier, later in pairwise(versions):
        if earlier.is_in_force(later.valid_from):
            raise LawFileRefused(f"{FILE}：{earlier.document} 与 {later.document} 的施行期间重叠")
    return CauseTable(tuple(versions))


def _version(version: Version) -> CauseVersion:
    seen: dict[str, Line] = {}
    for line in version.cause:
        doubt = _doubt(line, seen)
        if doubt:
            raise LawFileRefused(f"{FILE}：{version.document} {line.code} {doubt}")
        seen[line.code] = line
    return CauseVersion(
        valid_from=version.valid_from,
        valid_to=version.valid_to,
        title=version.title,
        document=version.document,
        source=version.source,
        verified=version.verified,
        causes=tuple(ListedCause(**msgspec.structs.asdict(line)) for line in version.cause),
    )


def _doubt(line: Line, seen: dict[str, Line]) -> str:
    """What a line may not say, given the lines above it: parents come first."""
    parent = seen.get(line.parent or "")
    official = line.number_known_from in (None, NumberKnownFrom.OFFICIAL)
    doubts = (
        (line.code in seen or any(line.name == other.name for other in _siblings(line, seen)), "列出两次"),
        (line.parent is not None and parent is None, f"的上级 {line.parent} 没有列在前面"),
        (
            parent is not None and parent.level != line.level - 1,
            f"的上级 {line.parent} 不是第 {line.level - 1} 级",
        ),
        (line.parent is None and line.level > 1 and not line.related, "没有写明上级"),
        ((line.number is None) != (line.number_known_from is None), "的编号和编号来源应当同时写"),
        (line.verified and not official, "的编号不是取自官方附件，verified 应当写 false"),
    )
    return next((reason for doubtful, reason in doubts if doubtful), "")


def _siblings(line: Line, seen: dict[str, Line]) -> list[Line]:
    return [other for other in seen.values() if other.parent == line.parent]
