"""Holiday notices 放假通知 as they stand, and the rule book with the calendar they make."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from time import monotonic
from uuid import UUID

from domain.calendar import Festival, WorkingCalendar
from domain.holiday_notice.record import NoticeKind, NoticeState, WorkDay
from domain.rule_book import RuleBook

LOOK_AGAIN = 1.0
"""Seconds. What is counted without a notice confirmed since is provisional, or the sweep counts it again."""

IN_FORCE = frozenset({NoticeState.CONFIRMED, NoticeState.COUNTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeRow:
    """One notice as it is listed."""

    case_id: UUID
    number: str
    nature: NoticeKind
    year: int
    published_on: date
    published_at: str
    festivals: tuple[Festival, ...]
    work_days: tuple[WorkDay, ...]
    state: NoticeState
    entered_on: date
    entered_by: str
    confirmed_at: int | None
    """Where in the ledger."""
    confirmed_on: date | None
    confirmed_by: str
    looked_at: int
    """Cases whose limits were looked at again."""
    moved: int
    """Cases with a limit that came out otherwise."""

    @property
    def in_force(self) -> bool:
        """Whether the calendar knows it."""
        return self.state in IN_FORCE

    @property
    def since(self) -> date:
        """The first day it speaks of."""
        days = (*(festival.since for festival in self.festivals), *(work.day for work in self.work_days))
        return min(days)


def order_of_force(notice: NoticeRow) -> int:
    """Notices hold in the order in which they were confirmed."""
    return notice.confirmed_at or 0


Notices = Callable[[], Sequence[NoticeRow]]


def calendar_with(calendar: WorkingCalendar, notices: Sequence[NoticeRow]) -> WorkingCalendar:
    """The calendar that came with this version, with every confirmed notice it does not hold itself."""
    confirmed = [notice for notice in notices if notice.in_force]
    for notice in sorted(confirmed, key=order_of_force):
        known = notice.nature is NoticeKind.YEARLY and calendar.knows(notice.year)
        if not known:  # a later version brings the same notice in its own file
            days = tuple(work.day for work in notice.work_days)
            calendar = calendar.with_notice(notice.number, notice.year, notice.festivals, days)
    return calendar


class RulesInForce:
    """The rule book as of now: another process may have recorded a notice, so it looks again every second."""

    def __init__(self, standing: RuleBook, notices: Notices) -> None:
        self._standing = standing
        self._notices = notices
        self._known: tuple[NoticeRow, ...] = ()
        self._book = standing
        self._looked_at = float("-inf")

    def __call__(self) -> RuleBook:
        """The rules with the calendar in force."""
        if monotonic() - self._looked_at >= LOOK_AGAIN:
            self.look_again()
        return self._book

    def look_again(self) -> RuleBook:
        """Take in what was confirmed since."""
        found = tuple(notice for notice in self._notices() if notice.in_force)
        if found != self._known:
            self._known = found
            self._book = replace(self._standing, calendar=calendar_with(self._standing.calendar, found))
        self._looked_at = monotonic()
        return self._book
