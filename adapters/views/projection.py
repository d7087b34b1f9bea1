"""Keeps one build of one view in step with the ledger: rows and position in one transaction, loud when it cannot."""

import traceback
from collections.abc import Sequence
from pathlib import Path

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from adapters.views import builds
from adapters.views.builds import Build, MovedElsewhere
from adapters.views.database import ViewsDatabase
from adapters.views.facts import Batch, Fact, Unreadable
from adapters.views.view import Sources, View

log = structlog.get_logger(__name__)

UNREACHABLE = (OperationalError, InterfaceError)  # the database's trouble, not the event's: tried again


class Projection:
    """One build on its way. It stops at an event it cannot tell, and only there."""

    def __init__(
        self, view: View, build: Build, database: ViewsDatabase, sources: Sources, goal: int | None = None
    ) -> None:
        self.view = view
        self.build = build
        self.goal = goal
        self.stopped = False
        self._database = database
        self._sources = sources

    @property
    def position(self) -> int:
        """How many events are in the rows."""
        return self.build.position

    @property
    def running(self) -> bool:
        """Whether it may go on: no event has stopped it, and it is not where it was asked to end."""
        return not self.stopped and (self.goal is None or self.position < self.goal)

    def take(self, batch: Batch) -> None:
        """Tell what of the batch is new to this build, up to an event that cannot be told."""
        new = [fact for fact in batch.facts if fact.log_index >= self.position]
        if self.goal is not None:
            new = [fact for fact in new if fact.log_index < self.goal]
        if new:
            self._tell(new)
        spoilt = batch.spoilt
        if spoilt is not None and self.running and spoilt.log_index == self.position:
            self._stop(spoilt)

    def _tell(self, facts: Sequence[Fact]) -> None:
        """All at once; where that fails, halves, until the event at fault stands alone."""
        try:
            self._write(facts)
        except (*UNREACHABLE, MovedElsewhere):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, the view stops there and says so
            if len(facts) == 1:
                self._stop(Unreadable(facts[0].log_index, facts[0].event.TOPIC, error))
                return
            half = len(facts) // 2
            self._tell(facts[:half])
            if not self.stopped:
                self._tell(facts[half:])

    def _write(self, facts: Sequence[Fact]) -> None:
        last, wanted = facts[-1], [fact for fact in facts if self.view.wants(fact)]
        with self._database.writing() as connection:
            moved = builds.move(connection, self.build, last.position, last.event.timestamp)
            if wanted:
                self.view.project(wanted, connection, self._sources)
        self.build = moved

    def _stop(self, event: Unreadable) -> None:
        self.stopped = True
        where = _where(event.error)
        log.error(
            "view_stopped",
            view=self.build.name,
            version=self.build.version,
            position=event.log_index + 1,
            topic=event.topic,
            error=where,
        )
        with self._database.writing() as connection:
            self.build = builds.stop(connection, self.build, event.log_index + 1, f"{event.topic}: {where}")


def _where(error: Exception) -> str:
    """The kind of error and its place in the program: its message may hold what somebody wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "site-packages" not in frame.filename] or frames
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{place}"
