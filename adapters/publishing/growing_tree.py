"""The tree as it is signed: grown leaf by leaf from what was signed before, so that the next root continues the last."""

from adapters.ledger import Ledger
from adapters.tlog.frontier import Frontier
from adapters.tlog.tree import subtrees_of

AT_ONCE = 65_536  # leaf hashes read in one go: two megabytes


class LogForked(Exception):
    """The ledger does not continue what has been signed: it was altered, or an older copy of it was put back."""


def push_leaves(frontier: Frontier, ledger: Ledger, size: int) -> None:
    """Take in the leaves up to `size`, as far as the ledger still has them."""
    while frontier.size < size:
        hashes = ledger.leaf_hashes(frontier.size, min(size, frontier.size + AT_ONCE))
        if not hashes:
            return
        for leaf in hashes:
            frontier.push(leaf)


class GrowingTree:
    """Keeps the frontier of the last tree it saw, 32 bytes a level; a step costs as much as there are new leaves."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._frontier = Frontier()

    def must_continue(self, size: int, root: bytes) -> None:
        """Raise LogForked unless the first `size` records have this root."""
        if self._frontier.size != size:
            self._frontier = self._frontier_of(size)
        if self._frontier.root() != root:
            raise LogForked(f"the first {size} records are not those that were signed")

    def grow(self) -> tuple[int, bytes]:
        """Size and root of the tree now; raises LogForked where the ledger's head is another."""
        size, root = self._ledger.head()
        frontier = Frontier(self._frontier.size, bytes(self._frontier))
        push_leaves(frontier, self._ledger, size)
        if (frontier.size, frontier.root()) != (size, root):
            raise LogForked(f"the head over {size} records is not that of the records")
        self._frontier = frontier
        return size, root

    def _frontier_of(self, size: int) -> Frontier:
        if size > self._ledger.position():
            raise LogForked(f"{size} records were signed, and the ledger has {self._ledger.position()}")
        subtree = self._ledger.tree(size).subtree
        return Frontier(size, b"".join(subtree(height, index) for height, index in subtrees_of(0, size)))
