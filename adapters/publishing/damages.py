"""Every checkpoint ever signed, held against the records: one pass over the leaf hashes."""

from collections.abc import Callable

from adapters.ledger import Damage, Ledger, LedgerDamaged
from adapters.publishing.checkpoints import Checkpoints, Published
from adapters.publishing.trust import Trust
from adapters.tlog.frontier import Frontier
from adapters.tlog.note import NoteUnsigned
from adapters.tlog.suites import SignatureWrong

AT_ONCE = 65_536


def damaged_checkpoints(
    ledger: Ledger,
    checkpoints: Checkpoints,
    trust: Trust,
    progress: Callable[[int, int], None] | None = None,
) -> list[LedgerDamaged]:
    """Those over other records than were signed, and those whose signatures are not what they say."""
    frontier, position, found = Frontier(), ledger.position(), []
    for published in checkpoints.all():
        checkpoint = published.checkpoint
        _grow(ledger, frontier, min(checkpoint.size, position))
        if (checkpoint.origin, checkpoint.size, checkpoint.root) != (
            ledger.origin,
            frontier.size,
            frontier.root(),
        ):
            found.append(LedgerDamaged(f"checkpoint {checkpoint.size}", Damage.SIGNED_OTHERWISE))
        if not _truly_signed(published, trust):
            found.append(LedgerDamaged(f"checkpoint {checkpoint.size}", Damage.SIGNATURE_WRONG))
        if progress:
            progress(frontier.size, position)
    return found


def _grow(ledger: Ledger, frontier: Frontier, size: int) -> None:
    while frontier.size < size:
        hashes = ledger.leaf_hashes(frontier.size, min(size, frontier.size + AT_ONCE))
        if not hashes:
            return
        for leaf in hashes:
            frontier.push(leaf)


def _truly_signed(published: Published, trust: Trust) -> bool:
    """By this log, where its key is known, and by every witness of the policy that is named."""
    try:
        if trust.policy.log_keys:
            published.note.verified(trust.policy.log_keys)
        named = {(each.name, each.key_id) for each in published.note.signatures}
        known = [key for key in trust.policy.witness_keys if (key.name, key.key_id) in named]
        if known:
            published.note.verified(known)
    except (SignatureWrong, NoteUnsigned):
        return False
    return True
