"""The published trail: checkpoints, tiles and proofs out of the ledger, never beyond what has been signed."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from adapters.ledger import Ledger, LedgerDamaged
from adapters.publishing.checkpoints import Checkpoints, Published
from adapters.publishing.damages import damaged_checkpoints
from adapters.publishing.publisher import Publisher
from adapters.publishing.set_back import must_continue_everything
from adapters.publishing.trust import Trust
from adapters.publishing.witnesses import Witnesses
from adapters.tlog.encoding import Malformed
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.proof import TlogProof
from adapters.tlog.tiles import TILE_HEIGHT, TILE_WIDTH, Tile, bundle
from application.audit_trail import (
    NothingSigned,
    NotInTheLog,
    SignedTree,
    TrailStanding,
    WitnessStanding,
)

CHECKPOINT = "checkpoint"


class PublishedTrail:
    """What everybody may ask of the log; `publisher` where this process signs it too."""

    def __init__(
        self,
        ledger: Ledger,
        checkpoints: Checkpoints,
        trust: Trust,
        publisher: Publisher | None = None,
    ) -> None:
        self._ledger = ledger
        self._checkpoints = checkpoints
        self._trust = trust
        self._policy = trust.policy
        self._publisher = publisher
        self.policy = trust.text
        self.key = str(trust.own or "")

    @classmethod
    def open(cls, url: str, ledger: Ledger, key: SigningKey | None, policy_file: Path) -> Self:
        """With a key this process signs once it is started; without one it shows what has been signed."""
        checkpoints = Checkpoints.open(url)
        trust = Trust.of(key.verifier if key else None, policy_file)
        if key is None:
            return cls(ledger, checkpoints, trust)
        witnesses = Witnesses(trust.policy.witnesses.items(), ledger.consistency_proof)
        return cls(ledger, checkpoints, trust, Publisher(ledger, checkpoints, key, witnesses))

    def start(self) -> None:
        """Begin to publish."""
        if self._publisher:
            self._publisher.start()

    def close(self) -> None:
        """End after the checkpoint in hand."""
        if self._publisher:
            self._publisher.stop()
        self._checkpoints.close()

    def latest(self) -> SignedTree | None:
        """The newest checkpoint with the cosignatures that have come."""
        newest = self._checkpoints.newest()
        return self._told(newest) if newest else None

    def wait_for(self, size: int, timeout: float) -> bool:
        """Only the process that signs can tell when."""
        if self._publisher:
            return self._publisher.wait_for(size, timeout)
        newest = self._checkpoints.newest()
        return newest is not None and newest.checkpoint.size >= size

    def signed(self, size: int) -> SignedTree:
        """The checkpoint over exactly so many records."""
        found = self._checkpoints.of(size)
        if found is None:
            raise NotInTheLog
        return self._told(found)

    def standing(self) -> TrailStanding:
        """Witnesses without an address are known by the cosignatures somebody brought."""
        return TrailStanding(
            origin=self._ledger.origin,
            key=self.key,
            latest=self.latest(),
            witnesses=self._witnesses(),
            error=self._publisher.error if self._publisher else "",
        )

    def inclusions(self, log_indexes: Sequence[int], signed: SignedTree) -> list[list[bytes]]:
        """As many as a page shows, out of one tree."""
        if not all(0 <= log_index < signed.size for log_index in log_indexes):
            raise NotInTheLog
        return self._ledger.inclusion_proofs(log_indexes, signed.size)

    def tlog_proof(self, log_index: int, signed: SignedTree) -> str:
        """For whoever has nothing but the file."""
        hashes = tuple(self._ledger.inclusion_proof(log_index, signed.size))
        return str(TlogProof(log_index, hashes, Note.parse(signed.note.encode())))

    def consistency(self, first: int, second: int) -> list[bytes]:
        """From size 0 there is nothing to prove."""
        self._must_be_signed(second)
        if not 0 < first <= second:
            raise NotInTheLog
        return self._ledger.consistency_proof(first, second)

    def resource(self, path: str) -> bytes:
        """`checkpoint` or the path of a tile, as below a C2SP log's prefix."""
        newest = self._checkpoints.newest()
        if newest is None:
            raise NothingSigned
        if path == CHECKPOINT:
            return str(newest.note).encode()
        try:
            tile = Tile.parse(path)
        except Malformed as error:
            raise NotInTheLog from error
        last = tile.index * TILE_WIDTH + tile.width
        if last > newest.checkpoint.size >> TILE_HEIGHT * (tile.level or 0):
            raise NotInTheLog
        return bundle(self.leaves(last - tile.width, last)) if tile.level is None else self._ledger.tile(tile)

    def leaves(self, first: int, last: int) -> list[bytes]:
        """As the tree commits to them."""
        return self._ledger.leaves(first, last)

    def damages(self, progress: Callable[[int, int], None] | None = None) -> list[LedgerDamaged]:
        """One pass over all leaf hashes, however many checkpoints there are."""
        return damaged_checkpoints(self._ledger, self._checkpoints, self._trust, progress)

    def must_not_be_set_back(self) -> None:
        """Raises LedgerSetBack, saying how to recover."""
        must_continue_everything(self._ledger, self._checkpoints, self._trust)

    def _must_be_signed(self, size: int) -> None:
        newest = self._checkpoints.newest()
        if newest is None:
            raise NothingSigned
        if size > newest.checkpoint.size:
            raise NotInTheLog

    def _told(self, published: Published) -> SignedTree:
        signed = {(each.name, each.key_id) for each in published.note.signatures}
        by = {
            name: party.key
            for name, party in self._policy.witnesses.items()
            if (party.key.name, party.key.key_id) in signed
        }
        return SignedTree(
            size=published.checkpoint.size,
            root=published.checkpoint.root,
            note=str(published.note),
            signed_at=datetime.fromtimestamp(published.signed_at, UTC),
            witnesses=tuple(by),
            enough=self._policy.satisfied_by(by.values()),
        )

    def _witnesses(self) -> list[WitnessStanding]:
        cosigned = self._checkpoints.witnessed()
        troubles = self._publisher.troubles() if self._publisher else {}
        return [
            WitnessStanding(
                name=name,
                key=str(party.key),
                size=found.size if (found := cosigned.get(str(party.key))) else 0,
                at=datetime.fromtimestamp(found.at, UTC) if found else None,
                error=troubles.get(name, ("", False))[0],
                disagrees=troubles.get(name, ("", False))[1],
            )
            for name, party in self._policy.witnesses.items()
        ]
