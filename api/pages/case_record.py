"""The record of a case as a court reads it: all entries, as they stand or as they stood."""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from unicodedata import normalize

from api.pages.typed import written_date
from application.house import House
from application.moments import SHANGHAI, position_of
from application.people import Actor
from application.questions import AsOf, CaseSummary, TimelineEntry
from domain.refusals import Refused

ZONED = re.compile(r"T.*(Z|[+-]\d\d:?\d\d)$")
TIME_OF_DAY = re.compile(
    r"(?P<day>.+?)[ T]*(?<!\d)(?P<hour>\d{1,2})[:时](?P<minute>\d{1,2})(?:[:分](?P<second>\d{1,2})?)?秒?"
)
MOST = 2000
"""Entries on one page; a longer record says that it goes on."""


class AsOfUnreadable(Refused):
    """请填写日期（如 2026-11-22）、时刻（如 2026-11-22 15:30）或者记录位置（如 128）。"""

    CODE = "as-of-unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointInTime:
    """What had happened by a legal date, or what had been recorded by a moment or a position; none of them: now."""

    text: str = ""
    day: date | None = None
    moment: datetime | None = None
    position: int | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Entries, oldest first."""

    items: tuple[TimelineEntry, ...]
    as_of: AsOf
    goes_on: bool


def read_as_of(text: str) -> PointInTime:
    """A date, a moment of the clock here, or a position of the record, as typed."""
    plain = normalize("NFKC", text).strip()
    if not plain:
        return PointInTime()
    if re.fullmatch(r"\d{1,7}|\d{9,15}", plain):
        return PointInTime(text=plain, position=int(plain))
    try:
        if moment := _moment(plain):
            return PointInTime(text=plain, moment=moment)
        return PointInTime(text=plain, day=date.fromisoformat(written_date([plain]) or ""))
    except ValueError:
        return PointInTime(text=plain, fault=AsOfUnreadable().message)


def _moment(plain: str) -> datetime | None:
    """Date and time of day; without a zone it is that of here, and a minute lasts to its end, as pages show minutes."""
    if ZONED.search(plain):
        return datetime.fromisoformat(plain)
    clock = TIME_OF_DAY.fullmatch(plain)
    if clock is None:
        return None
    day = date.fromisoformat(written_date([clock["day"]]) or "")
    at = time(int(clock["hour"]), int(clock["minute"]), int(clock["second"] or 59))
    return datetime.combine(day, at if clock["second"] else at.replace(microsecond=999_999), SHANGHAI)


def resolved(house: House, as_of: PointInTime) -> PointInTime:
    """With the position of its moment."""
    return replace(as_of, position=position_of(house.trail, house.ledger, as_of.moment))


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
