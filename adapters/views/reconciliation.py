"""Reconcile 核对: replay the whole ledger into scratch tables and compare row by row with what stands."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from adapters.views import builds
from adapters.views.upkeep import Upkeep
from adapters.views.view import Contents, View
from application.upkeep import Difference, Progress

Values = tuple[Any, ...]
Rows = Iterator[tuple[Values, Values]]
MOST_DIFFERENCES = 200  # of one view: more say no more


def reconcile(upkeep: Upkeep, progress: Progress | None = None) -> list[Difference]:
    """Every difference between the views and a fresh replay up to the position each has reached."""
    versions = {name: view.VERSION for name, view in upkeep.views.items()}
    with upkeep.database.reading() as standing:
        live = builds.current(builds.known(standing), versions)
        fresh = upkeep.replay({name: build.position for name, build in live.items()}, progress)
        try:
            found: list[Difference] = []
            with upkeep.database.reading() as replayed:
                for projection in fresh:
                    build = live[projection.build.name]
                    if projection.position != build.position:
                        found.append(_lagging(build.name, build.position, projection.position))
                    stands = upkeep.views[build.name](build.slot, upkeep.database.dialect)
                    found += _compared(stands, standing, projection.view, replayed)
        finally:
            standing.rollback()  # or it would hold the tables that are dropped next
            upkeep.discard(fresh)
    return found


def _lagging(name: str, stored: int, replayed: int) -> Difference:
    return Difference(view=name, key="position", stored=str(stored), replayed=str(replayed))


def _compared(stands: View, standing: Connection, fresh: View, replayed: Connection) -> Iterator[Difference]:
    """Both sides by their keys; a row on one side only is a difference as well."""
    for ours, anew in zip(stands.contents(), fresh.contents(), strict=True):
        pairs = _in_step(_rows(ours, standing), _rows(anew, replayed))
        different = ((key, one, other) for key, one, other in pairs if one != other)
        for key, one, other in islice(different, MOST_DIFFERENCES):
            named = " ".join(str(part) for part in key)
            yield Difference(
                view=stands.NAME, key=f"{ours.name} {named}", stored=_told(one), replayed=_told(other)
            )


def _in_step(ours: Rows, anew: Rows) -> Iterator[tuple[Values, Values | None, Values | None]]:
    """Two lists in the order of their keys, as one; what is missing on a side is None."""
    one, other = next(ours, None), next(anew, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[0] < other[0]):
            assert one is not None  # noqa: S101 - one of them is there, and it is not the other
            yield one[0], one[1], None
            one = next(ours, None)
        elif one is None or other[0] < one[0]:
            yield other[0], None, other[1]
            other = next(anew, None)
        else:
            yield one[0], one[1], other[1]
            one, other = next(ours, None), next(anew, None)


def _rows(contents: Contents, connection: Connection) -> Rows:
    """Key and whole row, as the database gives them in the order of the key."""
    streamed = connection.execution_options(yield_per=500).execute(contents.rows)
    return ((tuple(row)[: contents.keys], tuple(row)) for row in streamed)


def _told(row: Values | None) -> str:
    """A row in words; it holds references and nothing personal."""
    return "（无）" if row is None else repr(row)[:500]
