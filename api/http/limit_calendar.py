"""Limits as a calendar 日历订阅 (RFC 5545): one all-day entry for each last day, with a reminder the day before.

What leaves for a calendar program outside the house names the limit and the case number, and no party.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Alarm, Calendar, Event

from application.limits_asked import LimitRow

BEFORE = timedelta(hours=-15)  # from midnight of the last day: nine in the morning of the day before


def limit_calendar(rows: Iterable[LimitRow], address: str) -> bytes:
    """`address`: where the pages of this house are, for the link back."""
    calendar = Calendar()
    calendar.add("prodid", "-//gongjian//limits//ZH")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "工鉴期限")
    calendar.add("x-wr-timezone", "Asia/Shanghai")
    for row in rows:
        calendar.add_component(_entry(row, address))
    told: bytes = calendar.to_ical()
    return told


def _entry(row: LimitRow, address: str) -> Event:
    entry = Event()
    entry.add("uid", f"{row.case_id}-{row.limit_id}@gongjian")
    entry.add("dtstamp", datetime.now(UTC))
    entry.add("dtstart", row.falls_on)
    provisional = "（暂定）" if row.provisional else ""
    name = f"{row.name}（{row.party}）" if row.party else row.name
    entry.add("summary", f"{provisional}{name}：{row.case_number or row.kind_zh}")
    told = (row.words, row.counted_again, row.explanation, row.authority)
    entry.add("description", "\n".join(line for line in told if line))
    entry.add("url", f"{address}/cases/{row.kind}/{row.case_id}")
    entry.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", row.name)
    alarm.add("trigger", BEFORE)
    entry.add_component(alarm)
    return entry
