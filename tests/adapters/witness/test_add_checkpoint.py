"""Each status of C2SP tlog-witness: what was cosigned before, what is submitted, what the witness answers and then holds."""

from collections.abc import Callable

import pytest

from adapters.tlog.checkpoint import Checkpoint
from adapters.tlog.encoding import base64_text
from adapters.tlog.keys import SigningKey, VerifierKey
from adapters.tlog.note import Note, Signature
from adapters.tlog.suites import COSIGNATURE, ML_DSA_COSIGNATURE
from adapters.tlog.tree import EMPTY_ROOT
from adapters.witness.submission import SIZE_TYPE, Submission, log_id
from adapters.witness.witness import TlogWitness
from application.witnessing import Answered, KeyUnusable
from tests.adapters.witness.conftest import NOON, StandingClock
from tests.support.growing_log import ORIGIN, GrowingLog, court_key, fixed_key

LOG = GrowingLog()
FORK = GrowingLog("another", forked_at=3)
ONE_HASH = (b"h" * 32,)


@pytest.fixture(autouse=True)
def _watching(witness: TlogWitness) -> None:
    witness.watch(LOG.vkey)


def given(witness: TlogWitness, *sizes: int) -> None:
    """Cosigned before, in this order."""
    for old, size in zip((0, *sizes), sizes, strict=False):
        assert witness.add_checkpoint(LOG.submission(old, size)).status == 200


def held(witness: TlogWitness) -> tuple[int, str]:
    (log,) = [one for one in witness.logs() if one.origin == ORIGIN]
    return log.size, log.root


def cosigned(answer: Answered, note: Note, key: VerifierKey | None = None) -> int | None:
    """When, as the cosignature states it; raises where it is none."""
    whole = Note.parse(f"{note.text}\n{answer.content}".encode())
    (found,) = whole.verified([key or court_key().verifier])
    return found.at


@pytest.mark.parametrize("sizes", [(0, 1), (0, 7), (1, 2), (4, 8), (5, 8), (7, 300), (8, 9), (256, 257)])
def test_what_continues_is_cosigned(witness: TlogWitness, sizes: tuple[int, int]) -> None:
    old, size = sizes
    given(witness, *([old] if old else []))
    answer = witness.add_checkpoint(LOG.submission(old, size))
    assert (answer.status, answer.media_type) == (200, "text/plain")
    assert cosigned(answer, LOG.note(size)) == NOON
    assert held(witness) == (size, base64_text(LOG.root(size)))


def test_the_same_checkpoint_is_cosigned_again_with_the_time_it_is_now(
    witness: TlogWitness, clock: StandingClock
) -> None:
    given(witness, 5)
    clock.now += 60
    answer = witness.add_checkpoint(LOG.submission(5, 5))
    assert cosigned(answer, LOG.note(5)) == NOON + 60
    assert held(witness) == (5, base64_text(LOG.root(5)))


def test_a_clock_set_back_does_not_set_cosignatures_back(witness: TlogWitness, clock: StandingClock) -> None:
    given(witness, 5)
    clock.now -= 3600
    assert cosigned(witness.add_checkpoint(LOG.submission(5, 6)), LOG.note(6)) == NOON


def test_a_second_key_gives_a_second_cosignature(new_witness: Callable[..., TlogWitness]) -> None:
    witness = new_witness(post_quantum=True)
    answer = witness.add_checkpoint(LOG.submission(0, 5))
    for key in map(VerifierKey.parse, witness.keys):
        assert cosigned(answer, LOG.note(5), key) == NOON
    assert len(answer.content.splitlines()) == 2


def test_a_log_may_sign_with_either_of_two_trusted_keys(witness: TlogWitness) -> None:
    newer = fixed_key(ORIGIN, ML_DSA_COSIGNATURE)
    witness.watch(str(newer.verifier))
    given(witness, 5)
    log = GrowingLog(key=newer)
    assert witness.add_checkpoint(log.submission(5, 6)).status == 200


