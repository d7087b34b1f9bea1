"""The witnesses this log asks: all at once, each once at a time, and none is waited for longer than a moment."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from time import monotonic

import structlog

from adapters.publishing.checkpoints import Checkpoints
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.note import Note, Signature, Verified
from adapters.tlog.policy import Party
from adapters.witness.client import WitnessAhead, WitnessClient, WitnessDisagrees
from adapters.witness.line import WitnessTrouble

log = structlog.get_logger(__name__)

MOMENT = 0.4  # seconds a checkpoint waits for its witnesses; what comes later is added to it
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds before a witness that did not answer is asked again

Cosignature = tuple[Verified, Signature]
ProofFor = Callable[[int, int], list[bytes]]
"""(from size, to size) → consistency proof."""


class Asked:
    """One witness, and what came of asking it."""

    def __init__(self, name: str, party: Party, proof_for: ProofFor) -> None:
        self.name, self.party = name, party
        self.error, self.disagrees = "", False
        self._client = WitnessClient(party.url or "", [party.key])
        self._proof_for = proof_for
        self._size = 0
        self._pause, self._not_before = 0.0, 0.0
        self._pending: tuple[int, Future[list[Cosignature]]] | None = None

    def submit(self, threads: ThreadPoolExecutor, note: Note, checkpoint: Checkpoint) -> None:
        """Ask, unless it is still being asked or is left alone for a while."""
        if self._pending is None and monotonic() >= self._not_before:
            self._pending = checkpoint.size, threads.submit(self._asked, note, checkpoint)

    @property
    def waiting(self) -> "list[Future[list[Cosignature]]]":
        """What may still come."""
        return [self._pending[1]] if self._pending else []

    def hang_up(self) -> None:
        """Let go of the line, unless somebody is still on it."""
        if self._pending is None or self._pending[1].done():
            self._client.close()

    def take(self) -> tuple[int, list[Cosignature]]:
        """What has come, and over how many records; nothing while it is still being asked."""
        if self._pending is None or not self._pending[1].done():
            return 0, []
        (size, answered), self._pending = self._pending, None
        return size, answered.result()

    def _asked(self, note: Note, checkpoint: Checkpoint) -> list[Cosignature]:
        """In a thread of its own; trouble is kept to be told, and is no reason to stop."""
        try:
            signatures = self._client.ask(
                note, self._size, lambda first: self._proof_for(first, checkpoint.size)
            )
        except WitnessTrouble as trouble:
            self._pause = min(self._pause * 2 or FIRST_PAUSE, LONGEST_PAUSE)
            self._not_before = monotonic() + self._pause
            self.error, self.disagrees = str(trouble), isinstance(trouble, WitnessAhead | WitnessDisagrees)
            log.warning("witness_did_not_cosign", witness=self.name, why=type(trouble).__name__)
            return []
        self._size, self._pause = checkpoint.size, 0.0
        self.error, self.disagrees = "", False
        verified = [(Note(note.text, (each,)).verified([self.party.key]), each) for each in signatures]
        return [(by, each) for (by,), each in verified]


class Witnesses:
    """Those of the policy that have an address."""

    def __init__(self, witnesses: Iterable[tuple[str, Party]], proof_for: ProofFor) -> None:
        self.asked = [Asked(name, party, proof_for) for name, party in witnesses if party.url]
        self._threads = ThreadPoolExecutor(max(len(self.asked), 1), thread_name_prefix="witness")

    def ask(self, note: Note, checkpoint: Checkpoint) -> list[tuple[int, list[Cosignature]]]:
        """The cosignatures that come within a moment, each with its size; later ones are taken next time."""
        for asked in self.asked:
            asked.submit(self._threads, note, checkpoint)
        wait([future for asked in self.asked for future in asked.waiting], MOMENT)
        return self.late()

    def late(self) -> list[tuple[int, list[Cosignature]]]:
        """What has come since."""
        return [asked.take() for asked in self.asked]

    def ask_the_missing(self, checkpoints: Checkpoints) -> None:
        """Those that have not cosigned the newest checkpoint are asked again when their pause is over."""
        newest = checkpoints.newest() if self.asked else None
        for size, cosignatures in self.late():
            checkpoints.cosigned(size, cosignatures)
        if newest is not None:
            lines = {(each.name, each.key_id) for each in newest.note.signatures}
            for asked in self.asked:
                if (asked.party.key.name, asked.party.key.key_id) not in lines:
                    asked.submit(self._threads, newest.note, newest.checkpoint)

    def close(self) -> None:
        """What is under way may end; nobody is waited for longer than a moment."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        wait([future for asked in self.asked for future in asked.waiting], MOMENT)
        for asked in self.asked:
            asked.hang_up()
