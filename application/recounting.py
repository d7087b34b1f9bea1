"""Counting again 重新计算: once a notice is confirmed, every open limit it can touch is counted with the new calendar."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

import structlog

from application.casework import Casework, Directed
from application.holiday_notices import NoticeRow, order_of_force
from application.limits_asked import LimitFilter, WhichLimits
from application.people import SYSTEM
from application.ports import Clock
from application.questions import Questions, all_limits
from domain.holiday_notice import HolidayNotice
from domain.holiday_notice.record import NoticeState

log = structlog.get_logger()

LOOK_EVERY = 5.0  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedAgain:
    """What one recount came to."""

    looked_at: int
    """Cases."""
    moved: int
    """Cases in which a limit came out otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounting:
    """Counts again what notices touch; doing it twice changes nothing."""

    questions: Questions
    casework: Casework
    clock: Clock

    async def after_notices(self) -> CountedAgain:
        """For each notice confirmed and not yet counted with; each is noted as done when it is."""
        waiting = [notice for notice in await self._notices() if notice.state is NoticeState.CONFIRMED]
        looked_at = moved = 0
        for notice in sorted(waiting, key=order_of_force):
            counted = await self.counted_with(notice)
            await self.casework.direct(self._done(notice, counted))
            log.info("limits_counted_again", looked_at=counted.looked_at, moved=counted.moved)
            looked_at, moved = looked_at + counted.looked_at, moved + counted.moved
        return CountedAgain(looked_at=looked_at, moved=moved)

    async def what_was_missed(self) -> CountedAgain:
        """What was counted with an older calendar at the very moment a notice was confirmed elsewhere."""
        known = [notice for notice in await self._notices() if notice.state is NoticeState.COUNTED]
        if not known:
            return CountedAgain(looked_at=0, moved=0)
        return await self.counted_with(max(known, key=order_of_force))

    async def counted_with(self, notice: NoticeRow) -> CountedAgain:
        """Every case with an open limit that reaches the notice's days, or that was provisional."""
        cases = await asyncio.to_thread(self._touched_by, notice)
        moved = 0
        for kind, case_id in cases:
            recorded = await self.casework.direct(self._again(notice, kind, case_id))
            moved += recorded is not None and not recorded.repeated
        return CountedAgain(looked_at=len(cases), moved=moved)

    async def _notices(self) -> Sequence[NoticeRow]:
        return (await asyncio.to_thread(self.questions.notices, SYSTEM)).items

    def _touched_by(self, notice: NoticeRow) -> list[tuple[str, UUID]]:
        otherwise = self.casework.rules.calendar.version
        reaching = LimitFilter(which=WhichLimits.OPEN, due_since=notice.since, not_counted_with=otherwise)
        provisional = LimitFilter(which=WhichLimits.PROVISIONAL, not_counted_with=otherwise)
        found: dict[tuple[str, UUID], None] = {}
        for wanted in (reaching, provisional):
            for row in all_limits(self.questions, SYSTEM, wanted):
                found[row.kind, row.case_id] = None
        return list(found)

    def _again(self, notice: NoticeRow, kind: str, case_id: UUID) -> Directed:
        today = self.clock.today()
        return Directed(
            kind=kind,
            case_id=case_id,
            step="count-again",
            command_id=uuid5(notice.case_id, f"count-again/{case_id}/{today}"),
            answers={
                "on": today,
                "notice_id": notice.case_id,
                "notice": notice.number,
                "since": notice.since,
            },
        )

    def _done(self, notice: NoticeRow, counted: CountedAgain) -> Directed:
        return Directed(
            kind=HolidayNotice.TOPIC,
            case_id=notice.case_id,
            step="note-counted",
            command_id=uuid5(notice.case_id, "note-counted"),
            answers={"on": self.clock.today(), "looked_at": counted.looked_at, "moved": counted.moved},
        )


async def whenever_confirmed(once: Callable[[], Awaitable[CountedAgain]]) -> None:
    """Look for confirmed notices every few seconds, until cancelled; a failed look is followed by the next."""
    while True:
        try:
            await once()
        except Exception:
            log.exception("recount_failed")
        await asyncio.sleep(LOOK_EVERY)
