"""The daily sweep 期限巡查: limits that have passed are noted on their cases; nothing is decided and nothing filed."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import uuid5

import structlog

from application.casework import Casework, Directed
from application.limits_asked import SOON, LimitFilter, LimitRow, WhichLimits
from application.people import SYSTEM
from application.ports import Clock
from application.questions import Questions, all_limits

log = structlog.get_logger()

JUST_AFTER_MIDNIGHT = time(0, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What one sweep found."""

    noted: int
    """Limits newly noted as passed."""
    known: int
    """Passed limits an earlier sweep had noted."""
    soon: tuple[LimitRow, ...]
    """Limits that end within five days."""
    counted_again: int = 0
    """Cases whose limits a holiday notice moved."""


async def sweep(questions: Questions, casework: Casework, today: date) -> Swept:
    """Note every running limit whose last day is over; again changes nothing."""
    noted = known = 0
    for row in await _all(questions, LimitFilter(which=WhichLimits.PASSED)):
        recorded = await casework.direct(_note(row, today))
        if recorded is not None and recorded.repeated:
            known += 1
        else:
            noted += recorded is not None
    ending = LimitFilter(which=WhichLimits.OPEN, due_since=today, due_until=today + timedelta(days=SOON))
    return Swept(noted=noted, known=known, soon=tuple(await _all(questions, ending)))


async def every_day(once: Callable[[], Awaitable[Swept]], clock: Clock) -> None:
    """Now, and each day just after midnight in Beijing, until cancelled. A sweep that fails is tried the next day."""
    while True:
        try:
            swept = await once()
            log.info("limits_swept", noted=swept.noted, known=swept.known, soon=len(swept.soon))
        except Exception:
            log.exception("sweep_failed")
        await asyncio.sleep(until_next(clock.now()))


def until_next(now: datetime) -> float:
    """Seconds to the next sweep."""
    following = datetime.combine(now.date() + timedelta(days=1), JUST_AFTER_MIDNIGHT, tzinfo=now.tzinfo)
    return (following - now).total_seconds()


async def _all(questions: Questions, wanted: LimitFilter) -> list[LimitRow]:
    """Read in a thread: the event loop answers others meanwhile."""
    return await asyncio.to_thread(lambda: list(all_limits(questions, SYSTEM, wanted)))


def _note(row: LimitRow, today: date) -> Directed:
    return Directed(
        kind=row.kind,
        case_id=row.case_id,
        step="note-passed-limit",
        command_id=uuid5(row.case_id, f"sweep/{row.code}/{row.starts_from}/{row.falls_on}"),
        answers={
            "on": today,
            "limit": row.name,
            "falls_on": row.falls_on,
            "limit_authority": row.authority,
            "explanation": row.explanation,
        },
    )
