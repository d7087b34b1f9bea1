"""Carries a batch into the database, whole; finds the guilty one when it is refused, and the truth when it is lost."""

import time
from collections.abc import Sequence

import structlog

from adapters.ledger.batch import Batch, Draft, Outcome, Questions
from adapters.ledger.database import ConnectionLost, Database, RowsRefused, full_tiles
from adapters.ledger.growth import Growth
from adapters.ledger.pauses import Work, in_one_go
from adapters.ledger.refusals import EntryUnacceptable, LedgerUnreachable

log = structlog.get_logger(__name__)

LONGEST_PAUSE = 1.0  # seconds between two attempts to find a lost database again


class Recording:
    """The writer's transactions, one at a time."""

    def __init__(self, database: Database, growth: Growth, patience: float) -> None:
        self._writing = database.writing()
        self._growth = growth
        self._patience = patience

    def record(self, drafts: Sequence[Draft]) -> list[Outcome]:
        """One outcome for each entry. A row the database refuses fails its own entry and no other."""
        try:
            return self._found_out(drafts)
        except RowsRefused as refused:
            if len(drafts) == 1:
                unacceptable = EntryUnacceptable(str(refused))
                unacceptable.__cause__ = refused.__cause__
                return [unacceptable]
        half = len(drafts) // 2
        return self.record(drafts[:half]) + self.record(drafts[half:])

    def close(self) -> None:
        """Give the writer's connection back."""
        self._writing.close()

    def _found_out(self, drafts: Sequence[Draft]) -> list[Outcome]:
        """Repeat a broken-off transaction until it is known how it ended.

        A commit whose answer was lost may have happened, and may still be happening: looking the commands up is
        proof only under the lock the lost transaction held. So the whole batch is asked again: what was recorded
        is found by its command id, what was not is recorded now.
        """
        give_up, pause = time.monotonic() + self._patience, 0.01
        while True:
            try:
                return in_one_go(self.once(drafts))
            except ConnectionLost as lost:
                log.warning("ledger_connection_lost", reason=str(lost))
                if time.monotonic() + pause > give_up:
                    return [LedgerUnreachable(str(lost)) for _ in drafts]
            time.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def once(self, drafts: Sequence[Draft]) -> Work[list[Outcome]]:
        """One attempt at one transaction; whatever it raises, nothing is left begun."""
        try:
            standing = yield from self._writing.standing(Questions.about(drafts))
            batch = Batch.decided(drafts, standing)
            if batch.commands:
                tiles = yield from full_tiles(self._writing, batch)
                yield from self._writing.store(batch, tiles)
            else:
                yield self._writing.abandon
        except GeneratorExit:
            self._writing.abandon()
            raise
        except BaseException:
            yield self._writing.abandon
            raise
        self._growth.announce(batch.frontier.size)
        return batch.outcomes