def test_signatures_of_unknown_keys_are_passed_over_and_not_kept(witness: TlogWitness) -> None:
    stranger = fixed_key("stranger.example")
    note = LOG.note(5).signed(stranger)
    assert witness.add_checkpoint(bytes(Submission(0, (), note))).status == 200
    kept = witness.checkpoint(log_id(ORIGIN))
    assert kept is not None
    assert [each.name for each in Note.parse(kept.encode()).signatures] == [ORIGIN, court_key().name]


def test_an_empty_log_is_cosigned_and_grows_from_there(witness: TlogWitness) -> None:
    for _ in range(2):
        assert witness.add_checkpoint(LOG.submission(0, 0)).status == 200
    assert witness.add_checkpoint(LOG.submission(0, 3)).status == 200


MALFORMED = {
    "nothing": b"",
    "no old size": LOG.submission(0, 5).removeprefix(b"old 0\n"),
    "a leading zero": LOG.submission(0, 5).replace(b"old 0", b"old 00"),
    "a sign": LOG.submission(0, 5).replace(b"old 0", b"old +0"),
    "two spaces": LOG.submission(0, 5).replace(b"old 0", b"old  0"),
    "Arabic-Indic digits": LOG.submission(0, 5).replace(b"old 0", "old ٠".encode()),
    "carriage returns": LOG.submission(0, 5).replace(b"\n", b"\r\n"),
    "a hash that is too short": LOG.submission(0, 5).replace(b"old 0\n", b"old 0\nAAAA\n"),
    "sixty-four hashes": LOG.submission(1, 5, ONE_HASH * 64),
    "no signature": LOG.submission(0, 5).rpartition(b"\n\n")[0] + b"\n\n",
    "no last newline": LOG.submission(0, 5)[:-1],
    "no checkpoint in the note": bytes(Submission(0, (), Note("only words\n").signed(LOG.key))),
    "not UTF-8": LOG.submission(0, 5).replace(b"log.example", b"log\xff.example"),
    "more records than can be": bytes(
        Submission(0, (), Note(str(Checkpoint(ORIGIN, 1 << 63, LOG.root(1)))).signed(LOG.key))
    ),
    "an old size larger than the checkpoint": LOG.submission(6, 5),
}


@pytest.mark.parametrize("body", MALFORMED.values(), ids=MALFORMED)
def test_400_what_is_not_in_the_form(witness: TlogWitness, body: bytes) -> None:
    given(witness, 4)
    assert witness.add_checkpoint(body).status == 400
    assert held(witness)[0] == 4


def test_400_comes_before_409_where_the_old_size_is_larger_than_the_checkpoint(witness: TlogWitness) -> None:
    assert witness.add_checkpoint(LOG.submission(6, 5)).status == 400


def test_404_a_log_that_is_not_watched(witness: TlogWitness) -> None:
    assert witness.add_checkpoint(GrowingLog(origin="log.example/two").submission(0, 5)).status == 404


def test_403_nobody_trusted_has_signed(witness: TlogWitness) -> None:
    impostor = GrowingLog(key=SigningKey.generate(ORIGIN))
    assert witness.add_checkpoint(impostor.submission(0, 5)).status == 403


def test_403_a_signature_that_is_not_over_this_checkpoint(witness: TlogWitness) -> None:
    note = Note(LOG.note(6).text, LOG.note(5).signatures)
    assert witness.add_checkpoint(bytes(Submission(0, (), note))).status == 403


def test_403_a_wrong_signature_beside_a_right_one_of_the_same_key(witness: TlogWitness) -> None:
    good = LOG.note(5)
    (signature,) = good.signatures
    bad = Signature(signature.name, signature.key_id, bytes(64))
    note = Note(good.text, (signature, bad))
    assert witness.add_checkpoint(bytes(Submission(0, (), note))).status == 403


@pytest.mark.parametrize(("first", "old", "size"), [(5, 0, 9), (5, 4, 9), (5, 6, 9), (5, 0, 5), (5, 2, 3)])
def test_409_tells_the_size_that_is_held(witness: TlogWitness, first: int, old: int, size: int) -> None:
    given(witness, first)
    answer = witness.add_checkpoint(LOG.submission(old, size))
    assert answer == Answered(409, f"{first}\n", SIZE_TYPE)
    assert held(witness)[0] == first


