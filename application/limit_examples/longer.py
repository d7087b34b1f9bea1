"""Extensions 延长 as an example writes them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from application.limit_examples.written import NotComputable, day_of, moment, whole_number
from domain.reckoning import Extended
from domain.time_limits import TimeLimit, Unit

IN_WORDS = re.compile(r"(\d+) ?(日|天|自然日|个?工作日|个?月|年|days?|working days?|months?|years?)")
UNITS = (
    (("工作日", "working"), Unit.WORKING_DAY),
    (("月", "month"), Unit.MONTH),
    (("年", "year"), Unit.YEAR),
    (("日", "天", "day"), Unit.CALENDAR_DAY),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Longer:
    """One extension: when, how long and in what; what is not written is taken from the rule."""

    on: date | None = None
    length: int | None = None
    unit: Unit | None = None


def longer(key: str, value: object) -> Iterator[Longer]:
    """`true` is the full extension the rule allows; a date, the same on that day; a number, so many."""
    unit = _unit(key)
    if isinstance(value, bool):
        if value:
            yield Longer()
    elif isinstance(value, Mapping):
        yield _from_mapping(key, value)
    elif isinstance(value, list):
        for one in value:
            yield from longer(key, one)
    elif moment(value) is not None:
        if key.endswith(("_to", "_until")):
            raise NotComputable(f"“{key}”写的是延长至何日，不是延长多少。")
        yield Longer(on=day_of(value, key))
    elif isinstance(value, str) and (found := IN_WORDS.fullmatch(value.strip())):
        yield Longer(length=int(found[1]), unit=_unit(found[2]))
    else:
        yield Longer(length=whole_number(value, key), unit=unit)


def merged(extensions: tuple[Longer, ...]) -> tuple[Longer, ...]:
    """`approved_extension: true` or a day of approval beside `extension_days: 15` is one extension, not two."""
    lengths = [one for one in extensions if one.length is not None]
    rest = [one for one in extensions if one.length is None]
    if len(lengths) == 1 and rest:
        days = [one.on for one in rest if one.on is not None]
        return (
            Longer(on=days[0] if days else lengths[0].on, length=lengths[0].length, unit=lengths[0].unit),
        )
    if not lengths and len(rest) > 1:
        return (next((one for one in rest if one.on is not None), rest[0]),)
    return extensions


def extended(limit: TimeLimit, extensions: tuple[Longer, ...], *, base: date) -> tuple[Extended, ...]:
    """Held against the rule: the length and the unit it allows where the example writes none."""
    allowed = limit.extensions_in_turn(len(extensions))
    made = []
    for number, one in enumerate(merged(extensions)):
        rule = allowed[number] if number < len(allowed) else None
        length = one.length or (rule.length if rule else None)
        if length is None:
            raise NotComputable(f"“{limit.name}”没有写明延长多少，规则也没有上限。")
        unit = (
            rule.unit if rule and one.unit in {None, Unit.CALENDAR_DAY} and _in_days(rule.unit) else one.unit
        )
        made.append(
            Extended(on=one.on or base, length=length, unit=unit or (rule.unit if rule else limit.unit))
        )
    return tuple(made)


def _in_days(unit: Unit) -> bool:
    """日 in an example means the days the rule counts in."""
    return unit in {Unit.CALENDAR_DAY, Unit.WORKING_DAY}


def _from_mapping(key: str, written: Mapping[object, object]) -> Longer:
    if not any(value for value in written.values()):
        raise NotComputable(f"“{key}”没有写明如何延长。")
    on, length, unit = None, None, None
    for name, value in written.items():
        if moment(value) is not None:
            on = day_of(value, f"{key}.{name}")
        elif isinstance(value, int) and not isinstance(value, bool):
            length, unit = whole_number(value, f"{key}.{name}"), _unit(str(name))
        elif not isinstance(value, str) and value is not True:
            raise NotComputable(f"不认识的项目“{key}.{name}”（{value}）。")
    return Longer(on=on, length=length, unit=unit)


def _unit(words: str) -> Unit | None:
    return next((unit for marks, unit in UNITS if any(mark in words for mark in marks)), None)
