"""Late entries as somebody may read them: the longest delay first, with the reason that was given."""

from datetime import datetime

from sqlalchemy import select, tuple_

from adapters.views import cursor as cursors
from adapters.views.asking import Asking, page_size
from adapters.views.case_summaries import CaseSummaries
from adapters.views.late_entries import LateEntries
from adapters.views.wording import Reference, What
from adapters.views.work_list import titles
from application.questions import LateEntry, Page


def late_entries(asking: Asking, cursor: str, limit: int) -> Page[LateEntry]:
    """Of the cases the asker may see."""
    late, cases = asking.view(LateEntries).entries, asking.summaries.cases
    statement = (
        select(late, cases.c.kind).join(cases, cases.c.case_id == late.c.case_id).where(asking.may_see)
    )
    question = cursors.asked("late_entries")
    if cursor:
        after = cursors.read(cursor, question, tuple[int, int])
        statement = statement.where(tuple_(late.c.days, late.c.log_index) < after)
    size = page_size(limit)
    found = asking.rows(statement.order_by(late.c.days.desc(), late.c.log_index.desc()).limit(size + 1))
    rows = found[:size]
    next_cursor = ""
    if len(found) > size:
        next_cursor = cursors.written(question, (rows[-1].days, rows[-1].log_index))
    disclosure = asking.disclosure()
    reasons = [Reference(What.TEXT, row.reason) for row in rows]
    disclosure.open((reason, row.institution_id) for reason, row in zip(reasons, rows, strict=True))
    named = titles(asking, {row.case_id for row in rows}) if rows else {}
    return Page(
        items=tuple(
            LateEntry(
                position=row.log_index + 1,
                case_id=row.case_id,
                kind=row.kind,
                title=named[row.case_id],
                version=row.version,
                term=row.term,
                occurred_on=row.occurred_on,
                recorded_at=datetime.fromisoformat(row.recorded_at),
                days=row.days,
                institution=row.institution,
                reason=disclosure.told([reason], takes_part=False, recorded_by=row.institution_id)[0],
            )
            for row, reason in zip(rows, reasons, strict=True)
        ),
        next_cursor=next_cursor,
        as_of=asking.as_of(LateEntries, CaseSummaries),
    )
