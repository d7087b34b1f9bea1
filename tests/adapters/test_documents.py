"""The document store: what is taken, what is on the disk, what is found damaged, and what a crash leaves behind."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.documents import DocumentStore
from adapters.media_types import media_type_of
from application.documents import (
    LARGEST_DOCUMENT,
    DocumentDamaged,
    DocumentTooLarge,
    MediaTypeRefused,
    NotUploaded,
)
from domain.documents import MediaType
from tests.adapters.ledger.other_process import started
from tests.support.contents import CHINESE_TEXT, NOT_TAKEN, PDF, TAKEN

OURS, THEIRS, CASE = UUID(int=1), UUID(int=2), UUID(int=3)
DIGEST = sha256(PDF).hexdigest()
LATER = datetime.now(UTC) + timedelta(days=2)


class House:
    """Wraps with a key of its own."""

    def __init__(self) -> None:
        self._cipher = AESGCM(bytes(32))

    def wrapped(self, key: bytes, about: bytes) -> bytes:
        return self._cipher.encrypt(bytes(12), key, about)

    def unwrapped(self, wrapped: bytes, about: bytes) -> bytes:
        return self._cipher.decrypt(bytes(12), wrapped, about)


@pytest.fixture
def store(tmp_path: Path) -> DocumentStore:
    return DocumentStore(tmp_path / "documents", House())


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("media_type", TAKEN)
def test_each_type_is_known_by_its_content(store: DocumentStore, media_type: str) -> None:
    kept = store.keep(OURS, TAKEN[media_type])
    assert (kept.media_type, kept.size) == (MediaType(media_type), len(TAKEN[media_type]))
    assert kept.digest == sha256(TAKEN[media_type]).hexdigest()


def test_text_may_be_in_the_national_encoding() -> None:
    assert media_type_of(CHINESE_TEXT) is MediaType.TEXT


@pytest.mark.parametrize("what", NOT_TAKEN)
def test_nothing_else_is_taken(store: DocumentStore, tmp_path: Path, what: str) -> None:
    with pytest.raises(MediaTypeRefused):
        store.keep(OURS, NOT_TAKEN[what])
    assert files(tmp_path) == []


def test_content_may_be_as_large_as_is_said_and_no_larger(store: DocumentStore, tmp_path: Path) -> None:
    with pytest.raises(DocumentTooLarge):
        store.keep(OURS, PDF + bytes(LARGEST_DOCUMENT + 1 - len(PDF)))
    assert files(tmp_path) == []
    assert store.keep(OURS, PDF + bytes(LARGEST_DOCUMENT - len(PDF))).size == LARGEST_DOCUMENT


def test_what_is_on_the_disk_says_nothing(store: DocumentStore, tmp_path: Path) -> None:
    text = "甲某的病历".encode()
    store.keep(OURS, text)
    assert not any(text in path.read_bytes() for path in files(tmp_path))
    assert {path.stat().st_mode & 0o777 for path in files(tmp_path)} == {0o600}


def test_content_comes_back_as_it_was(store: DocumentStore) -> None:
    store.keep(OURS, PDF)
    held = store.held(OURS, DIGEST)
    assert store.content(held.content_id, DIGEST, held.key) == PDF


@pytest.mark.parametrize("digest", [DIGEST, "0" * 64, "../../house.key", "", DIGEST.upper()])
def test_only_what_the_institution_itself_uploaded_is_held(store: DocumentStore, digest: str) -> None:
    store.keep(THEIRS, PDF)
    with pytest.raises(NotUploaded):
        store.held(OURS, digest)


def test_the_same_content_again_changes_nothing(store: DocumentStore, tmp_path: Path) -> None:
    assert store.keep(OURS, PDF) == store.keep(OURS, PDF)
    assert len(files(tmp_path)) == 2
    store.keep(THEIRS, PDF)
    assert len(files(tmp_path)) == 4


@pytest.mark.parametrize("place", [0, 5, 12, 40, -1])
def test_a_file_that_was_touched_is_not_given_out(store: DocumentStore, tmp_path: Path, place: int) -> None:
    store.keep(OURS, PDF)
    held = store.held(OURS, DIGEST)
    (path,) = (tmp_path / "documents").glob(f"{DIGEST[:2]}/*")
    sealed = bytearray(path.read_bytes())
    sealed[place] ^= 1
    path.write_bytes(sealed)
    with pytest.raises(DocumentDamaged):
        store.content(held.content_id, DIGEST, held.key)


@pytest.mark.parametrize("left", [b"", b"short"])
def test_a_file_that_was_cut_off_or_is_gone_is_damage(
    store: DocumentStore, tmp_path: Path, left: bytes
) -> None:
    store.keep(OURS, PDF)
    held = store.held(OURS, DIGEST)
    (path,) = (tmp_path / "documents").glob(f"{DIGEST[:2]}/*")
    path.write_bytes(left)
    with pytest.raises(DocumentDamaged):
        store.content(held.content_id, DIGEST, held.key)
    path.unlink()
    with pytest.raises(DocumentDamaged):
        store.content(held.content_id, DIGEST, held.key)


def test_other_content_under_a_digest_is_damage_even_with_the_right_key(
    store: DocumentStore, tmp_path: Path
) -> None:
    store.keep(OURS, PDF)
    held = store.held(OURS, DIGEST)
    (path,) = (tmp_path / "documents").glob(f"{DIGEST[:2]}/*")
    nonce = bytes(12)
    path.write_bytes(nonce + AESGCM(held.key).encrypt(nonce, b"forged", bytes.fromhex(DIGEST)))
    with pytest.raises(DocumentDamaged):
        store.content(held.content_id, DIGEST, held.key)


@pytest.mark.parametrize("dies_at", range(1, 12))
def test_a_crash_at_any_moment_of_an_upload_leaves_what_the_next_one_mends_or_the_sweep_removes(
    store: DocumentStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dies_at: int
) -> None:
    calls = count(1)

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def called(*given: Any, **named: Any) -> Any:
            if next(calls) == dies_at:
                raise KeyboardInterrupt
            return real(*given, **named)

        return called

    with monkeypatch.context() as patched:
        for name in ("fsync", "link", "open"):
            patched.setattr(os, name, dying(getattr(os, name)))
        with suppress(KeyboardInterrupt):
            store.keep(OURS, PDF)
    kept = store.keep(OURS, PDF)
    held = store.held(OURS, kept.digest)
    assert store.content(held.content_id, kept.digest, held.key) == PDF
    for upload in store.waiting(LATER):
        store.let_go(upload, filed=False)
    assert files(tmp_path) == []


def test_an_upload_that_waits_is_found_with_the_cases_it_was_meant_for(store: DocumentStore) -> None:
    store.keep(OURS, PDF)
    held = store.held(OURS, DIGEST, CASE)
    assert store.waiting(datetime.now(UTC) - timedelta(days=1)) == ()
    (upload,) = store.waiting(LATER)
    assert (upload.institution_id, upload.digest, upload.cases) == (OURS, DIGEST, (CASE,))
    assert upload.content_id == held.content_id


def test_what_was_filed_stays_when_its_slip_goes(store: DocumentStore, tmp_path: Path) -> None:
    store.keep(OURS, PDF)
    held = store.held(OURS, DIGEST, CASE)
    (upload,) = store.waiting(LATER)
    store.let_go(upload, filed=True)
    assert len(files(tmp_path)) == 1
    assert store.content(held.content_id, DIGEST, held.key) == PDF
    with pytest.raises(NotUploaded):
        store.held(OURS, DIGEST)


def test_who_files_while_the_sweep_runs_keeps_the_content(store: DocumentStore) -> None:
    store.keep(OURS, PDF)
    (upload,) = store.waiting(LATER)
    held = store.held(OURS, DIGEST, CASE)
    store.let_go(upload, filed=False)
    assert store.content(held.content_id, DIGEST, held.key) == PDF
    assert store.held(OURS, DIGEST).content_id == held.content_id


def test_a_sweep_that_crashed_is_finished_by_the_next(
    store: DocumentStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.keep(OURS, PDF)
    store.held(OURS, DIGEST, CASE)
    (upload,) = store.waiting(LATER)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "rmdir", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            store.let_go(upload, filed=False)
    store.keep(OURS, PDF)
    (again,) = store.waiting(LATER)
    store.let_go(again, filed=False)
    assert files(tmp_path) == []


def test_content_of_an_unknown_id_is_damage(store: DocumentStore) -> None:
    with pytest.raises(DocumentDamaged):
        store.content(uuid4(), DIGEST, bytes(32))


def keep_until_killed(folder: str, pipe: Connection) -> None:
    """Uploads one after the other, each digest told once it was acknowledged."""
    store = DocumentStore(Path(folder), House())
    for number in count():
        pipe.send(store.keep(OURS, f"第 {number} 份材料".encode()).digest)


def test_what_a_killed_server_acknowledged_is_there(store: DocumentStore, tmp_path: Path) -> None:
    with started(keep_until_killed, str(tmp_path / "documents")) as (process, pipe):
        digests = [pipe.recv() for _ in range(40)]
        process.kill()
        process.join()
    for digest in digests:
        held = store.held(OURS, digest)
        assert sha256(store.content(held.content_id, digest, held.key)).hexdigest() == digest
    for upload in store.waiting(LATER):
        store.let_go(upload, filed=False)
    assert files(tmp_path) == []
