"""The house key: wraps every other key of the vault; a file of the data folder, never in the database."""

import os
import secrets
from pathlib import Path


class HouseKeyMissing(Exception):
    """The ledger holds sealed data but the house key file is gone: nothing sealed could be read again."""


def house_key(path: Path, *, may_create: bool) -> bytes:
    """The house key, made on first use with owner-only access. Losing it loses every sealed text: back it up apart."""
    if path.exists():
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    if not may_create:
        raise HouseKeyMissing(str(path))
    key = secrets.token_bytes(32)
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key.hex())
        file.flush()
        os.fsync(file.fileno())
    return key
