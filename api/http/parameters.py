"""Query parameters 查询参数: declared once, read strictly, described in the OpenAPI document."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from starlette.datastructures import QueryParams

from api.http.refusals import WrongParameter
from domain.access_record import Purpose

LONGEST_CURSOR = 500
LARGEST_POSITION = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter; `read` raises `ValueError` on what it cannot take, `expects` says what that is."""

    name: str
    label: str
    expects: str
    read: Callable[[str], Any]
    schema: Mapping[str, Any]
    default: Any = None
    many: bool = False
    """May be given several times; the value is a tuple."""


def text(name: str, label: str, longest: int = 100) -> Parameter:
    """Any text up to a length."""

    def read(given: str) -> str:
        if len(given) > longest or not given.isprintable():
            raise ValueError(given)
        return given

    schema = {"type": "string", "maxLength": longest}
    return Parameter(
        name=name,
        label=label,
        expects=f"应为不超过 {longest} 字、没有控制字符的文字",
        read=read,
        schema=schema,
        default="",
    )


def number(name: str, label: str, least: int, most: int, default: int | None) -> Parameter:
    """A whole number within bounds."""

    def read(given: str) -> int:
        if not re.fullmatch(r"[0-9]{1,16}", given) or not least <= int(given) <= most:
            raise ValueError(given)
        return int(given)

    schema = {"type": "integer", "minimum": least, "maximum": most}
    expects = f"应为 {least} 至 {most} 的整数"
    return Parameter(name=name, label=label, expects=expects, read=read, schema=schema, default=default)


def day(name: str, label: str) -> Parameter:
    """A date that exists."""

    def read(given: str) -> date:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", given):
            raise ValueError(given)
        return date.fromisoformat(given)

    schema = {"type": "string", "format": "date"}
    return Parameter(
        name=name, label=label, expects="应为真实的日期，例如 2026-11-22", read=read, schema=schema
    )


def moment(name: str, label: str) -> Parameter:
    """A moment of recording: a position of the ledger, which is exact, or a moment of the clock with its zone."""

    def read(given: str) -> int | datetime:
        if given.isascii() and given.isdigit() and int(given) <= LARGEST_POSITION:
            return int(given)
        at = datetime.fromisoformat(given)
        if at.tzinfo is None:
            raise ValueError(given)
        return at

    expects = "应为记录位置，或者带时区的时刻，例如 2026-11-22T15:02:00+08:00"
    schema = {"type": "string", "maxLength": 40}
    return Parameter(name=name, label=label, expects=expects, read=read, schema=schema)


def flag(name: str, label: str) -> Parameter:
    """`true` or `false`."""

    def read(given: str) -> bool:
        return {"true": True, "false": False}[given]

    schema = {"type": "boolean"}
    expects = "应为 true 或者 false"
    return Parameter(name=name, label=label, expects=expects, read=read, schema=schema, default=False)


def choices(name: str, label: str, among: Iterable[str]) -> Parameter:
    """One or several of a closed list."""
    known = tuple(among)

    def read(given: str) -> str:
        if given not in known:
            raise ValueError(given)
        return given

    schema = {"type": "string", "enum": list(known)}
    expects = f"应为 {'、'.join(known)} 之一"
    return Parameter(name=name, label=label, expects=expects, read=read, schema=schema, default=(), many=True)


CURSOR = text("cursor", "翻页标记，取自上一页的 next_cursor", LONGEST_CURSOR)
PURPOSE = replace(
    choices("access_purpose", "查阅目的；不写的按机构与案件的关系认定", ("", *Purpose)),
    many=False,
    default="",
)
"""For a link that a person follows; other systems may say the same in the header `Access-Purpose`."""
AFTER = number("after_position", "等查询数据更新到该记录位置后再答复", 0, LARGEST_POSITION, None)


@dataclass(frozen=True, slots=True)
class Parameters:
    """The parameters an address takes; any other is refused, never ignored."""

    declared: tuple[Parameter, ...] = ()
    _known: dict[str, Parameter] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_known", {parameter.name: parameter for parameter in self.declared})

    def read(self, given: QueryParams) -> dict[str, Any]:
        """A value for each declared parameter."""
        values = {parameter.name: parameter.default for parameter in self.declared}
        for name in given:
            parameter = self._known.get(name)
            if parameter is None:
                raise WrongParameter(f"没有“{name[:40]}”这个参数。", field=name[:40])
            several = tuple(self._one(parameter, value) for value in given.getlist(name))
            if len(several) > 1 and not parameter.many:
                raise WrongParameter(f"“{name}”只能写一次。", field=name)
            values[name] = several if parameter.many else several[0]
        return values

    def _one(self, parameter: Parameter, value: str) -> Any:
        try:
            return parameter.read(value)
        except (ValueError, KeyError):
            raise WrongParameter(f"“{parameter.name}”{parameter.expects}。", field=parameter.name) from None
