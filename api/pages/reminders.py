"""Reminding 提醒: what is late and what ends within a few days, on the page everybody opens first."""

from dataclasses import dataclass
from datetime import timedelta

from application.house import House
from application.limits_asked import SOON, LimitFilter, WhichLimits
from application.people import Actor

COUNTED_UP_TO = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """How many limits of one's institution stand in one way, and where they are listed."""

    text: str
    address: str
    colour: str


def reminders(house: House, actor: Actor) -> tuple[Reminder, ...]:
    """What is late, and what ends within a few days; nothing where nothing presses."""
    today = house.clock.today()
    until = today + timedelta(days=SOON)
    late = LimitFilter(which=WhichLimits.OVERDUE, mine=True)
    soon = LimitFilter(which=WhichLimits.OPEN, mine=True, due_since=today, due_until=until)
    told = (
        (late, "已逾期", "red", "/limits?listed=1&mine=1&state=overdue"),
        (soon, f"{SOON} 日内届满", "orange", f"/limits?listed=1&mine=1&due_since={today}&due_until={until}"),
    )
    found = []
    for wanted, words, colour, address in told:
        page = house.questions.limits(actor, wanted, limit=COUNTED_UP_TO)
        number = f"{COUNTED_UP_TO} 项以上" if page.next_cursor else f"{len(page.items)} 项"
        if page.items:
            found.append(Reminder(text=f"{words} {number}", address=address, colour=colour))
    return tuple(found)
