"""The Merkle tree of RFC 6962 (RFC 9162 §2.1): leaf H(0x00‖d), node H(0x01‖left‖right). Pure arithmetic."""

from collections.abc import Callable, Sequence
from hashlib import sha256

HASH_SIZE = 32
EMPTY_ROOT = sha256(b"").digest()

Subtree = Callable[[int, int], bytes]
"""The root of the perfect subtree of 2**height leaves that is the index-th of its height: (height, index)."""


class ProofInvalid(Exception):
    """The proof does not lead from what it starts at to the root it was given for."""


def hash_leaf(data: bytes) -> bytes:
    """H(0x00‖data)."""
    return sha256(b"\x00" + data).digest()


def hash_node(left: bytes, right: bytes) -> bytes:
    """H(0x01‖left‖right)."""
    return sha256(b"\x01" + left + right).digest()


def subtrees_of(first: int, last: int) -> list[tuple[int, int]]:
    """The perfect subtrees (height, index) that cover leaves first…last-1, left to right.

    `first` must be a multiple of the largest power of two that the proof algorithms split at; they keep to that.
    """
    found = []
    while first < last:
        height = (last - first).bit_length() - 1
        if first:
            height = min(height, (first & -first).bit_length() - 1)
        found.append((height, first >> height))
        first += 1 << height
    return found


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over perfect subtrees of falling size, as a frontier holds them."""
    if not hashes:
        return EMPTY_ROOT
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = hash_node(left, root)
    return root


def inclusion_proof(log_index: int, size: int, subtree: Subtree) -> list[bytes]:
    """The hashes that lead from leaf `log_index` to the root of the first `size` leaves (RFC 9162 §2.1.3.1)."""
    if not 0 <= log_index < size:
        raise IndexError(f"record {log_index} is not in a tree of {size}")
    first, last, path = 0, size, []
    while last - first > 1:
        middle = first + _split(last - first)
        if log_index < middle:
            path.append((middle, last))
            last = middle
        else:
            path.append((first, middle))
            first = middle
    return [_range_root(start, stop, subtree) for start, stop in reversed(path)]


def consistency_proof(first_size: int, second_size: int, subtree: Subtree) -> list[bytes]:
    """The hashes showing that the first `first_size` leaves are unchanged in `second_size` (RFC 9162 §2.1.4.1)."""
    if not 0 < first_size <= second_size:
        raise IndexError(f"no proof from {first_size} to {second_size} records")
    if first_size == second_size:
        return []
    first, last, path = 0, second_size, []
    while first_size != last:
        middle = first + _split(last - first)
        if first_size <= middle:
            path.append((middle, last))
            last = middle
        else:
            path.append((first, middle))
            first = middle
    if first:
        path.append((first, last))
    return [_range_root(start, stop, subtree) for start, stop in reversed(path)]


def verify_inclusion(log_index: int, size: int, leaf: bytes, proof: Sequence[bytes], root: bytes) -> None:
    """Raise ProofInvalid unless `proof` leads from the leaf hash at `log_index` to `root` (RFC 9162 §2.1.3.2)."""
    _whole_hashes(leaf, root, *proof)
    if not 0 <= log_index < size:
        raise ProofInvalid(f"record {log_index} is not in a tree of {size}")
    index, last, node = log_index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise ProofInvalid("the proof is too long")
        if index & 1 or index == last:
            node = hash_node(sibling, node)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            node = hash_node(node, sibling)
        index, last = index >> 1, last >> 1
    if last or node != root:
        raise ProofInvalid("the record is not what this tree holds there")


def verify_consistency(
    first_size: int, second_size: int, first_root: bytes, second_root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise ProofInvalid unless the first tree is the beginning of the second (RFC 9162 §2.1.4.2).

    From size 0 there is nothing to prove and no proof is accepted; who meets a log for the first time decides that.
    """
    _whole_hashes(first_root, second_root, *proof)
    if not 0 < first_size <= second_size:
        raise ProofInvalid(f"no proof leads from {first_size} to {second_size} records")
    if first_size == second_size:
        if proof or first_root != second_root:
            raise ProofInvalid("two trees of one size must be one tree")
        return
    if not proof:
        raise ProofInvalid("the proof is empty")
    old, new = _climb(first_size, second_size, first_root, proof)
    if old != first_root or new != second_root:
        raise ProofInvalid("the second tree does not continue the first")


def beginning_shown(first_size: int, second_size: int, second_root: bytes, proof: Sequence[bytes]) -> bytes:
    """The root over the first `first_size` leaves of the second tree, as this proof itself shows it.

    Two trees of one log are irreconcilable where it differs from the root the log signed at that size. Raises
    ProofInvalid where the proof does not lead to `second_root`, and for powers of two, whose root it leaves out.
    """
    _whole_hashes(second_root, *proof)
    if not 0 < first_size < second_size or not first_size & (first_size - 1) or not proof:
        raise ProofInvalid("this proof does not show a beginning")
    old, new = _climb(first_size, second_size, b"", proof)
    if new != second_root:
        raise ProofInvalid("the proof does not lead to the second tree")
    return old


def _climb(
    first_size: int, second_size: int, first_root: bytes, proof: Sequence[bytes]
) -> tuple[bytes, bytes]:
    path = list(proof) if first_size & (first_size - 1) else [first_root, *proof]
    first, second = first_size - 1, second_size - 1
    while first & 1:
        first, second = first >> 1, second >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if second == 0:
            raise ProofInvalid("the proof is too long")
        if first & 1 or first == second:
            old, new = hash_node(sibling, old), hash_node(sibling, new)
            while not first & 1 and first:
                first, second = first >> 1, second >> 1
        else:
            new = hash_node(new, sibling)
        first, second = first >> 1, second >> 1
    if second:
        raise ProofInvalid("the proof is too short")
    return old, new


def _split(width: int) -> int:
    """The largest power of two below `width`."""
    return 1 << ((width - 1).bit_length() - 1)


def _range_root(first: int, last: int, subtree: Subtree) -> bytes:
    return root_of([subtree(height, index) for height, index in subtrees_of(first, last)])


def _whole_hashes(*hashes: bytes) -> None:
    if any(len(each) != HASH_SIZE for each in hashes):
        raise ProofInvalid("every hash has 32 bytes")
