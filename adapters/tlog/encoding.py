"""The few encodings all formats share, each read strictly: what has two spellings can be altered unnoticed."""

import base64
import binascii
import re

LARGEST = (1 << 64) - 1
_DECIMAL = re.compile(r"0|[1-9][0-9]{0,19}", re.ASCII)


class Malformed(Exception):
    """What was read is not in the form its specification gives; the sentence says where."""


def base64_text(data: bytes) -> str:
    """RFC 4648 §4, with padding."""
    return base64.b64encode(data).decode()


def base64_bytes(text: str) -> bytes:
    """The bytes of the one canonical spelling; any other is refused."""
    try:
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Malformed(f"not base64: {text[:40]!r}") from error
    if base64_text(data) != text:
        raise Malformed(f"not canonical base64: {text[:40]!r}")
    return data


def hash_of(text: str) -> bytes:
    """One SHA-256 hash in base64."""
    data = base64_bytes(text)
    if len(data) != 32:  # noqa: PLR2004 - SHA-256
        raise Malformed(f"a hash has 32 bytes, not {len(data)}")
    return data


def number(text: str) -> int:
    """An unsigned 64-bit number in decimal, without leading zeroes."""
    if not _DECIMAL.fullmatch(text) or int(text) > LARGEST:
        raise Malformed(f"not a decimal number: {text[:40]!r}")
    return int(text)
