"""The document store 材料库: encrypted files in the data folder, addressed by the SHA-256 of their content.

Each upload is encrypted under a key of its own. While it waits for the step that files it, the key lies in a slip
beside it, wrapped by the house key; the step puts the key into the vault, under the case's key, in the transaction of
its entry, and the slip goes. Content files are written once and never changed, so nothing that was filed can be lost
to a race, and destroying a case's key erases its documents.

    documents/waiting/<institution>/<digest>/slip                 of the upload
    documents/waiting/<institution>/<digest>/<case>               it may have been filed there
    documents/<first two of the digest>/<digest>.<content id>
"""

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from uuid import UUID, uuid4

import msgspec
import structlog
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from adapters.media_types import media_type_of
from application.documents import (
    LARGEST_DOCUMENT,
    DocumentDamaged,
    DocumentTooLarge,
    Held,
    MediaTypeRefused,
    NotUploaded,
    Uploaded,
    Waiting,
)
from domain.documents import MediaType

NONCE = 12
DIGEST = re.compile(r"[0-9a-f]{64}")
SLIP, PART, LEAVING = "slip", ".part", ".leaving"
log = structlog.get_logger()


class HouseKey(Protocol):
    """Wraps keys that no case's key protects yet."""

    def wrapped(self, key: bytes, about: bytes) -> bytes: ...
    def unwrapped(self, wrapped: bytes, about: bytes) -> bytes: ...


class Slip(msgspec.Struct, frozen=True):
    """What is known of an upload that waits."""

    content_id: UUID
    size: int
    media_type: MediaType
    wrapped: bytes


_slip = msgspec.json.Decoder(Slip).decode


