"""工作日历: which days are worked, by the State Council's yearly holiday and 调休 notices."""

from dataclasses import dataclass
from datetime import date, timedelta

SATURDAY = 5
ONE_DAY = timedelta(days=1)
# 《全国年节及纪念日放假办法》(2024-11-10 修订) 中公历固定的放假日；春节、清明、端午、中秋须待年度通知。
FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
# 元旦的放假调休写在次年的通知里，最早动过 12 月 29 日 (2007、2018)；留出一周。
NEXT_NOTICE_MAY_REACH_BACK_TO = (12, 25)


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

    def first_working_day_from(self, day: date) -> tuple[date, bool]:
        """The day itself when it is worked, else the first such day after it; and if it is provisional."""
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
        step = ONE_DAY if working_days >= 0 else -ONE_DAY
        left, provisional = abs(working_days), False
        while left:
            day += step
            provisional = provisional or not self.is_settled(day)
            left -= self.is_working_day(day)
        return day, provisional
