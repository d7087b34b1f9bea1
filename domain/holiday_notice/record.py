"""What the entries of a holiday notice are made of, and where it can stand."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.steps import Ask
from domain.terms import Term

LAW = "全国年节及纪念日放假办法 第二条、第七条"
OURS = "本系统记录规则"


class NoticeState(Term):
    """Where a notice stands."""

    NONE = "none", "未登记"
    ENTERED = "entered", "待复核"
    CONFIRMED = "confirmed", "已复核，期限待重新计算"
    COUNTED = "counted", "已生效"
    TURNED_DOWN = "turned-down", "已退回"


class NoticeKind(Term):
    """What a notice does to the calendar."""

    YEARLY = "yearly", "年度放假安排"
    AMENDMENT = "amendment", "年中调整"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDay:
    """调休上班日: a Saturday or Sunday that is worked; in an amendment any day that is worked after all."""

    day: Annotated[date, Ask("上班日")]
