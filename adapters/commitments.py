"""Commitments 承诺值: what the record holds in place of words, and of a person's particulars one by one.

Of a person the record commits to the listing, a JSON object of the commitments of the particulars by name, so that
one can be proved while the others stay unsaid. The vault holds salts and values; who
destroys the person's key leaves a listing that says nothing.
"""

from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

import msgspec

SALT = 32
PARTICULARS = "particulars"
PARTICULAR = "particular:"
"""Before the particular's name: the kind of one that is opened."""


class Particular(NamedTuple):
    """A value, and what keeps its commitment from being guessed; in hexadecimal."""

    salt: str
    value: str


_read = msgspec.json.Decoder(dict[str, Particular]).decode


def commitment(kind: str, salt: bytes, content: bytes) -> str:
    """What the record holds in place of the words: SHA-256 over kind, salt and content, each with its length."""
    parts = (kind.encode(), salt, content)
    whole = b"".join([len(part).to_bytes(8, "big") + part for part in parts])
    return sha256(b"gongjian-commitment-v1" + whole).hexdigest()


def sealable(particulars: Mapping[str, Any], random: Callable[[int], bytes]) -> bytes:
    """What the vault is to hold of them."""
    return msgspec.json.encode(
        {
            name: Particular(random(SALT).hex(), str(value))
            for name, value in particulars.items()
            if value is not None
        }
    )


def particulars_in(held: bytes) -> dict[str, Particular]:
    """What the vault holds, by name; raises msgspec.MsgspecError."""
    return _read(held)


def listing(held: bytes) -> bytes:
    """What the record commits to."""
    return msgspec.json.encode(
        {
            name: commitment(PARTICULAR + name, bytes.fromhex(one.salt), one.value.encode())
            for name, one in _read(held).items()
        }
    )


def committed(kind: str, held: bytes) -> bytes:
    """What the commitment of a sealed item is over: its content, but of a person the listing."""
    return listing(held) if kind == PARTICULARS else held
