"""Signing what the ledger has become: every checkpoint continues the last one, or there is none."""

import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text

from adapters.ledger import Ledger
from adapters.publishing import Checkpoints, Publisher
from adapters.publishing.growing_tree import LogForked
from adapters.publishing.witnesses import Witnesses
from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.keys import SigningKey
from adapters.tlog.note import Note
from adapters.tlog.tree import EMPTY_ROOT, verify_consistency
from tests.adapters.ledger.given import ORIGIN, entry, event, filled

OTHER_LEAF = """UPDATE ledger_event SET leaf_hash = (
    SELECT leaf_hash FROM ledger_event WHERE log_index = 3
) WHERE log_index = 2"""
KEY = SigningKey.generate(ORIGIN)


@pytest.fixture
def checkpoints(trail_url: str) -> Iterator[Checkpoints]:
    opened = Checkpoints.open(trail_url)
    yield opened
    opened.close()


def publisher(ledger: Ledger, checkpoints: Checkpoints) -> Publisher:
    """Without witnesses."""
    return Publisher(
        ledger, checkpoints, KEY, Witnesses([], ledger.consistency_proof), now=lambda: 1_700_000_000
    )


def test_a_checkpoint_says_size_and_root_and_is_signed(ledger: Ledger, checkpoints: Checkpoints) -> None:
    filled(ledger, 300)
    assert publisher(ledger, checkpoints).publish() == 300
    published = checkpoints.newest()
    assert published is not None
    assert (published.checkpoint.origin, published.checkpoint.size) == (ORIGIN, 300)
    assert published.checkpoint.root == ledger.root()
    assert [found.key for found in published.note.verified([KEY.verifier])] == [KEY.verifier]
    assert published.signed_at == 1_700_000_000


def test_a_log_without_records_is_signed_too(ledger: Ledger, checkpoints: Checkpoints) -> None:
    publisher(ledger, checkpoints).publish()
    published = checkpoints.newest()
    assert published is not None
    assert (published.checkpoint.size, published.checkpoint.root) == (0, EMPTY_ROOT)


def test_nothing_new_is_signed_while_nothing_is_recorded(ledger: Ledger, checkpoints: Checkpoints) -> None:
    filled(ledger, 3)
    publishing = publisher(ledger, checkpoints)
    publishing.publish()
    publishing.publish()
    assert [size for size, _ in checkpoints.recent(10)] == [3]


def test_every_checkpoint_is_the_beginning_of_the_next(ledger: Ledger, checkpoints: Checkpoints) -> None:
    publishing = publisher(ledger, checkpoints)
    for more in (1, 254, 1, 3, 300):
        filled(ledger, more)
        publishing.publish()
    sizes = sorted(size for size, _ in checkpoints.recent(10))
    assert sizes == [1, 255, 256, 259, 559]
    for first, second in pairwise(sizes):
        earlier, later = checkpoints.of(first), checkpoints.of(second)
        assert earlier is not None
        assert later is not None
        proof = ledger.consistency_proof(first, second)
        verify_consistency(first, second, earlier.checkpoint.root, later.checkpoint.root, proof)


def test_two_processes_that_sign_the_same_tree_have_signed_the_same(
    ledger: Ledger, checkpoints: Checkpoints
) -> None:
    filled(ledger, 5)
    first, second = publisher(ledger, checkpoints), publisher(ledger, checkpoints)
    first.publish()
    before = checkpoints.newest()
    second.publish()
    assert checkpoints.newest() == before


@pytest.mark.parametrize(
    "damage",
    [
        OTHER_LEAF,
        "DELETE FROM ledger_event WHERE log_index = 4",
    ],
)
def test_a_ledger_that_was_altered_is_never_signed_again(
    ledger: Ledger, checkpoints: Checkpoints, damage: str
) -> None:
    filled(ledger, 5)
    publisher(ledger, checkpoints).publish()
    with ledger.engine.begin() as connection:
        connection.execute(text(damage))
    with pytest.raises((LogForked, IndexError)):
        publisher(ledger, checkpoints).publish()
    assert [size for size, _ in checkpoints.recent(10)] == [5]


def test_a_ledger_that_was_set_back_and_went_on_otherwise_is_never_signed_again(
    tmp_path: Path, checkpoints: Checkpoints
) -> None:
    def another() -> Ledger:
        return Ledger.open(f"sqlite:///{tmp_path / str(uuid4())}.db", origin=ORIGIN)

    with another() as ledger, another() as restored:
        publisher(filled(ledger, 5), checkpoints).publish()
        for size in (3, 4, 1):
            filled(restored, size)
            with pytest.raises(LogForked):
                publisher(restored, checkpoints).publish()


def test_records_are_signed_by_the_thread_as_they_come(ledger: Ledger, checkpoints: Checkpoints) -> None:
    signed = threading.Event()
    keep = checkpoints.keep

    def kept(checkpoint: Checkpoint, note: Note, signed_at: int) -> None:
        keep(checkpoint, note, signed_at)
        if checkpoint.size == 2:
            signed.set()

    checkpoints.keep = kept  # type: ignore[method-assign]
    publishing = publisher(ledger, checkpoints)
    publishing.start()
    ledger.append(entry(event(uuid4(), 1)))
    ledger.append(entry(event(uuid4(), 1)))
    assert signed.wait(10)
    publishing.stop()
    assert publishing.error == ""


def test_a_thread_that_finds_another_history_stops_and_says_why(
    ledger: Ledger, checkpoints: Checkpoints
) -> None:
    filled(ledger, 5)
    publisher(ledger, checkpoints).publish()
    with ledger.engine.begin() as connection:
        connection.execute(text(OTHER_LEAF))
    publishing = publisher(ledger, checkpoints)
    publishing.start()
    publishing._thread.join(10)
    assert "not those that were signed" in publishing.error
    publishing.stop()
    ledger.append(entry(event(uuid4(), 1)))
    assert ledger.position() == 6
