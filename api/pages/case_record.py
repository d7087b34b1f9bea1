"""The record of a case as a court reads it: all entries, as they stand or as they stood."""

import re
from dataclasses import dataclass
from datetime import date

from api.pages.typed import written_date
from application.house import House
from application.people import Actor
from application.questions import AsOf, CaseSummary, TimelineEntry
from domain.refusals import Refused

MOST = 2000
"""Entries on one page; a longer record says that it goes on."""


class AsOfUnreadable(Refused):
    """请填写日期（如 2026-11-22）或者记录位置（如 128）。"""

    CODE = "as-of-unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointInTime:
    """As of a legal date, or as of a position of the ledger; neither: now."""

    text: str = ""
    day: date | None = None
    position: int | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Entries, oldest first."""

    items: tuple[TimelineEntry, ...]
    as_of: AsOf
    goes_on: bool


def read_as_of(text: str) -> PointInTime:
    """A date, or a position of the record, as typed."""
    plain = text.strip()
    if not plain:
        return PointInTime()
    if re.fullmatch(r"\d{1,7}|\d{9,15}", plain):
        return PointInTime(text=plain, position=int(plain))
    try:
        return PointInTime(text=plain, day=date.fromisoformat(written_date([plain]) or ""))
    except ValueError:
        return PointInTime(text=plain, fault=AsOfUnreadable().message)


def entries_of(
    house: House, actor: Actor, summary: CaseSummary, *, whole: bool, as_of: PointInTime
) -> Record:
    """Every entry of the case, or of all cases of its thread."""
    found: list[TimelineEntry] = []
    cursor = ""
    while True:
        part = house.questions.timeline(
            actor,
            case_id=None if whole else summary.case_id,
            thread_id=summary.thread_id if whole else None,
            as_of_position=as_of.position,
            as_of_date=as_of.day,
            cursor=cursor,
        )
        found += part.items
        cursor = part.next_cursor
        if not cursor or len(found) >= MOST:
            return Record(items=tuple(found), as_of=part.as_of, goes_on=bool(cursor))
