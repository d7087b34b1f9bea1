"""The vault 保险库: the person register and sealed texts, encrypted under a key per person or per case.

Each subject has a 256-bit key, wrapped by the house key (a file of the data folder, never in the database). An item
is AES-256-GCM over salt and content, bound to its own id; the event holds SHA-256 over the same salt and content, so
a proof stays valid after the key is destroyed, and nobody can guess a name from the record.
"""

import hmac
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, bindparam, select

from adapters.commitments import (
    PARTICULARS,
    SALT,
    Particular,
    commitment,
    committed,
    particulars_in,
    sealable,
)
from adapters.ledger.entry import Enclosure
from adapters.ledger.tables import vault_item, vault_key
from domain.personal_data import Person, PrivilegedText, SealedText

NONCE = 12
HANDFUL = 4096
TEXT, PRIVILEGED, CONTENT_KEY = "text", "privileged", "content-key"
PERSON = "person"
"""Particulars under one commitment for all of them, as they were sealed at first: read, and no longer written."""
KEYS_KEPT = 20_000
AT_ONCE, FEW = 5_000, 8  # a database takes only so many values in one statement

_find_key = select(vault_key.c.wrapped, vault_key.c.destroyed_at).where(
    vault_key.c.subject_id == bindparam("subject")
)
_find_keys = select(vault_key.c.subject_id, vault_key.c.wrapped, vault_key.c.destroyed_at).where(
    vault_key.c.subject_id.in_(bindparam("subjects", expanding=True))
)
_find_items = select(
    vault_item.c.item_id, vault_item.c.subject_id, vault_item.c.kind, vault_item.c.ciphertext
).where(vault_item.c.item_id.in_(bindparam("items", expanding=True)))


class Randomness:
    """Bytes from the operating system, a handful at a time: each call to it lets every other thread go first."""

    def __init__(self) -> None:
        self._unused = memoryview(b"")
        self._turn = threading.Lock()

    def take(self, size: int) -> bytes:
        """Bytes nobody else gets."""
        with self._turn:
            if len(self._unused) < size:
                self._unused = memoryview(secrets.token_bytes(HANDFUL))
            taken, self._unused = bytes(self._unused[:size]), self._unused[size:]
            return taken


class CaseSealer:
    """Seals what one command about one case brings."""

    def __init__(self, vault: "SealedVault", subject: UUID) -> None:
        self.vault = vault
        self.subject = subject
        self.enclosed: list[Any] = []
        self._cipher: AESGCM | None = None

    def person(self, particulars: Mapping[str, Any]) -> Person:
        """Enter a natural person in the register, under a key of their own."""
        person_id = self._new_id()
        key = AESGCM.generate_key(256)
        self.enclosed.append(self.vault.key_row(person_id, key))
        held = sealable(particulars, self.vault.random.take)
        made = self._enclose(person_id, person_id, AESGCM(key), PARTICULARS, held)
        return Person(person_id=person_id, commitment=made)

    def text(self, text: str) -> SealedText:
        """Text about the case, under the case's key."""
        item_id = self._new_id()
        return SealedText(item_id=item_id, commitment=self._sealed(item_id, TEXT, text))

    def privileged(self, text: str) -> PrivilegedText:
        """Text only the recording institution may read again."""
        item_id = self._new_id()
        return PrivilegedText(item_id=item_id, commitment=self._sealed(item_id, PRIVILEGED, text))

    def content_key(self, key: bytes) -> UUID:
        """The key of a document's content, under the case's key."""
        item_id = self._new_id()
        self._enclose(item_id, self.subject, self._case_cipher(), CONTENT_KEY, key)
        return item_id

    def _sealed(self, item_id: UUID, kind: str, text: str) -> str:
        return self._enclose(item_id, self.subject, self._case_cipher(), kind, text.encode())

    def _case_cipher(self) -> AESGCM:
        if self._cipher is None:
            self._cipher = self.vault.cipher_of(self.subject) or self._first_cipher()
        return self._cipher

    def _first_cipher(self) -> AESGCM:
        """A new key; it counts once it is committed, and not before."""
        key = AESGCM.generate_key(256)
        self.enclosed.append(self.vault.key_row(self.subject, key))
        return AESGCM(key)

    def _new_id(self) -> UUID:
        """A UUID of version 7 (RFC 9562): what is sealed together then lies together in the database's indexes."""
        instant = time.time_ns() // 1_000_000 << 80
        chosen = int.from_bytes(self.vault.random.take(10), "big")
        return UUID(int=instant | chosen & ~(0xF << 76 | 0x3 << 62) | 0x7 << 76 | 0x2 << 62)

    def _enclose(self, item_id: UUID, subject: UUID, cipher: AESGCM, kind: str, content: bytes) -> str:
        chosen = self.vault.random.take(SALT + NONCE)
        salt, nonce = chosen[:SALT], chosen[SALT:]
        ciphertext = nonce + cipher.encrypt(nonce, salt + content, item_id.bytes + kind.encode())
        self.enclosed.append(Enclosure(vault_item, (item_id, subject, kind, ciphertext)))
        return commitment(kind, salt, committed(kind, content))


