"""HolidayNotices 放假通知: one row per notice; everybody may read it, and the calendar is made from it."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Date,
    Integer,
    LargeBinary,
    RowMapping,
    Table,
    Text,
    Uuid,
    update,
)

from adapters.views.asking import Asking
from adapters.views.facts import Fact
from adapters.views.view import Sources, View, put
from application.holiday_notices import NoticeRow
from application.questions import Page
from domain.calendar import Festival
from domain.holiday_notice import HolidayNotice
from domain.holiday_notice.record import NoticeKind, NoticeState, WorkDay


class HolidayNotices(View):
    """A handful of rows a year."""

    NAME = "holiday_notice"
    VERSION = 1

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.notices = Table(
            f"holiday_notice_{self.suffix}",
            self.metadata,
            Column("case_id", Uuid, primary_key=True),
            Column("number", Text, nullable=False),
            Column("nature", Text, nullable=False),
            Column("year", Integer, nullable=False),
            Column("published_on", Date, nullable=False),
            Column("published_at", Text, nullable=False),
            Column("festivals", LargeBinary, nullable=False),
            Column("work_days", LargeBinary, nullable=False),
            Column("state", Text, nullable=False),
            Column("entered_on", Date, nullable=False),
            Column("entered_by", Text, nullable=False),
            Column("confirmed_at", BigInteger),
            Column("confirmed_on", Date),
            Column("confirmed_by", Text, nullable=False),
            Column("looked_at", Integer, nullable=False),
            Column("moved", Integer, nullable=False),
        )

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:  # noqa: ARG002
        """Enter, confirm, turn down, count."""
        for fact in facts:
            event = fact.event
            if isinstance(event, HolidayNotice.Entered):
                put(connection, self.notices, [_entered(event)])
            elif event.TOPIC.startswith(f"{HolidayNotice.TOPIC}.") and event.LEADS_TO is not None:
                values = {"state": event.LEADS_TO.value, **_changes(fact)}
                row = self.notices.c.case_id == fact.case_id
                connection.execute(update(self.notices).where(row).values(**values))


def _entered(event: HolidayNotice.Entered) -> dict[str, Any]:
    return {
        "case_id": event.originator_id,
        "number": event.number,
        "nature": event.nature.value,
        "year": event.year,
        "published_on": event.published_on,
        "published_at": event.published_at,
        "festivals": msgspec.json.encode(event.festivals),
        "work_days": msgspec.json.encode(event.work_days),
        "state": NoticeState.ENTERED.value,
        "entered_on": event.occurred_on,
        "entered_by": event.recorded_by.institution,
        "confirmed_at": None,
        "confirmed_on": None,
        "confirmed_by": "",
        "looked_at": 0,
        "moved": 0,
    }


def _changes(fact: Fact) -> dict[str, Any]:
    event = fact.event
    if isinstance(event, HolidayNotice.Confirmed):
        return {
            "confirmed_at": fact.log_index,
            "confirmed_on": event.occurred_on,
            "confirmed_by": event.recorded_by.institution,
        }
    if isinstance(event, HolidayNotice.LimitsCounted):
        return {"looked_at": event.looked_at, "moved": event.moved}
    return {}


def notices(asking: Asking) -> Page[NoticeRow]:
    """The newest year first. They are public: the access filter lets everybody see this kind of record."""
    table = asking.view(HolidayNotices).notices
    found = asking.connection.execute(
        table.select().order_by(table.c.year.desc(), table.c.entered_on.desc(), table.c.case_id)
    )
    items = tuple(_row(row) for row in found.mappings())
    return Page(items=items, next_cursor="", as_of=asking.as_of(HolidayNotices))


def _row(row: RowMapping) -> NoticeRow:
    read: dict[str, Any] = {
        "nature": NoticeKind(row["nature"]),
        "state": NoticeState(row["state"]),
        "festivals": msgspec.json.decode(row["festivals"], type=tuple[Festival, ...]),
        "work_days": msgspec.json.decode(row["work_days"], type=tuple[WorkDay, ...]),
    }
    return NoticeRow(**{**row, **read})
