"""The growing edge of the tree: the perfect subtrees over all leaves so far, and the tiles that fill on the way."""

from adapters.tlog.tiles import TILE_HEIGHT
from adapters.tlog.tree import HASH_SIZE, hash_node, root_of

FullTile = tuple[int, int, bytes]
"""(level, tile_index, root): the tile has just filled, and this is the one hash it adds to the level above."""


class Frontier:
    """A compact range from the first leaf: 32 bytes for every 1 in the binary size, and nothing else."""

    __slots__ = ("peaks", "size")

    def __init__(self, size: int = 0, stored: bytes = b"") -> None:
        if len(stored) != size.bit_count() * HASH_SIZE:
            raise ValueError(f"a frontier of {size} leaves has {size.bit_count()} hashes")
        self.size = size
        self.peaks = [stored[at : at + HASH_SIZE] for at in range(0, len(stored), HASH_SIZE)]

    def push(self, leaf: bytes) -> list[FullTile]:
        """Append a leaf hash; tell which tiles it filled, lowest first."""
        node, index, height, filled = leaf, self.size, 0, []
        while index & 1:
            node = hash_node(self.peaks.pop(), node)
            index >>= 1
            height += 1
            if height % TILE_HEIGHT == 0:
                filled.append((height // TILE_HEIGHT - 1, index, node))
        self.peaks.append(node)
        self.size += 1
        return filled

    def root(self) -> bytes:
        """The tree head a checkpoint signs."""
        return root_of(self.peaks)

    def __bytes__(self) -> bytes:
        return b"".join(self.peaks)
