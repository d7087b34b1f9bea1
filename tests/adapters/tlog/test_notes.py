"""Keys and signed notes, by the published examples and by every way to damage them."""

import json
from pathlib import Path
from typing import Any

import pytest

from adapters.tlog.encoding import Malformed
from adapters.tlog.keys import SigningKey, VerifierKey
from adapters.tlog.note import Note, NoteUnsigned, Signature
from adapters.tlog.suites import COSIGNATURE, ED25519, ML_DSA_COSIGNATURE, SUITES, SignatureWrong, Suite

EXAMPLES = Path(__file__).parents[4] / "shared" / "ledger" / "vectors" / "extracted"
TEXT = "log.example/one\n3\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
LOG = SigningKey.generate("log.example/one")


def published(name: str) -> Any:
    if not EXAMPLES.is_dir():
        pytest.skip("the shared vectors are not here")
    return json.loads((EXAMPLES / name).read_text())


def test_the_example_of_the_specification_verifies() -> None:
    example = published("signed-note-c2sp-example.json")
    note = Note.parse(example["note"].encode())
    key = VerifierKey.parse(example["vkey"])
    assert [found.key for found in note.verified([key])] == [key]
    assert str(note) == example["note"]
    assert str(key) == example["vkey"]


def test_keys_of_another_implementation_are_read_and_written_alike() -> None:
    example = published("signed-note-go.json")
    key = SigningKey.parse(example["valid_skey"])
    assert key.private_text() == example["valid_skey"]
    assert str(key.verifier) == example["valid_vkey"]
    for invalid in example["invalid_vkeys"]:
        with pytest.raises(Malformed):
            VerifierKey.parse(invalid)


def damaged(text: str) -> list[str]:
    """Every proper substring, and every character moved on by one."""
    cut = [text[first:last] for first in range(len(text)) for last in range(first, len(text) + 1)]
    moved = [text[:at] + chr(ord(text[at]) + 1) + text[at + 1 :] for at in range(len(text))]
    return [each for each in (*cut, *moved) if each != text]


@pytest.mark.parametrize("suite", [ED25519, COSIGNATURE], ids=lambda suite: suite.identifier)
def test_a_key_that_was_cut_or_altered_anywhere_is_refused(suite: Suite) -> None:
    key = SigningKey.generate("某区.example/log", suite)
    for text in damaged(str(key.verifier)):
        with pytest.raises(Malformed):
            VerifierKey.parse(text)
    for text in damaged(key.private_text()):
        with pytest.raises(Malformed):
            SigningKey.parse(text)


@pytest.mark.parametrize("suite", SUITES.values(), ids=lambda suite: suite.identifier)
def test_what_a_key_signed_verifies_and_nothing_else_does(suite: Suite) -> None:
    key = SigningKey.generate("witness.example/w1", suite)
    other = SigningKey.generate("witness.example/w1", suite)
    note = Note(TEXT).signed(LOG).signed(key, at=1_700_000_000)
    (found,) = Note.parse(str(note).encode()).verified([key.verifier])
    assert found.at == (1_700_000_000 if suite.timed else None)
    with pytest.raises(NoteUnsigned):
        note.verified([other.verifier])
    moved = Note(TEXT.replace("\n3\n", "\n4\n"), note.signatures)
    with pytest.raises(SignatureWrong):
        moved.verified([key.verifier])


@pytest.mark.parametrize("suite", [COSIGNATURE, ML_DSA_COSIGNATURE], ids=lambda suite: suite.identifier)
def test_the_time_of_a_cosignature_is_signed_too(suite: Suite) -> None:
    key = SigningKey.generate("witness.example/w1", suite)
    note = Note(TEXT).signed(key, at=1_700_000_000)
    (signature,) = note.signatures
    later = Signature(key.name, signature.key_id, (1_700_000_001).to_bytes(8, "big") + signature.data[8:])
    with pytest.raises(SignatureWrong):
        Note(TEXT, (later,)).verified([key.verifier])


def test_one_wrong_signature_of_a_known_key_spoils_the_note() -> None:
    other = SigningKey.generate("witness.example/w2", COSIGNATURE)
    wrong = Signature(other.name, other.verifier.key_id, bytes(72))
    note = Note(TEXT, (*Note(TEXT).signed(LOG).signatures, wrong))
    assert note.verified([LOG.verifier])
    with pytest.raises(SignatureWrong):
        note.verified([LOG.verifier, other.verifier])


def test_a_private_key_is_not_shown_where_somebody_prints_it() -> None:
    assert LOG.seed.hex() not in repr(LOG)
    assert repr(LOG.seed) not in repr(LOG)


def test_a_note_that_was_altered_anywhere_is_refused() -> None:
    written = str(Note(TEXT).signed(LOG)).encode()
    for at in range(len(written)):
        for mask in (0x01, 0x20, 0x80):
            altered = written[:at] + bytes([written[at] ^ mask]) + written[at + 1 :]
            with pytest.raises((Malformed, NoteUnsigned, SignatureWrong)):
                Note.parse(altered).verified([LOG.verifier])
        with pytest.raises((Malformed, NoteUnsigned)):
            Note.parse(written[:at]).verified([LOG.verifier])


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\n",
        b"text\n",
        b"text\n\n",
        b"text\n\nnot a signature\n",
        "text\n\n— name\n".encode(),
        "text\n\n— name AAAAAA==\n".encode(),
        "text\n\n— na+me AAAAAAAA\n".encode(),
        "text\n\n— name AAAAAAAB\n— name AAAAAAAA".encode(),
        "te\txt\n\n— name AAAAAAAA\n".encode(),
        b"\xff\n\n\xe2\x80\x94 name AAAAAAAA\n",
        ("text\n\n" + "— name AAAAAAAA\n" * 101).encode(),
        b"t" * 1_000_001,
    ],
)
def test_what_is_not_a_note_is_refused(written: bytes) -> None:
    with pytest.raises(Malformed):
        Note.parse(written)
