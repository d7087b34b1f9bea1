"""Ways to the accesses somebody is told of: each leads to its latest rows along an index, however long the log is.

One condition for all would walk the whole log for whoever is told of little in it. Nothing is decided here: what the
ways lead to is asked with the one condition of the report.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, select

from adapters.views.access_log import AccessLog
from adapters.views.asking import Asking
from application.permissions import accesses_told_to

FEW = 1_000
"""Cases: up to here it is cheaper to sort what lies in them than to walk the log past what does not."""


def ways(
    asking: Asking, about: ColumnElement[bool], conditions: Sequence[ColumnElement[bool]], most: int
) -> Iterator[Select[Any]]:
    """Positions, at most so many of each way; `about` says of which cases the asker is told who read them."""
    records = asking.view(AccessLog).records.c
    reach = accesses_told_to(asking.actor)
    own = [records.person_id == asking.actor.person_id]
    if reach.of_own_people:
        own.append(records.institution_id == asking.actor.institution.institution_id)
    if reach.to_cases:
        yield _latest(asking, [_of_cases(asking, about), *conditions], most)
    for ours in own:
        yield _latest(asking, [ours, *conditions], most)


def _latest(asking: Asking, conditions: Sequence[ColumnElement[bool]], most: int) -> Select[Any]:
    records = asking.view(AccessLog).records.c
    return select(records.log_index).where(*conditions).order_by(records.log_index.desc()).limit(most)


def _of_cases(asking: Asking, about: ColumnElement[bool]) -> ColumnElement[bool]:
    """Those that told of such a case: by the cases where they are few, else along the log."""
    log, cases = asking.view(AccessLog), asking.summaries.cases.c
    known = [row.case_id for row in asking.rows(select(cases.case_id).where(about).limit(FEW + 1))]
    if len(known) <= FEW:
        return log.records.c.log_index.in_(
            select(log.cases.c.log_index).where(log.cases.c.case_id.in_(known))
        )
    of_record = log.cases.c.log_index == log.records.c.log_index
    return exists().where(of_record, cases.case_id == log.cases.c.case_id, about)
