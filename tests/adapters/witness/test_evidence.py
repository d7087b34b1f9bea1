"""What a witness keeps of a log that shows two stories, so that its institution can show it to others."""

from collections.abc import Callable

import pytest

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import base64_bytes
from adapters.tlog.note import Note
from adapters.tlog.tree import beginning_shown
from adapters.witness.store import MOST_KEPT
from adapters.witness.witness import TlogWitness
from application.witnessing import Ground, Misbehaviour
from tests.support.growing_log import GrowingLog

LOG = GrowingLog()
FORK = GrowingLog("another", forked_at=3)


@pytest.fixture(autouse=True)
def _watching(witness: TlogWitness) -> None:
    witness.watch(LOG.vkey)


def the_one(witness: TlogWitness) -> Misbehaviour:
    (found,) = witness.misbehaviours()
    return found


def signed_by_log(text: str) -> Checkpoint:
    note = Note.parse(text.encode())
    note.verified([LOG.key.verifier])
    return Checkpoint.parse(note.text)


@pytest.mark.parametrize("old", [0, 2, 5])
def test_two_roots_of_one_size_are_kept_whatever_size_was_said_to_be_known(
    witness: TlogWitness, old: int
) -> None:
    witness.add_checkpoint(LOG.submission(0, 5))
    assert witness.add_checkpoint(FORK.submission(old, 5)).status == 409
    found = the_one(witness)
    assert found.ground is Ground.SAME_SIZE
    held, shown = signed_by_log(found.held), signed_by_log(found.shown)
    assert (held.size, held.root) == (5, LOG.root(5))
    assert (shown.size, shown.root) == (5, FORK.root(5))


@pytest.mark.parametrize("sizes", [(5, 9), (6, 7), (300, 301), (7, 500)])
def test_a_split_view_shown_to_two_witnesses_is_found_by_the_second(
    new_witness: Callable[..., TlogWitness], sizes: tuple[int, int]
) -> None:
    first, second = new_witness("first.db"), new_witness("second.db")
    for witness in (first, second):
        witness.watch(LOG.vkey)
    small, large = sizes
    assert first.add_checkpoint(LOG.submission(0, small)).status == 200
    assert second.add_checkpoint(FORK.submission(0, small)).status == 200
    assert first.add_checkpoint(LOG.submission(small, large)).status == 200
    assert second.add_checkpoint(LOG.submission(small, large)).status == 422
    assert first.misbehaviours() == []
    found = the_one(second)
    assert found.ground is Ground.OTHER_BEGINNING
    held, shown = signed_by_log(found.held), signed_by_log(found.shown)
    proof = [base64_bytes(line) for line in found.proof]
    assert beginning_shown(held.size, shown.size, shown.root, proof) == LOG.root(small) != held.root


def test_where_the_proof_leaves_the_beginning_out_it_stays_a_doubt(witness: TlogWitness) -> None:
    witness.add_checkpoint(FORK.submission(0, 4))
    assert witness.add_checkpoint(LOG.submission(4, 9)).status == 422
    found = the_one(witness)
    assert (found.ground, found.old_size) == (Ground.UNPROVEN, 4)
    assert found.ground.zh in found.told
    assert found.held in found.told
    assert found.shown in found.told


def test_nobody_can_incriminate_a_log_with_a_bad_proof(witness: TlogWitness) -> None:
    witness.add_checkpoint(LOG.submission(0, 5))
    witness.add_checkpoint(LOG.submission(5, 9, (b"h" * 32,) * 3))
    assert the_one(witness).ground is Ground.UNPROVEN
    assert witness.add_checkpoint(LOG.submission(5, 9)).status == 200
    assert witness.misbehaviours() == []


def test_the_same_contradiction_is_kept_once(witness: TlogWitness) -> None:
    witness.add_checkpoint(LOG.submission(0, 5))
    for _ in range(3):
        witness.add_checkpoint(FORK.submission(5, 5))
    assert len(witness.misbehaviours()) == 1


def test_what_was_shown_before_its_log_grew_on_stays_evidence(witness: TlogWitness) -> None:
    witness.add_checkpoint(LOG.submission(0, 5))
    witness.add_checkpoint(FORK.submission(5, 5))
    assert witness.add_checkpoint(LOG.submission(5, 9)).status == 200
    assert the_one(witness).ground is Ground.SAME_SIZE


def test_doubts_cannot_fill_the_disk_nor_keep_proofs_out(
    witness: TlogWitness, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(MOST_KEPT, Ground.UNPROVEN, 3)
    witness.add_checkpoint(LOG.submission(0, 5))
    for size in range(6, 16):
        witness.add_checkpoint(LOG.submission(5, size, (b"h" * 32,)))
    assert len(witness.misbehaviours()) == 3
    witness.add_checkpoint(FORK.submission(5, 5))
    assert witness.misbehaviours()[0].ground is Ground.SAME_SIZE


def test_an_impostor_leaves_no_evidence(witness: TlogWitness) -> None:
    witness.add_checkpoint(LOG.submission(0, 5))
    impostor = GrowingLog("another", key=GrowingLog(origin="x.example").key)
    assert witness.add_checkpoint(impostor.submission(5, 5)).status == 403
    assert witness.misbehaviours() == []
