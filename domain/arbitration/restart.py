"""Arbitration: what begins the period for the award anew 仲裁期限重新计算 (劳动人事争议仲裁办案规则 第四十六条)."""

from datetime import date
from typing import Any, ClassVar

from domain.kernel import Event
from domain.reckoning import Change, Restarted
from domain.time_limits import Deadline


class PeriodBegunAnew(Event):
    """重新计算: the forty-five days run from the day after this, whatever had run before."""

    GROUND: ClassVar[str]
    award_due: Deadline

    def change_on(self, day: date) -> Change:
        """Counted anew from this day, on the ground the article names."""
        return Restarted(on=day, ground=self.GROUND)

    def evolve(self, case: Any) -> None:
        case.award_period = case.award_period.moved(self.change_on(self.occurred_on))
        case.award_due = self.award_due
