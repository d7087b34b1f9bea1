"""The vault as it lies in the database now: what opens, and why something does not."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Any, NamedTuple
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy import Engine, bindparam, select

from adapters.commitments import SALT
from adapters.ledger.tables import vault_item, vault_key
from adapters.vault import NONCE, SealedVault

AT_ONCE = 5_000  # a database takes only so many values in one statement

_find = (
    select(
        vault_item.c.item_id,
        vault_item.c.subject_id,
        vault_item.c.kind,
        vault_item.c.ciphertext,
        vault_key.c.wrapped,
        vault_key.c.destroyed_at,
    )
    .outerjoin(vault_key, vault_key.c.subject_id == vault_item.c.subject_id)
    .where(vault_item.c.item_id.in_(bindparam("items", expanding=True)))
)


class Unopened(Enum):
    """Why a sealed item does not open."""

    MISSING = auto()
    KEY_MISSING = auto()
    KEY_DESTROYED = auto()
    ALTERED = auto()


class Opened(NamedTuple):
    """From which the commitment can be reckoned again."""

    kind: str
    salt: bytes
    content: bytes


class VaultInspection:
    """Asks the database each time: unlike the vault itself it remembers no key."""

    def __init__(self, engine: Engine, vault: SealedVault) -> None:
        self._engine = engine
        self._vault = vault

    def opened(self, item_ids: Sequence[UUID]) -> dict[UUID, Opened | Unopened]:
        """Every one of them, opened or why not."""
        found: dict[UUID, Opened | Unopened] = dict.fromkeys(item_ids, Unopened.MISSING)
        wanted = list(found)
        with self._engine.connect() as connection:
            for begin in range(0, len(wanted), AT_ONCE):
                for row in connection.execute(_find, {"items": wanted[begin : begin + AT_ONCE]}):
                    found[row.item_id] = self._opened(row)
        return found

    def _opened(self, row: Any) -> Opened | Unopened:
        if row.destroyed_at is not None:
            return Unopened.KEY_DESTROYED
        if row.wrapped is None:
            return Unopened.KEY_MISSING
        sealed, bound_to = bytes(row.ciphertext), row.item_id.bytes + row.kind.encode()
        try:
            cipher = AESGCM(self._vault.unwrapped(bytes(row.wrapped), row.subject_id.bytes))
            whole = cipher.decrypt(sealed[:NONCE], sealed[NONCE:], bound_to)
        except (InvalidTag, ValueError):
            return Unopened.ALTERED
        return Opened(row.kind, whole[:SALT], whole[SALT:])
