"""A small log that grows, signs and proves; two of one name whose records differ are a split view."""

from collections.abc import Sequence
from hashlib import sha256

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.suites import COSIGNATURE, ED25519, Suite
from adapters.tlog.tree import consistency_proof, hash_leaf, hash_node, root_of, subtrees_of
from adapters.witness.submission import Submission

ORIGIN = "log.example/one"
COURT = "witness.example/court"


def fixed_key(name: str, suite: Suite = ED25519) -> SigningKey:
    """The same every time: for tests alone."""
    return SigningKey(name, suite, sha256(name.encode()).digest())


def court_key() -> SigningKey:
    """The witness of most tests."""
    return fixed_key(COURT, COSIGNATURE)


class GrowingLog:
    """Its records are numbered words; `story` makes other records, from `forked_at` on."""

    def __init__(
        self, story: str = "", forked_at: int = 0, origin: str = ORIGIN, key: SigningKey | None = None
    ) -> None:
        self.origin = origin
        self.key = key or fixed_key(origin)
        self._story = story
        self._forked_at = forked_at
        self._nodes: dict[tuple[int, int], bytes] = {}

    @property
    def vkey(self) -> str:
        """What a witness must trust."""
        return str(self.key.verifier)

    def root(self, size: int) -> bytes:
        """Over the first `size` records."""
        return root_of([self._subtree(*one) for one in subtrees_of(0, size)])

    def proof(self, old_size: int, size: int) -> tuple[bytes, ...]:
        """As a log that means well proves it."""
        return tuple(consistency_proof(old_size, size, self._subtree)) if 0 < old_size < size else ()

    def note(self, size: int) -> Note:
        """The signed checkpoint."""
        return Note(str(Checkpoint(self.origin, size, self.root(size)))).signed(self.key)

    def submission(self, old_size: int, size: int, proof: Sequence[bytes] | None = None) -> bytes:
        """The body of add-checkpoint."""
        hashes = self.proof(old_size, size) if proof is None else tuple(proof)
        return bytes(Submission(old_size, hashes, self.note(size)))

    def _subtree(self, height: int, index: int) -> bytes:
        if (height, index) not in self._nodes:
            self._nodes[height, index] = self._node(height, index)
        return self._nodes[height, index]

    def _node(self, height: int, index: int) -> bytes:
        if height:
            below = (self._subtree(height - 1, 2 * index), self._subtree(height - 1, 2 * index + 1))
            return hash_node(*below)
        story = self._story if index >= self._forked_at else ""
        return hash_leaf(f"{story} record {index}".encode())