class DocumentStore:
    """One folder, shared by every server of an installation."""

    def __init__(self, folder: Path, house: HouseKey) -> None:
        self._folder = folder
        self._house = house

    def keep(self, institution_id: UUID, content: bytes) -> Uploaded:
        """The slip first, then the content: a crash leaves a slip, which the sweep finds, and never content alone."""
        if len(content) > LARGEST_DOCUMENT:
            raise DocumentTooLarge
        media_type = media_type_of(content)
        if media_type is None:
            raise MediaTypeRefused
        digest = sha256(content).hexdigest()
        slip = self._slip_for(institution_id, digest, len(content), media_type)
        place = self._place(digest, slip.content_id)
        if place.exists():
            _sync(place.parent)  # whoever wrote it may have died right before
        else:
            key = self._house.unwrapped(slip.wrapped, slip.content_id.bytes)
            nonce = secrets.token_bytes(NONCE)
            _write(place, nonce + AESGCM(key).encrypt(nonce, content, bytes.fromhex(digest)))
        return Uploaded(digest=digest, size=slip.size, media_type=slip.media_type)

    def held(self, institution_id: UUID, digest: str, for_case: UUID | None = None) -> Held:
        """What the institution uploaded; a case it may be filed in is noted before anything is recorded."""
        if not DIGEST.fullmatch(digest):
            raise NotUploaded(field="digest")
        waiting = self._waiting(institution_id, digest)
        if for_case is not None and waiting.is_dir():
            _write(waiting / str(for_case), b"")  # before the slip is read: see `let_go`
        try:
            slip = _slip((waiting / SLIP).read_bytes())
        except FileNotFoundError:
            raise NotUploaded(field="digest") from None
        if not self._place(digest, slip.content_id).exists():
            raise NotUploaded(field="digest")
        uploaded = Uploaded(digest=digest, size=slip.size, media_type=slip.media_type)
        key = self._house.unwrapped(slip.wrapped, slip.content_id.bytes)
        return Held(uploaded=uploaded, content_id=slip.content_id, key=key)

    def content(self, content_id: UUID, digest: str, key: bytes) -> bytes:
        """Decrypted and compared with its digest; what was touched is never given out."""
        try:
            sealed = self._place(digest, content_id).read_bytes()
            content = AESGCM(key).decrypt(sealed[:NONCE], sealed[NONCE:], bytes.fromhex(digest))
        except (OSError, InvalidTag, ValueError) as damage:
            raise _damaged(digest, content_id, type(damage).__name__) from damage
        if sha256(content).hexdigest() != digest:
            raise _damaged(digest, content_id, "digest differs")
        return content

    def waiting(self, since: datetime) -> Sequence[Waiting]:
        """Uploads nobody has touched since: neither uploaded again nor meant for a case."""
        for part in self._folder.rglob(f"*{PART}"):
            if part.stat().st_mtime < since.timestamp():
                part.unlink(missing_ok=True)
        return tuple(self._untouched(since))

    def let_go(self, upload: Waiting, *, filed: bool) -> None:
        """Out of reach first: who marked it meanwhile gets it back, who comes later finds no slip and uploads again.

        The content goes before the slip: whatever is left by a crash is found again.
        """
        here = self._waiting(upload.institution_id, upload.digest)
        leaving = here.with_suffix(LEAVING)
        slip = leaving / SLIP
        if leaving.exists() and not slip.exists():  # a crash between the last two lines
            leaving.rmdir()
        if not leaving.exists():
            here.rename(leaving)
        marks = {mark.name for mark in leaving.iterdir() if mark.suffix != PART} - {SLIP}
        if marks - {str(case) for case in upload.cases}:
            if not here.exists():
                leaving.rename(here)
            return
        if _slip(slip.read_bytes()).content_id != upload.content_id:
            return
        if not filed:
            self._place(upload.digest, upload.content_id).unlink(missing_ok=True)
        for left in sorted(leaving.iterdir(), key=lambda path: path == slip):
            left.unlink()
        leaving.rmdir()

    def _untouched(self, since: datetime) -> Iterator[Waiting]:
        for path in sorted(self._folder.glob(f"waiting/*/*/{SLIP}")):
            marks = [mark for mark in path.parent.iterdir() if mark.suffix != PART]
            if max(mark.stat().st_mtime for mark in marks) < since.timestamp():
                yield Waiting(
                    institution_id=UUID(path.parent.parent.name),
                    digest=path.parent.stem,
                    content_id=_slip(path.read_bytes()).content_id,
                    cases=tuple(UUID(mark.name) for mark in marks if mark.name != SLIP),
                )

    def _slip_for(self, institution_id: UUID, digest: str, size: int, media_type: MediaType) -> Slip:
        """The one slip of this content; of two who upload it at once, the second takes the first one's."""
        path = self._waiting(institution_id, digest) / SLIP
        content_id = uuid4()
        wrapped = self._house.wrapped(AESGCM.generate_key(256), content_id.bytes)
        slip = Slip(content_id=content_id, size=size, media_type=media_type, wrapped=wrapped)
        try:
            _write(path, msgspec.json.encode(slip), once=True)
        except FileExistsError:
            os.utime(path)
            _sync(path.parent)
            return _slip(path.read_bytes())
        return slip

    def _waiting(self, institution_id: UUID, digest: str) -> Path:
        return self._folder / "waiting" / str(institution_id) / digest

    def _place(self, digest: str, content_id: UUID) -> Path:
        return self._folder / digest[:2] / f"{digest}.{content_id}"


def _damaged(digest: str, content_id: UUID, reason: str) -> DocumentDamaged:
    log.error("document_damaged", digest=digest, content_id=content_id, reason=reason)
    return DocumentDamaged()


def _write(path: Path, content: bytes, *, once: bool = False) -> None:
    """Whole or not at all, and on the disk when this returns: the file, its name, and every new folder above it."""
    _make(path.parent)
    part = path.with_name(f"{uuid4()}{PART}")
    handle = os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if once:
            os.link(part, path)
        else:
            part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    _sync(path.parent)


def _make(folder: Path) -> None:
    if folder.is_dir():
        return
    _make(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync(folder.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


__all__ = ["DocumentStore"]
