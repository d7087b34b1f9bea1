"""The follower: catches up whenever the ledger grows, and says how far everybody can read."""

import threading
from collections.abc import Callable
from typing import Protocol

import structlog

from adapters.database_lost import DATABASE_LOST
from adapters.views.facts import Ledger
from adapters.views.level import Level

log = structlog.get_logger(__name__)

IDLE = 0.2  # seconds between looks for another process's news when nothing wakes this one
GATHER = 0.1  # seconds: under load one transaction serves many commits, and costs hardly more than for one
BEHIND = 0.02  # seconds between looks while another process is bringing a view up
PAUSE = 1.0  # seconds before a lost database is tried again


class Following(Protocol):
    """Whoever brings the views up: a thread here, or a process of its own (`adapters.views.apart`)."""

    level: Level
    running: bool

    def start(self) -> None: ...

    def stop(self) -> None: ...


class Follower:
    """A thread woken by the ledger's growth. One that leads no view looks for the leader's progress instead."""

    def __init__(self, ledger: Ledger, catch_up: Callable[[], int]) -> None:
        self._ledger = ledger
        self._catch_up = catch_up
        self._stopping = threading.Event()
        self._wanted = threading.Event()
        self._thread = threading.Thread(target=self._run, name="views-follower", daemon=True)
        self.level = Level(lambda wanted: self._wanted.set() if wanted else self._wanted.clear())
        self.running = False

    def start(self) -> None:
        """Begin to follow."""
        self.running = True
        self._thread.start()

    def stop(self) -> None:
        """End after the batch in hand."""
        self._stopping.set()
        self._wanted.set()
        self._ledger.wake()
        if self.running:
            self._thread.join()
        self.running = False

    def _run(self) -> None:
        tried = -1
        while not self._stopping.is_set():
            try:
                position = self._catch_up()
                size = self._ledger.wait_beyond(position, IDLE)
            except DATABASE_LOST as lost:
                log.warning("views_database_lost", error=type(lost).__name__)
                self._stopping.wait(PAUSE)
                continue
            if size > position:
                self._wanted.wait(GATHER)  # unless somebody waits, let news gather
            if size > position and size == tried:  # another process leads, or every view has stopped
                self._stopping.wait(BEHIND)
            tried = size
