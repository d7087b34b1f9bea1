"""Upkeep of the read models: every view follows the ledger; a new build is made beside the old and swapped in."""

import threading
from collections.abc import Iterable, Mapping, Sequence

import structlog

from adapters.views import builds
from adapters.views.builds import FIRST, SCRATCH, SECOND, Build, MovedElsewhere
from adapters.views.database import ViewsDatabase
from adapters.views.leadership import Leadership
from adapters.views.projection import Projection
from adapters.views.view import Sources, View, drop
from application.upkeep import Progress, ViewStatus

log = structlog.get_logger(__name__)

BATCH = 500


class RebuildStopped(Exception):
    """An event cannot be told by the new build; the old one stays in place."""


class Upkeep:
    """Writes the read models. Whoever answers questions only reads what stands in `view_version`."""

    def __init__(self, database: ViewsDatabase, sources: Sources, views: Sequence[type[View]]) -> None:
        self.database = database
        self.sources = sources
        self.views = {view.NAME: view for view in views}
        self._leadership = Leadership(database)
        self._turn = threading.Lock()
        self._closing = threading.Event()
        self._stopped: frozenset[tuple[str, int, str]] = frozenset()

    def prepare(self) -> None:
        """See that every view has a build of this version; one of another version stays live until it is level."""
        with self.database.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext('gongjian-view-tables'))")
            builds.metadata.create_all(connection)
            standing = builds.known(connection)
            for name, view in self.views.items():
                ours = [build for build in standing if build.name == name and build.slot != SCRATCH]
                if not any(build.version == view.VERSION for build in ours):
                    view(FIRST, self.database.dialect).metadata.create_all(connection)
                    builds.begin(connection, Build(name, view.VERSION, FIRST, live=not ours))

    def catch_up(self) -> int:
        """Bring every view this process leads up to the ledger; the position all running views have reached."""
        with self._turn:
            led = self._leadership.over(self.views)
            projections = [
                self._projection(build)
                for build in self.current().values()
                if build.name in led and build.key not in self._stopped
            ]
            while not self._closing.is_set() and self._advance(projections):
                pass
            for projection in projections:
                if not projection.build.live and not self._closing.is_set():
                    self._swap(projection)
        return self.position()

    def current(self) -> dict[str, Build]:
        """The builds that questions are answered from."""
        return builds.current(self._known(), self._versions())

    def position(self) -> int:
        """The position that every view that is not stopped has reached."""
        current = self.current().values()
        running = [build.position for build in current if build.stopped_at is None]
        return min(running or [build.position for build in current])

    def status(self) -> list[ViewStatus]:
        """Every build, live or on its way, and how far behind the ledger it is."""
        size = self.sources.record.ledger.position()
        return [
            ViewStatus(
                name=build.name if build.live else f"{build.name}（重建中）",
                version=build.version,
                position=build.position,
                behind=max(size - build.position, 0),
                stopped_at=build.stopped_at,
                error=build.error,
            )
            for build in self._known()
        ]

    def rebuild(self, names: Iterable[str] = (), progress: Progress | None = None) -> None:
        """Build the named views, or all, in their other slot, and make each live when it is level."""
        current = self.current()
        goal = self.sources.record.ledger.position()
        fresh = [
            self._begun(self.views[name], SECOND if current[name].slot == FIRST else FIRST)
            for name in (names or self.views)
        ]
        try:
            self._replay(fresh, goal, progress)
            unfinished = [projection for projection in fresh if not self._swap(projection)]
        except BaseException:
            self.discard(fresh)
            raise
        if unfinished:
            self.discard(unfinished)
            raise RebuildStopped(
                "、".join(f"{one.build.name}: {one.build.stopped_at} {one.build.error}" for one in unfinished)
            )

    def replay(self, goals: Mapping[str, int], progress: Progress | None = None) -> list[Projection]:
        """Views anew in a slot apart, each up to its goal; the caller discards them."""
        fresh = [self._begun(self.views[name], SCRATCH, goal) for name, goal in goals.items()]
        self._replay(fresh, max(goals.values()), progress)
        return fresh

    def discard(self, projections: Iterable[Projection]) -> None:
        """Drop builds that never became live."""
        with self.database.writing() as connection:
            live = {build.key for build in builds.known(connection) if build.live}
            for build in (projection.build for projection in projections):
                if build.key not in live:
                    builds.forget(connection, build)
                    drop(connection, *build.key)
                    self._stopped -= {build.key}

    def break_off(self) -> None:
        """Whoever is catching up stops after the batch in hand."""
        self._closing.set()

    def close(self) -> None:
        """Let other processes lead."""
        with self._turn:
            self._leadership.close()

    def _projection(self, build: Build, goal: int | None = None) -> Projection:
        view = self.views[build.name](build.slot, self.database.dialect)
        return Projection(view, build, self.database, self.sources, goal)

    def _begun(self, view: type[View], slot: str, goal: int | None = None) -> Projection:
        """An empty build in a slot; what an earlier attempt left there goes."""
        build = Build(view.NAME, view.VERSION, slot)
        projection = self._projection(build, goal)
        with self.database.writing() as connection:
            builds.forget(connection, build)
            drop(connection, *build.key)
            projection.view.metadata.create_all(connection)
            builds.begin(connection, build)
        self._stopped -= {build.key}
        return projection

    def _replay(self, projections: Sequence[Projection], goal: int, progress: Progress | None) -> None:
        while self._advance(projections):
            if progress is not None:
                progress(min(projection.position for projection in projections), goal)

    def _advance(self, projections: Sequence[Projection]) -> bool:
        """One batch, decoded once, for all that are not beyond it; whether there may be more."""
        running = [projection for projection in projections if projection.running]
        if not running:
            return False
        batch = self.sources.record.facts(min(projection.position for projection in running), BATCH)
        for projection in running:
            try:
                projection.take(batch)
            except MovedElsewhere:
                log.info("view_moved_elsewhere", view=projection.build.name)
                projection.stopped = True  # for this round: the next one asks where it stands
            else:
                if projection.stopped:
                    self._stopped |= {projection.build.key}
        return not batch.empty

    def _swap(self, projection: Projection) -> bool:
        """Make a level build live and drop what it replaces; one that an event has stopped is not put in place."""
        while not projection.stopped:
            with self.database.writing() as connection:
                replaced = builds.swap(connection, projection.build)
            if replaced is not None:
                log.info("view_swapped", view=projection.build.name, version=projection.build.version)
                with self.database.writing() as connection:
                    for build in replaced:
                        drop(connection, *build.key)
                        self._stopped -= {build.key}
                return True
            if not self._advance([projection]):
                return False
        return False

    def _known(self) -> list[Build]:
        with self.database.reading() as connection:
            return builds.known(connection)

    def _versions(self) -> dict[str, int]:
        return {name: view.VERSION for name, view in self.views.items()}
