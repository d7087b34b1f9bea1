"""Signs what the ledger has become, within a second of every record, and has it cosigned."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import time

import structlog

from adapters.database_lost import DATABASE_LOST
from adapters.ledger import Ledger
from adapters.publishing.checkpoints import Checkpoints
from adapters.publishing.growing_tree import GrowingTree
from adapters.publishing.witnesses import Witnesses
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note

log = structlog.get_logger(__name__)

GATHER = 0.2  # seconds between two checkpoints at least: one serves everything recorded meanwhile
IDLE = 0.2  # seconds between looks for what another process recorded
PAUSE = 1.0  # seconds before a lost database is tried again


class Publisher:
    """A thread. It never stops recording: what cannot be signed or cosigned is told in `error` and on the pages."""

    def __init__(
        self,
        ledger: Ledger,
        checkpoints: Checkpoints,
        key: SigningKey,
        witnesses: Witnesses,
        now: Callable[[], float] = time,
    ) -> None:
        self._ledger = ledger
        self._checkpoints = checkpoints
        self._key = key
        self._witnesses = witnesses
        self._now = now
        self._tree = GrowingTree(ledger)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="log-publisher", daemon=True)
        self._covers = threading.Condition()
        self._covered = -1
        self.error = ""

    def start(self) -> None:
        """Begin to publish."""
        self._thread.start()

    def stop(self) -> None:
        """End after the checkpoint in hand."""
        self._stopping.set()
        self._ledger.wake()
        if self._thread.ident is not None:
            self._thread.join()
        self._witnesses.close()

    def wait_for(self, size: int, timeout: float) -> bool:
        """Whether so many records are covered by a checkpoint, at the latest when the time is up."""
        with self._covers:
            return self._covers.wait_for(lambda: self._covered >= size, timeout)

    def troubles(self) -> dict[str, tuple[str, bool]]:
        """Why a witness has not cosigned, and whether it holds another record; by the policy's names."""
        return {asked.name: (asked.error, asked.disagrees) for asked in self._witnesses.asked}

    def publish(self) -> int:
        """Sign the tree as it is now, unless that has been done; how many records are covered then.

        Raises LogForked where the tree does not continue what was signed before: then nothing is ever signed again.
        """
        signed = self._checkpoints.newest()
        if signed is not None:
            self._tree.must_continue(signed.checkpoint.size, signed.checkpoint.root)
        size, root = self._tree.grow()
        if signed is None or size > signed.checkpoint.size:
            checkpoint, at = Checkpoint(self._ledger.origin, size, root), int(self._now())
            note = Note(str(checkpoint)).signed(self._key)
            arrived = self._witnesses.ask(note, checkpoint)
            self._checkpoints.keep(checkpoint, note, at)
            for covered, cosignatures in arrived:
                self._checkpoints.cosigned(covered, cosignatures)
        return size

    def _run(self) -> None:
        while not self._stopping.is_set():
            with self._trouble_told():
                covered = self.publish()
                with self._covers:
                    self._covered = covered
                    self._covers.notify_all()
                self._witnesses.ask_the_missing(self._checkpoints)
                self._ledger.wait_beyond(covered, IDLE)
            self._stopping.wait(GATHER)

    @contextmanager
    def _trouble_told(self) -> Iterator[None]:
        try:
            yield
        except DATABASE_LOST as lost:
            log.warning("log_database_lost", error=type(lost).__name__)
            self._stopping.wait(PAUSE)
        except Exception as failure:
            self.error = f"{type(failure).__name__}: {failure}"
            log.exception("log_publishing_stopped")
            self._stopping.set()
