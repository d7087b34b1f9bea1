"""工作日历: which days are worked, by the State Council's yearly holiday and 调休 notices."""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Annotated

from domain.steps import Ask

SATURDAY = 5
ONE_DAY = timedelta(days=1)
# 《全国年节及纪念日放假办法》(2024-11-10 修订) 中公历固定的放假日；春节、清明、端午、中秋须待年度通知。
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
# 元旦的放假调休写在次年的通知里，最早动过 12 月 29 日 (2007、2018)；留出一周。
NEXT_NOTICE_MAY_REACH_BACK_TO = (12, 25)


@dataclass(frozen=True, slots=True)
class Festival:
    """节日: days of rest in a row, under the name the notice gives them."""

    name: Annotated[str, Ask("节日", max_length=20)]
    since: Annotated[date, Ask("放假第一日")]
    until: Annotated[date, Ask("放假最后一日", hint="连同其中的周六、周日")]

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of it."""
        return tuple(self.since + ONE_DAY * number for number in range((self.until - self.since).days + 1))


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """法定休假日与工作日: weekends, corrected by the notice of each year that has one.

    For a year without a notice the answer is a best guess (weekends and the holidays with a fixed date), and
    `is_settled` is false, so whatever was counted with it is provisional.
    """

    version: str
    years: frozenset[int]
    off_days: frozenset[date]
    work_days: frozenset[date]
    festivals: tuple[Festival, ...] = ()
    _worked: "array[int]" = field(init=False, repr=False, compare=False)
    """Every working day that no notice still to come can change, in order: looked up, not walked over."""

    _rests: dict[date, str] = field(init=False, repr=False, compare=False)
    """What each day of a festival is for."""

    def __post_init__(self) -> None:
        """Put the settled days in order, and name the days of rest."""
        named = {day: f"（{rest.name}）" for rest in self.festivals for day in rest.days}
        object.__setattr__(self, "_rests", named)
        object.__setattr__(self, "_worked", array("l", self._settled_working_days()))

    def _settled_working_days(self) -> list[int]:
        if not self.years:
            return []
        day, found = date(min(self.years), 1, 1), list[int]()
        while self.is_settled(day):
            if self.is_working_day(day):
                found.append(day.toordinal())
            day += ONE_DAY
        return found

    def with_notice(
        self, number: str, year: int, festivals: Sequence[Festival], work_days: Iterable[date]
    ) -> "WorkingCalendar":
        """The calendar with one more notice; of a day that an earlier notice spoke of, the later one holds."""
        rests = frozenset(day for festival in festivals for day in festival.days)
        worked = frozenset(work_days)
        weekdays = frozenset(day for day in rests if day.weekday() < SATURDAY)
        return WorkingCalendar(
            version=f"{self.version}＋{number}",
            years=self.years | {year},
            off_days=(self.off_days | weekdays) - worked,
            work_days=(self.work_days - rests) | worked,
            festivals=(*self.festivals, *festivals),
        )

    @property
    def begins(self) -> date:
        """The first working day of the first year with a notice; `date.min` without one."""
        return date.fromordinal(self._worked[0]) if self._worked else date.min

    def knows(self, year: int) -> bool:
        """Whether the notice for this year is in the calendar."""
        return year in self.years

    def is_settled(self, day: date) -> bool:
        """Whether no notice still to come can change this day."""
        if not self.knows(day.year):
            return False
        return (day.month, day.day) < NEXT_NOTICE_MAY_REACH_BACK_TO or self.knows(day.year + 1)

    def is_working_day(self, day: date) -> bool:
        """工作日, 调休上班的周六周日在内."""
        if day in self.work_days:
            return True
        if day in self.off_days or day.weekday() >= SATURDAY:
            return False
        return self.knows(day.year) or (day.month, day.day) not in FIXED_HOLIDAYS

    def is_statutory_rest(self, day: date) -> bool:
        """法定休假日: holidays, days off in lieu, and weekends that are not worked (民事诉讼法第八十五条)."""
        return not self.is_working_day(day)

    def festival(self, day: date) -> str:
        """What the day of rest is for, such as （春节）; '' for an ordinary weekend or where the notice is not known."""
        return self._rests.get(day, "")

    def first_working_day_from(self, day: date) -> tuple[date, bool]:
        """The day itself when it is worked, else the first such day after it; and if it is provisional."""
        if self._covers(day):
            at = bisect_left(self._worked, day.toordinal())
            if at < len(self._worked):
                return date.fromordinal(self._worked[at]), False
        provisional = False
        while True:
            provisional = provisional or not self.is_settled(day)
            if self.is_working_day(day):
                return day, provisional
            day += ONE_DAY

    def add_working_days(self, day: date, working_days: int) -> tuple[date, bool]:
        """Count working days after `day`, which is not counted itself; before it when negative.

        The second value says whether a day without a published notice was passed: the result is provisional.
        """
        if working_days and self._covers(day):
            number = day.toordinal()
            at = (
                bisect_left(self._worked, number + 1) - 1
                if working_days > 0
                else bisect_left(self._worked, number)
            )
            if 0 <= at + working_days < len(self._worked):
                return date.fromordinal(self._worked[at + working_days]), False
        step = ONE_DAY if working_days >= 0 else -ONE_DAY
        left, provisional = abs(working_days), False
        while left:
            day += step
            provisional = provisional or not self.is_settled(day)
            left -= self.is_working_day(day)
        return day, provisional

    def working_days_between(self, first: date, beyond: date) -> int:
        """How many days are worked from `first` to the day before `beyond`."""
        days = (first + ONE_DAY * number for number in range((beyond - first).days))
        return sum(self.is_working_day(day) for day in days)

    def _covers(self, day: date) -> bool:
        """Whether the day lies in the unbroken run of settled days."""
        return bool(self._worked) and self._worked[0] <= day.toordinal() <= self._worked[-1]
