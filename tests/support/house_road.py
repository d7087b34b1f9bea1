"""What the house itself is told: a holiday notice entered and confirmed, and formats of numbers."""

from collections.abc import Callable
from datetime import date
from typing import Any

from domain.calendar import Festival
from domain.holiday_notice.record import NoticeKind, WorkDay
from domain.numbering import Series
from tests.support.holiday_notices import NUMBER, RESTS_2027, WORKED_2027
from tests.support.lawful_walk import RULES
from tests.support.story import TEXT

Taken = Callable[[Any], None]


def entered(case: Any) -> None:
    case.enter(
        date(2026, 11, 10),
        number=NUMBER,
        nature=NoticeKind.YEARLY,
        year=2027,
        published_on=date(2026, 11, 4),
        published_at="示例公报",
        festivals=tuple(
            Festival(name, date.fromisoformat(since), date.fromisoformat(until))
            for name, since, until in RESTS_2027
        ),
        work_days=tuple(WorkDay(day=date.fromisoformat(day)) for day in WORKED_2027),
        rules=RULES,
    )


def format_set(book: Any) -> None:
    book.set_format(date(2026, 1, 5), series=Series.AWARD, pattern="示裁〔{年}〕{号}号", year=2026)


NOTICE: dict[str, tuple[tuple[Taken, ...], Taken]] = {
    "enter": ((), entered),
    "confirm": (
        (entered,),
        lambda case: case.confirm(date(2026, 11, 11), compared_with="示例公报"),
    ),
    "turn_down": ((entered,), lambda case: case.turn_down(date(2026, 11, 11), reason=TEXT)),
}
NUMBER_BOOK: dict[str, tuple[tuple[Taken, ...], Taken]] = {"set_format": ((), format_set)}
