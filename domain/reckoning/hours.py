"""Periods in hours: from the next hour on 次时 (民事诉讼法解释 第一百二十五条)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.refusals import Refused
from domain.time_limits import TimeLimit, Unit

NEXT_HOUR = "民事诉讼法解释（法释〔2022〕11号） 第一百二十五条"


class NotInHours(Refused):
    """该期限不以时计算。"""

    CODE = "not-in-hours"
    AUTHORITY = NEXT_HOUR


@dataclass(frozen=True, slots=True, kw_only=True)
class HourDeadline:
    """The moment a period in hours ends."""

    code: str
    falls_at: datetime
    starts_at: datetime
    authority: str
    explanation: str


def hour_deadline(limit: TimeLimit, *, starts_at: datetime) -> HourDeadline:
    """开始的时不计算在内: the full hour after the start is where counting begins; it does not roll."""
    if limit.unit is not Unit.HOUR:
        raise NotInHours(f"“{limit.name}”。", field="starts_at", authority=limit.authority)
    begins = starts_at.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
    ends = begins + timedelta(hours=limit.length)
    what = f"（{limit.starts_when}）" if limit.starts_when else " "
    return HourDeadline(
        code=limit.code,
        falls_at=ends,
        starts_at=starts_at,
        authority=limit.authority,
        explanation=f"自 {_told(starts_at)}{what}的次时 {_told(begins)} 起 {limit.length} 小时，至 {_told(ends)}"
        f"（{NEXT_HOUR}；“次时”按整点取）。",
    )


def _told(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M")