class SealedVault:
    """Reads and seals over the ledger's own tables; rows are written by the ledger, with the events."""

    def __init__(self, engine: Engine, house_key: bytes) -> None:
        self._engine = engine
        self._house = AESGCM(house_key)
        self.index_key = hmac.digest(house_key, b"gongjian-search-index-v1", "sha256")
        """Blinds personal names in the search index; derived, so that a rebuilt index stays comparable."""
        self.request_key = hmac.digest(house_key, b"gongjian-request-hash-v1", "sha256")
        """Blinds the hash of a request, by which a sealed text could else be guessed, even after it was erased."""
        self.random = Randomness()
        self._ciphers: OrderedDict[UUID, AESGCM] = OrderedDict()

    def sealer(self, subject: UUID) -> CaseSealer:
        """For one command about the case `subject`."""
        return CaseSealer(self, subject)

    def texts(self, item_ids: Sequence[UUID]) -> dict[UUID, str]:
        """Opened texts by id; an erased one is absent."""
        return {item: content.decode() for item, content in self._open(item_ids).items()}

    def persons(self, person_ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
        """Registered particulars by person; an erased person is absent."""
        return {item: _values(kind, whole[SALT:]) for item, (kind, whole) in self._salted(person_ids).items()}

    def particulars(self, person_ids: Sequence[UUID]) -> dict[UUID, dict[str, Particular]]:
        """By which each can be proved alone; who was erased, or sealed before there was one commitment each, is absent."""
        salted = self._salted(person_ids)
        return {
            person: particulars_in(whole[SALT:])
            for person, (kind, whole) in salted.items()
            if kind == PARTICULARS
        }

    def openings(self, item_ids: Sequence[UUID]) -> dict[UUID, tuple[str, bytes, bytes]]:
        """Kind, salt and what the commitment is over, by which anybody can recompute it; an erased one is absent."""
        salted = self._salted(item_ids)
        return {
            item: (kind, whole[:SALT], committed(kind, whole[SALT:]))
            for item, (kind, whole) in salted.items()
        }

    def content_key(self, key_id: UUID) -> bytes | None:
        """The key of a document's content; None where it was erased."""
        return self._open([key_id]).get(key_id)

    def wrapped(self, key: bytes, about: bytes) -> bytes:
        """A key under the house key, bound to what it is for: while no case's key protects it yet."""
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._house.encrypt(nonce, key, about)

    def unwrapped(self, wrapped: bytes, about: bytes) -> bytes:
        """The same key again."""
        return self._house.decrypt(wrapped[:NONCE], wrapped[NONCE:], about)

    def key_row(self, subject: UUID, key: bytes) -> Enclosure:
        """The row that keeps a new subject's key, wrapped."""
        nonce = secrets.token_bytes(NONCE)
        return Enclosure(vault_key, (subject, nonce + self._house.encrypt(nonce, key, subject.bytes), None))

    def cipher_of(self, subject: UUID) -> AESGCM | None:
        """What opens a subject's items, by the key in the database; only committed keys are ever remembered."""
        cipher = self._ciphers.get(subject)
        if cipher is not None:
            self._ciphers.move_to_end(subject)
            return cipher
        with self._engine.connect() as connection:
            row = connection.execute(_find_key, {"subject": subject}).first()
        if row is None or row.destroyed_at is not None:
            return None
        return self._keep(subject, row.wrapped)

    def _remember_keys(self, subjects: set[UUID]) -> None:
        """The keys of many people with few questions; those of one or two are asked for one by one."""
        missing = [subject for subject in subjects if subject not in self._ciphers]
        if len(missing) < FEW:
            return
        with self._engine.connect() as connection:
            for begin in range(0, len(missing), AT_ONCE):
                part = {"subjects": missing[begin : begin + AT_ONCE]}
                for row in connection.execute(_find_keys, part):
                    if row.destroyed_at is None:
                        self._keep(row.subject_id, row.wrapped)

    def _keep(self, subject: UUID, wrapped: bytes) -> AESGCM:
        cipher = AESGCM(self._house.decrypt(wrapped[:NONCE], wrapped[NONCE:], subject.bytes))
        self._ciphers[subject] = cipher
        if len(self._ciphers) > KEYS_KEPT:
            self._ciphers.popitem(last=False)
        return cipher

    def _open(self, item_ids: Sequence[UUID]) -> dict[UUID, bytes]:
        return {item: whole[SALT:] for item, (_, whole) in self._salted(item_ids).items()}

    def _salted(self, item_ids: Sequence[UUID]) -> dict[UUID, tuple[str, bytes]]:
        if not item_ids:
            return {}
        wanted = list(dict.fromkeys(item_ids))
        rows: list[Any] = []
        with self._engine.connect() as connection:
            for begin in range(0, len(wanted), AT_ONCE):
                rows += connection.execute(_find_items, {"items": wanted[begin : begin + AT_ONCE]}).all()
        self._remember_keys({row.subject_id for row in rows})
        opened = {}
        for row in rows:
            cipher = self.cipher_of(row.subject_id)
            if cipher is not None:
                sealed = bytes(row.ciphertext)
                bound_to = row.item_id.bytes + row.kind.encode()
                whole = cipher.decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
                opened[row.item_id] = row.kind, whole
        return opened


def _values(kind: str, held: bytes) -> dict[str, Any]:
    if kind == PERSON:
        values: dict[str, Any] = msgspec.json.decode(held)
        return values
    return {name: one.value for name, one in particulars_in(held).items()}
