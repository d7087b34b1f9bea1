"""One leader per view: of several processes on one PostgreSQL, one writes a view's rows and the others read."""

from collections.abc import Iterable

import structlog
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from adapters.views.database import ViewsDatabase

log = structlog.get_logger(__name__)

_TRY = text("SELECT pg_try_advisory_lock(hashtext('gongjian-view'), hashtext(:name))")
_LET_GO = text("SELECT pg_advisory_unlock(hashtext('gongjian-view'), hashtext(:name))")


class Leadership:
    """Advisory locks on a connection of their own; a process that dies gives them up with its connection.

    They only spare double work: that rows are written once follows from the position in their transaction.
    A SQLite file has no such locks; there every process may write, in turn.
    """

    def __init__(self, database: ViewsDatabase) -> None:
        self._database = database
        self._connection: Connection | None = None
        self._held: set[str] = set()

    def over(self, names: Iterable[str]) -> set[str]:
        """Those of the views this process may write now."""
        wanted = set(names)
        if self._database.dialect != "postgresql":
            return wanted
        try:
            connection = self._standing()
            for name in sorted(wanted - self._held):
                if connection.scalar(_TRY, {"name": name}):
                    self._held.add(name)
        except DBAPIError as lost:
            log.warning("view_leadership_lost", error=type(lost).__name__)
            self.close()
            raise
        return wanted & self._held

    def resign(self, name: str) -> None:
        """Let another process have it."""
        if name in self._held and self._connection is not None:
            self._connection.execute(_LET_GO, {"name": name})
            self._held.discard(name)

    def close(self) -> None:
        """Give up everything."""
        self._held.clear()
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

    def _standing(self) -> Connection:
        """The connection, asked whether it still lives: with it the locks would be gone."""
        if self._connection is None:
            self._connection = self._database.apart()
        self._connection.execute(text("SELECT 1"))
        return self._connection
