"""LateEntries 补录: what was recorded later than allowed, with the reason that was given."""

from collections.abc import Sequence

from sqlalchemy import BigInteger, Column, Connection, Date, Index, Integer, Table, Text, Uuid, insert

from adapters.views.case_timeline import late_days
from adapters.views.facts import Fact
from adapters.views.view import Sources, View


class LateEntries(View):
    """One row per entry that needed a reason; the reason itself stays sealed."""

    NAME = "late_entry"
    VERSION = 1

    def __init__(self, slot: str, dialect: str) -> None:
        super().__init__(slot, dialect)
        self.entries = Table(
            f"late_entry_{self.suffix}",
            self.metadata,
            Column("log_index", BigInteger, primary_key=True, autoincrement=False),
            Column("case_id", Uuid, nullable=False, index=True),
            Column("version", Integer, nullable=False),
            Column("term", Text, nullable=False),
            Column("occurred_on", Date, nullable=False),
            Column("recorded_at", Text, nullable=False),
            Column("days", Integer, nullable=False),
            Column("institution_id", Uuid, nullable=False),
            Column("institution", Text, nullable=False),
            Column("reason", Uuid, nullable=False),
            Index(f"late_entry_{self.suffix}_days", "days", "log_index"),
        )

    def project(self, facts: Sequence[Fact], connection: Connection, sources: Sources) -> None:  # noqa: ARG002
        """One row per late fact."""
        rows = [
            {
                "log_index": fact.log_index,
                "case_id": fact.case_id,
                "version": fact.event.originator_version,
                "term": fact.event.TERM,
                "occurred_on": fact.event.occurred_on,
                "recorded_at": fact.event.timestamp.isoformat(),
                "days": late_days(fact.event),
                "institution_id": fact.event.recorded_by.institution_id,
                "institution": fact.event.recorded_by.institution,
                "reason": fact.event.late_reason.item_id,
            }
            for fact in facts
            if fact.event.late_reason is not None
        ]
        if rows:
            connection.execute(insert(self.entries), rows)
