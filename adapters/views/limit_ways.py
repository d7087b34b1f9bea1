"""Ways to the limits somebody may see: each is one part of the access filter, in the order an index keeps.

The filter alone would walk every open limit of the file for whoever sees few of them. Nothing is decided here: every
way is asked together with the one access filter.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select, true

from adapters.views.access import takes_part
from adapters.views.asking import Asking
from adapters.views.running_time_limits import AREAS, FIELDS
from application.limits_asked import LimitFilter
from application.permissions import Scope, scope_of

FEW = 2_000
"""Threads: up to here it is cheaper to sort what lies in them than to walk the list past what does not."""


@dataclass(frozen=True, slots=True)
class Way:
    """Some of the rows the asker may see."""

    within: ColumnElement[bool]
    few: bool = False

    def sorted_by(self, order: Sequence[ColumnElement[Any]]) -> list[ColumnElement[Any]]:
        """A few rows are found by thread and sorted; an index that keeps the order would be walked instead."""
        first, *rest = order
        return [first + 0 if self.few else first, *rest]


def ways(asking: Asking, limits: Table, wanted: LimitFilter) -> Iterator[Way]:
    """Ways that together reach every row the asker may see and asked for; one row may lie on several."""
    scope = scope_of(asking.actor)
    column = AREAS.get(len(scope.jurisdiction))
    of_one_case_or_ours = wanted.mine or wanted.case_id is not None
    if scope.everything or of_one_case_or_ours or (scope.kinds_in_region and column is None):
        yield Way(true())
        return
    for field, kinds in FIELDS.items():
        asked = scope.kinds_in_region & kinds & (set(wanted.kinds) or kinds)
        if column is not None and asked:
            yield Way((limits.c[column] == scope.jurisdiction) & (limits.c.field == field))
    yield from _taking_part(asking, limits, scope)


def _taking_part(asking: Asking, limits: Table, scope: Scope) -> Iterator[Way]:
    """By the threads of the institution where they are few, else along the list."""
    participants = asking.summaries.participants
    threads = select(participants.c.thread_id).where(participants.c.institution_id == scope.institution_id)
    (counted,) = asking.rows(select(func.count()).select_from(threads.limit(FEW + 1).subquery()))
    if counted[0] > FEW:
        yield Way(takes_part(scope.institution_id, limits.c.thread_id, participants))
    elif counted[0]:
        yield Way(limits.c.thread_id.in_(threads), few=True)
