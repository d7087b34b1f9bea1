"""Whatever is submitted in whatever order: what is held only grows, along one story."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import base64_text
from adapters.tlog.note import Note
from adapters.witness.store import WitnessStore
from adapters.witness.witness import TlogWitness
from tests.support.growing_log import GrowingLog, court_key

LOG = GrowingLog()
FORKS = [LOG, GrowingLog("other", forked_at=1), GrowingLog("third", forked_at=9)]
submissions = st.lists(
    st.tuples(st.sampled_from([0, 0, 0, 1, 2]), st.integers(0, 40), st.integers(0, 40)), max_size=25
)


def fresh(folder: str) -> TlogWitness:
    witness = TlogWitness([court_key()], WitnessStore(Path(folder) / "court.db"))
    witness.watch(LOG.vkey)
    return witness


@settings(max_examples=60, deadline=None)
@given(submissions)
def test_what_is_held_only_grows_and_its_beginnings_agree(asked: list[tuple[int, int, int]]) -> None:
    cosigned: list[tuple[int, GrowingLog]] = [(0, LOG)]
    with tempfile.TemporaryDirectory() as folder:
        witness = fresh(folder)
        for story, old, size in asked:
            answer = witness.add_checkpoint(FORKS[story].submission(old, size))
            (held,) = witness.logs()
            if answer.status == 200:
                assert (old, held.size) == (cosigned[-1][0], size)
                cosigned.append((size, FORKS[story]))
            assert held.size == cosigned[-1][0]
        witness.close()
    for (before, _), (after, log) in pairwise(cosigned):
        assert before <= after
        assert all(past.root(size) == log.root(size) for size, past in cosigned if size <= after)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=12))
def test_an_honest_log_is_always_cosigned(steps: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        witness, size = fresh(folder), 0
        for step in steps:
            assert witness.add_checkpoint(LOG.submission(size, size + step)).status == 200
            size += step
        (held,) = witness.logs()
        assert (held.size, held.root) == (size, base64_text(LOG.root(size)))
        assert witness.misbehaviours() == []
        witness.close()


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_submission_is_refused_or_still_says_what_the_log_signed(data: st.DataObject) -> None:
    body = bytearray(LOG.submission(5, 9))
    at = data.draw(st.integers(0, len(body) - 1))
    body[at] ^= 1 << data.draw(st.integers(0, 7))
    with tempfile.TemporaryDirectory() as folder:
        witness = fresh(folder)
        witness.add_checkpoint(LOG.submission(0, 5))
        answer = witness.add_checkpoint(bytes(body))
        (held,) = witness.logs()
        witness.close()
    assert answer.status in {200, 400, 403, 404, 409, 422}
    if answer.status == 200:
        note = Note.parse(bytes(body).partition(b"\n\n")[2])
        assert Checkpoint.parse(note.text) == Checkpoint.parse(LOG.note(9).text)
    else:
        assert held.size == 5


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_anything_at_all_gets_an_answer(body: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        witness = fresh(folder)
        assert witness.add_checkpoint(body).status == 400
        assert witness.add_checkpoint(b"old 0\n\n" + body).status in {400, 404}
        witness.close()
