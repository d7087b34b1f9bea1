"""Hears of commits made by other processes, once somebody here wants to know."""

import threading

import structlog

from adapters.ledger.database import Database
from adapters.ledger.growth import Growth
from adapters.ledger.refusals import LedgerUnreachable

log = structlog.get_logger(__name__)

PAUSE = 1.0  # seconds before a lost connection is looked for again


class Watch:
    """One thread that asks the database for growth; this process's own commits need no watching."""

    def __init__(self, database: Database, growth: Growth) -> None:
        self._database = database
        self._growth = growth
        self._stopped = threading.Event()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin, unless begun; what was committed before is known when this returns."""
        with self._starting:
            if self._thread is not None or self._stopped.is_set():
                return
            self._growth.announce(self._database.position())
            self._thread = threading.Thread(target=self._run, name="ledger-watch", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """End, and give the connection back."""
        self._stopped.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                for position in self._database.growth(self._stopped):
                    self._growth.announce(position)
            except LedgerUnreachable as lost:
                log.warning("ledger_watch_lost", reason=str(lost))
                self._stopped.wait(PAUSE)
