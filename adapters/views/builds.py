"""Which builds of the read models exist, which one is live, and how far each has read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Table,
    Text,
    and_,
    delete,
    insert,
    select,
    update,
)

from application.questions import AsOf

metadata = MetaData()

view_version = Table(
    "view_version",
    metadata,
    Column("name", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("slot", Text, primary_key=True),
    Column("live", Boolean, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("recorded_at", Text),
    Column("stopped_at", BigInteger),
    Column("error", Text, nullable=False),
)
"""One row per build. Its position moves in the transaction that writes the rows it stands for."""

FIRST, SECOND, SCRATCH = "", "_b", "_scratch"


class MovedElsewhere(Exception):
    """Another process has moved this build on, or replaced it: nothing was written here."""


@dataclass(frozen=True, slots=True)
class Build:
    """One build of one view as its row tells it."""

    name: str
    version: int
    slot: str
    live: bool = False
    position: int = 0
    recorded_at: str | None = None
    stopped_at: int | None = None
    error: str = ""

    @property
    def key(self) -> tuple[str, int, str]:
        """What tells it from every other build, and what its tables are named after."""
        return self.name, self.version, self.slot

    def as_of(self) -> AsOf:
        """Up to where it has read."""
        at = None if self.recorded_at is None else datetime.fromisoformat(self.recorded_at)
        return AsOf(position=self.position, recorded_at=at)


def known(connection: Connection) -> list[Build]:
    """Every build there is."""
    return [Build(*row) for row in connection.execute(_ALL)]


_ALL = select(view_version)


def begin(connection: Connection, build: Build) -> None:
    """A new build, at the beginning of the ledger."""
    connection.execute(
        insert(view_version).values(
            name=build.name, version=build.version, slot=build.slot, live=build.live, position=0, error=""
        )
    )


def forget(connection: Connection, build: Build) -> None:
    """The build is no more."""
    connection.execute(delete(view_version).where(_row(build)))


def move(connection: Connection, build: Build, position: int, recorded_at: datetime) -> Build:
    """Move on, if nobody else did; a build that moves is not stopped."""
    moved = replace(build, position=position, recorded_at=recorded_at.isoformat(), stopped_at=None, error="")
    changed = connection.execute(
        update(view_version)
        .where(_row(build), view_version.c.position == build.position)
        .values(position=position, recorded_at=moved.recorded_at, stopped_at=None, error="")
    )
    if changed.rowcount != 1:
        raise MovedElsewhere(build.name)
    return moved


def stop(connection: Connection, build: Build, at: int, error: str) -> Build:
    """Say on the build's row where it stopped and why."""
    connection.execute(update(view_version).where(_row(build)).values(stopped_at=at, error=error))
    return replace(build, stopped_at=at, error=error)


def swap(connection: Connection, new: Build) -> list[Build] | None:
    """Make `new` live; the builds it replaces, or None while one of them has read further."""
    others = [build for build in locked(connection, new.name) if build.slot != SCRATCH]
    mine = [build for build in others if build.key == new.key]
    if not mine:
        raise MovedElsewhere(new.name)
    others.remove(mine[0])
    if any(build.live and build.position > mine[0].position for build in others):
        return None
    for build in others:
        forget(connection, build)
    connection.execute(update(view_version).where(_row(new)).values(live=True))
    return others


def current(standing: Iterable[Build], versions: Mapping[str, int]) -> dict[str, Build]:
    """The build of each view that this version of the program reads: the live one, else the one on its way."""
    ours = [build for build in standing if versions.get(build.name) == build.version]
    ours = [build for build in ours if build.slot != SCRATCH]
    return {build.name: build for build in sorted(ours, key=lambda build: build.live)}


def locked(connection: Connection, name: str) -> list[Build]:
    """The builds of one view, held against every other writer until the transaction ends."""
    rows = connection.execute(_ALL.where(view_version.c.name == name).with_for_update())
    return [Build(*row) for row in rows]


def _row(build: Build) -> ColumnElement[bool]:
    return and_(
        view_version.c.name == build.name,
        view_version.c.version == build.version,
        view_version.c.slot == build.slot,
    )
