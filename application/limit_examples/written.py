"""A worked example 算例: a rule, the facts of a case and the last day somebody found for it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
WRITTEN = re.compile(
    r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?"
)
LAST_YEAR, LARGEST_NUMBER = 2199, 9999
LIKE_A_DATE = re.compile(r"\d{4}[-/.年]\d|\d{8}$")


class NotComputable(Exception):
    """The example cannot be counted; the sentence says what is missing, doubtful or unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitExample:
    """One example as it is written; `inputs`, `expected` and `alternative` are not read yet."""

    id: str
    rule: str
    inputs: Mapping[str, object]
    expected: object
    title: str = ""
    alternative: object = None
    region: str = ""
    file: str = ""


def moment(value: object) -> date | None:
    """A day, or where a time is written the moment in Beijing time; None for what is no date at all."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        return None
    text = value.strip()
    found = WRITTEN.fullmatch(text)
    if found is None:
        if LIKE_A_DATE.match(text):
            raise NotComputable(f"看不懂的日期“{text}”。")
        return None
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    try:
        if year > LAST_YEAR:
            raise NotComputable(f"“{text}”太远，不能计算。")
        if found[4] is None:
            return date(year, month, day)
        return _in_beijing(datetime(year, month, day, hour, minute, second), found[7])  # noqa: DTZ001 - naive is Beijing
    except ValueError:
        raise NotComputable(f"日历上没有“{text}”。") from None


def _in_beijing(written: datetime, zone: str | None) -> datetime:
    if zone is None:
        return written
    return datetime.fromisoformat(f"{written.isoformat()}{zone}").astimezone(CHINA).replace(tzinfo=None)


def day_of(value: object, key: str) -> date:
    """The day under a key that must have one; a time of day is left off."""
    found = moment(value)
    if found is None:
        raise NotComputable(f"“{key}”应为日期，写的是“{value}”。")
    return found.date() if isinstance(found, datetime) else found


def whole_number(value: object, key: str) -> int:
    """A positive whole number; `true` is none."""
    if isinstance(value, str) and value.isascii() and value.isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LARGEST_NUMBER:
        raise NotComputable(f"“{key}”应为 1 至 {LARGEST_NUMBER} 的整数，写的是“{value}”。")
    return value
