"""The proof of one record: a C2SP tlog-proof over the one checkpoint of the bundle."""

from collections.abc import Iterator

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import Malformed, hash_of, number
from adapters.tlog.proof import HEADER, MOST_HASHES
from adapters.tlog.tree import ProofInvalid, hash_leaf, verify_inclusion


def proof_wrong(
    log_index: int, leaf: bytes, proof: bytes, note: bytes, checkpoint: Checkpoint
) -> Iterator[str]:
    """The code of the first thing wrong with it, or nothing."""
    head, _, below = proof.partition(b"\n\n")
    try:
        index, hashes = _head(head)
    except (Malformed, UnicodeDecodeError):
        yield "proof-form"
        return
    if index != log_index:
        yield "proof-index"
    elif below != note:
        yield "proof-checkpoint"
    else:
        try:
            verify_inclusion(index, checkpoint.size, hash_leaf(leaf), hashes, checkpoint.root)
        except ProofInvalid:
            yield "proof-wrong"


def _head(head: bytes) -> tuple[int, list[bytes]]:
    first, _, rest = head.decode("ascii").partition("\n")
    index, *hashes = rest.split("\n")
    if first != HEADER or not index.startswith("index ") or len(hashes) > MOST_HASHES:
        raise Malformed("not the head of a proof")
    return number(index.removeprefix("index ")), [hash_of(each) for each in hashes]
