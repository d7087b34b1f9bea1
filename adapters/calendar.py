"""工作日历与今天: the State Council's notices as data, and the date in Asia/Shanghai."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib.resources.abc import Traversable
from typing import Annotated
from zoneinfo import ZoneInfo

import msgspec

from adapters.law_files import LawFileRefused, law_folder, read_law_file
from domain.calendar import SATURDAY, Festival, WorkingCalendar

SHANGHAI = ZoneInfo("Asia/Shanghai")
FILE = "working_days.toml"


class Rest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Days of rest in a row, and what they are for."""

    name: Annotated[str, msgspec.Meta(min_length=1)]
    since: date
    until: date


class Year(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """[[year]]: what one notice changes."""

    year: int
    off_days: tuple[date, ...]
    work_days: tuple[date, ...]
    festivals: tuple[Rest, ...] = ()
    notice: str = ""


class WorkingDaysFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """working_days.toml."""

    version: Annotated[str, msgspec.Meta(min_length=1)]
    source: str
    year: tuple[Year, ...]


def load_calendar(folder: Traversable | None = None) -> WorkingCalendar:
    """The calendar of `domain/law/`, or of another folder holding the same file."""
    content = read_law_file(folder or law_folder(), FILE, WorkingDaysFile)
    years = [entry.year for entry in content.year]
    if len(set(years)) != len(years):
        raise LawFileRefused(f"{FILE}：同一年份出现两次")
    for entry in content.year:
        _refuse_misplaced_days(entry)
    return WorkingCalendar(
        version=content.version,
        years=frozenset(years),
        off_days=frozenset(day for entry in content.year for day in entry.off_days),
        work_days=frozenset(day for entry in content.year for day in entry.work_days),
        festivals=tuple(
            Festival(rest.name, rest.since, rest.until) for entry in content.year for rest in entry.festivals
        ),
    )


def _refuse_misplaced_days(entry: Year) -> None:
    """A day off is a weekday of that year, a day worked a weekend of it: else somebody mistyped."""
    ends = [day for rest in entry.festivals for day in (rest.since, rest.until)]
    for day in (*entry.off_days, *entry.work_days, *ends):
        if day.year != entry.year:
            raise LawFileRefused(f"{FILE}：{day} 不在 {entry.year} 年")
    if any(rest.since > rest.until for rest in entry.festivals):
        raise LawFileRefused(f"{FILE}：{entry.year} 年 festivals 的起日晚于止日")
    if any(day.weekday() >= SATURDAY for day in entry.off_days):
        raise LawFileRefused(f"{FILE}：{entry.year} 年 off_days 只列周一至周五")
    if any(day.weekday() < SATURDAY for day in entry.work_days):
        raise LawFileRefused(f"{FILE}：{entry.year} 年 work_days 只列周六、周日")


class TodayInShanghai:
    """今天: the calendar day by which the law counts, whatever the clock of the machine says."""

    def __init__(self, instant: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._instant = instant

    def now(self) -> datetime:
        """This moment, Beijing time."""
        return self._instant().astimezone(SHANGHAI)

    def today(self) -> date:
        """This day, Beijing time."""
        return self.now().date()