def test_409_tells_nought_where_nothing_was_cosigned(witness: TlogWitness) -> None:
    assert witness.add_checkpoint(LOG.submission(3, 5)) == Answered(409, "0\n", SIZE_TYPE)


def test_409_the_same_size_with_another_root(witness: TlogWitness) -> None:
    given(witness, 5)
    answer = witness.add_checkpoint(FORK.submission(5, 5))
    assert (answer.status, answer.media_type) == (409, "text/plain")
    assert held(witness) == (5, base64_text(LOG.root(5)))


UNPROVEN = {
    "no proof": (5, 9, ()),
    "a hash too many": (5, 9, (*LOG.proof(5, 9), *ONE_HASH)),
    "a hash too few": (5, 9, LOG.proof(5, 9)[:-1]),
    "another hash": (5, 9, (*ONE_HASH, *LOG.proof(5, 9)[1:])),
    "the proof of another size": (5, 9, LOG.proof(4, 9)),
    "the proof of another story": (5, 9, FORK.proof(5, 9)),
    "a proof where nothing has changed": (5, 5, ONE_HASH),
}


@pytest.mark.parametrize(("old", "size", "proof"), UNPROVEN.values(), ids=UNPROVEN)
def test_422_a_proof_that_does_not_hold(
    witness: TlogWitness, old: int, size: int, proof: tuple[bytes, ...]
) -> None:
    given(witness, old)
    assert witness.add_checkpoint(LOG.submission(old, size, proof)).status == 422
    assert held(witness) == (old, base64_text(LOG.root(old)))


@pytest.mark.parametrize("size", [0, 1, 5])
def test_422_a_proof_from_nothing(witness: TlogWitness, size: int) -> None:
    assert witness.add_checkpoint(LOG.submission(0, size, ONE_HASH)).status == 422
    assert held(witness)[0] == 0


def test_422_an_empty_log_with_a_root_of_its_own(witness: TlogWitness) -> None:
    assert base64_text(EMPTY_ROOT) == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
    note = Note(str(Checkpoint(ORIGIN, 0, LOG.root(1)))).signed(LOG.key)
    assert witness.add_checkpoint(bytes(Submission(0, (), note))).status == 422
    assert witness.checkpoint(log_id(ORIGIN)) is None


def test_logs_do_not_mix(witness: TlogWitness) -> None:
    other = GrowingLog("other", origin="log.example/two")
    witness.watch(other.vkey)
    given(witness, 5)
    assert witness.add_checkpoint(other.submission(0, 9)).status == 200
    assert held(witness)[0] == 5


def test_what_is_held_is_given_out_as_it_was_signed(witness: TlogWitness) -> None:
    assert witness.checkpoint(log_id(ORIGIN)) is None
    given(witness, 5)
    kept = witness.checkpoint(log_id(ORIGIN))
    assert kept is not None
    signed = Note.parse(kept.encode()).verified([LOG.key.verifier, court_key().verifier])
    assert len(signed) == 2
    assert Note.parse(kept.encode()).text == LOG.note(5).text


@pytest.mark.parametrize(
    "key", ["", "x+y+z", LOG.vkey[:-2], str(fixed_key("w.example", COSIGNATURE).verifier)]
)
def test_only_keys_that_logs_sign_with_are_trusted(witness: TlogWitness, key: str) -> None:
    with pytest.raises(KeyUnusable):
        witness.watch(key)
    assert len(witness.logs()) == 1


def test_a_log_whose_key_has_another_name_is_watched_under_its_origin(witness: TlogWitness) -> None:
    key = fixed_key("key.example")
    witness.watch(str(key.verifier), "log.example/three")
    log = GrowingLog(origin="log.example/three", key=key)
    assert witness.add_checkpoint(log.submission(0, 2)).status == 200
