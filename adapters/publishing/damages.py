"""Every checkpoint ever signed, held against the records: one pass over the leaf hashes."""

from collections.abc import Callable, Iterator

from adapters.ledger import Damage, Ledger, LedgerDamaged
from adapters.publishing.checkpoints import Checkpoints, Kept
from adapters.publishing.growing_tree import push_leaves
from adapters.publishing.trust import Trust
from adapters.tlog.encoding import Malformed
from adapters.tlog.frontier import Frontier
from adapters.tlog.keys import VerifierKey
from adapters.tlog.note import Note, NoteUnsigned, Signature
from adapters.tlog.suites import SignatureWrong


def damaged_checkpoints(
    ledger: Ledger,
    checkpoints: Checkpoints,
    trust: Trust,
    progress: Callable[[int, int], None] | None = None,
) -> list[LedgerDamaged]:
    """Those over other records than were signed, and those whose signatures are not what they say."""
    frontier, position = Frontier(), ledger.position()
    found: list[LedgerDamaged] = []
    for kept in checkpoints.all():
        push_leaves(frontier, ledger, min(kept.size, position))
        tree = frontier.size, frontier.root()
        found += [
            LedgerDamaged(f"checkpoint {kept.size}", what) for what in _wrong(kept, ledger, tree, trust)
        ]
        if progress:
            progress(frontier.size, position)
    return found


def _wrong(kept: Kept, ledger: Ledger, tree: tuple[int, bytes], trust: Trust) -> Iterator[Damage]:
    try:
        said = kept.published().checkpoint
        if said.origin != ledger.origin or not (said.size, said.root) == (kept.size, kept.root) == tree:
            yield Damage.SIGNED_OTHERWISE
        _truly_signed(kept, trust)
    except Malformed:
        yield Damage.UNREADABLE
    except (SignatureWrong, NoteUnsigned):
        yield Damage.SIGNATURE_WRONG


def _truly_signed(kept: Kept, trust: Trust) -> None:
    """By this log, where its key is known, and each cosignature by the witness it was kept for."""
    note = Note.parse(kept.note.encode())
    if trust.policy.log_keys:
        note.verified(trust.policy.log_keys)
    for witness, line in kept.cosigned:
        cosigned = Note(note.text, (Signature.parse(line.removesuffix("\n")),))
        cosigned.verified([VerifierKey.parse(witness)])
